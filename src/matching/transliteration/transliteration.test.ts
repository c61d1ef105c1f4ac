import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachLatinWord, scripts } from './latin-words.ts';

function wordsOf(text: string): readonly string[] {
  const words: string[] = [];
  eachLatinWord(text, (word) => words.push(word));
  return words;
}

test.each([
  ['Сергей Лавров', 'sergey lavrov'],
  ['Аляксандр Лукашэнка', 'alyaksandr lukashenka'],
  ['Володимир Зеленський', 'volodimir zelenskiy'],
  ['Александар Вучић', 'aleksandar vuchic'],
  ['Κυριάκος Μητσοτάκης', 'kyriakos mitsotakis'],
  ['ბარაკ ობამა', 'barak obama'],
  ['Վարդան', 'vardan'],
  ['习近平', 'xi jin ping'],
  ['单国强', 'shan guo qiang'],
  ['김영철', 'kim yeong cheol'],
  ['박정천', 'pak cheong cheon'],
  ['Nicușor Łódź Støre Ñuñez', 'nicusor lodz store nunez'],
  ['Al-Qa’ida/Islamic', 'al qaida islamic'],
  ['バラク・オバマ', 'baraku obama'],
])('%s reads %s', (name, latin) => {
  expect(wordsOf(name).join(' ')).toBe(latin);
});

test('consonants of Arabic and Hebrew stand for words, with the article and “servant of” apart', () => {
  expect(wordsOf('محمد بن سلمان')).toEqual(['mhmd', 'bn', 'slman']);
  expect(wordsOf('عبدالرحيم الأسد')).toEqual(['abdul', 'rhym', 'al', 'asd']);
  expect(wordsOf('عبدالله')).toEqual(['abdalh']);
  expect(wordsOf('איתמר בן גביר')).toEqual(['aytmr', 'bn', 'gbyr']);
  expect(wordsOf('المتصدق')[1]).toBe("mt'sdk");
});

test('a geresh, or an apostrophe for one, gives a Hebrew letter a sound that Hebrew lacks', () => {
  expect(wordsOf('ג׳ורג׳ צ׳רצ׳יל')).toEqual(['jwrj', 'chrchyl']);
  expect(wordsOf("ג'מאל")).toEqual(['jmal']);
});

test('shapes of Arabic letters in old encodings are the letters', () => {
  expect(wordsOf('ﺳﺎﻣﻲ')).toEqual(wordsOf('سامي'));
});

test('a point between Han letters tells a foreign name, of which each run is one word', () => {
  expect(wordsOf('贝拉克·奥巴马')).toEqual(['beilake', 'aobama']);
});

test('letters with full stops are one word, said to be dotted; a full stop after a longer word parts', () => {
  const found: [string, boolean][] = [];
  eachLatinWord('S.R.L. Dr. A.Smith J. Doe', (word, _, dotted) => found.push([word, dotted]));
  expect(found).toEqual([
    ['srl', true],
    ['dr', false],
    ['a', true],
    ['smith', false],
    ['j', true],
    ['doe', false],
  ]);
});

test('an emoji, an empty name and a name of 10,000 letters are read', () => {
  expect(wordsOf('😀 Ann 😀')).toEqual(['ann']);
  expect(wordsOf('')).toEqual([]);
  expect(wordsOf('x'.repeat(10_000))[0]).toHaveLength(600);
});

test('what is read is small Latin letters and figures, and reads the same again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const words: string[] = [];
      let plain = true;
      eachLatinWord(text, (word, script) => {
        words.push(word);
        if (script !== scripts.voweled) plain = false;
      });
      for (const word of words) expect(word).toMatch(/^[a-z0-9']+$/);
      if (plain) expect(wordsOf(words.join(' '))).toEqual(words);
    }),
  );
});
