import { at, uint8At } from '../arrays.ts';

/** Brier score (1950): mean squared difference of probability and outcome (0 or 1); 0 is best. NaN without rows. */
export function brierScore(probabilities: Float64Array, outcomes: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < probabilities.length; i += 1) sum += (at(probabilities, i) - uint8At(outcomes, i)) ** 2;
  return sum / probabilities.length;
}

/** Skill against a reference score, 1 − score / reference: 1 is perfect, 0 no better, below 0 worse. */
export function skill(score: number, reference: number): number {
  return 1 - score / reference;
}

/**
 * Brier score = reliability − resolution + uncertainty + withinBins. The first three are Murphy's (1973) over bins of
 * forecasts; the last is what binning adds where forecasts of one bin differ (within-bin variance less twice the
 * covariance with outcomes: Stephenson, Coelho & Jolliffe 2008, Weather and Forecasting 23), 0 where they do not.
 */
export type BrierDecomposition = {
  readonly reliability: number;
  readonly resolution: number;
  readonly uncertainty: number;
  readonly withinBins: number;
};

/** @param bins equal-width bins over 0 to 1. */
export function brierDecomposition(
  probabilities: Float64Array,
  outcomes: Uint8Array,
  bins: number,
): BrierDecomposition {
  const n = probabilities.length;
  const count = new Float64Array(bins);
  const forecast = new Float64Array(bins);
  const observed = new Float64Array(bins);
  const binOf = (p: number): number => Math.min(bins - 1, Math.floor(p * bins));
  let positives = 0;
  for (let i = 0; i < n; i += 1) {
    const bin = binOf(at(probabilities, i));
    count[bin] = at(count, bin) + 1;
    forecast[bin] = at(forecast, bin) + at(probabilities, i);
    observed[bin] = at(observed, bin) + uint8At(outcomes, i);
    positives += uint8At(outcomes, i);
  }
  const rate = positives / n;
  let reliability = 0;
  let resolution = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    const size = at(count, bin);
    if (size === 0) continue;
    reliability += size * ((at(forecast, bin) - at(observed, bin)) / size) ** 2;
    resolution += size * (at(observed, bin) / size - rate) ** 2;
  }
  let within = 0;
  for (let i = 0; i < n; i += 1) {
    const bin = binOf(at(probabilities, i));
    const apart = at(probabilities, i) - at(forecast, bin) / at(count, bin);
    within += apart * apart - 2 * apart * (uint8At(outcomes, i) - at(observed, bin) / at(count, bin));
  }
  return {
    reliability: reliability / n,
    resolution: resolution / n,
    uncertainty: rate * (1 - rate),
    withinBins: within / n,
  };
}
