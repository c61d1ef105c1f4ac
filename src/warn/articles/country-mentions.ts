import { allCountries, alpha2Of, type CountryCode } from '../../places/country.ts';

/** Languages in which names are looked for: those of the pages that partners see. */
const languages = ['en', 'fr', 'ar', 'es'] as const;

/** How people and papers call some that have a longer name, or had another. */
const alsoCalled: Readonly<Record<string, readonly string[]>> = {
  CAF: ['Central African Republic', 'Centrafrique'],
  CIV: ['Ivory Coast'],
  COD: ['DR Congo', 'DRC', 'RDC', 'Congo-Kinshasa', 'Democratic Republic of Congo', 'Democratic Republic of the Congo'],
  COG: ['Congo-Brazzaville', 'Republic of Congo', 'Republic of the Congo'],
  CZE: ['Czech Republic'],
  // UCDP counts what happens in the Palestinian territories under Israel, and so do the figures here.
  ISR: ['Palestine', 'Gaza', 'West Bank', 'Cisjordanie', 'Cisjordania', 'Palestina', 'فلسطين', 'غزة'],
  MMR: ['Burma', 'Birmanie', 'Birmania'],
  PRK: ['DPRK'],
  SWZ: ['Swaziland'],
  SYR: ['Syrian Arab Republic'],
  TUR: ['Turkey'],
};

/** Names that mean something else at least as often: a word, a person, a state of another country. */
const unsure = new Set(['chad', 'georgia', 'jordan', 'guinea', 'congo', 'dominica', 'monaco', 'oman', 'عمان', 'مالي']);
const capitalised = /^\p{Lu}/u;

/** As names and texts are compared: without accents, Arabic vowel signs and the letters written in several ways. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u0640]/gu, '')
    .replaceAll(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .replaceAll('’', "'");
}

type Name = { readonly code: CountryCode; readonly words: readonly string[] };

/** By the first word of a name: those that begin so, the longest first. */
function namesByFirstWord(): ReadonlyMap<string, readonly Name[]> {
  const found = new Map<string, Map<string, Name>>();
  for (const { code, name, lastYear } of allCountries()) {
    if (lastYear !== undefined) continue;
    const alpha2 = alpha2Of(code);
    const inLanguages = alpha2 === undefined ? [] : languages.map((each) => namesIn(each).of(alpha2) ?? '');
    for (const each of [name, ...inLanguages, ...(alsoCalled[code] ?? [])]) {
      const words = wordsOf(each.replaceAll(/\s*\(.*\)/g, '')).map(({ key }) => key);
      const [first] = words;
      if (first === undefined) continue;
      const others = found.get(first) ?? new Map<string, Name>();
      found.set(first, others.set(words.join(' '), { code, words }));
    }
  }
  return new Map(
    [...found].map(([first, names]) => [
      first,
      [...names.values()].toSorted((one, other) => other.words.length - one.words.length),
    ]),
  );
}

const namesIn = (language: string) => new Intl.DisplayNames(language, { type: 'region' });

function wordsOf(text: string): readonly { readonly key: string; readonly isName: boolean }[] {
  return [...plain(text).matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => ({
    key: word.toLowerCase(),
    isName: capitalised.test(word) || !/\p{Lu}|\p{Ll}/u.test(word),
  }));
}
/** Arabic joins and, so, in, to and as to the word after it. */
const joined = /^(?:[وف]?[بلك]|[وف])(?=\p{L}{3,})/u;

let known: ReadonlyMap<string, readonly Name[]> | undefined;

/**
 * Countries that a text names, in the order in which it does: in English, French, Arabic or Spanish, by the longest name
 * that stands there (Papua New Guinea is no Guinea), written as a name. A name that is as often something else counts
 * where it is said more than once: see `unsure`. It says where to look: a person says where it is.
 */
export function countriesNamedIn(text: string): readonly CountryCode[] {
  known ??= namesByFirstWord();
  const words = wordsOf(text);
  const sure = new Set<CountryCode>();
  const doubtful = new Map<string, { readonly code: CountryCode; times: number }>();
  for (let at = 0; at < words.length; at += 1) {
    const name = nameAt(words, at, known);
    if (name === undefined) continue;
    const key = name.words.join(' ');
    if (unsure.has(key)) {
      const before = doubtful.get(key);
      doubtful.set(key, { code: name.code, times: (before?.times ?? 0) + 1 });
    } else sure.add(name.code);
    at += name.words.length - 1;
  }
  // Said once it may be anybody's; said again in one short text it is what that is about.
  const repeated = [...doubtful.values()].filter(({ times }) => times > 1).map(({ code }) => code);
  return [...new Set([...sure, ...repeated])];
}

function nameAt(
  words: ReturnType<typeof wordsOf>,
  at: number,
  names: ReadonlyMap<string, readonly Name[]>,
): Name | undefined {
  const first = words[at];
  if (first === undefined || !first.isName) return undefined;
  const forms = [first.key, first.key.replace(joined, '')];
  for (const form of new Set(forms)) {
    const found = names
      .get(form)
      ?.find((name) => name.words.every((word, place) => place === 0 || words[at + place]?.key === word));
    if (found !== undefined) return found;
  }
  return undefined;
}
