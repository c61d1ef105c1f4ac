import { at } from '../arrays.ts';

/**
 * What the past says of the shares of a mixture of `parts` distributions: sums over past forecasts of each part's
 * distance to what happened and of the parts' distances to each other, from which the CRPS of any mixture follows,
 * Σ w_i E|X_i − y| − ½ Σ w_i w_j E|X_i − X_j| (Gneiting & Raftery 2007, eq. 21); and, forecast by forecast, the
 * probability that each part gave to the bin of what happened.
 */
export type MixtureEvidence = {
  readonly parts: number;
  readonly toTruth: Float64Array;
  readonly between: Float64Array;
  /** `parts` numbers above 0 per forecast. */
  readonly binProbabilities: number[];
  readonly rowWeights: number[];
};

export function noEvidence(parts: number): MixtureEvidence {
  return {
    parts,
    toTruth: new Float64Array(parts),
    between: new Float64Array(parts * parts),
    binProbabilities: [],
    rowWeights: [],
  };
}

/** Adds evidence that counts `factor` times. */
export function addEvidence(sum: MixtureEvidence, other: MixtureEvidence, factor: number): void {
  for (let i = 0; i < sum.toTruth.length; i += 1) sum.toTruth[i] = at(sum.toTruth, i) + factor * at(other.toTruth, i);
  for (let i = 0; i < sum.between.length; i += 1) sum.between[i] = at(sum.between, i) + factor * at(other.between, i);
  for (const probability of other.binProbabilities) sum.binProbabilities.push(probability);
  for (const weight of other.rowWeights) sum.rowWeights.push(factor * weight);
}

/** Steps and size of a step of the exponentiated gradient: past these the scores no longer move in the fourth digit. */
const steps = 300;
const stepSize = 0.35;

/**
 * Shares on the simplex with the lowest sum of CRPS and log score, each as a multiple of what equal shares score: both
 * are convex in the shares. By exponentiated gradient (Kivinen & Warmuth 1997). Equal shares without evidence.
 */
export function bestShares(evidence: MixtureEvidence): Float64Array {
  const { parts, toTruth, between } = evidence;
  const equal = new Float64Array(parts).fill(1 / parts);
  if (evidence.rowWeights.length === 0) return equal;
  const probabilities = Float64Array.from(evidence.binProbabilities);
  const rowWeights = Float64Array.from(evidence.rowWeights);
  const crpsOfEqual = Math.max(1e-9, crpsOf(toTruth, between, equal));
  const logOfEqual = Math.max(1e-9, logScoreOf(probabilities, rowWeights, equal));
  let shares = equal;
  for (let step = 0; step < steps; step += 1) {
    const gradient = logGradient(probabilities, rowWeights, shares).map((slope) => slope / logOfEqual);
    for (let i = 0; i < parts; i += 1) {
      let slope = at(toTruth, i);
      for (let j = 0; j < parts; j += 1) slope -= at(between, i * parts + j) * at(shares, j);
      gradient[i] = at(gradient, i) + slope / crpsOfEqual;
    }
    const least = Math.min(...gradient);
    const grown = shares.map((share, i) => share * Math.exp(-stepSize * (at(gradient, i) - least)));
    const total = grown.reduce((sum, share) => sum + share, 0);
    shares = grown.map((share) => share / total);
  }
  return shares;
}

function crpsOf(toTruth: Float64Array, between: Float64Array, shares: Float64Array): number {
  let score = 0;
  for (let i = 0; i < shares.length; i += 1) {
    score += at(shares, i) * at(toTruth, i);
    for (let j = 0; j < shares.length; j += 1) {
      score -= 0.5 * at(shares, i) * at(shares, j) * at(between, i * shares.length + j);
    }
  }
  return score;
}

function mixed(probabilities: Float64Array, row: number, shares: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < shares.length; i += 1) sum += at(shares, i) * at(probabilities, row * shares.length + i);
  return sum;
}

function logScoreOf(probabilities: Float64Array, rowWeights: Float64Array, shares: Float64Array): number {
  return rowWeights.reduce((sum, weight, row) => sum - weight * Math.log(mixed(probabilities, row, shares)), 0);
}

function logGradient(probabilities: Float64Array, rowWeights: Float64Array, shares: Float64Array): Float64Array {
  const parts = shares.length;
  const gradient = new Float64Array(parts);
  for (let row = 0; row < rowWeights.length; row += 1) {
    const pull = at(rowWeights, row) / mixed(probabilities, row, shares);
    for (let i = 0; i < parts; i += 1) gradient[i] = at(gradient, i) - pull * at(probabilities, row * parts + i);
  }
  return gradient;
}
