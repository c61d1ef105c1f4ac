import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { type ForecastModel, type ForecastRun, type Forecasts, forecastModels } from '../forecasts/forecast.ts';
import type { ForecastService } from '../forecasts/forecast-service.ts';
import type { WorkService } from '../forecasts/work-service.ts';
import type { WarningId } from './warning.ts';
import { proposeWarnings, type Risk } from './warning-rule.ts';
import type { WarningService } from './warning-service.ts';

/** A model that made nothing this time, and why; what it made last stands. */
export type ModelFailure = { readonly model: ForecastModel; readonly error: Error };

export type Watched = {
  /** The run of each model that spoke. */
  readonly runs: Readonly<Partial<Record<ForecastModel, ForecastRun>>>;
  readonly raised: readonly WarningId[];
  readonly failures: readonly ModelFailure[];
};

/**
 * One watch: each model forecasts on the figures that stand in a thread of its own and is kept as soon as it has; with
 * the chances, and in their transaction, come the warnings that the rule raises from them.
 */
export function createWatchService({
  database,
  forecasts,
  work,
  warnings,
}: {
  readonly database: Database;
  readonly forecasts: ForecastService;
  readonly work: WorkService;
  readonly warnings: WarningService;
}) {
  async function runModel(
    actor: Actor,
    model: ForecastModel,
    onProgress: (share: number, label: string) => void,
  ): Promise<{ readonly run: ForecastRun; readonly raised: readonly WarningId[] }> {
    return work.run(actor, model, onProgress, async (say, signal) => {
      const made = await forecasts.compute(actor, model, say, signal);
      return database.transact(actor, async (queries) => {
        await forecasts.keep(queries, actor, made);
        const isRuled = model === 'chances';
        const raised = isRuled ? await warnings.raise(queries, proposeWarnings(risksOf(made)), made.run.id) : [];
        return { run: made.run, raised };
      });
    });
  }

  /** @throws Error where no model spoke: the first one's */
  async function run(
    actor: Actor,
    onProgress: (share: number, label: string) => void = () => {},
    models: readonly ForecastModel[] = forecastModels,
  ): Promise<Watched> {
    const shares = new Map(models.map((model) => [model, 0]));
    const ended = await Promise.allSettled(
      models.map((model) =>
        runModel(actor, model, (share, label) => {
          shares.set(model, share);
          onProgress([...shares.values()].reduce((sum, each) => sum + each, 0) / models.length, label);
        }),
      ),
    );
    const runs: Partial<Record<ForecastModel, ForecastRun>> = {};
    const raised: WarningId[] = [];
    const failures: ModelFailure[] = [];
    models.forEach((model, index) => {
      const own = ended[index];
      if (own?.status === 'fulfilled') {
        runs[model] = own.value.run;
        raised.push(...own.value.raised);
      } else if (own !== undefined) failures.push({ model, error: asError(own.reason) });
    });
    const [first] = failures;
    if (first !== undefined && failures.length === models.length) throw first.error;
    return { runs, raised, failures };
  }

  return {
    run,

    /** A watch by the models that have not spoken on the figures that stand, or have changed; nothing where all have. */
    async runIfDue(actor: Actor, onProgress?: (share: number, label: string) => void): Promise<Watched | undefined> {
      const due = await forecasts.due(actor);
      return due.length > 0 ? run(actor, onProgress, due) : undefined;
    },
  };
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

/** What the rule looks at, country by country. */
export function risksOf({ risks }: Pick<Forecasts, 'risks'>): readonly Risk[] {
  const ofCivilians = risks.filter((risk) => risk.target === 'one-sided');
  return [...Map.groupBy(ofCivilians, (risk) => risk.country)].map(([country, ofCountry]) => {
    const at = (threshold: number) => ofCountry.find((risk) => risk.thresholdDeaths === threshold);
    return {
      country,
      probability25: at(25)?.probability ?? 0,
      probability100: at(100)?.probability ?? 0,
      probability1000: at(1000)?.probability ?? 0,
      // Where the model could not speak of the country a year before there is no rise to see.
      probability25YearBefore: at(25)?.probabilityYearBefore ?? at(25)?.probability ?? 0,
      probability100YearBefore: at(100)?.probabilityYearBefore ?? at(100)?.probability ?? 0,
    };
  });
}
