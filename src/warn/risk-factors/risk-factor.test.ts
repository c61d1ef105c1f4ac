import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonFactors, factorNumbers, factorWords, isIndicatorOf, riskFactors } from './risk-factor.ts';

// Framework of Analysis for Atrocity Crimes, United Nations 2014, contents: 1–8 common, 9–10, 11–12 and 13–14 specific.
test('there are fourteen factors: eight common ones, and two for each of three crimes', () => {
  expect(riskFactors.map(({ number }) => number)).toEqual([...factorNumbers]);
  expect(Object.keys(factorWords)).toEqual(factorNumbers.map(String));
  expect(commonFactors).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(riskFactors.slice(8).map(({ kind }) => kind)).toEqual([
    'genocide',
    'genocide',
    'crimes-against-humanity',
    'crimes-against-humanity',
    'war-crimes',
    'war-crimes',
  ]);
});

test('each indicator stands under its factor, with words of its own', () => {
  for (const { number, indicators } of riskFactors) {
    const numbers = Object.keys(indicators);
    expect(numbers.length).toBeGreaterThanOrEqual(3);
    expect(numbers.filter((indicator) => !isIndicatorOf(String(number), indicator))).toEqual([]);
    expect(new Set(Object.values(indicators)).size).toBe(numbers.length);
  }
});

test('an indicator belongs to the one factor whose number it begins with', () => {
  const factor = fc.constantFrom(...factorNumbers);
  fc.assert(
    fc.property(factor, factor, fc.integer({ min: 1, max: 99 }), (of, other, place) => {
      expect(isIndicatorOf(String(other), `${of}.${place}`)).toBe(of === other);
    }),
  );
  expect(['7', '7.', '7.0', '7.014', '7.14 ', '17.1'].filter((each) => isIndicatorOf('7', each))).toEqual([]);
});
