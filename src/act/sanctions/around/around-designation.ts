import { seededRandom } from '../../../forecasting/random.ts';
import type { CountryCode } from '../../../places/country.ts';
import { type Month, type MonthlyDeaths, monthNumber, monthOfNumber } from '../../../warn/events/figures.ts';

/** How far one looks before a designation and after it. */
export const aroundMonths = 12;
/** Fewer months after it than this say nothing yet. */
export const leastMonths = 3;

/** Deaths in organised violence in a stretch of whole months. */
export type DeathsIn = {
  readonly first: Month;
  readonly last: Month;
  readonly months: number;
  readonly deathsBest: number;
};

/** How many times as many deaths after as before, and between which bounds 95 of 100 resamplings of the months lie. */
export type RateRatio = { readonly ratio: number; readonly low: number; readonly high: number };

export type SimilarPlace = {
  readonly country: CountryCode;
  readonly before: number;
  readonly after: number;
  readonly ratio: number;
};

/** What was seen in a place before a designation and after it, beside places like it: an association, and no more. */
export type AroundDesignation = RateRatio & {
  readonly before: DeathsIn;
  readonly after: DeathsIn;
  /** All months after it are in the figures. */
  readonly isOver: boolean;
  readonly similar: readonly SimilarPlace[];
  /** Of the similar places' ratios: the middle one, and those between which eight of ten lie. Nothing below five places. */
  readonly spread: { readonly low: number; readonly middle: number; readonly high: number } | undefined;
  /** In how many of them the ratio was lower than here. */
  readonly lowerIn: number;
};

const mostSimilar = 20;
const leastSimilar = 5;
/** A place is like another where it had at most so many times as many deaths before, or as few. */
const withinFactor = 4;
const draws = 2_000;
/** Months that follow one another are alike: they are drawn in runs of three. */
const blockMonths = 3;

/**
 * Sets the months after a day beside as many before it; the month of the day itself is in neither.
 * @param monthly every month that is known of each place, with 0 where none died
 * @param designatedOn ISO 8601 @param others in which a designation is recorded around then: no place to compare with
 * @returns nothing where too little is known before it or after it
 */
export function aroundDesignation(
  monthly: ReadonlyMap<CountryCode, readonly MonthlyDeaths[]>,
  country: CountryCode,
  designatedOn: string,
  others: ReadonlySet<string>,
): AroundDesignation | undefined {
  const middle = Number(designatedOn.slice(0, 4)) * 12 + Number(designatedOn.slice(5, 7)) - 1;
  const own = monthly.get(country) ?? [];
  const known = within(own, middle + 1, middle + aroundMonths).length;
  if (known < leastMonths) return undefined;
  const stretches = (of: readonly MonthlyDeaths[]) =>
    [within(of, middle - known, middle - 1), within(of, middle + 1, middle + known)] as const;
  const [before, after] = stretches(own);
  if (before.length < known) return undefined;
  const similar = similarTo(
    sum(before),
    [...monthly].flatMap(([code, of]): readonly SimilarPlace[] => {
      const [earlier, later] = stretches(of);
      if (code === country || others.has(code) || earlier.length < known || later.length < known) return [];
      return [{ country: code, before: sum(earlier), after: sum(later), ratio: ratioOf(sum(earlier), sum(later)) }];
    }),
  );
  const deaths = (of: readonly MonthlyDeaths[]) => of.map(({ deathsBest }) => deathsBest);
  const ratio = rateRatio(deaths(before), deaths(after));
  return {
    ...ratio,
    before: stretchOf(before, middle - known),
    after: stretchOf(after, middle + 1),
    isOver: known === aroundMonths,
    similar,
    spread: spreadOf(similar.map((each) => each.ratio)),
    lowerIn: similar.filter((each) => each.ratio < ratio.ratio).length,
  };
}

function within(of: readonly MonthlyDeaths[], first: number, last: number): readonly MonthlyDeaths[] {
  return of.filter(({ month }) => monthNumber(month) >= first && monthNumber(month) <= last);
}

const sum = (of: readonly MonthlyDeaths[]) => of.reduce((all, { deathsBest }) => all + deathsBest, 0);

function stretchOf(of: readonly MonthlyDeaths[], first: number): DeathsIn {
  const last = monthOfNumber(first + of.length - 1);
  return { first: monthOfNumber(first), last, months: of.length, deathsBest: sum(of) };
}

/** Half a death is added to both, so that a stretch without any has a ratio too. */
const ratioOf = (before: number, after: number) => (after + 0.5) / (before + 0.5);

/**
 * The ratio of deaths in two stretches of as many months, with an interval by resampling their months in runs of three:
 * deaths come in bouts, so that counting each death as one draw would make the interval far too narrow. The same for the
 * same months on every machine.
 */
export function rateRatio(before: readonly number[], after: readonly number[]): RateRatio {
  const total = (of: readonly number[]) => of.reduce((all, each) => all + each, 0);
  const random = seededRandom(before.length);
  const ratios = Array.from({ length: draws }, () => {
    const [earlier, later] = [resampled(before, random), resampled(after, random)];
    return ratioOf(total(earlier), total(later));
  }).toSorted((one, other) => one - other);
  const ratio = ratioOf(total(before), total(after));
  return { ratio, low: Math.min(ratio, quantile(ratios, 0.025)), high: Math.max(ratio, quantile(ratios, 0.975)) };
}

function resampled(months: readonly number[], random: () => number): readonly number[] {
  const drawn: number[] = [];
  while (drawn.length < months.length) {
    const start = Math.floor(random() * months.length);
    // The stretch is taken as a ring, so that its first and last months are drawn as often as others.
    for (let step = 0; step < blockMonths; step += 1) drawn.push(months[(start + step) % months.length] ?? 0);
  }
  return drawn.slice(0, months.length);
}

/** @param sorted the least first, one at least */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [lower, upper] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN];
  return lower + (upper - lower) * (place - Math.floor(place));
}

/** Those whose deaths before were most like it, the nearest first; places of equal distance in order of their code. */
function similarTo(before: number, places: readonly SimilarPlace[]): readonly SimilarPlace[] {
  const distance = (place: SimilarPlace) => Math.abs(Math.log((place.before + 1) / (before + 1)));
  return places
    .filter((place) => distance(place) <= Math.log(withinFactor))
    .toSorted((one, other) => distance(one) - distance(other) || (one.country < other.country ? -1 : 1))
    .slice(0, mostSimilar);
}

function spreadOf(ratios: readonly number[]): AroundDesignation['spread'] {
  if (ratios.length < leastSimilar) return undefined;
  const sorted = ratios.toSorted((one, other) => one - other);
  return { low: quantile(sorted, 0.1), middle: quantile(sorted, 0.5), high: quantile(sorted, 0.9) };
}
