import fc from 'fast-check';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { inLanguage, type Language, languages, readCatalogue } from '../../src/platform/language/language.ts';
import { sayParts } from '../../src/platform/language/say.ts';
import { createTeller } from '../../src/platform/language/stored.ts';
import { driverSentences } from '../../src/warn/forecasts/driver-sentences.ts';
import { reasonSentences } from '../../src/warn/warnings/warning-rule.ts';
import { messagesInUse } from './messages-in-use.ts';
import { isOfPartners } from './pages-of-partners.ts';

/** What nobody reads on a page: the command line, the API, and files that an administrator loads by it. */
const notOnPages =
  /-commands\.ts$|-api\.ts$|^src\/platform\/(web\/api\/[^/]+\.ts|version\.ts|identity\/logout-token\.ts)$|^src\/people\/(people-file|claim-mapping)\.ts$|^src\/warn\/(events\/figure-service|sources\/.*)\.ts$/;

const inUse = messagesInUse();
const used = new Set(inUse.map(({ message }) => message));
const onPages = inUse.filter(({ file }) => !notOnPages.test(file));
const needed = new Map(onPages.filter(({ file }) => isOfPartners(file)).map(({ message, file }) => [message, file]));
const insideDepartments = new Set(onPages.map(({ message }) => message).filter((message) => !needed.has(message)));
const others = languages().filter(({ code }) => code !== 'en');

test('sentences are found in templates, in TypeScript, in forms and in refusals', () => {
  for (const message of [
    'There is a problem',
    'Severe',
    'Chance in twelve months',
    'Choose how serious the risk is',
    'There is no country with the code “{code}”.',
    'remote chance',
    'Recommendations and commitments',
    'Enter: {thing}, in at most {most} characters',
  ]) {
    expect(used, message).toContain(message);
  }
  expect(used.size).toBeGreaterThan(700);
});

test.each(others)('$name says every sentence that partners and those who are not signed in read', ({ code, name }) => {
  const catalogue = readCatalogue(code);
  const untold = [...insideDepartments].filter((message) => !catalogue.get(message)).length;
  console.info(`${name}: ${untold} of ${insideDepartments.size} sentences of departments’ own work are in English`);
  const missing = [...needed].filter(([message]) => !catalogue.get(message));
  expect(missing.map(([message, file]) => `${file}: ${message}`)).toEqual([]);
});

test.each(others)('$name holds no sentence that nothing says any more', ({ code }) => {
  expect([...readCatalogue(code).keys()].filter((message) => !used.has(message))).toEqual([]);
});

test.each(others)('$name has the same values and slots in each sentence as English', ({ code, locale }) => {
  for (const [message, translation] of readCatalogue(code)) {
    expect(partsOf(translation, locale), translation).toEqual(partsOf(message, 'en-GB'));
  }
});

test.each(others)('in $name no sentence can fail, whatever its values', (language) => {
  const entries = [...readCatalogue(language.code)];
  const value = fc.oneof(fc.integer({ min: 0, max: 2_000_000 }), fc.string(), fc.constant(undefined));
  fc.assert(
    fc.property(fc.constantFrom(...entries), fc.func(value), ([message, translation], drawn) => {
      const values = valuesFor(message, drawn);
      expect(typeof new IntlMessageFormat(translation, language.locale).format(values)).toBe('string');
      expect(inLanguage(language, () => sayParts(message, values))).toBe(
        new IntlMessageFormat(translation, language.locale).format(values),
      );
    }),
    { numRuns: 3_000 },
  );
});

test.each(others)('what the system wrote down in English is told again in $name', (language: Language) => {
  const told = createTeller([...reasonSentences, ...driverSentences]);
  const stored =
    'The chance that 1,000 or more civilians are killed deliberately in the next twelve months is 37\u00a0%; of 100 or more, over 99\u00a0%, up from 12\u00a0% a year before.';
  const again = inLanguage(language, () => told(stored));
  expect(again).toMatch(/37.*99.*12/su);
  expect(again).not.toMatch(/chance|year before|over /);
  const driver = 'Deaths in all organised violence in the 12 months to May 2026: 1,234';
  const driverAgain = inLanguage(language, () => told(driver));
  expect(driverAgain).toContain(
    language.translationOf('Deaths in all organised violence in the {count} months to {month}: {deaths}')?.slice(0, 4),
  );
  expect(driverAgain).not.toMatch(/May 2026/);
  expect(told(stored)).toBe(stored);
  expect(inLanguage(language, () => told('Militias gather north of the town.'))).toBe(
    'Militias gather north of the town.',
  );
});

/** Names of values with what kind each is, and of slots. */
function partsOf(message: string, locale: string): readonly string[] {
  const found = new Set<string>();
  const visit = (nodes: readonly object[]): void => {
    for (const node of nodes as readonly {
      type: number;
      value?: string;
      options?: Record<string, { value: object[] }>;
      children?: object[];
    }[]) {
      if (node.type !== literal && node.type !== pound) found.add(`${node.type === tag ? '<' : '{'}${node.value}`);
      for (const option of Object.values(node.options ?? {})) visit(option.value);
      visit(node.children ?? []);
    }
  };
  visit(new IntlMessageFormat(message, locale).getAst());
  return [...found].toSorted();
}
// As the parser numbers the parts of a sentence.
const [literal, pound, tag] = [0, 7, 8];

function valuesFor(message: string, drawn: (name: string) => string | number | undefined) {
  const named = partsOf(message, 'en-GB');
  const plural = new Set([...message.matchAll(/\{(\w+), plural/g)].map(([, name]) => name));
  return Object.fromEntries(
    named.map((part) => {
      const name = part.slice(1);
      if (part.startsWith('<')) return [name, (chunks: readonly unknown[]) => chunks.join('')];
      const value = drawn(name);
      return [name, plural.has(name) && typeof value !== 'number' ? 3 : value];
    }),
  );
}
