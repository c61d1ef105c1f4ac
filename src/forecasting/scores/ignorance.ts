import { at, listAt } from '../arrays.ts';

/** Inner bounds of the bins of deaths of the VIEWS prediction challenge 2023/24 (Hegre et al. 2025). */
const challengeBins: readonly number[] = [0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5];

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
  return -Math.log2((1000 * share + 1) / (1000 + challengeBins.length + 1));
}

function binOf(value: number): number {
  let bin = 0;
  while (bin < challengeBins.length && value > listAt(challengeBins, bin)) bin += 1;
  return bin;
}
