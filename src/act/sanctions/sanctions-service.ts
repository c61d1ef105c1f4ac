import type { WorkingCalendar } from '../../platform/calendar/working-days.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { saidIn } from '../../platform/ledger/ledger-entry.ts';
import { readLedger } from '../../platform/ledger/ledger-store.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { createRecordService, type RecordParts, type RecordService } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type DesignationCase, type designationCase, openCaseStates } from './designations/designation-case.ts';
import { type CaseStep, designationClock } from './designations/designation-clock.ts';
import { measuresByPlace, type PlaceMeasures } from './measures-in-force.ts';
import { sanctionsMeasure } from './sanctions-measure.ts';
import { sanctionsRegime } from './sanctions-regime.ts';

export type CaseOnItsClock = { readonly case: DesignationCase; readonly steps: readonly CaseStep[] };
export type SanctionsService = ReturnType<typeof createSanctionsService>;

export function createSanctionsRegimeService(parts: RecordParts): RecordService<typeof sanctionsRegime> {
  return createRecordService(sanctionsRegime, parts, {
    async check(_queries, _actor, { after }) {
      if (after.state === 'revoked' && after.values.revokedOn < after.values.since) {
        throw new Refusal('sanctions-regime.revoked', 422, 'It was revoked on or after its first day', 'revokedOn');
      }
    },
  });
}

export function createSanctionsMeasureService(
  parts: RecordParts,
  regimes: RecordService<typeof sanctionsRegime>,
): RecordService<typeof sanctionsMeasure> {
  return createRecordService(sanctionsMeasure, parts, {
    async check(queries, _actor, { step, after }) {
      if (after.state === 'in-force') {
        const { from, until, regime: id } = after.values;
        if (until !== null && until < from) {
          throw new Refusal('sanctions-measure.until', 422, 'The end is on or after the first day', 'until');
        }
        const regime = await regimes.findIn(queries, id as RecordId<string>); // Of a reference that was found.
        if (step === 'impose' && regime?.state === 'revoked') {
          throw new Refusal(
            'sanctions-measure.regime',
            409,
            'Its regime is revoked: nothing comes into force under it.',
          );
        }
      }
      if (after.state === 'lifted' && after.values.liftedOn < after.values.from) {
        throw new Refusal('sanctions-measure.lifted', 422, 'It was lifted on or after its first day', 'liftedOn');
      }
    },
  });
}

/** What is in force, and where each open case stands on its clock. */
export function createSanctionsService({
  database,
  clock,
  calendar,
  measures,
  cases,
}: {
  readonly database: Database;
  readonly clock: Clock;
  /** Working days where the deadlines run. */
  readonly calendar: WorkingCalendar;
  readonly measures: RecordService<typeof sanctionsMeasure>;
  readonly cases: RecordService<typeof designationCase>;
}) {
  async function onTheirClocks(
    queries: Queries,
    found: readonly DesignationCase[],
  ): Promise<readonly CaseOnItsClock[]> {
    const subjectIds = found.map(({ id }) => id);
    const entries =
      found.length === 0 ? [] : await readLedger(queries, { subjectType: 'designation-case', subjectIds });
    const ofCase = Map.groupBy(
      entries.filter((entry) => entry.fromState !== entry.toState),
      ({ subjectId }) => subjectId,
    );
    return found.map((each) => ({
      case: each,
      steps: designationClock(
        (ofCase.get(each.id) ?? []).map((entry) => ({
          at: new Date(entry.at),
          to: entry.toState ?? '',
          by: entry.personName,
          what: saidIn(entry) ?? '',
        })),
        calendar,
        clock(),
      ),
    }));
  }

  return {
    /** What is in force today, place by place. @param place ISO 3166-1 alpha-3: of that one alone */
    inForce(actor: Actor, place?: string): Promise<readonly PlaceMeasures[]> {
      return database.snapshot(actor, async (queries) => {
        const found = await measures.listIn(queries, { state: 'in-force', ...(place === undefined ? {} : { place }) });
        return measuresByPlace(found, clock().toISOString().slice(0, 10));
      });
    },

    /** The cases still on their way, the newest first, each with its clock. */
    openCases(actor: Actor, place?: string): Promise<readonly CaseOnItsClock[]> {
      return database.snapshot(actor, async (queries) => {
        const filter = { states: openCaseStates, ...(place === undefined ? {} : { place }) };
        return onTheirClocks(queries, await cases.listIn(queries, filter));
      });
    },

    /** The clock of one case, ended or not. */
    async clockOf(actor: Actor, found: DesignationCase): Promise<readonly CaseStep[]> {
      const [one] = await database.snapshot(actor, (queries) => onTheirClocks(queries, [found]));
      return one?.steps ?? [];
    },
  };
}
