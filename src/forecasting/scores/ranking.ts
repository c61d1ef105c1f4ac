import { at, orderBy, uint8At, uint32At } from '../arrays.ts';

/**
 * Area under the receiver operating characteristic: the chance that a row with the event has a higher probability than
 * one without, ties counting half (the Mann–Whitney statistic; Hanley & McNeil 1982). NaN without both kinds of row.
 */
export function auroc(probabilities: Float64Array, outcomes: Uint8Array): number {
  const order = orderBy(probabilities.length, (index) => at(probabilities, index));
  let positives = 0;
  let rankSum = 0;
  for (let first = 0; first < order.length; ) {
    const end = endOfTie(order, probabilities, first);
    const meanRank = (first + 1 + end) / 2;
    for (let i = first; i < end; i += 1) {
      if (uint8At(outcomes, uint32At(order, i)) !== 1) continue;
      positives += 1;
      rankSum += meanRank;
    }
    first = end;
  }
  const negatives = order.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/**
 * Average precision: Σ (recall_k − recall_{k−1}) × precision_k over distinct probabilities, highest first, without
 * interpolation (as in scikit-learn); ties enter together. NaN without an event.
 */
export function averagePrecision(probabilities: Float64Array, outcomes: Uint8Array): number {
  const order = orderBy(probabilities.length, (index) => -at(probabilities, index));
  const positives = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  let found = 0;
  let sum = 0;
  for (let first = 0; first < order.length; ) {
    const end = endOfTie(order, probabilities, first);
    let here = 0;
    for (let i = first; i < end; i += 1) here += uint8At(outcomes, uint32At(order, i));
    found += here;
    sum += (here * found) / end;
    first = end;
  }
  return positives === 0 ? Number.NaN : sum / positives;
}

function endOfTie(order: Uint32Array, values: Float64Array, first: number): number {
  const value = at(values, uint32At(order, first));
  let end = first + 1;
  while (end < order.length && at(values, uint32At(order, end)) === value) end += 1;
  return end;
}
