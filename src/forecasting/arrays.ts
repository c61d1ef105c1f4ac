/*
 * The number at a place of an array. A read outside it gives NaN rather than `undefined`, so that a wrong index shows in
 * every figure that follows instead of turning quietly into a zero. One function for each kind of array: a function that
 * meets several kinds is not inlined by V8, which made the fit twenty times slower.
 */

export function at(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}

export function uint32At(values: Uint32Array, index: number): number {
  return values[index] ?? Number.NaN;
}

export function uint16At(values: Uint16Array, index: number): number {
  return values[index] ?? Number.NaN;
}

export function uint8At(values: Uint8Array, index: number): number {
  return values[index] ?? Number.NaN;
}

export function listAt(values: readonly number[], index: number): number {
  return values[index] ?? Number.NaN;
}

/** Probability to log-odds, kept finite: probabilities are held 1e-9 away from 0 and 1. */
export function logit(probability: number): number {
  const held = Math.min(1 - 1e-9, Math.max(1e-9, probability));
  return Math.log(held / (1 - held));
}

/** Log-odds to probability, without overflow at either end. */
export function logistic(logOdds: number): number {
  if (logOdds >= 0) return 1 / (1 + Math.exp(-logOdds));
  const odds = Math.exp(logOdds);
  return odds / (1 + odds);
}

/** Order of indices by a key, smallest first; equal keys keep the order of their indices. */
export function orderBy(length: number, key: (index: number) => number): Uint32Array {
  const order = new Uint32Array(length);
  for (let index = 0; index < length; index += 1) order[index] = index;
  return order.sort((left, right) => key(left) - key(right) || left - right);
}
