import type { ChancesForecast, TargetForecast } from '../../forecasting/chances.ts';
import { thresholds } from '../../forecasting/features/truth.ts';
import type { History } from '../events/figure-history.ts';
import { monthOfNumber } from '../events/figures.ts';
import type { Reading, RiskModel, Similar, Vintage } from './explanation.ts';

/** The models behind a making of chances; onset is the model of one-sided violence, asked of fewer. */
export function modelsOf({ targets, features }: ChancesForecast, vintage: Vintage): readonly RiskModel[] {
  return targets.flatMap(({ target, threshold, model, ...forecast }) =>
    target === 'onset'
      ? []
      : [
          {
            vintage,
            target,
            thresholdDeaths: threshold,
            intercept: model.intercept,
            coefficients: Object.fromEntries(
              features.map((feature, column) => [feature, model.coefficients[column] ?? 0]),
            ),
            trainingRows: forecast.trainingRows,
            trainingPositives: forecast.trainingPositives,
            penalty: forecast.penalty,
          },
        ],
  );
}

/** What the models read of each country, and what they said on it. */
export function readingsOf({ countries }: History, made: ChancesForecast, vintage: Vintage): readonly Reading[] {
  return countries.flatMap((country, place) => {
    const reading = made.readings[place];
    if (reading === undefined) return [];
    return [
      {
        vintage,
        country,
        features: made.features.map((feature, column) => ({
          feature,
          value: reading.values[column] ?? Number.NaN,
          words: reading.words[column] ?? '',
        })),
        probabilities: made.targets.flatMap((forecast) => saidOf(forecast, place)),
      },
    ];
  });
}

function saidOf({ target, threshold, probabilities }: TargetForecast, place: number): Reading['probabilities'] {
  const probability = probabilities[place];
  return target === 'onset' || probability === undefined || Number.isNaN(probability)
    ? []
    : [{ target, thresholdDeaths: threshold, probability }];
}

/** Past country-years like each country, in our words. */
export function similarOf({ countries }: History, { similar }: ChancesForecast): readonly Similar[] {
  return countries.flatMap((country, place) => {
    const found = similar[place];
    if (found === undefined || found.among === 0) return [];
    return [
      {
        country,
        cases: found.cases.flatMap(({ place: other, lastMonth, distance, deathsAfter }) => {
          const like = countries[other];
          return like === undefined
            ? []
            : [{ country: like, lastMonth: monthOfNumber(lastMonth), distance, deathsAfter }];
        }),
        among: found.among,
        reached: thresholds.map((thresholdDeaths, index) => ({ thresholdDeaths, count: found.reached[index] ?? 0 })),
      },
    ];
  });
}
