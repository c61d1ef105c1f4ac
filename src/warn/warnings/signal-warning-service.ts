import type { MarkingAnswer } from '../../people/marking-form.ts';
import type { PeopleService } from '../../people/people-service.ts';
import { countryByCode } from '../../places/country.ts';
import { regionById } from '../../places/shipped-regions.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { everyone, type Marked } from '../../platform/ledger/ledger-entry.ts';
import type { RecordId, RecordOf } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ExpectedVersions } from '../../platform/version.ts';
import type { signal } from '../signals/signal.ts';
import type { SignalService } from '../signals/signal-service.ts';
import type { Level, WarningId } from './warning.ts';
import type { WarningService } from './warning-service.ts';

export type SignalWarningService = ReturnType<typeof createSignalWarningService>;
export type Signal = RecordOf<typeof signal>;

/** From a signal to a warning: opened by an analyst, or raised by a rule; the signal keeps which warning came of it. */
export function createSignalWarningService({
  database,
  people,
  signals,
  warnings,
}: {
  readonly database: Database;
  readonly people: PeopleService;
  readonly signals: SignalService;
  readonly warnings: WarningService;
}) {
  async function findIn(queries: Queries, id: RecordId): Promise<Signal> {
    const found = await signals.findIn(queries, id);
    if (found === undefined) throw new Refusal('signal.unknown', 404, 'There is no such signal.');
    return found;
  }

  function keepReference(queries: Queries, actor: Actor, id: RecordId, warning: WarningId, expected: ExpectedVersions) {
    return signals.takeIn(queries, actor, id, 'link', { warning }, { expected });
  }

  return {
    find: (actor: Actor, id: RecordId): Promise<Signal> => database.snapshot(actor, (queries) => findIn(queries, id)),

    /** What came of signals of one warning, the newest first. */
    ofWarning: (actor: Actor, warning: WarningId): Promise<readonly Signal[]> =>
      database.snapshot(actor, (queries) => signals.listIn(queries, { values: { warning } })),

    /**
     * Opens the warning and links the signal to it, both or neither.
     * @throws Refusal where the place, or the region, has an open warning: the signal is linked to that one instead
     */
    openFrom(
      actor: Actor,
      id: RecordId,
      opening: { readonly level: Level; readonly reason: string; readonly answer?: MarkingAnswer },
      expected: ExpectedVersions,
    ): Promise<WarningId> {
      return database.transact(actor, async (queries) => {
        const { values } = await findIn(queries, id);
        const { level, reason, answer } = opening;
        const region = values.region === null ? undefined : regionById(values.region)?.id;
        const warning = await warnings.openByHandIn(queries, actor, values.country, level, reason, answer, region);
        await keepReference(queries, actor, id, warning, expected);
        return warning;
      });
    },

    /**
     * Raises by rule the warning that a signal asks for, unless the place has one: in the transaction that makes the
     * signal. A warning is told to the whole government, so a signal that is not leaves it to a person.
     */
    async raiseFrom(queries: Queries, id: RecordId, reason: string): Promise<WarningId | undefined> {
      const found = await findIn(queries, id);
      const country = countryByCode(found.values.country)?.code;
      const level = found.values.asksFor;
      // A rule opens no warning across borders: which desk leads is for a person to see.
      if (country === undefined || level === null || found.values.region !== null) return undefined;
      if (!isForGovernment(found, (await people.deskOf(queries, country)).government)) return undefined;
      const [warning] = await warnings.raise(queries, [{ country, level, reason }], null);
      if (warning !== undefined) await keepReference(queries, systemActor, id, warning, 'any');
      return warning;
    },
  };
}

function isForGovernment({ marking, caveats, audience }: Marked, government: string): boolean {
  return marking === 'OFFICIAL' && caveats.length === 0 && audience.some((id) => id === government || id === everyone);
}
