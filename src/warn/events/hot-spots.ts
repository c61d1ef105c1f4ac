import type { Cell } from './event.ts';

/** Events in one place: in the months looked at, and in the months before them that they are held against. */
export type SpanCounts = {
  readonly recentEvents: number;
  readonly earlierEvents: number;
  readonly recentDeathsBest: number;
};

export type CellCounts = SpanCounts & { readonly cell: Cell };

export type Surprise = {
  /** Events that the place's own history would lead one to expect in the months looked at. */
  readonly expectedEvents: number;
  readonly rateRatio: number;
  /** Chance of so many events or more, were the rate what it has been. */
  readonly tailProbability: number;
};

export type HotSpot = CellCounts & Surprise;

/** Months looked at, months before them, events below which no place is named, and the share of places named by chance. */
export const hotSpotRule = { recentMonths: 3, earlierMonths: 60, fewestEvents: 2, falseDiscoveryRate: 0.1 } as const;

/**
 * Each place's events beside what its own history lets expect. A place's rate has Jeffreys' prior for a Poisson rate, so
 * that what is expected of the months looked at is negative binomial.
 */
export function surprises<Place extends SpanCounts>(
  counts: readonly Place[],
  { recentMonths, earlierMonths } = hotSpotRule,
): readonly (Place & Surprise)[] {
  const exposure = recentMonths / earlierMonths;
  return counts.map((each) => {
    const shape = each.earlierEvents + 0.5;
    const expectedEvents = shape * exposure;
    return {
      ...each,
      expectedEvents,
      rateRatio: each.recentEvents / expectedEvents,
      tailProbability: negativeBinomialTail(Math.round(each.recentEvents), shape, 1 / (1 + exposure)),
    };
  });
}

/**
 * Places with more events than their own history lets expect, the least likely first, those as likely in the order given.
 * Over all places the rate of false discoveries is held by Benjamini & Hochberg (1995, Journal of the Royal Statistical
 * Society B 57: 289–300).
 * @param counts every place with an event in either span; places without any would only make the rest less surprising
 */
export function hotSpots<Place extends SpanCounts>(
  counts: readonly Place[],
  rule = hotSpotRule,
): readonly (Place & Surprise)[] {
  const weighed = surprises(counts, rule).toSorted((one, other) => one.tailProbability - other.tailProbability);
  const named = weighed.findLastIndex(
    ({ tailProbability }, index) => tailProbability <= ((index + 1) / weighed.length) * rule.falseDiscoveryRate,
  );
  return weighed
    .slice(0, named + 1)
    .filter(({ recentEvents, rateRatio }) => recentEvents >= rule.fewestEvents && rateRatio > 1);
}

/**
 * The chance that a negative binomial count is `least` or more.
 * @param shape above 0, @param success from 0 to 1: mean = shape × (1 − success) / success
 */
export function negativeBinomialTail(least: number, shape: number, success: number): number {
  // Summed from the first term on, in logarithms: that of a busy place is too small to write down.
  let logTerm = shape * Math.log(success);
  let below = 0;
  for (let count = 0; count < least; count += 1) {
    below += Math.exp(logTerm);
    logTerm += Math.log((shape + count) / (count + 1)) + Math.log1p(-success);
  }
  if (below < 0.5) return 1 - below;
  // Far out the difference to 1 would be lost in rounding: the tail itself is summed until it no longer grows.
  let tail = 0;
  for (let count = least; ; count += 1) {
    const term = Math.exp(logTerm);
    tail += term;
    if (term <= tail * 1e-12) return tail;
    logTerm += Math.log((shape + count) / (count + 1)) + Math.log1p(-success);
  }
}
