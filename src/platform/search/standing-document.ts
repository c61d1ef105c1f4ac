import { sayIfKnown } from '../language/say.ts';
import { countryWords } from '../words.ts';
import { fold, wordsOf } from './fold.ts';

/** A page that is a part of the program and not of the database: everybody finds it, by its name. */
export type StandingDocument = {
  readonly kind: string;
  readonly id: string;
  /** In English; told in the reader’s language where it has one. */
  readonly title: string;
  readonly excerpt: string;
  readonly href: string;
  /** ISO 3166-1 alpha-3, of a country. */
  readonly place: string | null;
  /** Countries by whose names it is found as well, after what has the words in its own name. */
  readonly members: readonly { readonly name: string; readonly code: string }[];
};

/** Those that have all the words, in English or in the reader’s language: whole names first, then beginnings of words. */
export function findStanding(all: readonly StandingDocument[], text: string): readonly StandingDocument[] {
  const asked = wordsOf(text);
  if (asked.length === 0) return [];
  const ranked = all.flatMap((document) => {
    const { title, place, members } = document;
    const own = [title, place === null ? sayIfKnown(title) : countryWords(title, place)];
    if (own.some((name) => fold(name) === asked.join(' '))) return [{ document, rank: 0 }];
    if (hasAll(own, asked)) return [{ document, rank: 1 }];
    const named = members.flatMap(({ name, code }) => [name, countryWords(name, code)]);
    return hasAll([...own, ...named], asked) ? [{ document, rank: 2 }] : [];
  });
  return ranked.toSorted((left, right) => left.rank - right.rank).map(({ document }) => document);
}

/** As the search in the database takes a question: every word must be there, the last one may be unfinished. */
function hasAll(names: readonly string[], asked: readonly string[]): boolean {
  // “d’Ivoire” is typed as two words and as one.
  const words = names.flatMap((name) => [name, name.replaceAll(/['’]/g, '')]).flatMap((name) => fold(name).split(' '));
  return asked.every((word, at) =>
    words.some((each) => (at === asked.length - 1 ? each.startsWith(word) : each === word)),
  );
}
