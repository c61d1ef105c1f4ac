import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phiaWords } from '../phia-yardstick.ts';
import { probabilityScale, rangesInPercent, stepOf } from './probability-scale.ts';

test('the colour and the words of a probability agree', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (probability) => {
      const onBound = probabilityScale.bounds.some((bound) => Math.abs(bound - probability) < 1e-9);
      const words = probabilityScale.words[stepOf(probabilityScale, probability) ?? -1] ?? '';
      expect(onBound || words.split(', ').includes(phiaWords(probability))).toBe(true);
    }),
  );
});

test('a bound belongs to the step above it, and no figure to no step', () => {
  expect(stepOf(probabilityScale, 0.01499)).toBe(0);
  expect(stepOf(probabilityScale, 0.015)).toBe(1);
  expect(stepOf(probabilityScale, 1)).toBe(6);
  expect(stepOf(probabilityScale, undefined)).toBeUndefined();
  expect(stepOf(probabilityScale, Number.NaN)).toBeUndefined();
});

test('the ranges in the key leave no whole per cent out and name none twice', () => {
  expect(rangesInPercent(probabilityScale).map((range) => range.replaceAll('\u00a0', ' '))).toEqual([
    'Under 2 %',
    '2 to 7 %',
    '8 to 22 %',
    '23 to 37 %',
    '38 to 52 %',
    '53 to 77 %',
    '78 % and over',
  ]);
});
