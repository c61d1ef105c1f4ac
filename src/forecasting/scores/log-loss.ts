import { at, uint8At } from '../arrays.ts';

/**
 * Mean negative log likelihood in nats (Good 1952); lower is better. Probabilities are held 1e-15 away from 0 and 1, as
 * is common practice, so that one impossible event costs 34.5 and not infinity. NaN without rows.
 */
export function logLoss(probabilities: Float64Array, outcomes: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < probabilities.length; i += 1) {
    const p = Math.min(1 - 1e-15, Math.max(1e-15, at(probabilities, i)));
    sum -= Math.log(uint8At(outcomes, i) === 1 ? p : 1 - p);
  }
  return sum / probabilities.length;
}
