import { at } from './arrays.ts';
import { type Random, seededRandom } from './random.ts';

/**
 * How a country's deaths are shared among its units. None of these has been fitted: they are said on the methods page.
 * Half of an event's weight is gone after `halfLifeMonths`; `evenEvents` events are spread evenly over all units; the
 * shares move from draw to draw as if they were known from `surestEvents` events at most; in each draw a month keeps the
 * draw's common rank with the chance `commonRank`, and has one of its own otherwise.
 */
export const sharingRule = {
  ...{ halfLifeMonths: 12, evenEvents: 5, surestEvents: 20, commonRank: 0.5, draws: 2000, nearMonths: 3, seed: 1 },
};
export type SharingRule = Readonly<typeof sharingRule>;

/** Sums of one unit, each month weighed by `0.5 ** (age / halfLifeMonths)`; 0 for one that never saw an event. */
export type WeighedUnit = { readonly name: string; readonly events: number; readonly deaths: number };

/** A country's deaths by month ahead: `[month * levels.length + level]` and `[month]`, deaths and probabilities. */
export type MonthsAhead = {
  readonly levels: readonly number[];
  readonly quantiles: Float64Array;
  readonly probabilityOfZero: Float64Array;
};

/** Deaths in a span of months: two chances (0 to 1), the middle draw and the one that a tenth of draws are above. */
export type SpanChances = {
  readonly atLeast1: number;
  readonly atLeast25: number;
  readonly deathsP50: number;
  readonly deathsP90: number;
  /** Mean of the draws: those of units add up to the country's. */
  readonly deathsMean: number;
};

export type SharedChances = { readonly near: SpanChances; readonly whole: SpanChances };
export type UnitShare = SharedChances & { readonly name: string; readonly share: number };

/** Shares of the units, in their order, above 0 and adding up to 1: half by events and half by deaths, drawn to even. */
export function sharesOf(units: readonly WeighedUnit[], rule: SharingRule = sharingRule): Float64Array {
  const events = units.reduce((sum, unit) => sum + unit.events, 0);
  const deaths = units.reduce((sum, unit) => sum + unit.deaths, 0);
  return Float64Array.from(units, (unit) => {
    const byEvents = events > 0 ? unit.events / events : 1 / units.length;
    const seen = deaths > 0 ? (byEvents + unit.deaths / deaths) / 2 : byEvents;
    return (events * seen + rule.evenEvents / units.length) / (events + rule.evenEvents);
  });
}

/**
 * Shares a country's draws among its units: per draw one Dirichlet draw of the shares, whole deaths given out by
 * systematic sampling, so that in every draw the units add up to the country. Units come back by name, whatever order
 * they are given in; same input, same bytes. Above the highest quantile a month is held at it.
 */
export function shareByUnit(
  given: readonly WeighedUnit[],
  ahead: MonthsAhead,
  rule: SharingRule = sharingRule,
): { readonly country: SharedChances; readonly units: readonly UnitShare[] } {
  const units = given.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const random = seededRandom(rule.seed);
  const shares = sharesOf(units, rule);
  const sureness = Math.min(rule.surestEvents, rule.evenEvents + units.reduce((sum, { events }) => sum + events, 0));
  const { draws } = rule;
  const empty = () => ({ near: new Float64Array(draws), whole: new Float64Array(draws) });
  const country = empty();
  const own = units.map(empty);
  for (let draw = 0; draw < draws; draw += 1) {
    const { near, later } = countryDraw(ahead, random, rule);
    country.near[draw] = near;
    country.whole[draw] = near + later;
    const drawn = dirichlet(shares, sureness, random);
    const first = givenOut(near, drawn, random());
    const rest = givenOut(later, drawn, random());
    own.forEach((unit, index) => {
      unit.near[draw] = at(first, index);
      unit.whole[draw] = at(first, index) + at(rest, index);
    });
  }
  return {
    country: chancesOf(country),
    units: units.map(({ name }, index) => ({
      ...{ name, share: at(shares, index) },
      ...chancesOf(own[index] ?? empty()),
    })),
  };
}

/** Whole deaths of the first months and of those after them. */
function countryDraw(ahead: MonthsAhead, random: Random, rule: SharingRule) {
  const common = random();
  let near = 0;
  let later = 0;
  for (let month = 0; month < ahead.probabilityOfZero.length; month += 1) {
    const rank = random() < rule.commonRank ? common : random();
    const deaths = deathsAt(ahead, month, rank);
    if (month < rule.nearMonths) near += deaths;
    else later += deaths;
  }
  return { near, later };
}

/** Straight between the quantiles; none below the chance of none, and one death at least above it. */
function deathsAt({ levels, quantiles, probabilityOfZero }: MonthsAhead, month: number, rank: number): number {
  if (rank < at(probabilityOfZero, month)) return 0;
  let [lowLevel, low] = [0, 0];
  for (const [index, level] of levels.entries()) {
    const high = at(quantiles, month * levels.length + index);
    if (rank <= level) {
      return Math.max(1, Math.round(low + ((high - low) * (rank - lowLevel)) / (level - lowLevel)));
    }
    [lowLevel, low] = [level, high];
  }
  return Math.max(1, Math.round(low));
}

/** Whole parts of `total` in proportion to `shares` (adding up to 1), each within one of its own proportion. */
function givenOut(total: number, shares: Float64Array, offset: number): Float64Array {
  let sum = 0;
  let before = 0;
  return shares.map((share, index) => {
    sum += share;
    // The last takes what is left, so that rounding loses no one.
    const upTo = index === shares.length - 1 ? total : Math.min(total, Math.floor(total * sum + offset));
    const part = upTo - before;
    before = upTo;
    return part;
  });
}

function dirichlet(shares: Float64Array, sureness: number, random: Random): Float64Array {
  const drawn = shares.map((share) => gamma(share * sureness, random));
  const sum = drawn.reduce((all, each) => all + each, 0);
  return sum > 0 ? drawn.map((each) => each / sum) : shares;
}

/** A gamma draw of scale 1 (Marsaglia & Tsang 2000, ACM Transactions on Mathematical Software 26: 363–372). */
function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const cube = (1 + c * normal) ** 3;
    if (cube > 0 && Math.log(1 - random()) < normal ** 2 / 2 + d - d * cube + d * Math.log(cube)) return d * cube;
  }
}

function chancesOf({ near, whole }: { readonly near: Float64Array; readonly whole: Float64Array }): SharedChances {
  return { near: spanOf(near), whole: spanOf(whole) };
}

function spanOf(drawn: Float64Array): SpanChances {
  const sorted = drawn.toSorted();
  // Half a draw is added on either side: that no draw, or every one, had so many is no certainty.
  const share = (least: number) =>
    (sorted.reduce((count, deaths) => count + (deaths >= least ? 1 : 0), 0) + 0.5) / (sorted.length + 1);
  return {
    ...{ atLeast1: share(1), atLeast25: share(25) },
    deathsP50: at(sorted, Math.ceil(sorted.length * 0.5) - 1),
    deathsP90: at(sorted, Math.ceil(sorted.length * 0.9) - 1),
    deathsMean: sorted.reduce((sum, deaths) => sum + deaths, 0) / sorted.length,
  };
}
