import type { Actor } from '../../platform/database/actor.ts';
import { type Marked, type Step, unrestricted } from '../../platform/ledger/ledger-entry.ts';
import { droppedRows, type EventRelease, type EventSourceId, ucdpEvents } from './event.ts';

/** That a file of events has landed, as the ledger tells it. */
export function loadedStep(actor: Actor, release: EventRelease): Step {
  const { source, version, firstDay, lastDay, fate } = release;
  return {
    at: release.loadedAt,
    kind: 'events.loaded',
    subjectType: 'event-release',
    subjectId: release.id,
    place: null,
    fromState: null,
    toState: 'loaded',
    marked: markedOf(source.id, actor),
    payload: {
      said: `${source.name}, version ${version}: ${firstDay} to ${lastDay}`,
      source: source.id,
      version,
      fileName: release.fileName,
      fileSha256: release.sha256,
      rowCount: release.rows,
      droppedRows: droppedRows(release),
      ...fate,
    },
  };
}

/** What UCDP publishes is everybody’s to know; that a house has brought in a table of its own is for that house. */
function markedOf(source: EventSourceId, { organisationId }: Actor): Marked {
  if (source === ucdpEvents.id) return unrestricted;
  return { owner: organisationId, marking: 'OFFICIAL', caveats: [], audience: [] };
}
