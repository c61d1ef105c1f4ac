import { hashOf, KeyTable } from './key-table.ts';
import { compareParts, type NameComparison } from './name-features.ts';
import { type NameKind, type NamePart, type PreparedName, prepareName } from './name-parts.ts';
import { mostWeight } from './part-rarity.ts';
import { type LikeParts, likenessIn, PartVocabulary, partOf } from './part-vocabulary.ts';

/** A name to be found, and of what. */
export type IndexedName = { readonly text: string; readonly kind: NameKind };

/** Names like one that was asked for, by their number in the list. */
export type Candidate = { readonly name: number; readonly comparison: NameComparison };

/** Of the names that share most with the one asked for, how many are aligned part by part. */
const mostCandidates = 60;
/** Share of the lesser name’s weight that must be found in the other for them to be aligned. */
const leastShare = 0.6;
/** Share of the weight of both names together that must be alike. */
export const sharedByMatches = 0.48;
/** The same where even an unlikely answer is wanted, such as the nearest name there is. */
export const sharedByAnswers = 0.3;
const wholeNameSeed = 3;

/** From this likeness on a part that no name has is taken for a misspelling of one that some have. */
const misspelt = 0.85;

/**
 * Names of a list, found by what they are like. Never leaves out a name whose parts are all spelled as asked; brings up those
 * of which more than half of the weight is in parts with the same consonants but one.
 */
export class NameIndex {
  readonly names: readonly IndexedName[];
  readonly vocabulary: PartVocabulary;
  readonly #ends: Uint32Array;
  readonly #partsOfNames: Uint32Array;
  readonly #rarity: (text: string) => number;
  readonly #postings: Uint32Array;
  readonly #postingEnds: Uint32Array;
  readonly #wholeNames: KeyTable;
  readonly #weights: Float32Array;
  // What each query adds up, by name; `touched` says which are to be wiped.
  readonly #shared: Float32Array;
  readonly #lastPart: Uint8Array;

  constructor(
    names: readonly IndexedName[],
    parts: readonly NamePart[],
    ends: Uint32Array,
    partsOfNames: Uint32Array,
    rarity: (text: string) => number,
  ) {
    this.names = names;
    this.vocabulary = new PartVocabulary(parts);
    this.#ends = ends;
    this.#partsOfNames = partsOfNames;
    this.#rarity = rarity;
    this.#weights = new Float32Array(names.length);
    this.#shared = new Float32Array(names.length);
    this.#lastPart = new Uint8Array(names.length);
    this.#postingEnds = this.#countPostings(parts.length);
    this.#postings = this.#fillPostings();
    this.#wholeNames = this.#keyWholeNames();
  }

  /** A name as the list weighs its parts. */
  prepare(text: string, kind: NameKind): PreparedName {
    const prepared = prepareName(text, kind, this.#rarity);
    return { ...prepared, parts: prepared.parts.map((part) => this.#asRareAsItsLike(part)) };
  }

  /** A part that the list does not have may be a misspelling: it is as rare as the listed part that it is most like. */
  #asRareAsItsLike(part: NamePart): NamePart {
    if (part.kind !== 'word' || part.weight < mostWeight) return part;
    const like = this.vocabulary.like(part).at(-1);
    const weight =
      like === undefined || likenessIn(like) < misspelt
        ? part.weight
        : (this.vocabulary.parts[partOf(like)]?.weight ?? part.weight);
    return weight === part.weight ? part : { ...part, weight };
  }

  /** The listed name of a number, ready to be compared. */
  preparedName(name: number): PreparedName {
    const { text, kind } = this.names[name] ?? { text: '', kind: 'unknown' as const };
    const parts: NamePart[] = [];
    for (let at = name === 0 ? 0 : (this.#ends[name - 1] ?? 0); at < (this.#ends[name] ?? 0); at += 1) {
      const part = this.vocabulary.parts[this.#partsOfNames[at] ?? 0];
      if (part !== undefined) parts.push(part);
    }
    return { text, kind, parts };
  }

  /**
   * Names like the one asked for, aligned with it, those that share most first.
   * @param fits which kinds of names may answer
   * @param leastOfBoth share of the weight of both names together that must be alike
   */
  search(asked: PreparedName, fits: (kind: NameKind) => boolean, leastOfBoth = sharedByMatches): readonly Candidate[] {
    const words = asked.parts.filter(isCore);
    let askedWeight = 0;
    for (const { weight } of words) askedWeight += weight;
    const touched = this.#addUp(asked, words, askedWeight, leastOfBoth);
    const found: { readonly name: number; readonly share: number }[] = [];
    for (const name of touched) {
      const shared = this.#shared[name] ?? 0;
      const own = this.#weights[name] ?? 0;
      this.#shared[name] = 0;
      this.#lastPart[name] = 0;
      if (shared < leastShare * Math.min(askedWeight, own) || !fits(this.names[name]?.kind ?? 'unknown')) continue;
      const share = shared / (askedWeight + own - Math.min(shared, own, askedWeight) + 0.1);
      if (share >= leastOfBoth) found.push({ name, share });
    }
    if (found.length > mostCandidates) found.sort((left, right) => right.share - left.share);
    return found
      .slice(0, mostCandidates)
      .map(({ name }) => ({ name, comparison: compareParts(asked, this.preparedName(name)) }));
  }

  /**
   * Adds the weight of like parts to each name that has them: neighbours joined, then each part, the rarest first. Once what
   * is left to add could not make enough of a name, names that have nothing yet are passed over.
   * @returns the names that have any
   */
  #addUp(asked: PreparedName, words: readonly NamePart[], askedWeight: number, leastOfBoth: number): readonly number[] {
    const touched: number[] = [];
    let turn = 0;
    for (let wide = 2; wide <= 3; wide += 1) {
      for (let at = 0; at + wide <= words.length && turn < 200; at += 1) {
        const joined = joinedPart(words, at, at + wide);
        turn += 1;
        if (joined !== undefined)
          this.#addPart(this.vocabulary.soundingLike(joined), joined.weight, turn, true, touched);
      }
    }
    let left = askedWeight;
    for (const part of words.toSorted((one, other) => other.weight - one.weight)) {
      turn += 1;
      this.#addPart(this.vocabulary.like(part), part.weight, turn, left >= leastOfBoth * askedWeight, touched);
      left -= part.weight;
    }
    const bring = (name: number) => {
      if ((this.#shared[name] ?? 0) === 0) touched.push(name);
      this.#shared[name] = Math.max(this.#shared[name] ?? 0, this.#weights[name] ?? 0);
    };
    for (const key of wholeNameKeys(asked.parts)) this.#wholeNames.each(key, bring);
    return touched;
  }

  #addPart(found: LikeParts, weight: number, turn: number, bringsUp: boolean, touched: number[]): void {
    for (let which = found.length - 1; which >= 0; which -= 1) {
      const packed = found[which] ?? 0;
      const like = partOf(packed);
      const start = like === 0 ? 0 : (this.#postingEnds[like - 1] ?? 0);
      const end = this.#postingEnds[like] ?? 0;
      // The root: what is like at all shall be aligned, and be judged then.
      const worth = Math.min(weight, this.vocabulary.parts[like]?.weight ?? 0) * Math.sqrt(likenessIn(packed));
      for (let at = start; at < end; at += 1) {
        const name = this.#postings[at] ?? 0;
        // The likest part of a name counts, not each.
        if (this.#lastPart[name] === turn) continue;
        if (this.#lastPart[name] === 0 && this.#shared[name] === 0) {
          if (!bringsUp) continue;
          touched.push(name);
        }
        this.#lastPart[name] = turn;
        this.#shared[name] = (this.#shared[name] ?? 0) + worth;
      }
    }
  }

  #countPostings(parts: number): Uint32Array {
    const ends = new Uint32Array(parts);
    for (const part of this.#partsOfNames) ends[part] = (ends[part] ?? 0) + 1;
    for (let at = 1; at < parts; at += 1) ends[at] = (ends[at] ?? 0) + (ends[at - 1] ?? 0);
    return ends;
  }

  #fillPostings(): Uint32Array {
    const postings = new Uint32Array(this.#partsOfNames.length);
    const next = new Uint32Array(this.#postingEnds.length);
    for (let at = 1; at < next.length; at += 1) next[at] = this.#postingEnds[at - 1] ?? 0;
    let from = 0;
    for (const [name, end] of this.#ends.entries()) {
      for (; from < end; from += 1) {
        const part = this.#partsOfNames[from] ?? 0;
        const place = next[part] ?? 0;
        postings[place] = name;
        next[part] = place + 1;
        const { kind, weight } = this.vocabulary.parts[part] ?? { kind: 'form', weight: 0 };
        if (kind !== 'form' && kind !== 'particle' && kind !== 'title')
          this.#weights[name] = (this.#weights[name] ?? 0) + weight;
      }
    }
    return postings;
  }

  #keyWholeNames(): KeyTable {
    const keys: number[] = [];
    const names: number[] = [];
    for (let name = 0; name < this.names.length; name += 1) {
      for (const key of wholeNameKeys(this.preparedName(name).parts)) {
        keys.push(key);
        names.push(name);
      }
    }
    return new KeyTable(keys, names);
  }
}

const isCore = ({ kind }: NamePart) => kind !== 'form' && kind !== 'particle' && kind !== 'title' && kind !== 'initial';

/** Keys by the consonants of all parts in a row, without particles and with them: for names that are parted otherwise. */
function wholeNameKeys(parts: readonly NamePart[]): readonly number[] {
  const [core, all] = [wholeSkeleton(parts, false), wholeSkeleton(parts, true)];
  return core === all ? [hashOf(core, wholeNameSeed)] : [hashOf(core, wholeNameSeed), hashOf(all, wholeNameSeed)];
}

function wholeSkeleton(parts: readonly NamePart[], withParticles: boolean): string {
  let skeleton = '';
  for (const part of parts) {
    if (part.kind === 'number') skeleton += part.text;
    else if (isCore(part) || (withParticles && part.kind === 'particle')) skeleton += part.skeleton;
  }
  return skeleton;
}

const longestJoin = 18;

/** Neighbouring words as one, as another custom may write them. */
function joinedPart(words: readonly NamePart[], from: number, end: number): NamePart | undefined {
  const [first] = words.slice(from, from + 1);
  if (first === undefined || first.kind === 'number') return undefined;
  let [text, sounds, skeleton, weight] = ['', '', '', 0];
  for (let at = from; at < end; at += 1) {
    const word = words[at];
    if (word === undefined || word.kind === 'number' || word.consonants !== first.consonants) return undefined;
    text += word.text;
    sounds += word.sounds;
    skeleton += word.skeleton;
    weight += word.weight;
  }
  if (text.length > longestJoin) return undefined;
  return { ...first, kind: 'word', text, sounds, skeleton, weight, letter: '', givenNames: [], letters: 0 };
}
