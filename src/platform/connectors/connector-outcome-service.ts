import type { Clock } from '../clock.ts';
import { systemActor } from '../database/actor.ts';
import type { Database } from '../database/database.ts';
import { type Marked, unrestricted } from '../ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../ledger/ledger-store.ts';
import type { Validators } from '../outbound/checked-get.ts';
import { type Connector, type ConnectorId, type Landing, nextAfterFailure } from './connector.ts';
import * as kept from './connector-page-store.ts';
import * as store from './connector-store.ts';
import type { PullFault } from './pull-fault.ts';

const hourMs = 3_600_000;
/** What landed was published; what went wrong in reading it is the house's own. */
const ofTheHouse: Marked = { owner: systemActor.organisationId, marking: 'OFFICIAL', caveats: [], audience: [] };

/** What became of a pull, kept with its source and told in the ledger. */
export function createConnectorOutcomes({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  /** @param read what was pulled and what became of it; nothing where the source has nothing new */
  function markGood(
    { describe: { id, name, everyHours } }: Connector,
    setting: store.Setting,
    read?: { readonly pages: readonly kept.KeptPage[]; readonly landing: Landing },
  ): Promise<void> {
    return database.transact(systemActor, async (queries) => {
      const [at, standing] = [clock(), await store.lockSetting(queries, id)];
      // What was read at another address tells nothing of the one that is set by now.
      if (standing?.address === setting.address) {
        const nextAt = new Date(at.getTime() + everyHours * hourMs);
        const good = { at, nextAt, outcome: read?.landing.outcome ?? 'unchanged' };
        await store.markGood(queries, id, good, read && { ...read.landing, ...validatorsOf(read.pages) });
        await kept.dropPages(queries, id);
      }
      if (read?.landing.outcome !== 'landed') return;
      const { rows, reachesTo = null } = read.landing;
      const said = `${name}: ${rows} rows landed`;
      const payload = { said, rows, pages: read.pages.length, reachesTo };
      await appendLedgerEntry(queries, systemActor, { ...stepOf(id, at, 'landed', unrestricted), payload });
    });
  }

  /** @returns when it is asked again */
  function markFailed({ describe: { id, name } }: Connector, setting: store.Setting, fault: PullFault): Promise<Date> {
    return database.transact(systemActor, async (queries) => {
      const [at, standing] = [clock(), await store.lockSetting(queries, id)];
      // Switched off or moved meanwhile: what went wrong is none of the setting that stands.
      if (standing?.isOn !== true || standing.address !== setting.address) return at;
      const failures = await store.countFailure(queries, id);
      const nextAt = nextAfterFailure(at, failures, fault.retryAfterSeconds);
      await store.markFailed(queries, id, { fault: fault.message, at, nextAt });
      if (fault.beginsAnew) await kept.dropPages(queries, id);
      await appendLedgerEntry(queries, systemActor, {
        ...stepOf(id, at, 'failed', ofTheHouse),
        payload: { said: `${name}: ${fault.message}`, failures, nextAt: nextAt.toISOString() },
      });
      return nextAt;
    });
  }

  return { markGood, markFailed };
}

/** Of what is one page alone: what one of several is told by says nothing of the others. */
function validatorsOf([first, ...others]: readonly kept.KeptPage[]): Validators {
  if (first === undefined || others.length > 0) return { etag: null, lastModified: null };
  return { etag: first.etag, lastModified: first.lastModified };
}

function stepOf(id: ConnectorId, at: Date, kind: 'landed' | 'failed', marked: Marked) {
  return {
    ...{ at, kind: `connector.${kind}`, subjectType: 'connector', subjectId: id, place: null },
    ...{ fromState: 'on', toState: 'on', marked },
  };
}
