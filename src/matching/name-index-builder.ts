import { type IndexedName, NameIndex } from './name-index.ts';
import { type NamePart, prepareName } from './name-parts.ts';
import { rarityOf } from './part-rarity.ts';
import { partKey } from './part-vocabulary.ts';

/** Collects names, and makes the index of them. */
export class NameIndexBuilder {
  readonly #partNumbers = new Map<string, number>();
  readonly #parts: NamePart[] = [];
  readonly #counts: number[] = [];
  readonly #names: IndexedName[] = [];
  readonly #ends: number[] = [];
  readonly #partsOfNames: number[] = [];

  /** @returns the number of the name, from 0 */
  add(name: IndexedName): number {
    for (const part of prepareName(name.text, name.kind).parts) {
      const key = partKey(part);
      let number = this.#partNumbers.get(key);
      if (number === undefined) {
        number = this.#parts.length;
        this.#partNumbers.set(key, number);
        this.#parts.push(part);
        this.#counts.push(0);
      }
      this.#counts[number] = (this.#counts[number] ?? 0) + 1;
      this.#partsOfNames.push(number);
    }
    this.#names.push(name);
    this.#ends.push(this.#partsOfNames.length);
    return this.#names.length - 1;
  }

  build(): NameIndex {
    const counts = new Map<string, number>();
    for (const [at, { text }] of this.#parts.entries())
      counts.set(text, (counts.get(text) ?? 0) + (this.#counts[at] ?? 0));
    const rarity = (text: string) => rarityOf(counts.get(text) ?? 0, this.#names.length);
    const parts = this.#parts.map((part) =>
      part.kind === 'word' || part.kind === 'common' ? { ...part, weight: rarity(part.text) } : part,
    );
    return new NameIndex(
      this.#names,
      parts,
      Uint32Array.from(this.#ends),
      Uint32Array.from(this.#partsOfNames),
      rarity,
    );
  }
}
