import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likenessOf, type Word } from './likeness.ts';
import { skeletonOf, soundsOf } from './sounds.ts';

function wordOf(text: string, consonants = false): Word {
  const sounds = soundsOf(text);
  return { text, sounds, skeleton: skeletonOf(sounds), consonants, letters: 0 };
}
/** Asked for exactly, however unlike. */
const alike = (left: string, right: string) => likenessOf(wordOf(left), wordOf(right), 0);

const letters = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: 1, maxLength: 14 });

test('likeness is 1 for the same word, between 0 and 1 else, and the same both ways round', () => {
  fc.assert(
    fc.property(letters, letters, (left, right) => {
      const likeness = alike(left, right);
      expect(likeness).toBeGreaterThanOrEqual(0);
      expect(likeness).toBeLessThanOrEqual(1);
      expect(alike(right, left)).toBe(likeness);
      expect(alike(left, left)).toBe(1);
    }),
  );
});

test('spellings by different customs are nearer than a change of a sound', () => {
  for (const [one, other, another] of [
    ['shevchenko', 'schewtschenko', 'shevalenko'],
    ['wladimir', 'vladimir', 'vladibir'],
    ['youssef', 'yusuf', 'yasin'],
    ['khaled', 'khalid', 'kharid'],
    ['chaykovskiy', 'tchaikovsky', 'maykovskiy'],
  ] as const) {
    expect(alike(one, other)).toBeGreaterThan(0.75);
    expect(alike(one, other)).toBeGreaterThan(alike(one, another));
  }
});

test('two letters exchanged cost one, and more of them cost more', () => {
  expect(alike('lukashenko', 'luakshenko')).toBeGreaterThanOrEqual(0.9);
  expect(alike('putin', 'putni')).toBeGreaterThan(alike('putin', 'mutni'));
});

test('consonants alone are like the word with its vowels, and unlike one of other consonants', () => {
  const muhammad = wordOf('mhmd', true);
  expect(likenessOf(muhammad, wordOf('muhammad'))).toBeGreaterThan(0.8);
  expect(likenessOf(muhammad, wordOf('muhanad'))).toBeLessThan(likenessOf(muhammad, wordOf('mohamed')));
  expect(likenessOf(muhammad, wordOf('karim'))).toBeLessThan(0.5);
});

test('words of one skeleton differ in vowels, h, w and y', () => {
  expect(skeletonOf(soundsOf('yevgeniy'))).toBe(skeletonOf(soundsOf('evgeny')));
  expect(skeletonOf(soundsOf('mohammed'))).toBe(skeletonOf(soundsOf('muhamad')));
  expect(skeletonOf(soundsOf('xi'))).toBe(skeletonOf(soundsOf('hsi')));
});
