import type { Cell } from './event.ts';

/** Events in one cell: in the months looked at, and in the months before them that they are held against. */
export type CellCounts = {
  readonly cell: Cell;
  readonly recentEvents: number;
  readonly earlierEvents: number;
  readonly recentDeathsBest: number;
};

export type HotSpot = CellCounts & {
  /** Events that the place's own history would lead one to expect in the months looked at. */
  readonly expectedEvents: number;
  readonly rateRatio: number;
  /** Chance of so many events or more, were the rate what it has been. */
  readonly tailProbability: number;
};

/** Months looked at, months before them, events below which no place is named, and the share of places named by chance. */
export const hotSpotRule = { recentMonths: 3, earlierMonths: 60, fewestEvents: 2, falseDiscoveryRate: 0.1 } as const;

/**
 * Places with more events than their own history lets expect, the least likely first. A place's rate has Jeffreys' prior
 * for a Poisson rate, so that what is expected of the months looked at is negative binomial. Over all places the rate of
 * false discoveries is held by Benjamini & Hochberg (1995, Journal of the Royal Statistical Society B 57: 289–300).
 * @param counts every place with an event in either span; places without any would only make the rest less surprising
 */
export function hotSpots(
  counts: readonly CellCounts[],
  { recentMonths, earlierMonths, fewestEvents, falseDiscoveryRate } = hotSpotRule,
): readonly HotSpot[] {
  const exposure = recentMonths / earlierMonths;
  const weighed = counts
    .map((each) => {
      const shape = each.earlierEvents + 0.5;
      const expectedEvents = shape * exposure;
      return {
        ...each,
        expectedEvents,
        rateRatio: each.recentEvents / expectedEvents,
        tailProbability: negativeBinomialTail(Math.round(each.recentEvents), shape, 1 / (1 + exposure)),
      };
    })
    .toSorted((one, other) => one.tailProbability - other.tailProbability || one.cell - other.cell);
  const named = weighed.findLastIndex(
    ({ tailProbability }, index) => tailProbability <= ((index + 1) / weighed.length) * falseDiscoveryRate,
  );
  return weighed
    .slice(0, named + 1)
    .filter(({ recentEvents, rateRatio }) => recentEvents >= fewestEvents && rateRatio > 1);
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
