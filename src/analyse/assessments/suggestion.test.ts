import fc from 'fast-check';
import { expect, test } from 'vitest';
import { putInPlace } from './suggestion.ts';

const word = fc.stringMatching(/^[a-z]{1,6}$/);
const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((each) => each.join(' '));

test('a passage that stands once is replaced, and every other sign stays', () => {
  fc.assert(
    fc.property(words, words, words, (before, after, instead) => {
      const passage = 'THE PASSAGE';
      const placed = putInPlace(`${before} ${passage} ${after}`, { passage, instead });
      expect(placed).toBe(`${before} ${instead} ${after}`);
    }),
  );
});

test('put in place and put back, the section is what it was', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const wording = `${before}, ONE. ${after}`;
      const there = putInPlace(wording, { passage: 'ONE', instead: 'TWO' });
      expect(putInPlace(String(there), { passage: 'TWO', instead: 'ONE' })).toBe(wording);
    }),
  );
});

test('without a passage it is a paragraph at the end, in an empty section the first', () => {
  expect(putInPlace('One.\n\nTwo.', { passage: null, instead: 'Three. ' })).toBe('One.\n\nTwo.\n\nThree.');
  expect(putInPlace('', { passage: null, instead: 'One.' })).toBe('One.');
});

test('words that stand nowhere any more, or more than once, are put nowhere', () => {
  expect(putInPlace('The river.', { passage: 'the sea', instead: 'x' })).toBe('nowhere');
  expect(putInPlace('The river, the river.', { passage: 'he river', instead: 'x' })).toBe('several');
  expect(putInPlace('The river.', { passage: '  ', instead: 'x' })).toBe('nowhere');
});

test('a passage over the end of a line is found however a browser ends its lines', () => {
  const placed = putInPlace('One\ntwo\nthree', { passage: 'One \r\ntwo', instead: 'A' });
  expect(placed).toBe('A\nthree');
});
