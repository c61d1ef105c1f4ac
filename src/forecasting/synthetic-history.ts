import type { History } from './history.ts';
import { seededRandom } from './random.ts';

export type SyntheticOptions = {
  readonly seed: number;
  readonly places: number;
  readonly firstYear: number;
  /** Typed years. */
  readonly years: number;
  /** Months from January of the first year. */
  readonly months: number;
};

/**
 * A made-up world for tests, in which violence is persistent: each place drifts between quiet and violent, its months
 * follow its level, and a fixed share of its deaths is one-sided. The last place comes into being in the sixth year.
 * Nothing in it is a figure of any real place.
 */
export function syntheticHistory(options: SyntheticOptions): History {
  const { places, years, months, firstYear } = options;
  const random = seededRandom(options.seed);
  const annual = (): Float64Array => new Float64Array(places * years);
  const [oneSided, stateBased, nonState] = [annual(), annual(), annual()];
  const monthlyDeaths = new Float64Array(places * months);
  for (let place = 0; place < places; place += 1) {
    const share = 0.1 + 0.5 * random();
    let level = random() < 0.5 ? 0 : 2 + 3 * random();
    for (let month = 0; month < months; month += 1) {
      if (random() < 0.02) level = random() < 0.6 ? 0 : 2 + 4 * random();
      const exists = place < places - 1 || month >= 60;
      const deaths = level > 0 && exists ? Math.floor(Math.exp(level * (0.5 + 0.5 * random())) * random()) : 0;
      monthlyDeaths[place * months + month] = deaths;
      const year = Math.floor(month / 12);
      if (year >= years) continue;
      const cell = place * years + year;
      oneSided[cell] = exists ? (oneSided[cell] ?? 0) + Math.round(deaths * share) : Number.NaN;
      stateBased[cell] = exists ? (stateBased[cell] ?? 0) + deaths - Math.round(deaths * share) : Number.NaN;
      nonState[cell] = exists ? 0 : Number.NaN;
    }
  }
  return {
    places: Array.from({ length: places }, (_, place) => `P${place}`),
    regions: Array.from({ length: places }, (_, place) => (place % 2 === 0 ? 'North' : 'South')),
    firstYear,
    years,
    oneSided,
    stateBased,
    nonState,
    firstMonth: firstYear * 12,
    months,
    monthlyDeaths,
  };
}
