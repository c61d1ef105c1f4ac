import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTermList, suggestCodes } from './coding-terms.ts';

const text = readFileSync(new URL('../../../data/coding-terms.json', import.meta.url), 'utf8');
const shipped = readTermList(text);
const tagsOf = (words: string) => suggestCodes(shipped, words).map(({ tag }) => tag);

const small = readTermList(
  JSON.stringify({
    version: 3,
    terms: [
      { tag: 'indicator-7.14', en: ['hate speech'], fr: ['discours de haine'], ar: ['خطاب كراهية'], es: [] },
      { tag: 'indicator-7.5', en: ['militia*'], fr: ['groupe d’autodéfense'], ar: ['ميليشيا*'], es: ['milicia*'] },
    ],
  }),
);

test('a proposal says which words of the text led to it, as they stand there, and which terms they fit', () => {
  expect(
    suggestCodes(small, 'Hate  Speech on the radio; the Militiamen and a militia came. More hate-speech.'),
  ).toEqual([
    { tag: 'indicator-7.14', words: ['Hate  Speech', 'hate-speech'], terms: ['en: hate speech'] },
    { tag: 'indicator-7.5', words: ['Militiamen', 'militia'], terms: ['en: militia*'] },
  ]);
});

test('marks, vowel signs, the article and ways of writing a letter do not hide a word', () => {
  expect(suggestCodes(small, 'Un GROUPE D\u2019AUTODEFENSE')[0]?.words).toEqual(['GROUPE D\u2019AUTODEFENSE']);
  expect(suggestCodes(small, 'سمعنا خِطابَ كراهيّة في الإذاعة')[0]?.words).toEqual(['خِطابَ كراهيّة']);
  expect(suggestCodes(small, 'وصلت والميليشيات')[0]?.words).toEqual(['والميليشيات']);
});

test('a word within another, a phrase over the end of a sentence and a part of a phrase are none', () => {
  expect(suggestCodes(small, 'demilitianised. They hate. Speech followed. A speech of hate.')).toEqual([]);
});

test('whatever stands around a phrase, it is found there, and nothing is proposed that no term led to', () => {
  const around = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((each) => !/[’'-]\s*$|^\s*[’'-]/u.test(each));
  fc.assert(
    fc.property(around, around, (before, after) => {
      const found = suggestCodes(small, `${before}. hate speech. ${after}`);
      const hatred = found.find(({ tag }) => tag === 'indicator-7.14');
      expect(hatred?.words).toContain('hate speech');
      for (const { words, terms } of found) expect([words.length > 0, terms.length > 0]).toEqual([true, true]);
    }),
  );
});

test('the shipped list has each term in four languages, each once under its tag', () => {
  const languages = Map.groupBy(shipped.terms, ({ tag }) => tag);
  for (const [tag, terms] of languages) {
    expect([tag, [...new Set(terms.map(({ language }) => language))].toSorted()]).toEqual([
      tag,
      ['ar', 'en', 'es', 'fr'],
    ]);
    const said = terms.map(({ language, words }) => `${language} ${words.join(' ')}`);
    expect(said.filter((each, place) => said.indexOf(each) !== place)).toEqual([]);
  }
});

test('each term of the shipped list is found in a text that holds it', () => {
  const lost = shipped.terms.filter(({ tag, term }) => !tagsOf(`… ${term.replaceAll('*', '')} …`).includes(tag));
  expect(lost).toEqual([]);
});

test('the same news in four languages is proposed for the same indicators', () => {
  const news = {
    en: 'Militias gathered; hate speech on the radio; a state of emergency.',
    fr: 'Des milices se rassemblent ; discours de haine à la radio ; état d’urgence.',
    ar: 'تجمعت ميليشيات، وخطاب الكراهية في الإذاعة، وأعلنت حالة الطوارئ.',
    es: 'Se reúnen milicias; discurso de odio en la radio; estado de emergencia.',
  };
  for (const [language, words] of Object.entries(news)) {
    expect([language, tagsOf(words)]).toEqual([language, ['indicator-7.1', 'indicator-7.5', 'indicator-7.14']]);
  }
});

test('a list with a tag that there is not, or without a language, is refused', () => {
  const of = (terms: object) => JSON.stringify({ version: 1, terms: [terms] });
  expect(() => readTermList(of({ tag: 'indicator-99.1', en: ['war'], fr: [], ar: [], es: [] }))).toThrow(RangeError);
  expect(() => readTermList(of({ tag: 'factor-7', en: ['war'], fr: [], ar: [] }))).toThrow(RangeError);
});
