import type { NameComparison, NameFeature } from './name-features.ts';
import { nameFeatures } from './name-features.ts';
import { nameWeights } from './name-weights.ts';

/** The most that a name alone can say: people of one name are many. */
export const mostByName = 0.99;

/** From this probability on a pair of names is taken for one. */
export const sameFrom = 0.5;

const coefficients = Float64Array.from(nameFeatures, (feature: NameFeature) => nameWeights.coefficients[feature]);

/** Log-odds that two names are of the same, learnt from labelled pairs (`docs/methods/matching.md`). */
function nameLogOdds({ features }: NameComparison): number {
  let logOdds = nameWeights.intercept;
  for (let at = 0; at < features.length; at += 1) logOdds += (features[at] ?? 0) * (coefficients[at] ?? 0);
  return logOdds;
}

/** A probability of log-odds. */
export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Probability that two names are of the same, never above `mostByName`. */
export function nameProbability(comparison: NameComparison): number {
  return Math.min(mostByName, probabilityOf(nameLogOdds(comparison)));
}
