import { at, uint32At } from '../arrays.ts';
import { orderOf } from '../order.ts';
import { pointsOf } from './points.ts';

export type AnalogueRows = {
  /** By what cases count as alike. */
  readonly keys: Float64Array;
  /** What followed; −Infinity may stand for none. */
  readonly values: Float64Array;
  readonly weights: Float64Array;
};

/**
 * What followed in the cases most alike: quantiles over the `size` rows nearest in rank of the key, at centres half of
 * that apart. Rows of the very same key are taken all or none, so that their order does not matter.
 */
export class Analogues {
  /** Rising: the key from which on a window holds. */
  readonly #from: number[] = [];
  readonly #points: Float64Array[] = [];

  constructor({ keys, values, weights }: AnalogueRows, size: number) {
    if (keys.length === 0) throw new RangeError('Without any past case there is none alike.');
    const order = orderOf(keys);
    const keyAt = (rank: number): number => at(keys, uint32At(order, rank));
    // Each row's place among all values, so that a window is put in order by sorting whole numbers.
    const byValue = orderOf(values);
    const placeOfRow = new Uint32Array(values.length);
    byValue.forEach((row, place) => {
      placeOfRow[row] = place;
    });
    const stride = Math.max(1, Math.floor(size / 2));
    for (let centre = 0; centre < keys.length; centre += stride) {
      const from = keyAt(centre);
      if (from === this.#from.at(-1)) continue;
      const [low, high] = windowAround(keyAt, keys.length, centre, Math.min(size, keys.length));
      const places = new Uint32Array(high - low + 1);
      for (let rank = low; rank <= high; rank += 1) places[rank - low] = uint32At(placeOfRow, uint32At(order, rank));
      places.sort();
      const nearValues = new Float64Array(places.length);
      const nearWeights = new Float64Array(places.length);
      for (let index = 0; index < places.length; index += 1) {
        const row = uint32At(byValue, uint32At(places, index));
        nearValues[index] = at(values, row);
        nearWeights[index] = at(weights, row);
      }
      this.#from.push(from);
      this.#points.push(pointsOf(nearValues, nearWeights));
    }
  }

  /** What followed on cases like the one with this key, at the levels of `pointShares`. */
  near(key: number): Float64Array {
    let low = 0;
    let high = this.#from.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#from[middle] ?? Number.POSITIVE_INFINITY) <= key) low = middle;
      else high = middle - 1;
    }
    // The nearer of the two centres around the key.
    const next = this.#from[low + 1];
    const nearer = next !== undefined && next - key < key - (this.#from[low] ?? key) ? low + 1 : low;
    return this.#points[nearer] ?? new Float64Array(0);
  }
}

/** First and last rank of so many rows around the centre; of rows with one key, all or none but those of the centre's. */
function windowAround(
  keyAt: (rank: number) => number,
  rows: number,
  centre: number,
  size: number,
): readonly [low: number, high: number] {
  const key = keyAt(centre);
  let low = Math.max(0, Math.min(centre - Math.floor(size / 2), rows - size));
  let high = low + size - 1;
  const [lowKey, highKey] = [keyAt(low), keyAt(high)];
  if (lowKey === key) while (low > 0 && keyAt(low - 1) === key) low -= 1;
  else if (low > 0 && keyAt(low - 1) === lowKey) while (keyAt(low) === lowKey) low += 1;
  if (highKey === key) while (high < rows - 1 && keyAt(high + 1) === key) high += 1;
  else if (high < rows - 1 && keyAt(high + 1) === highKey) while (keyAt(high) === highKey) high -= 1;
  return [low, high];
}
