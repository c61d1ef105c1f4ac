import { v7 as uuidv7 } from 'uuid';
import type { CountryCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { unrestricted } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { FigureService } from '../events/figure-service.ts';
import type { Month } from '../events/figures.ts';
import type { Backtest, BacktestId } from './backtest.ts';
import * as backtestStore from './backtest-store.ts';
import { insertExplanation } from './explanation-store.ts';
import {
  type ForecastAsked,
  type ForecastModel,
  type ForecastRun,
  type ForecastRunId,
  type Forecasts,
  forecastModels,
  type Made,
  type MonthForecast,
  type RiskForecast,
  type Target,
} from './forecast.ts';
import * as store from './forecast-store.ts';
import { backtestModelName, modelNames, modelVersion, type OnProgress, runInWorker } from './forecast-work.ts';
import { isCurrent } from './made-on-figures.ts';
import type { WorkService } from './work-service.ts';

export type ForecastService = ReturnType<typeof createForecastService>;

export function createForecastService({
  database,
  clock,
  figures,
  work,
  codeVersion,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly figures: FigureService;
  readonly work: WorkService;
  readonly codeVersion: string;
}) {
  /** What a run or a backtest made now would stand on. */
  async function standsOn(actor: Actor) {
    const releases = await figures.current(actor);
    const { 'ucdp-organised-violence': annual, 'monthly-deaths': monthly } = releases;
    if (annual === undefined || monthly === undefined) {
      throw new Refusal(
        'forecast.no-figures',
        409,
        'There are no figures to forecast from. Load them with: forestall ingest FILE',
      );
    }
    return { modelVersion, annualReleaseId: annual.id, monthlyReleaseId: monthly.id };
  }

  /** What is made at this moment says so of itself, beside its model. */
  function madeNow(actor: Actor, releases: Awaited<ReturnType<FigureService['history']>>['releases']) {
    return {
      ...{ madeAt: clock(), madeBy: actor.name, codeVersion },
      annualReleaseId: releases['ucdp-organised-violence'].id,
      monthlyReleaseId: releases['monthly-deaths'].id,
    };
  }

  async function latest(queries: Queries): Promise<ForecastRun> {
    const run = await store.latestRun(queries);
    if (run === undefined) {
      throw new Refusal('forecast.none', 404, 'No forecast has been made yet. Make one with: forestall forecast run');
    }
    return run;
  }

  /** A run never changes and everybody may see it: what the last one says of the world is read once, not for each page. */
  async function risksOf(queries: Queries, run: ForecastRun): Promise<readonly RiskForecast[]> {
    if (worldRisks?.runId !== run.id) worldRisks = { runId: run.id, risks: await store.readRisks(queries, run.id, {}) };
    return worldRisks.risks;
  }
  let worldRisks: { readonly runId: ForecastRunId; readonly risks: readonly RiskForecast[] } | undefined;

  return {
    /** Makes one model's forecasts on the figures that stand now, in a thread of their own; keeps nothing. */
    async compute(
      actor: Actor,
      model: ForecastModel,
      onProgress: OnProgress = () => {},
      signal?: AbortSignal,
    ): Promise<Made> {
      const { releases, ...history } = await figures.history(actor);
      const made = await runInWorker(model, history, onProgress, signal);
      const run: ForecastRun = {
        // A fresh UUID is by construction the identity of a new run.
        id: uuidv7() as ForecastRunId,
        ...madeNow(actor, releases),
        ...made.run,
      };
      return { ...made, run };
    },

    /** Writes forecasts that were just made, in the caller's transaction. */
    async keep(queries: Queries, actor: Actor, forecasts: Made): Promise<void> {
      const { run, risks, months, explanation } = forecasts;
      await store.insertForecasts(queries, forecasts);
      if (explanation !== undefined) await insertExplanation(queries, run.id, explanation);
      await appendLedgerEntry(queries, actor, {
        at: run.madeAt,
        kind: 'forecast.made',
        subjectType: 'forecast-run',
        subjectId: run.id,
        place: null,
        fromState: null,
        toState: 'made',
        marked: unrestricted,
        payload: {
          said: `Forecasts for ${run.windowFirstMonth} to ${run.windowLastMonth}, by ${run.modelName} ${run.modelVersion}`,
          modelName: run.modelName,
          modelVersion: run.modelVersion,
          codeVersion: run.codeVersion,
          annualReleaseId: run.annualReleaseId,
          monthlyReleaseId: run.monthlyReleaseId,
          risks: risks.length,
          months: months.length,
        },
      });
    },

    /** The models that have not spoken on the figures that stand now, or have changed since they did. */
    async due(actor: Actor): Promise<readonly ForecastModel[]> {
      const now = await standsOn(actor);
      return database.snapshot(actor, async (queries) => {
        const due: ForecastModel[] = [];
        for (const model of forecastModels) {
          const modelName = modelNames[model];
          const run = await store.latestRunBy(queries, modelName);
          if (run === undefined || !isCurrent(run, { ...now, modelName })) due.push(model);
        }
        return due;
      });
    },

    /** The run of chances made last, or nothing before the first. */
    latestRun(actor: Actor): Promise<ForecastRun | undefined> {
      return database.snapshot(actor, store.latestRun);
    },

    /** Every run of chances ever made, the one made last first. */
    runs(actor: Actor): Promise<readonly ForecastRun[]> {
      return database.snapshot(actor, store.allRuns);
    },

    /** All risks that a run speaks of. */
    risksOfRun(actor: Actor, runId: ForecastRunId): Promise<readonly RiskForecast[]> {
      return database.snapshot(actor, (queries) => store.readRisks(queries, runId, {}));
    },

    /** Every risk of the last run, for pages of several countries; nothing before the first run. */
    latestRisks(
      actor: Actor,
    ): Promise<{ readonly run: ForecastRun; readonly risks: readonly RiskForecast[] } | undefined> {
      return database.snapshot(actor, async (queries) => {
        const run = await store.latestRun(queries);
        return run && { run, risks: await risksOf(queries, run) };
      });
    },

    /** @throws Refusal before the first run */
    risks(
      actor: Actor,
      filter: { readonly country?: CountryCode; readonly target?: Target } = {},
    ): Promise<{ readonly run: ForecastRun; readonly risks: readonly RiskForecast[] }> {
      return database.snapshot(actor, async (queries) => {
        const run = await latest(queries);
        if (filter.country !== undefined) return { run, risks: await store.readRisks(queries, run.id, filter) };
        const all = await risksOf(queries, run);
        return { run, risks: all.filter(({ target }) => filter.target === undefined || target === filter.target) };
      });
    },

    /** All that the last run of each model says of one country; empty lists where it could not speak of it. */
    ofCountry(
      actor: Actor,
      country: CountryCode,
    ): Promise<Forecasts & { readonly monthsRun: ForecastRun | undefined }> {
      return database.snapshot(actor, async (queries) => {
        const run = await latest(queries);
        const monthsRun = await store.latestMonthsRun(queries);
        return {
          run,
          risks: await store.readRisks(queries, run.id, { country }),
          monthsRun,
          months: monthsRun === undefined ? [] : await store.readMonths(queries, monthsRun.id, country),
        };
      });
    },

    /** By country: what was forecast of a month, on the latest figures that did not reach it. */
    async monthBefore(actor: Actor, month: Month): Promise<ReadonlyMap<string, MonthForecast>> {
      const found = await database.snapshot(actor, (queries) => store.readMonthBefore(queries, month));
      return new Map(found.map((forecast) => [forecast.country, forecast]));
    },

    /** What one run says of a country, in a caller's own transaction; nothing where there is no such run. */
    async ofRunIn(
      queries: Queries,
      runId: ForecastRunId,
      country: CountryCode,
    ): Promise<{ readonly run: ForecastRun; readonly risks: readonly RiskForecast[] } | undefined> {
      const run = await store.findRun(queries, runId);
      return run && { run, risks: await store.readRisks(queries, runId, { country }) };
    },

    /** The newest forecast of exactly this, made up to a moment; nothing where no run spoke of it. */
    fitting(
      actor: Actor,
      asked: ForecastAsked,
    ): Promise<{ readonly probability: number; readonly madeAt: Date } | undefined> {
      return database.snapshot(actor, (queries) => store.findFitting(queries, asked));
    },

    /** Runs the model each year on what was known then, and keeps how it would have done. */
    async backtest(actor: Actor, onProgress: OnProgress = () => {}): Promise<Backtest> {
      const { releases, ...history } = await figures.history(actor);
      return work.run(actor, 'backtest', onProgress, async (say, signal) => {
        const { run, result } = await runInWorker('backtest', history, say, signal);
        const backtest: Backtest = {
          // A fresh UUID is by construction the identity of a new backtest.
          id: uuidv7() as BacktestId,
          ...madeNow(actor, releases),
          ...run,
          result,
        };
        await database.transact(actor, async (queries) => {
          await backtestStore.insertBacktest(queries, backtest);
          await appendLedgerEntry(queries, actor, {
            at: backtest.madeAt,
            kind: 'backtest.made',
            subjectType: 'backtest',
            subjectId: backtest.id,
            place: null,
            fromState: null,
            toState: 'made',
            marked: unrestricted,
            payload: { modelName: backtest.modelName, modelVersion: backtest.modelVersion, codeVersion },
          });
        });
        return backtest;
      });
    },

    async isBacktestDue(actor: Actor): Promise<boolean> {
      const now = { ...(await standsOn(actor)), modelName: backtestModelName };
      const backtest = await database.snapshot(actor, backtestStore.latestBacktest);
      return backtest === undefined || !isCurrent(backtest, now);
    },

    latestBacktest(actor: Actor): Promise<Backtest | undefined> {
      return database.snapshot(actor, backtestStore.latestBacktest);
    },
  };
}
