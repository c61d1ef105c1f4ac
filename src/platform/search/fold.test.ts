import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, questionOf } from './fold.ts';

test('accents, case and scripts are folded away', () => {
  expect(fold('Côte d’Ivoire')).toBe('cote d ivoire');
  expect(fold('Дарфур')).toBe('darfur');
  expect(fold('Türkiye, ÇATAK')).toBe('turkiye catak');
});

test('every word is asked for, and the last may be unfinished', () => {
  expect(questionOf('  Killings in El-Fash')).toBe('killings & in & el & fash:*');
  expect(questionOf(' ,;!')).toBeUndefined();
});

test('whatever is typed, the question holds nothing but words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(questionOf(text) ?? '').toMatch(/^([a-z0-9]+( & [a-z0-9]+)*:\*)?$/);
    }),
  );
});

test('folding what is folded changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});
