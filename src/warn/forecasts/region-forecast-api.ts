import Type, { type Static } from 'typebox';
import { countryCodeSchema } from '../../places/country.ts';
import { countriesOf, type RegionId } from '../../places/region.ts';
import { allRegions } from '../../places/shipped-regions.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { ForecastService } from './forecast-service.ts';
import { regionForecast } from './region-forecast.ts';

const probability = Type.Number({ minimum: 0, maximum: 1 });

const regionForecastSchema = Type.Object(
  {
    runId: Type.String({ format: 'uuid' }),
    chances: Type.Array(
      Type.Object({
        thresholdDeaths: Type.Integer({ description: 'Civilians killed deliberately in one member at least' }),
        probability: Type.Number({ minimum: 0, maximum: 1, description: 'Members taken to be independent' }),
        probabilityTogether: Type.Number({
          ...{ minimum: 0, maximum: 1 },
          description: 'Members taken to rise and fall together: the likeliest one’s own chance',
        }),
      }),
    ),
    members: Type.Array(
      Type.Object({ country: countryCodeSchema, chances: Type.Array(probability, { description: 'By threshold' }) }),
    ),
    missing: Type.Array(countryCodeSchema, { description: 'Members without a forecast, left out of every figure' }),
  },
  { title: 'RegionForecast' },
);

/** What the last run says of each region; nothing before the first run. */
export function regionForecastSummaries(forecasts: ForecastService) {
  return {
    schema: regionForecastSchema,
    async ofAll(actor: Actor): Promise<ReadonlyMap<RegionId, Static<typeof regionForecastSchema>>> {
      const all = allRegions();
      const made = await forecasts.latestRisks(actor);
      if (made === undefined) return new Map();
      return new Map(
        all.map((region) => {
          const countries = countriesOf(region);
          const { chances, members, missing } = regionForecast(countries, made.risks);
          return [
            region.id,
            {
              runId: made.run.id,
              chances: [...chances],
              members: members.map(({ country, chances: own }) => ({ country, chances: [...own] })),
              missing: [...missing],
            },
          ];
        }),
      );
    },
  };
}
