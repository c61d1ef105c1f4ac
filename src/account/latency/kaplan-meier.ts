/** One wait: how long it has been watched, and whether it came to its end or still goes on (censored). */
export type Wait = { readonly hours: number; readonly ended: boolean };

/** The curve from one time at which a wait ended to the next. */
export type SurvivalStep = {
  readonly hours: number;
  /** Waits that had lasted to just before this time. */
  readonly atRisk: number;
  readonly ended: number;
  /** Share still waiting after this time. */
  readonly waiting: number;
  /** Greenwood (1926). Nothing where none waits any more. */
  readonly standardError: number | undefined;
  /** Bounds of 95 %. */
  readonly low: number | undefined;
  readonly high: number | undefined;
};

/** 97.5 % point of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * The product-limit estimate of the share still waiting (Kaplan & Meier 1958, JASA 53: 457–481), with Greenwood's
 * standard error and 95 % intervals on the log–log scale, which stay between 0 and 1 (Kalbfleisch & Prentice 1980).
 * A wait that goes on counts among those at risk up to its own length, and one censored at the time of an end after it.
 * @returns a step for each time at which some wait ended, the earliest first
 */
export function survivalCurve(waits: readonly Wait[]): readonly SurvivalStep[] {
  const inOrder = waits.toSorted((one, two) => one.hours - two.hours);
  const endsAt = Map.groupBy(
    inOrder.filter(({ ended }) => ended),
    ({ hours }) => hours,
  );
  let before = 0;
  let waiting = 1;
  let greenwood = 0;
  return [...endsAt].map(([hours, ends]) => {
    while ((inOrder[before]?.hours ?? hours) < hours) before += 1;
    const atRisk = inOrder.length - before;
    const ended = ends.length;
    waiting *= 1 - ended / atRisk;
    if (ended === atRisk) {
      return { hours, atRisk, ended, waiting: 0, standardError: undefined, low: undefined, high: undefined };
    }
    greenwood += ended / (atRisk * (atRisk - ended));
    const spread = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(waiting));
    return {
      hours,
      atRisk,
      ended,
      waiting,
      standardError: waiting * Math.sqrt(greenwood),
      low: waiting ** Math.exp(spread),
      high: waiting ** Math.exp(-spread),
    };
  });
}

/** The time by which half have ended, those still waiting counted too; nothing where the curve has not come so far. */
export function medianWait(curve: readonly SurvivalStep[]): number | undefined {
  // Rounding of a product that is exactly a half must not move the median by a step.
  return curve.find(({ waiting }) => waiting <= 0.5 + 1e-12)?.hours;
}

/** Share still waiting after so many hours. */
export function waitingAfter(curve: readonly SurvivalStep[], hours: number): number {
  return curve.findLast((step) => step.hours <= hours)?.waiting ?? 1;
}
