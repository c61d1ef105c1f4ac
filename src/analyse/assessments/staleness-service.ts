import { countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { AnyRecord, RecordId } from '../../platform/records/record.ts';
import type { AnyRecordService } from '../../platform/records/record-service.ts';
import { explainedQuestion } from '../../warn/forecasts/explanation.ts';
import type { ExplanationService } from '../../warn/forecasts/explanation-service.ts';
import type { WarningService } from '../../warn/warnings/warning-service.ts';
import type { AssessmentService } from './assessment-service.ts';
import { textOf } from './part-values.ts';
import { type MovedSince, type StaleReason, staleReasons } from './staleness.ts';
import { indicatorAddress, scenarioIdOf, watchedIndicator } from './watched-indicator.ts';

type Version = Awaited<ReturnType<AssessmentService['versions']>>[number];

type Since = (version: Version) => Date;

export type StalenessService = ReturnType<typeof createStalenessService>;

/** A record of this kind is counted up to so many: no reader is told more by a larger number. */
const mostOfKind = { after: undefined, limit: 1_000 };
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** Whether the last version of an assessment still says what is: by its date, and by what has moved since. */
export function createStalenessService({
  clock,
  assessments,
  explanations,
  warnings,
  ...kinds
}: {
  readonly clock: Clock;
  readonly assessments: AssessmentService;
  readonly explanations: ExplanationService;
  readonly warnings: WarningService;
  readonly signals: AnyRecordService;
  readonly reports: AnyRecordService;
  readonly questions: AnyRecordService;
}) {
  /** What stands now in the places of these versions, of what the actor may see: asked once for all of them. */
  async function worldOf(actor: Actor, versions: readonly Version[], since: Since) {
    const places = [...new Set(versions.map(({ content }) => String(content.values.country)))];
    const countries = places.flatMap((place) => countryByCode(place)?.code ?? []);
    const [only] = countries.length === 1 ? countries : [];
    const first = new Date(Math.min(...versions.map((version) => since(version).getTime())));
    const moved = { oneOf: { country: countries }, madeSince: first };
    const asked = { oneOf: { assessment: versions.map(({ recordId }) => recordId) }, state: 'resolved' };
    const [opened, signals, reports, answered, chances] = await Promise.all([
      warnings.list(actor, { openedSince: first, ...(only === undefined ? {} : { country: only }) }),
      kinds.signals.page(actor, moved, mostOfKind),
      kinds.reports.page(actor, moved, mostOfKind),
      kinds.questions.page(actor, { ...asked, changedSince: first }, mostOfKind),
      explanations.chancesOf(actor, countries, explainedQuestion),
    ]);
    return { warnings: opened.map(({ warning }) => warning), signals, reports, answered, chances };
  }

  function movedSince({ content, publishedAt, recordId }: Version, standsSince: Date, world: World): MovedSince {
    const place = String(content.values.country);
    const country = countryByCode(place)?.code;
    const past = (country && world.chances.get(country)) ?? [];
    const since = (each: AnyRecord) =>
      each.place === place && each.createdAt > standsSince && each.state !== 'draft' && each.state !== 'withdrawn';
    // An indicator may be reached at the very moment at which it is published.
    const isTold = ({ createdAt }: AnyRecord) =>
      standsSince === publishedAt ? createdAt >= publishedAt : createdAt > standsSince;
    const told = world.signals.filter(isTold).map(({ values }) => values.source);
    const refreshOn = String(content.values.refreshOn);
    const isAnsweredFor = standsSince > publishedAt && refreshOn <= dayOf(standsSince);
    return {
      today: dayOf(clock()),
      standsSince: dayOf(standsSince),
      refreshOn: isAnsweredFor ? undefined : refreshOn,
      chanceThen: past.find(({ madeAt }) => madeAt <= standsSince)?.probability,
      chanceNow: past[0]?.probability,
      warnings: world.warnings.filter((each) => each.country === country && each.openedAt > standsSince).length,
      signals: world.signals.filter(since).length,
      reports: world.reports.filter(since).length,
      days: (content.parts['expected-date'] ?? []).map(({ values }) => ({
        ...{ day: String(values.comesOn), name: String(values.name) },
      })),
      answeredQuestions: world.answered.filter(
        ({ values, changedAt }) => values.assessment === recordId && changedAt > standsSince,
      ).length,
      ...firedOf(content, new Set(told)),
    };
  }

  return {
    /**
     * Why the last version of each is to be looked at again, by its id; nothing of those that stand or have none.
     * @param answeredAt by its id: when it was last said to stand still, where only what has moved since is asked for
     */
    async reasons(
      actor: Actor,
      ids: readonly RecordId[],
      answeredAt: ReadonlyMap<string, Date> = new Map(),
    ): Promise<ReadonlyMap<string, readonly StaleReason[]>> {
      const versions = await assessments.latestVersions(actor, ids);
      if (versions.length === 0) return new Map();
      const since: Since = ({ recordId, publishedAt }) => answeredAt.get(recordId) ?? publishedAt;
      const world = await worldOf(actor, versions, since);
      return new Map(
        versions.flatMap((version) => {
          const reasons = staleReasons(movedSince(version, since(version), world));
          return reasons.length === 0 ? [] : [[version.recordId, reasons]];
        }),
      );
    },
  };

  type World = Awaited<ReturnType<typeof worldOf>>;
}

/** Which indicators of a version have fired. @param sources what the signals since then come from */
function firedOf(
  { parts }: Version['content'],
  sources: ReadonlySet<unknown>,
): Pick<MovedSince, 'firedIndicators' | 'failedScenarios'> {
  const scenarios = new Map((parts.scenario ?? []).map(({ id, values }) => [id, textOf(values.name)]));
  const fired = (parts[watchedIndicator.kind] ?? []).filter(({ id }) => sources.has(indicatorAddress(id)));
  const failed = fired.flatMap(({ values }) =>
    values.meaning === 'premise-failed' ? (scenarios.get(scenarioIdOf(values.scenario)) ?? []) : [],
  );
  return { firedIndicators: fired.map(({ values }) => textOf(values.name)), failedScenarios: [...new Set(failed)] };
}
