/**
 * A table from keys, hashed to 32 bits, to numbers, in typed arrays: eight bytes an entry. Keys that hash alike share their
 * numbers, so what is found is looked at again.
 */
export class KeyTable {
  readonly #keys: Uint32Array;
  readonly #values: Uint32Array;
  /** Where the keys with each sixteen leading bits begin. */
  readonly #starts: Uint32Array;

  /** @param keys with `values` at the same places, in any order */
  constructor(keys: ArrayLike<number>, values: ArrayLike<number>) {
    const length = keys.length;
    const starts = new Uint32Array(0x10001);
    for (let at = 0; at < length; at += 1) {
      const bucket = ((keys[at] ?? 0) >>> 16) + 1;
      starts[bucket] = (starts[bucket] ?? 0) + 1;
    }
    for (let bucket = 1; bucket < starts.length; bucket += 1)
      starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
    const next = starts.slice();
    this.#keys = new Uint32Array(length);
    this.#values = new Uint32Array(length);
    for (let at = 0; at < length; at += 1) {
      const key = keys[at] ?? 0;
      const place = next[key >>> 16] ?? 0;
      next[key >>> 16] = place + 1;
      this.#keys[place] = key;
      this.#values[place] = values[at] ?? 0;
    }
    this.#starts = starts;
  }

  /** Calls back with every number under a key. */
  each(key: number, onValue: (value: number) => void): void {
    const end = this.#starts[(key >>> 16) + 1] ?? 0;
    for (let at = this.#starts[key >>> 16] ?? 0; at < end; at += 1)
      if (this.#keys[at] === key) onValue(this.#values[at] ?? 0);
  }
}

/** A text as 32 bits: FNV-1a (Fowler, Noll, Vo), its high bits mixed once more. @param without place of a letter left out; -1 for none */
export function hashOf(text: string, seed: number, without = -1): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < text.length; at += 1) {
    if (at === without) continue;
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}
