import { type Action, warningIdOf } from '../../act/actions/action.ts';
import type { ActionService } from '../../act/actions/action-service.ts';
import type { EstimateService, QuestionService } from '../../analyse/judgements/judgement-service.ts';
import type { Decision } from '../../decide/decisions/decision.ts';
import type { DecisionService } from '../../decide/decisions/decision-service.ts';
import type { CountryCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { PageAsked } from '../../platform/database/page.ts';
import type { RecordId } from '../../platform/records/record.ts';
import type { FigureService } from '../../warn/events/figure-service.ts';
import type { ForecastRun, RiskForecast } from '../../warn/forecasts/forecast.ts';
import type { ForecastService } from '../../warn/forecasts/forecast-service.ts';
import type { Warning } from '../../warn/warnings/warning.ts';
import type { WarningInTime } from '../../warn/warnings/warning-reading-service.ts';
import type { WarningService } from '../../warn/warnings/warning-service.ts';
import { watchPlaces } from '../../warn/watch/watch-place.ts';
import type { DismissalService } from '../../warn/watch/watch-record-service.ts';
import { latencyKinds } from '../latency/latency.ts';
import type { WarningSteps } from '../latency/waits.ts';
import { type Aftermath, aftermathOf, firstMonthFor } from './aftermath.ts';
import { type DismissalOutcome, dismissalOutcome, runAt } from './dismissal-outcome.ts';
import { type ForecastOutcome, forecastOutcomes, isOver } from './forecast-outcome.ts';
import { type JudgementScores, judgementScores } from './judgement-outcome.ts';

const longest = 10_000;

export type OutcomeService = ReturnType<typeof createOutcomeService>;

export type WarningOutcome = {
  readonly warning: Warning;
  readonly countryName: string;
  readonly regionName?: string | undefined;
  readonly aftermath: Aftermath;
  /** What stands decided; nothing yet. */
  readonly decision: Decision | undefined;
  readonly actions: readonly Action[];
};

export type RunOutcome = { readonly run: ForecastRun; readonly scores: readonly ForecastOutcome[] };

/** What came of it: read from figures and ledger each time, and never typed. */
export function createOutcomeService({
  warnings,
  decisions,
  actions,
  figures,
  forecasts,
  judgements: { questions, estimates },
  dismissals,
}: {
  readonly warnings: WarningService;
  readonly decisions: DecisionService;
  readonly actions: ActionService;
  readonly figures: FigureService;
  readonly forecasts: ForecastService;
  readonly judgements: { readonly questions: QuestionService; readonly estimates: EstimateService };
  readonly dismissals: DismissalService;
}) {
  /** What happened after each of these, and what was decided and done on it. */
  async function after(actor: Actor, opened: readonly WarningInTime[]): Promise<readonly WarningOutcome[]> {
    const warningIds = opened.map(({ warning }) => warning.id);
    const countries = [...new Set(opened.map(({ warning }) => warning.country))];
    const [firstMonth] = opened.map(({ warning }) => firstMonthFor(warning.openedAt)).toSorted();
    const [decided, begun, monthly] = await Promise.all([
      decisions.list(actor, { warningIds }),
      actions.list(actor, { warningIds }),
      figures.monthlyOf(actor, countries, firstMonth),
    ]);
    const decisionsOf = Map.groupBy(decided, ({ warningId }) => warningId);
    const actionsOf = Map.groupBy(begun, warningIdOf);
    return opened.map(({ warning, countryName, regionName }) => ({
      ...{ warning, countryName, regionName },
      aftermath: aftermathOf(monthly.get(warning.country) ?? [], warning.openedAt),
      // The newest first: it is the one that stands.
      decision: decisionsOf.get(warning.id)?.[0],
      actions: actionsOf.get(warning.id) ?? [],
    }));
  }

  return {
    /** Of the warnings opened last that the asker may see, the last first, and how many warnings there are in all. */
    async ofWarnings(
      actor: Actor,
      limit: number,
    ): Promise<{ readonly outcomes: readonly WarningOutcome[]; readonly count: number }> {
      const { warnings: newest, count } = await warnings.newest(actor, limit);
      return { count, outcomes: await after(actor, newest) };
    },

    /** A page of the same, the warning opened last first. */
    async page(
      actor: Actor,
      filter: { readonly country?: CountryCode },
      page: PageAsked,
    ): Promise<readonly WarningOutcome[]> {
      return after(actor, await warnings.page(actor, filter, page));
    },

    /** What happened in a warning's place around its opening. */
    async ofWarning(actor: Actor, { country, openedAt }: Pick<Warning, 'country' | 'openedAt'>): Promise<Aftermath> {
      return aftermathOf((await figures.ofCountry(actor, country)).monthly, openedAt);
    },

    /** The steps of each warning, for waits. */
    steps(actor: Actor): Promise<readonly WarningSteps[]> {
      return warnings.onSteps(actor, latencyKinds);
    },

    /** The scores of each run whose window the loaded figures have reached the end of, the one made last first. */
    async ofForecasts(actor: Actor): Promise<readonly RunOutcome[]> {
      const lastMonth = (await figures.current(actor))['monthly-deaths']?.lastPeriod;
      const over = lastMonth === undefined ? [] : (await forecasts.runs(actor)).filter((run) => isOver(run, lastMonth));
      if (over.length === 0) return [];
      const history = await figures.history(actor);
      return Promise.all(
        over.map(async (run) => ({
          run,
          scores: forecastOutcomes(run, await forecasts.risksOfRun(actor, run.id), history),
        })),
      );
    },

    /** What came of each thing that the watch put aside, of those that the asker may see, the last first. */
    async ofDismissals(actor: Actor): Promise<readonly DismissalOutcome[]> {
      const { records } = await dismissals.list(actor, {}, { limit: longest, offset: 0 });
      if (records.length === 0) return [];
      const runs = await forecasts.runs(actor);
      const lastMonth = (await figures.current(actor))['monthly-deaths']?.lastPeriod;
      const told = records.flatMap(({ id, createdAt: at, values }) =>
        watchPlaces(values).map((place) => ({ dismissed: { id, at, ...place }, run: runAt(runs, at) })),
      );
      const isAnyOver = told.some(({ run }) => run !== undefined && lastMonth !== undefined && isOver(run, lastMonth));
      const history = isAnyOver ? await figures.history(actor) : undefined;
      const risks = new Map<ForecastRun['id'], readonly RiskForecast[]>();
      for (const run of new Set(told.flatMap((each) => each.run ?? []))) {
        risks.set(run.id, await forecasts.risksOfRun(actor, run.id));
      }
      return told.map(({ dismissed, run }) =>
        dismissalOutcome(dismissed, run, run === undefined ? [] : (risks.get(run.id) ?? []), history),
      );
    },

    /** The scores of every estimate of a question that has been answered; nothing where there is none. */
    async ofJudgements(actor: Actor): Promise<JudgementScores | undefined> {
      const { records } = await questions.list(actor, { state: 'resolved' }, { limit: longest, offset: 0 });
      const answers = new Map(
        records.flatMap((question) => (question.state === 'resolved' ? [[question.id, question.values.outcome]] : [])),
      );
      const given = await estimates.page(
        actor,
        { oneOf: { question: [...answers.keys()] } },
        { after: undefined, limit: longest },
      );
      return judgementScores(
        given.flatMap(({ values: { question, probability } }) => {
          // The id of a question, by the reference that the database holds.
          const happened = answers.get(question as RecordId);
          return happened === undefined ? [] : [{ probability, happened }];
        }),
      );
    },
  };
}
