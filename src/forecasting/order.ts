import { at, uint32At } from './arrays.ts';

/**
 * Order of the indices by their values, smallest first, equal values in the order of their indices; no value is NaN.
 * The values are sorted as numbers and each index finds its place, several times faster than sorting by a comparison.
 */
export function orderOf(values: Float64Array): Uint32Array {
  const sorted = values.slice().sort();
  const taken = new Uint32Array(values.length);
  const order = new Uint32Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    const first = firstAtLeast(sorted, at(values, index));
    const before = uint32At(taken, first);
    taken[first] = before + 1;
    order[first + before] = index;
  }
  return order;
}

/** Number of sorted values below the one given. */
function firstAtLeast(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(sorted, middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
