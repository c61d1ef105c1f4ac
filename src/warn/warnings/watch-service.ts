import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import type { ForecastRun, Forecasts } from '../forecasts/forecast.ts';
import type { ForecastService } from '../forecasts/forecast-service.ts';
import type { WarningId } from './warning.ts';
import { proposeWarnings, type Risk } from './warning-rule.ts';
import type { WarningService } from './warning-service.ts';

export type Watched = { readonly run: ForecastRun; readonly raised: readonly WarningId[] };

/** One watch: forecasts on the figures that stand, and the warnings that the rule raises from them, both or neither. */
export function createWatchService({
  database,
  forecasts,
  warnings,
}: {
  readonly database: Database;
  readonly forecasts: ForecastService;
  readonly warnings: WarningService;
}) {
  async function run(actor: Actor, onProgress?: (share: number, label: string) => void): Promise<Watched> {
    const made = await forecasts.compute(actor, onProgress);
    return database.transact(actor, async (queries) => {
      await forecasts.keep(queries, actor, made);
      const raised = await warnings.raise(queries, proposeWarnings(risksOf(made)), made.run.id);
      return { run: made.run, raised };
    });
  }

  return {
    run,

    /** A watch if the figures or the model have changed since the last one. */
    async runIfDue(actor: Actor, onProgress?: (share: number, label: string) => void): Promise<Watched | undefined> {
      return (await forecasts.isDue(actor)) ? run(actor, onProgress) : undefined;
    },
  };
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
