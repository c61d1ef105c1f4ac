import { countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import type { AnyRecordService, RecordFilter } from '../../platform/records/record-service.ts';
import { explainedQuestion } from '../../warn/forecasts/explanation.ts';
import type { ExplanationService } from '../../warn/forecasts/explanation-service.ts';
import type { WarningService } from '../../warn/warnings/warning-service.ts';
import type { AssessmentService } from './assessment-service.ts';
import type { IndicatorWatchService } from './indicator-watch-service.ts';
import { textOf } from './part-values.ts';
import { type MovedSince, type StaleReason, staleReasons } from './staleness.ts';
import { scenarioIdOf, watchedIndicator } from './watched-indicator.ts';

type Version = Awaited<ReturnType<AssessmentService['versions']>>[number];

export type StalenessService = ReturnType<typeof createStalenessService>;

const mostOfKind = 200;
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** Whether the last version of an assessment still says what is: by its date, and by what has moved since. */
export function createStalenessService({
  clock,
  assessments,
  explanations,
  warnings,
  indicatorWatch,
  ...kinds
}: {
  readonly clock: Clock;
  readonly assessments: AssessmentService;
  readonly explanations: ExplanationService;
  readonly warnings: WarningService;
  readonly indicatorWatch: IndicatorWatchService;
  readonly signals: AnyRecordService;
  readonly reports: AnyRecordService;
  readonly questions: AnyRecordService;
}) {
  /** How many of a kind were made since a moment, of those that the actor may see. */
  async function madeSince(actor: Actor, service: AnyRecordService, filter: RecordFilter, at: Date): Promise<number> {
    const { records } = await service.list(actor, filter, { limit: mostOfKind, offset: 0 });
    return records.filter(({ createdAt, state }) => createdAt > at && state !== 'draft' && state !== 'withdrawn')
      .length;
  }

  /** The explained chance as it stood at a moment, and as it stands now. */
  async function chances(actor: Actor, place: string, at: Date) {
    const country = countryByCode(place)?.code;
    if (country === undefined) return { chanceThen: undefined, chanceNow: undefined };
    const past = await explanations.chancesOf(actor, country, explainedQuestion);
    return {
      chanceThen: past.find(({ madeAt }) => madeAt <= at)?.probability,
      chanceNow: past[0]?.probability,
    };
  }

  /** Which indicators of a version have fired since it was published, by the signals that the actor may see. */
  async function firedOf(
    actor: Actor,
    { content, publishedAt }: Version,
  ): Promise<Pick<MovedSince, 'firedIndicators' | 'failedScenarios'>> {
    const scenarios = new Map((content.parts.scenario ?? []).map(({ id, values }) => [id, textOf(values.name)]));
    const firedIndicators: string[] = [];
    const failed = new Set<string>();
    for (const { id, values } of content.parts[watchedIndicator.kind] ?? []) {
      const told = await indicatorWatch.signalsOf(actor, id);
      if (told.every(({ createdAt }) => createdAt < publishedAt)) continue;
      firedIndicators.push(textOf(values.name));
      const scenario = scenarios.get(scenarioIdOf(values.scenario));
      if (scenario !== undefined && values.meaning === 'premise-failed') failed.add(scenario);
    }
    return { firedIndicators, failedScenarios: [...failed] };
  }

  return {
    /** Why the last version is to be looked at again; none where it stands, or there is none. */
    async reasons(actor: Actor, id: RecordId): Promise<readonly StaleReason[]> {
      const [version] = await assessments.versions(actor, id);
      if (version === undefined) return [];
      const { publishedAt, content } = version;
      const place = String(content.values.country);
      const country = countryByCode(place)?.code;
      const opened = country === undefined ? [] : await warnings.list(actor, { country });
      const answered = await kinds.questions.list(
        actor,
        { state: 'resolved', values: { assessment: id } },
        { limit: mostOfKind, offset: 0 },
      );
      return staleReasons({
        today: dayOf(clock()),
        publishedOn: dayOf(publishedAt),
        refreshOn: String(content.values.refreshOn),
        ...(await chances(actor, place, publishedAt)),
        ...(await firedOf(actor, version)),
        warnings: opened.filter(({ warning }) => warning.openedAt > publishedAt).length,
        signals: await madeSince(actor, kinds.signals, { place }, publishedAt),
        reports: await madeSince(actor, kinds.reports, { place }, publishedAt),
        days: (content.parts['expected-date'] ?? []).map(({ values }) => ({
          ...{ day: String(values.comesOn), name: String(values.name) },
        })),
        answeredQuestions: answered.records.filter(({ changedAt }) => changedAt > publishedAt).length,
      });
    },
  };
}
