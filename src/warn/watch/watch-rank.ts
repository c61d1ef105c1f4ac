import { type MonthForecast, type RiskForecast, thresholds } from '../forecasts/forecast.ts';

/** Chances of the thresholds of civilians killed in twelve months, from the least grave on: of 25, 100 and 1,000. */
export type Chances = readonly number[];

/** The orders that a reader may choose from. */
export const watchOrders = ['harm', 'surprise'] as const;
export type WatchOrder = (typeof watchOrders)[number];

/** What the two orders go by, for one place. */
export type Ranked = {
  readonly name: string;
  /** Civilians killed deliberately in twelve months, at least, in expectation; nothing where no forecast speaks of it. */
  readonly harmDeaths: number | undefined;
  /** In bits; nothing where no reading can be held against an expectation. */
  readonly surpriseBits: number | undefined;
};

/**
 * The fewest civilians that the chances lead one to expect to be killed: each band of deaths counts with its lower
 * bound, so 25 × P(25 to 99) + 100 × P(100 to 999) + 1,000 × P(1,000 or more). How many more they may be, the chances do
 * not say. It is the chance of 25 or more, times the fewest deaths to expect given that.
 * @returns deaths in twelve months
 */
export function expectedDeathsAtLeast(chances: Chances): number {
  return thresholds.reduce((sum, deaths, at) => {
    const chance = chances[at] ?? 0;
    // A graver event is never likelier than the lesser one that it contains, whatever three models say of the three.
    const graver = Math.min(chance, chances[at + 1] ?? 0);
    return sum + deaths * (chance - graver);
  }, 0);
}

/** Keeps a chance away from 0 and 1, where log odds have no end. */
const leastChance = 0.001;

/**
 * How far a chance has moved, as a change in log odds to the base 2: 1 bit where the odds have doubled, -1 where they
 * have halved (I. J. Good’s weight of evidence).
 */
export function movedBits(before: number, now: number): number {
  return logOdds(now) - logOdds(before);
}

function logOdds(chance: number): number {
  const bounded = Math.min(1 - leastChance, Math.max(leastChance, chance));
  return Math.log2(bounded / (1 - bounded));
}

/**
 * How little the last month’s deaths were to be expected from the months before it: the information, in bits, of the
 * share of months that were as grave, the last itself counted. 0 where every month was; log2(n + 1) where none was.
 * @param deaths by month, the earliest first
 */
export function monthBits(deaths: readonly number[]): number | undefined {
  const last = deaths.at(-1);
  if (last === undefined || deaths.length < 2) return undefined;
  return Math.log2(deaths.length / deaths.filter((each) => each >= last).length);
}

/** A month's deaths as a forecast keeps them: the chance of none, and quantiles. */
export type MonthDistribution = Pick<
  MonthForecast,
  'probabilityNone' | 'deathsP05' | 'deathsP25' | 'deathsP50' | 'deathsP75' | 'deathsP95'
>;

/**
 * How little so many deaths were to be expected by the forecast of that month: the information, in bits, of the chance
 * that it gave to as many or more. Between what is kept of it the chance falls in a straight line over log(1 + deaths);
 * beyond its 95 % it is taken to be what is left there, so that the bits are so many at least (of 5 %: 4.3).
 */
export function unexpectedBits(deaths: number, forecast: MonthDistribution): number {
  return -Math.log2(Math.max(leastChance, chanceOfAsMany(deaths, forecast)));
}

function chanceOfAsMany(deaths: number, { probabilityNone, ...quantiles }: MonthDistribution): number {
  const { deathsP05, deathsP25, deathsP50, deathsP75, deathsP95 } = quantiles;
  const kept = [
    [1, 1 - probabilityNone],
    [deathsP05, 0.95],
    [deathsP25, 0.75],
    [deathsP50, 0.5],
    [deathsP75, 0.25],
    [deathsP95, 0.05],
  ] as const;
  let [below, chance] = [0, 1];
  for (const [value, asMany] of kept) {
    // A quantile of none, or one that says no more than the chance of none does, adds nothing.
    if (value <= below || asMany >= chance) continue;
    if (deaths < value) {
      const passed = (Math.log1p(deaths) - Math.log1p(below)) / (Math.log1p(value) - Math.log1p(below));
      return chance - passed * (chance - asMany);
    }
    [below, chance] = [value, asMany];
  }
  return chance;
}

/** The same lines, those first that the order asks for; of what nothing is known comes last, alike by name. */
export function inOrder<Line extends Ranked>(lines: readonly Line[], order: WatchOrder): readonly Line[] {
  const [first, second] = order === 'harm' ? ([harm, surprise] as const) : ([surprise, harm] as const);
  return lines.toSorted(
    (left, right) => first(right) - first(left) || second(right) - second(left) || (left.name < right.name ? -1 : 1),
  );
}

const harm = ({ harmDeaths }: Ranked) => harmDeaths ?? -1;
const surprise = ({ surpriseBits }: Ranked) => surpriseBits ?? -1;

/** The chances of one country, in the order of the thresholds; nothing where the run does not speak of it. */
export function chancesByCountry(risks: readonly RiskForecast[]): ReadonlyMap<string, Chances> {
  const civilians = Map.groupBy(
    risks.filter(({ target }) => target === 'one-sided'),
    ({ country }) => country,
  );
  return new Map(
    [...civilians].flatMap(([country, own]) => {
      const chances = thresholds.map(
        (threshold) => own.find(({ thresholdDeaths }) => thresholdDeaths === threshold)?.probability,
      );
      return chances.every((chance) => chance !== undefined) ? [[country, chances] as const] : [];
    }),
  );
}
