import type { Action } from '../../act/actions/action.ts';
import type { ActionService } from '../../act/actions/action-service.ts';
import type { Decision } from '../../decide/decisions/decision.ts';
import type { DecisionService } from '../../decide/decisions/decision-service.ts';
import type { CountryCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { FigureService } from '../../warn/events/figure-service.ts';
import type { ForecastRun } from '../../warn/forecasts/forecast.ts';
import type { ForecastService } from '../../warn/forecasts/forecast-service.ts';
import type { Warning } from '../../warn/warnings/warning.ts';
import type { WarningService } from '../../warn/warnings/warning-service.ts';
import type { WarningSteps } from '../latency/waits.ts';
import { type Aftermath, aftermathOf } from './aftermath.ts';
import { type ForecastOutcome, forecastOutcomes, isOver } from './forecast-outcome.ts';
import { type JudgementScores, judgementScores, type ResolvedJudgements } from './judgement-outcome.ts';

export type OutcomeService = ReturnType<typeof createOutcomeService>;

export type WarningOutcome = {
  readonly warning: Warning;
  readonly countryName: string;
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
  resolvedJudgements = async () => [],
}: {
  readonly warnings: WarningService;
  readonly decisions: DecisionService;
  readonly actions: ActionService;
  readonly figures: FigureService;
  readonly forecasts: ForecastService;
  readonly resolvedJudgements?: ResolvedJudgements<Actor>;
}) {
  async function monthlyOf(actor: Actor, codes: readonly CountryCode[]) {
    const known = await Promise.all(
      [...new Set(codes)].map(async (code) => [code, (await figures.ofCountry(actor, code)).monthly] as const),
    );
    return new Map(known);
  }

  return {
    /** Of each warning that the asker may see, the one opened last first. */
    async ofWarnings(actor: Actor): Promise<readonly WarningOutcome[]> {
      const [all, decided, begun] = await Promise.all([
        warnings.list(actor),
        decisions.list(actor),
        actions.list(actor),
      ]);
      const monthly = await monthlyOf(
        actor,
        all.map(({ warning }) => warning.country),
      );
      return all
        .map(({ warning, countryName }) => ({
          warning,
          countryName,
          aftermath: aftermathOf(monthly.get(warning.country) ?? [], warning.openedAt),
          // The newest first: it is the one that stands.
          decision: decided.find(({ warningId }) => warningId === warning.id),
          actions: begun.filter(({ warningId }) => warningId === warning.id),
        }))
        .toSorted((left, right) => right.warning.openedAt.getTime() - left.warning.openedAt.getTime());
    },

    /** What happened in a warning's place around its opening. */
    async ofWarning(actor: Actor, { country, openedAt }: Pick<Warning, 'country' | 'openedAt'>): Promise<Aftermath> {
      return aftermathOf((await figures.ofCountry(actor, country)).monthly, openedAt);
    },

    /** The steps of each warning, for waits. */
    async steps(actor: Actor): Promise<readonly WarningSteps[]> {
      return (await warnings.onClocks(actor)).map(({ warning, steps }) => ({
        place: warning.country,
        owner: warning.desk,
        steps,
      }));
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

    async ofJudgements(actor: Actor): Promise<JudgementScores | undefined> {
      return judgementScores(await resolvedJudgements(actor));
    },
  };
}
