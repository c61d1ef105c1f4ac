import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countryCode } from '../../../test/fresh-services.ts';
import type { CountryCode } from '../../places/country.ts';
import type { AnnualDeaths } from '../../warn/events/figures.ts';
import { didHappen, inOrderOf, practiceQuestions, practiceRule, shareThatHappened } from './practice-question.ts';

const row = (country: CountryCode, year: number, deathsBest: number): AnnualDeaths => {
  const count = (best: number) => ({ best, low: best, high: best });
  return { country, year, oneSided: count(deathsBest), nonState: count(0), stateBased: count(7) };
};
const sudan = countryCode('SDN');
const series = (deaths: readonly number[], country = sudan) =>
  deaths.map((each, index) => row(country, 1990 + index, each));

test('a question shows the ten years before its own, and nothing of that year or after', () => {
  const deaths = fc.array(fc.nat(60), { minLength: 0, maxLength: 25 });
  fc.assert(
    fc.property(deaths, (each) => {
      for (const { year, shown, deathsBest } of practiceQuestions(series(each))) {
        const first = year - 1990 - practiceRule.yearsShown;
        expect(shown.map(({ oneSided }) => oneSided)).toEqual(each.slice(first, year - 1990));
        expect(deathsBest).toBe(each[year - 1990]);
      }
    }),
  );
});

test('no question is asked of a country that was quiet for years, or without figures of all years shown', () => {
  const quiet = Array.from({ length: 11 }, () => 0);
  expect(practiceQuestions(series(quiet))).toEqual([]);
  const last = [...quiet.slice(0, 9), 1, 40];
  expect(practiceQuestions(series(last)).map(didHappen)).toEqual([true]);
  expect(practiceQuestions(series(last).filter(({ year }) => year !== 1995))).toEqual([]);
  expect(practiceQuestions(series([40, ...quiet.slice(0, 10)]))).toEqual([]);
});

test('everybody has all questions, in an order of their own that stays', () => {
  const questions = practiceQuestions(series(Array.from({ length: 36 }, (_, index) => index + 1)));
  fc.assert(
    fc.property(fc.uuid(), (person) => {
      const order = inOrderOf(person, questions);
      expect(order.toSorted((left, right) => left.year - right.year)).toEqual(questions);
      expect(inOrderOf(person, questions)).toEqual(order);
    }),
  );
  expect(inOrderOf('ada', questions)).not.toEqual(inOrderOf('ben', questions));
  expect(shareThatHappened(questions)).toBeCloseTo(12 / 26, 12);
});
