import { type FoundWord, foundWords, type NameKind } from './found-words.ts';

import { givenNamesOf } from './given-names.ts';
import type { Word } from './likeness.ts';
import {
  commonWords,
  type FormPhrase,
  formPhrases,
  numberWords,
  parents,
  particles,
  romanNumerals,
  sameWords,
  servantPrefixes,
  servants,
  shipPrefixes,
  titles,
} from './name-symbols.ts';
import { skeletonOf, soundsOf } from './sounds.ts';

export type { NameKind } from './found-words.ts';

export type PartKind = 'word' | 'common' | 'initial' | 'number' | 'servant' | 'parent' | 'particle' | 'title' | 'form';

/** One part of a name, ready to be compared. */
export type NamePart = Word & {
  readonly kind: PartKind;
  /** How much the part says of who it is, 1 for an ordinary word; see `partWeight`. */
  readonly weight: number;
  /** Of a form of organisation its kind, of a particle what it stands for, else nothing. */
  readonly stands: string;
  /** The letter itself where it is a word in its script (Han, Hangul), else nothing. */
  readonly letter: string;
  /** Given names of which it is a form, by number. */
  readonly givenNames: readonly number[];
};

/** A name, taken apart. */
export type PreparedName = { readonly text: string; readonly kind: NameKind; readonly parts: readonly NamePart[] };

/** How rare each part is in the list that is searched: 1 for an ordinary part, more for a rarer one. */
export type PartWeights = (text: string) => number;

const mostParts = 24;

const weights: Readonly<Record<PartKind, number>> = {
  ...{ word: 1, common: 0.55, initial: 0.35, number: 0.7, servant: 0.6, parent: 0.4, particle: 0.12, title: 0.15 },
  form: 0.1,
};

/**
 * A name as parts: words in Latin letters with their sounds, and what each is. Parts that one custom joins and another
 * writes apart are brought to one form (“Abd al-Rahman”, “Abdurrahman”); forms of companies, titles and numbers are known.
 * @param text as written, in any script; beyond 600 characters or 24 parts nothing is read
 * @param rarity of parts in the list that is searched, if there is one
 */
export function prepareName(text: string, kind: NameKind = 'unknown', rarity?: PartWeights): PreparedName {
  const words = foundWords(text, kind, mostParts * 2);
  const parts: NamePart[] = [];
  for (let at = 0; at < words.length && parts.length < mostParts; ) at += pushPart(parts, words, at, kind, rarity);
  return { text, kind, parts };
}

/** Makes the part that begins at a word. @returns how many words it takes */
function pushPart(
  parts: NamePart[],
  words: readonly FoundWord[],
  at: number,
  kind: NameKind,
  rarity: PartWeights | undefined,
): number {
  const word = words[at];
  if (word === undefined) return 1;
  const { text, consonants } = word;
  const form = formAt(words, at, kind);
  if (form !== undefined) {
    parts.push(newPart(form.form, 'form', consonants, form.kind, rarity));
    return form.words.length;
  }
  if (kind !== 'person') {
    const taken = pushNumber(parts, words, at, rarity);
    if (taken > 0) return taken;
  }
  const code = text.charCodeAt(0);
  if (code < 0x3a && /^\d+(st|nd|rd|th)?$/.test(text)) {
    parts.push(newPart(String(Number.parseInt(text, 10)), 'number', false, '', rarity));
    return 1;
  }
  const servant = servantAt(words, at);
  if (servant > 0) {
    parts.push(newPart('abdul', 'servant', consonants, '', rarity));
    return servant;
  }
  const joined = consonants
    ? undefined
    : servantPrefixes.find((prefix) => text.length > prefix.length + 2 && text.startsWith(prefix));
  if (
    joined !== undefined &&
    !text.startsWith('abdulla') &&
    !text.startsWith('abdella') &&
    !text.startsWith('abdalla')
  ) {
    parts.push(newPart('abdul', 'servant', false, '', rarity));
    parts.push(newPart(text.slice(joined.length), 'word', false, '', rarity));
    return 1;
  }
  parts.push(plainPart(word, kind, at, at === words.length - 1, rarity));
  return 1;
}

function plainPart(
  { text, consonants, letter }: FoundWord,
  kind: NameKind,
  at: number,
  last: boolean,
  rarity: PartWeights | undefined,
): NamePart {
  if (letter !== '') return { ...newPart(text, 'word', false, '', rarity), letter };
  const parent = parents.get(text);
  if (parent !== undefined && kind !== 'vessel') return newPart(parent, 'parent', consonants, '', rarity);
  const particle = particles.get(text);
  if (particle !== undefined && !isNameHere(text, at, last))
    return newPart(text, 'particle', consonants, particle, rarity);
  if (kind === 'person' || kind === 'unknown') {
    if (titles.has(text)) return newPart(text, 'title', consonants, '', rarity);
  } else if (kind === 'vessel' && at === 0 && shipPrefixes.has(text))
    return newPart(text, 'title', consonants, '', rarity);
  if (text.length === 1 && !consonants && kind === 'person') return newPart(text, 'initial', consonants, '', rarity);
  if (kind === 'person') return newPart(text, 'word', consonants, '', rarity);
  const same = sameWords.get(text) ?? text;
  return newPart(same, commonWords.has(same) ? 'common' : 'word', consonants, '', rarity);
}

/** “Ben” that begins a name is a given name, “An” at either end a Korean family name; between parts they are particles. */
const isNameHere = (text: string, at: number, last: boolean) =>
  (text === 'ben' && at === 0) || (text === 'an' && (at === 0 || last));

/** “Abd al-”, “Abdul”: how many words say “servant of”, if one follows them. */
function servantAt(words: readonly FoundWord[], at: number): number {
  const text = words[at]?.text ?? '';
  if (!servants.has(text)) return 0;
  const article = particles.get(words[at + 1]?.text ?? '') === 'al' ? 2 : 1;
  return words[at + article] === undefined ? 0 : article;
}

const personForms = new Set(['llc', 'ltd', 'sa', 'inc', 'gmbh', 'ooo', 'limited']);

function formAt(words: readonly FoundWord[], at: number, kind: NameKind): FormPhrase | undefined {
  const phrases = formPhrases.get(words[at]?.text ?? '');
  if (phrases === undefined || kind === 'vessel') return undefined;
  if (kind === 'person') {
    if (at < 2 || at !== words.length - 1 || !personForms.has(words[at]?.text ?? '')) return undefined;
  }
  return phrases.find((phrase) => phrase.words.every((word, offset) => words[at + offset]?.text === word));
}

/** A number in words or Roman numerals; a ten and a unit are one. @returns how many words it takes, none if there is none */
function pushNumber(
  parts: NamePart[],
  words: readonly FoundWord[],
  at: number,
  rarity: PartWeights | undefined,
): number {
  const text = words[at]?.text ?? '';
  const roman = at > 0 ? romanNumerals.get(text) : undefined;
  const value = numberWords.get(text) ?? roman;
  if (value === undefined) return 0;
  let [sum, taken] = [value, 1];
  if (value >= 20 && roman === undefined) {
    const next = words[at + 1]?.text ?? '';
    const unit = numberWords.get(next) ?? (/^\d$/.test(next) ? Number(next) : 0);
    if (unit > 0 && unit < 10) [sum, taken] = [value + unit, 2];
  }
  parts.push(newPart(String(sum), 'number', false, '', rarity));
  return taken;
}

const noNames: readonly number[] = [];

/** A part by itself. */
function newPart(text: string, kind: PartKind, consonants: boolean, stands: string, rarity?: PartWeights): NamePart {
  const sounds = kind === 'number' || kind === 'form' ? text : soundsOf(text);
  const plain = kind === 'word' || kind === 'common';
  return {
    text,
    kind,
    consonants,
    stands,
    sounds,
    skeleton: kind === 'form' ? '' : skeletonOf(sounds),
    letters: lettersOf(text),
    letter: '',
    weight: partWeight(text, kind, rarity),
    givenNames: plain ? givenNamesOf(text) : noNames,
  };
}

/** What a part says: by its kind, less for one or two letters, and by how rare it is. */
function partWeight(text: string, kind: PartKind, rarity: PartWeights | undefined): number {
  const weight = weights[kind];
  if (kind !== 'word' && kind !== 'common') return weight;
  if (rarity !== undefined) return rarity(text);
  return text.length < 3 ? weight * 0.75 : weight;
}

function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    letters |= 1 << (code >= 0x61 ? code - 0x61 : 26 + (code & 3));
  }
  return letters;
}
