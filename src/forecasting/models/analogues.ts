import { at, orderBy, uint32At } from '../arrays.ts';
import { pointsInOrder } from './points.ts';

export type AnalogueRows = {
  /** By what cases count as alike. */
  readonly keys: Float64Array;
  /** What followed; −Infinity may stand for none. */
  readonly values: Float64Array;
  readonly weights: Float64Array;
};

/**
 * What followed in the cases most alike: quantiles over the `size` rows nearest in rank of the key, at centres a quarter
 * of that apart. Rows of the very same key are taken all or none, so that their order does not matter.
 */
export class Analogues {
  /** Rising: the key from which on a window holds. */
  readonly #from: number[] = [];
  readonly #points: Float64Array[] = [];

  constructor({ keys, values, weights }: AnalogueRows, size: number) {
    if (keys.length === 0) throw new RangeError('Without any past case there is none alike.');
    const order = orderBy(keys.length, (row) => at(keys, row));
    const keyAt = (rank: number): number => at(keys, uint32At(order, rank));
    const half = Math.min(size, keys.length) / 2;
    const stride = Math.max(1, Math.floor(size / 4));
    for (let centre = 0; centre < keys.length; centre += stride) {
      let low = Math.floor(Math.min(Math.max(0, centre - half), keys.length - 2 * half));
      let high = Math.ceil(low + 2 * half) - 1;
      while (low > 0 && keyAt(low - 1) === keyAt(low)) low -= 1;
      while (high < keys.length - 1 && keyAt(high + 1) === keyAt(high)) high += 1;
      const from = keyAt(centre);
      if (from === this.#from.at(-1)) continue;
      this.#from.push(from);
      const window = order.slice(low, high + 1);
      const inOrder = orderBy(window.length, (index) => at(values, uint32At(window, index)));
      this.#points.push(
        pointsInOrder(
          inOrder.map((index) => uint32At(window, index)),
          values,
          weights,
        ),
      );
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
