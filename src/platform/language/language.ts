import { AsyncLocalStorage } from 'node:async_hooks';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * A language in which pages are told. English is written in the pages themselves; every other is a catalogue,
 * `data/languages/CODE.json`, from the English sentence to its own. To add a language is to add that file.
 */
export type Language = {
  /** BCP 47, as in `<html lang>`. */
  readonly code: string;
  /** For `Intl`: how numbers and dates are written. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** In the language itself. */
  readonly name: string;
  /** The sentence for an English one; undefined where it has none. */
  readonly translationOf: (message: string) => string | undefined;
};

const folder = new URL('../../../data/languages/', import.meta.url);

export const english: Language = {
  code: 'en',
  locale: 'en-GB',
  direction: 'ltr',
  name: 'English',
  translationOf: () => undefined,
};

const known = new Map<string, Language>([[english.code, english]]);
for (const file of readdirSync(folder).toSorted()) {
  if (file.endsWith('.json')) addLanguage(languageOfFile(file.slice(0, -'.json'.length)));
}

/** The languages there are, English first. */
export function languages(): readonly Language[] {
  return [...known.values()];
}

export function languageByCode(code: string | undefined): Language | undefined {
  return code === undefined ? undefined : known.get(code.toLowerCase());
}

/** Adds one beside those in `data/languages/`. */
export function addLanguage(language: Language): void {
  known.set(language.code.toLowerCase(), language);
}

const reader = new AsyncLocalStorage<Language>();

/** The language of who reads what is being made; English outside a request, as for mail and the command line. */
export function readersLanguage(): Language {
  return reader.getStore() ?? english;
}

/** Does the work, and all that it waits for, in this language. */
export function inLanguage<Result>(language: Language, work: () => Result): Result {
  return reader.run(language, work);
}

function languageOfFile(code: string): Language {
  let messages: ReadonlyMap<string, string> | undefined;
  return {
    code,
    // Arabic pages, too, write 1, 2, 3: they stand beside pictures, codes and tables that do.
    locale: `${code}-u-nu-latn`,
    direction: directionOf(code),
    name: nameOf(code),
    translationOf(message) {
      messages ??= readCatalogue(code);
      return messages.get(message);
    },
  };
}

/** @throws Error for a file that is not an object of strings */
export function readCatalogue(code: string): ReadonlyMap<string, string> {
  const file = new URL(`${code}.json`, folder);
  const catalogue: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const entries = Object.entries(catalogue ?? {});
  if (entries.some(([, translation]) => typeof translation !== 'string')) {
    throw new Error(`${file.pathname}: each English sentence is followed by its translation, a text.`);
  }
  return new Map(entries);
}

function directionOf(code: string): Language['direction'] {
  // ECMA-402 has it, and so does Node; TypeScript's library does not tell of it yet.
  const locale = new Intl.Locale(code) as Intl.Locale & { getTextInfo(): { direction?: string } };
  return locale.getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr';
}

function nameOf(code: string): string {
  const name = new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}
