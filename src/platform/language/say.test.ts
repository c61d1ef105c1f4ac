import nunjucks from 'nunjucks';
import { expect, test } from 'vitest';
import { Refusal, shownSentence } from '../refusal.ts';
import { firstAccepted, withLanguage } from '../web/request-language.ts';
import { templateWords } from '../web/template-words.ts';
import { inLanguage, type Language, languageByCode, languages } from './language.ts';
import { say, sayIfKnown } from './say.ts';

const sentences: Readonly<Record<string, string>> = {
  '{count, plural, one {# wolf} other {# wolves}}':
    '{count, plural, one {# волк} few {# волка} many {# волков} other {# волка}}',
  '<link>Sign in</link> to answer, {name}': "{name}: <link>вход</link> & '<x>'",
  'broken {name}': 'сломано {nobody}',
  'No “{code}”.': 'Нет «{code}».',
};
const russian: Language = {
  code: 'ru',
  locale: 'ru',
  direction: 'ltr',
  name: 'Русский',
  translationOf: (message) => sentences[message],
};

test('a sentence follows the plural forms of the reader’s language', () => {
  const wolves = (count: number) => say('{count, plural, one {# wolf} other {# wolves}}', { count });
  expect([1, 2, 5].map(wolves)).toEqual(['1 wolf', '2 wolves', '5 wolves']);
  expect(inLanguage(russian, () => [1, 2, 5].map(wolves))).toEqual(['1 волк', '2 волка', '5 волков']);
});

test('what a catalogue lacks, or says wrongly, is said in English', () => {
  expect(inLanguage(russian, () => say('Nobody translated {this}', { this: 'me' }))).toBe('Nobody translated me');
  expect(inLanguage(russian, () => say('broken {name}', { name: 'here' }))).toBe('broken here');
});

test('what is nobody’s sentence is not read for values', () => {
  expect(inLanguage(russian, () => sayIfKnown('C:\\{users} has <no> such file'))).toBe(
    'C:\\{users} has <no> such file',
  );
});

test('what the language is, lasts through what is waited for, and no longer', async () => {
  const said = await inLanguage(russian, async () => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    return say('No “{code}”.', { code: 'X' });
  });
  expect(said).toBe('Нет «X».');
  expect(say('No “{code}”.', { code: 'X' })).toBe('No “X”.');
});

test('a refusal stays English for programs and is told to people in their language', () => {
  const refusal = inLanguage(russian, () => new Refusal('x', 404, 'No “{code}”.', undefined, { code: 'Ⅹ' }));
  expect(refusal.message).toBe('No “Ⅹ”.');
  expect(inLanguage(russian, () => shownSentence(refusal))).toBe('Нет «Ⅹ».');
});

test('a template lends markup to a sentence; values and translations are escaped', () => {
  const environment = new nunjucks.Environment(null, { autoescape: true });
  for (const [name, value] of Object.entries(templateWords)) environment.addGlobal(name, value);
  const shown = () =>
    environment.renderString(
      '{{ t("<link>Sign in</link> to answer, {name}", { link: link("/a?b&c"), name: name }) }}|{{ t("No “{code}”.", { code: name }) }}',
      { name: '<b>' },
    );
  expect(shown()).toBe('<a class="govuk-link" href="/a?b&amp;c">Sign in</a> to answer, &lt;b&gt;|No “&lt;b&gt;”.');
  expect(inLanguage(russian, shown)).toBe(
    '&lt;b&gt;: <a class="govuk-link" href="/a?b&amp;c">вход</a> &amp; &lt;x&gt;|Нет «&lt;b&gt;».',
  );
});

test.each([
  ['fr', 'fr'],
  ['de, ar;q=0.4, es-MX;q=0.8', 'es'],
  ['ar-SD', 'ar'],
  ['de', undefined],
  ['fr;q=0, *', undefined],
  ['', undefined],
])('of a browser that asks for “%s”, the language is %s', (header, code) => {
  expect(firstAccepted(header)?.code).toBe(code);
});

test.each([
  ['/warn?deaths=25', 'fr', '/warn?deaths=25&language=fr'],
  ['/warn?language=ar&deaths=25', undefined, '/warn?deaths=25'],
  ['//elsewhere.example/', undefined, '/elsewhere.example/'],
  ['/\\elsewhere.example/?language=fr', undefined, '/elsewhere.example/'],
  ['https://elsewhere.example/', undefined, '/https://elsewhere.example/'],
])('an address with its language is always of this site: %s', (address, code, expected) => {
  expect(withLanguage(address, code)).toBe(expected);
});

test('English, Arabic, Spanish and French are there, each under its own name', () => {
  expect(languages().map(({ code, name, direction }) => [code, name, direction])).toEqual([
    ['en', 'English', 'ltr'],
    ['ar', 'العربية', 'rtl'],
    ['es', 'Español', 'ltr'],
    ['fr', 'Français', 'ltr'],
  ]);
  expect(languageByCode('AR')?.code).toBe('ar');
});
