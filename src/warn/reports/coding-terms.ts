import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { tagWords } from './report-code.ts';

/**
 * The transparent term list by which codes are proposed: words and phrases in four languages, each with the tag that it
 * points at. It says where to look, and nothing of what is so: “no killing” holds the word as well. So a person reads each
 * proposal beside the words that led to it.
 */

const termLanguages = ['en', 'fr', 'ar', 'es'] as const;
type TermLanguage = (typeof termLanguages)[number];

const phrases = Type.Array(Type.String({ minLength: 2, maxLength: 80 }));
const termListSchema = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  terms: Type.Array(
    Type.Object({ tag: Type.Enum(Object.keys(tagWords)), en: phrases, fr: phrases, ar: phrases, es: phrases }),
  ),
});
const compiled = Compile(termListSchema);

/** One term as the list has it: `murder*` of English, which points at `group-ethnic`. */
type Term = {
  readonly tag: string;
  readonly language: TermLanguage;
  readonly term: string;
  /** As they are looked for, word by word; one that ends in `*` fits whatever begins so. */
  readonly words: readonly string[];
};
export type TermList = {
  readonly version: number;
  readonly terms: readonly Term[];
};

/** A tag that the list proposes for a text, with what led to it. */
export type Suggestion = {
  readonly tag: string;
  /** As they stand in the text, each once, in its order. */
  readonly words: readonly string[];
  /** The terms that they fit, with their languages: `en: hate speech`. */
  readonly terms: readonly string[];
};

/** @throws RangeError where the file is not such a list */
export function readTermList(text: string): TermList {
  const file: unknown = JSON.parse(text);
  if (!compiled.Check(file)) {
    const [fault] = compiled.Errors(file);
    throw new RangeError(`The coding terms do not read: ${fault?.instancePath} ${fault?.message}`);
  }
  const { version, terms }: Static<typeof termListSchema> = file;
  return {
    version,
    terms: terms.flatMap(({ tag, ...byLanguage }) =>
      termLanguages.flatMap((language) =>
        byLanguage[language].map((term) => ({ tag, language, term, words: wordsOfTerm(term) })),
      ),
    ),
  };
}

function wordsOfTerm(term: string): readonly string[] {
  return [...term.matchAll(/[\p{L}\p{M}\p{N}]+\*?/gu)].map(([word]) => plain(word));
}

/** Marks above letters and vowel signs, the stroke that lengthens Arabic words, and ways of writing one Arabic letter. */
function plain(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replaceAll(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه');
}

/** What Arabic joins to the word after it: and, so, in, for, as, and the article. */
const joined = /^(?:[وف]?(?:[بك]?ال|لل)|[وفبلك])(?=\p{L}{3,})/u;

type Word = {
  readonly start: number;
  readonly end: number;
  /** As it is compared; in Arabic also without what is joined to its beginning. */
  readonly forms: readonly string[];
};

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((found) => {
    const word = plain(found[0]);
    const bare = word.replace(joined, '');
    return { start: found.index, end: found.index + found[0].length, forms: bare === word ? [word] : [word, bare] };
  });
}

function fits(forms: readonly string[], wanted: string): boolean {
  return wanted.endsWith('*')
    ? forms.some((form) => form.startsWith(wanted.slice(0, -1)))
    : forms.some((form) => form === wanted);
}

/** A text, word by word, and where each form of a word stands in it. */
type ReadText = {
  readonly text: string;
  readonly words: readonly Word[];
  readonly placesOfForm: ReadonlyMap<string, readonly number[]>;
};

function readText(text: string): ReadText {
  const words = wordsOf(text);
  const placesOfForm = new Map<string, number[]>();
  for (const [place, { forms }] of words.entries()) {
    for (const form of forms) {
      const places = placesOfForm.get(form);
      if (places === undefined) placesOfForm.set(form, [place]);
      else places.push(place);
    }
  }
  return { text, words, placesOfForm };
}

function placesOfWord({ placesOfForm }: ReadText, wanted: string): readonly number[] {
  if (!wanted.endsWith('*')) return placesOfForm.get(wanted) ?? [];
  const fitting = [...placesOfForm].filter(([form]) => fits([form], wanted)).flatMap(([, places]) => places);
  return [...new Set(fitting)].toSorted((one, other) => one - other);
}

/** Each place where a term stands in the text. Only blanks, hyphens and apostrophes part the words of one phrase. */
function placesOf({ words: wanted }: Term, read: ReadText): readonly string[] {
  return placesOfWord(read, wanted[0] ?? '').flatMap((first) => {
    const stretch = read.words.slice(first, first + wanted.length);
    const isThere =
      stretch.length === wanted.length &&
      stretch.every(({ forms }, place) => fits(forms, wanted[place] ?? '')) &&
      stretch.every(
        ({ start }, place) => place === 0 || /^[\s’'-]+$/u.test(read.text.slice(stretch[place - 1]?.end, start)),
      );
    const last = stretch.at(-1);
    const begins = stretch[0];
    return isThere && last !== undefined && begins !== undefined ? [read.text.slice(begins.start, last.end)] : [];
  });
}

/** What the list proposes for a text, in the order of the list: each tag once, with every term that led to it. */
export function suggestCodes(list: TermList, text: string): readonly Suggestion[] {
  const read = readText(text);
  const found = new Map<string, { readonly words: Set<string>; readonly terms: Set<string> }>();
  for (const term of list.terms) {
    const places = placesOf(term, read);
    if (places.length === 0) continue;
    const of = found.get(term.tag) ?? { words: new Set<string>(), terms: new Set<string>() };
    found.set(term.tag, of);
    for (const place of places) of.words.add(place);
    of.terms.add(`${term.language}: ${term.term}`);
  }
  return [...found].map(([tag, of]) => ({ tag, words: [...of.words], terms: [...of.terms] }));
}
