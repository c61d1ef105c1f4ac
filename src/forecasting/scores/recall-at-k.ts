import { at, orderBy, uint8At, uint16At, uint32At } from '../arrays.ts';

/** 1 for the `k` rows of the highest probability within each group (a year), the earlier row first among equals. */
export function topOfEachGroup(probabilities: Float64Array, groups: Uint16Array, k: number): Uint8Array {
  const taken = new Map<number, number>();
  const top = new Uint8Array(probabilities.length);
  for (const row of orderBy(probabilities.length, (index) => -at(probabilities, index))) {
    const group = uint16At(groups, row);
    const before = taken.get(group) ?? 0;
    if (before < k) top[row] = 1;
    taken.set(group, before + 1);
  }
  return top;
}

/**
 * Recall at k: the share of all positives that stand among the `k` highest probabilities of their group (a year), which
 * is what a team that can look at k countries a year would have caught. NaN without a positive.
 */
export function recallAtK(probabilities: Float64Array, outcomes: Uint8Array, groups: Uint16Array, k: number): number {
  const top = topOfEachGroup(probabilities, groups, k);
  let caught = 0;
  let positives = 0;
  for (let row = 0; row < outcomes.length; row += 1) {
    caught += uint8At(outcomes, row) * uint8At(top, row);
    positives += uint8At(outcomes, row);
  }
  return positives === 0 ? Number.NaN : caught / positives;
}

/** The same of a choice of rows, rows counting as often as they are chosen; `top` as made of all rows. */
export function recallOfChosen(top: Uint8Array, outcomes: Uint8Array, chosen: Uint32Array): number {
  let caught = 0;
  let positives = 0;
  for (let i = 0; i < chosen.length; i += 1) {
    const row = uint32At(chosen, i);
    caught += uint8At(outcomes, row) * uint8At(top, row);
    positives += uint8At(outcomes, row);
  }
  return positives === 0 ? Number.NaN : caught / positives;
}
