import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phiaWords } from './phia-yardstick.ts';

test('each band of the yardstick has its own words', () => {
  const words = [0.03, 0.15, 0.3, 0.45, 0.6, 0.85, 0.97].map(phiaWords);
  expect(words).toEqual([
    'remote chance',
    'highly unlikely',
    'unlikely',
    'realistic possibility',
    'likely',
    'highly likely',
    'almost certain',
  ]);
});

test('between two bands the nearer words are used', () => {
  expect(phiaWords(0.06)).toBe('remote chance');
  expect(phiaWords(0.09)).toBe('highly unlikely');
  expect(phiaWords(0.52)).toBe('realistic possibility');
  expect(phiaWords(0.54)).toBe('likely');
});

test('a higher probability never has weaker words', () => {
  const order = [0.01, 0.15, 0.3, 0.45, 0.6, 0.85, 0.99].map(phiaWords);
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(probability, probability, (left, right) => {
      const [lower, higher] = left < right ? [left, right] : [right, left];
      expect(order.indexOf(phiaWords(lower))).toBeLessThanOrEqual(order.indexOf(phiaWords(higher)));
    }),
  );
});
