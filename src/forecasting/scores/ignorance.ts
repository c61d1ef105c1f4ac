import { at, listAt } from '../arrays.ts';

/** Bounds between the bins of deaths of the VIEWS prediction challenge 2023/24 (Hegre et al. 2025); the first bin is 0. */
const challengeBins: readonly number[] = [0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5];

/** Number of bins: one more than there are bounds. */
const binCount: number = challengeBins.length + 1;

/** Samples of a forecast in the challenge. */
export const challengeSamples = 1000;

/**
 * Probability that the score gives to a bin that holds such a share of 1,000 samples: (samples in it + 1) / 1,011, as
 * though one more sample stood in every bin.
 */
export function smoothedShare(share: number): number {
  return (challengeSamples * share + 1) / (challengeSamples + binCount);
}

/**
 * Ignorance score as the VIEWS prediction challenge counts it: −log2((samples in the observed bin + 1) / (samples + 11))
 * for 1,000 samples. Weights that add to one stand for their share of the thousand. In bits; lower is better.
 */
export function ignoranceOfWeighted(values: Float64Array, weights: Float64Array, observed: number): number {
  const wanted = binOf(observed);
  let share = 0;
  for (let index = 0; index < values.length; index += 1) {
    if (binOf(at(values, index)) === wanted) share += at(weights, index);
  }
  return -Math.log2(smoothedShare(share));
}

/** The same score of samples, however many: −log2((samples in the observed bin + 1) / (samples + 11)). */
export function ignoranceOfSamples(samples: ArrayLike<number>, observed: number): number {
  const wanted = binOf(observed);
  let inBin = 0;
  for (let index = 0; index < samples.length; index += 1) {
    if (binOf(samples[index] ?? Number.NaN) === wanted) inBin += 1;
  }
  return -Math.log2((inBin + 1) / (samples.length + binCount));
}

/** Number of the bin, from 0. */
export function binOf(value: number): number {
  let bin = 0;
  while (bin < challengeBins.length && value > listAt(challengeBins, bin)) bin += 1;
  return bin;
}
