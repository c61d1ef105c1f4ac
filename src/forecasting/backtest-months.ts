import { at, uint16At, uint32At } from './arrays.ts';
import type { Panel } from './features/panel.ts';
import { deathsInMonths, type MonthIndex } from './history.ts';
import { horizons } from './models/monthly-components.ts';
import { MonthlyForecasts } from './models/monthly-mixture.ts';
import { quantileOf, type WeightedPoints } from './models/points.ts';
import { crpsOfWeighted } from './scores/crps.ts';
import { ignoranceOfWeighted } from './scores/ignorance.ts';

/** `ownTwelve`: the place's last twelve months as equally likely values; `lastValue`: its last month, for certain. */
export type MonthlyMethod = 'forestall' | 'ownTwelve' | 'lastValue';

const monthlyMethods: readonly MonthlyMethod[] = ['forestall', 'ownTwelve', 'lastValue'];

/** Means over rows: CRPS and absolute error of the median in deaths, ignorance in bits. Lower is better. */
export type DistributionScores = { readonly crps: number; readonly mae: number; readonly ignorance: number };

export type HorizonScores = {
  /** Months ahead, 1 to 12. */
  readonly horizon: number;
  readonly n: number;
  readonly methods: Readonly<Record<MonthlyMethod, DistributionScores>>;
};

export type MonthlyScores = {
  readonly byHorizon: readonly HorizonScores[];
  /** Over all horizons. */
  readonly overall: Omit<HorizonScores, 'horizon'>;
};

/** Scores of monthly deaths at the origins given, by months ahead, of places present at the origin. */
export function scoreMonths(panel: Panel, origins: readonly number[], onShare: (share: number) => void): MonthlyScores {
  const forecasts = new MonthlyForecasts(panel.history, panel.origins);
  const sums = Array.from({ length: horizons }, () => new Sums());
  origins.forEach((origin, done) => {
    const last = panel.origins[origin]?.lastMonth ?? Number.NaN;
    for (let row = uint32At(panel.originStart, origin); row < uint32At(panel.originStart, origin + 1); row += 1) {
      const place = uint16At(panel.rowPlace, row);
      const ownTwelve = lastMonths(panel, place, last, 12);
      const lastValue = lastMonths(panel, place, last, 1);
      forecasts.at(origin, place).forEach((month, ahead) => {
        const truth = deathsInMonths(panel.history, place, last + ahead + 1, last + ahead + 1);
        sums[ahead]?.add({ forestall: month.points, ownTwelve, lastValue }, truth);
      });
    }
    onShare((done + 1) / origins.length);
  });
  const all = new Sums();
  for (const own of sums) all.join(own);
  return { byHorizon: sums.map((own, ahead) => ({ horizon: ahead + 1, ...own.means() })), overall: all.means() };
}

function lastMonths(panel: Panel, place: number, last: MonthIndex, length: number): WeightedPoints {
  const { monthlyDeaths, months, firstMonth } = panel.history;
  const end = place * months + (last - firstMonth) + 1;
  const values = monthlyDeaths.slice(Math.max(place * months, end - length), end).sort();
  return { values, weights: new Float64Array(values.length).fill(1 / values.length) };
}

class Sums {
  #n = 0;
  /** By method, then CRPS, absolute error, ignorance. */
  readonly #sums = new Float64Array(monthlyMethods.length * 3);

  add(made: Readonly<Record<MonthlyMethod, WeightedPoints>>, truth: number): void {
    this.#n += 1;
    monthlyMethods.forEach((method, number) => {
      const points = made[method];
      const scores = [
        crpsOfWeighted(points.values, points.weights, truth),
        Math.abs(quantileOf(points, 0.5) - truth),
        ignoranceOfWeighted(points.values, points.weights, truth),
      ];
      scores.forEach((score, kind) => {
        this.#sums[number * 3 + kind] = at(this.#sums, number * 3 + kind) + score;
      });
    });
  }

  join(other: Sums): void {
    this.#n += other.#n;
    other.#sums.forEach((sum, index) => {
      this.#sums[index] = at(this.#sums, index) + sum;
    });
  }

  means(): Omit<HorizonScores, 'horizon'> {
    const of = (number: number): DistributionScores => ({
      crps: at(this.#sums, number * 3) / this.#n,
      mae: at(this.#sums, number * 3 + 1) / this.#n,
      ignorance: at(this.#sums, number * 3 + 2) / this.#n,
    });
    return { n: this.#n, methods: { forestall: of(0), ownTwelve: of(1), lastValue: of(2) } };
  }
}
