import { hashOf, KeyTable } from './key-table.ts';
import { bitsIn } from './likeness.ts';
import type { NamePart } from './name-parts.ts';
import { partLikeness } from './part-likeness.ts';
import { servantWords } from './servant-words.ts';
import { consonantGroup } from './sounds.ts';

/**
 * Parts of the list that are like a part asked for, the least alike first: each the likeness in thousandths times 2³², and
 * the part’s number. Read them with `partOf` and `likenessIn`. So packed they are small enough to be remembered.
 */
export type LikeParts = Float64Array;

const shift = 2 ** 32;
/** Number of a part that is like one. */
export const partOf = (packed: number): number => packed % shift;
/** How alike it is. */
export const likenessIn = (packed: number): number => Math.floor(packed / shift) / 1000;
const pack = (part: number, likeness: number) => Math.floor(likeness * 1000) * shift + part;

/** Below this a part of the list is not brought up for another. */
const leastBroughtUp = 0.68;
const mostRemembered = 10_000;

const seeds = { skeleton: 1, text: 2, vowel: 4 } as const;

/** Skeletons this long of consonant scripts are also found with one consonant left out. */
const longEnough = 4;

/**
 * Every key under which a part is found: its skeleton of consonants, and its spelling, whole and with each letter left out
 * (as SymSpell has it, Garbe 2012), so that parts meet that differ in vowels, in customs of spelling, or in one slip of the
 * hand. Letters of consonant scripts that may be vowels give a key for either reading, and one consonant too many is borne.
 */
function keysOf(part: NamePart, onKey: (key: number) => void): void {
  const { kind, text, consonants } = part;
  if (consonants || kind === 'form' || kind === 'initial' || kind === 'title' || kind === 'number') {
    onKey(hashOf(text, seeds.text));
    if (!consonants) return;
  }
  if (kind === 'servant') {
    for (const servant of servantWords) spellings(servant.text, onKey);
    return;
  }
  for (const skeleton of skeletonsOf(part)) {
    if (skeleton === '') continue;
    // So many words have one or two consonants that whether a vowel begins them tells them apart too.
    const vowel = skeleton.length < 3 && isVowel(text.charCodeAt(0));
    onKey(hashOf(skeleton, vowel ? seeds.vowel : seeds.skeleton));
    if (!consonants || skeleton.length < longEnough) continue;
    for (let at = 0; at < skeleton.length; at += 1) onKey(hashOf(skeleton, seeds.skeleton, at));
  }
  if (!consonants) spellings(text, onKey);
}

function spellings(text: string, onKey: (key: number) => void): void {
  onKey(hashOf(text, seeds.text));
  if (text.length < 3) return;
  for (let at = 0; at < text.length; at += 1) onKey(hashOf(text, seeds.text, at));
}

/** a, e, i, o, u */
const isVowel = (code: number) => code === 0x61 || code === 0x65 || code === 0x69 || code === 0x6f || code === 0x75;

/** Sounds of consonant scripts that may be read otherwise, and as which group of consonants: nothing is a vowel or silent. */
const otherwise: readonly (readonly [string, string])[] = [
  ['w', '1'],
  ['X', ''],
  ['c', '4'],
  ['J', '4'],
];

/** The skeletons of a part: of a consonant script one for each reading, eight at most. */
function skeletonsOf({ consonants, sounds, skeleton }: NamePart): readonly string[] {
  if (!consonants) return [skeleton];
  const readings: ReadonlyMap<string, string>[] = [new Map()];
  for (const [sound, read] of otherwise) {
    if (!sounds.includes(sound) || readings.length >= 8) continue;
    readings.push(...readings.map((reading) => new Map([...reading, [sound, read]])));
  }
  return [...new Set(readings.map((reading) => skeletonRead(sounds, reading)))];
}

function skeletonRead(sounds: string, reading: ReadonlyMap<string, string>): string {
  let skeleton = '';
  for (const each of sounds) skeleton += reading.get(each) ?? consonantGroup(each);
  return skeleton;
}

/** The distinct parts of all names of a list, found again by what they are like. */
export class PartVocabulary {
  readonly parts: readonly NamePart[];
  readonly #keys: KeyTable;
  readonly #remembered = new Map<string, LikeParts>();
  readonly #found: number[] = [];
  readonly #seen: Uint32Array;
  // What is looked at first of each part, side by side in memory.
  readonly #letters: Int32Array;
  readonly #lengths: Uint8Array;
  #round = 0;

  constructor(parts: readonly NamePart[]) {
    this.parts = parts;
    const keys: number[] = [];
    const values: number[] = [];
    for (const [at, part] of parts.entries()) {
      keysOf(part, (key) => {
        keys.push(key);
        values.push(at);
      });
    }
    this.#keys = new KeyTable(keys, values);
    this.#seen = new Uint32Array(parts.length);
    this.#letters = Int32Array.from(parts, ({ letters }) => letters);
    this.#lengths = Uint8Array.from(parts, (part) =>
      part.consonants ? ofConsonants : Math.min(mostLength, part.text.length),
    );
  }

  /** The parts of the list that are like one, the most alike last. What was asked before is remembered. */
  like(asked: NamePart): LikeParts {
    const name = partKey(asked);
    const known = this.#remembered.get(name);
    if (known !== undefined) return known;
    const found = this.#find(asked);
    if (this.#remembered.size >= mostRemembered) this.#remembered.clear();
    this.#remembered.set(name, found);
    return found;
  }

  /** The parts of the list spelled as one, else those with its consonants that are like it: for joined words to be tried. */
  soundingLike(asked: NamePart): LikeParts {
    this.#found.length = 0;
    this.#keys.each(hashOf(asked.text, seeds.text), (at) => {
      if (this.parts[at]?.text === asked.text) this.#found.push(pack(at, 1));
    });
    if (this.#found.length === 0 && asked.skeleton.length >= 3) {
      for (const skeleton of skeletonsOf(asked)) {
        this.#keys.each(hashOf(skeleton, seeds.skeleton), (at) => this.#take(asked, at));
      }
    }
    return Float64Array.from(this.#found).sort();
  }

  #find(asked: NamePart): LikeParts {
    this.#round += 1;
    this.#found.length = 0;
    const take = (at: number) => {
      if (this.#seen[at] === this.#round) return;
      this.#seen[at] = this.#round;
      this.#take(asked, at);
    };
    keysOf(asked, (key) => this.#keys.each(key, take));
    return Float64Array.from(this.#found).sort();
  }

  #take(asked: NamePart, at: number): void {
    if (!asked.consonants && this.#lengths[at] !== ofConsonants && this.#differsTooMuch(asked, at)) return;
    const part = this.parts[at];
    if (part === undefined) return;
    const likeness = partLikeness(asked, part, leastBroughtUp);
    if (likeness >= leastBroughtUp) this.#found.push(pack(at, likeness));
  }

  /** Whether two words differ so much in length, or in the letters that they have, that they cannot be alike enough. */
  #differsTooMuch({ text, letters, givenNames }: NamePart, at: number): boolean {
    if (givenNames.length > 0) return false;
    const length = this.#lengths[at] ?? 0;
    const apart = text.length - length;
    if (apart > mostApart || apart < -mostApart) return true;
    const theirs = this.#letters[at] ?? 0;
    return letters !== 0 && theirs !== 0 && bitsIn(letters ^ theirs) > 1 + shareOfLetters * (text.length + length);
  }
}

const [ofConsonants, mostLength] = [0, 255];
const mostApart = 5;
const shareOfLetters = 0.33;

/** What tells parts apart in a list: text, kind and how it was written. */
export const partKey = (part: NamePart): string =>
  `${part.kind.charAt(0)}${part.consonants ? '1' : part.letter}${part.text}`;
