import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAdopted, tallyOf, type Votes, votedTwice } from './vote-tally.ts';

const votes = (inFavour: string, against = '', abstaining = '', absent = ''): Votes => {
  const list = (codes: string) => codes.split(' ').filter(Boolean);
  return { inFavour: list(inFavour), against: list(against), abstaining: list(abstaining), absent: list(absent) };
};

const nine = 'BEL CIV DOM FRA DEU GBR PER POL USA';

test('nine for and no permanent member against adopt; an abstaining permanent member does not prevent it', () => {
  expect(isAdopted('security-council', votes(nine, '', 'CHN RUS IDN KWT GNQ ZAF'))).toBe(true);
  expect(isAdopted('security-council', votes(nine, 'ZAF', 'CHN RUS IDN KWT GNQ'))).toBe(true);
  expect(isAdopted('security-council', votes(nine, 'RUS', 'CHN IDN KWT GNQ ZAF'))).toBe(false);
  expect(isAdopted('procedural', votes(nine, 'RUS', 'CHN IDN KWT GNQ ZAF'))).toBe(true);
  expect(
    isAdopted('security-council', votes('BEL CIV DOM FRA DEU GBR PER POL', '', 'USA CHN RUS IDN KWT GNQ ZAF')),
  ).toBe(false);
});

test('two thirds are of those present and voting: who abstains does not count', () => {
  expect(isAdopted('two-thirds', votes('AAA BBB', 'CCC', 'DDD EEE FFF'))).toBe(true);
  expect(isAdopted('two-thirds', votes('AAA BBB CCC', 'DDD EEE'))).toBe(false);
  expect(isAdopted('majority', votes('AAA', 'BBB'))).toBe(false);
  expect(isAdopted('unanimity', votes('AAA', '', 'BBB'))).toBe(true);
  expect(isAdopted('unanimity', votes('AAA BBB', 'CCC'))).toBe(false);
});

const members = fc.uniqueArray(fc.stringMatching(/^[A-Z]{3}$/), { maxLength: 60 });
const split = fc.tuple(members, fc.infiniteStream(fc.nat(3))).map(([all, sides]): Votes => {
  const of = (side: number, chosen: readonly number[]) => all.filter((_, position) => chosen[position] === side);
  const chosen = all.map(() => sides.next().value ?? 0);
  return { inFavour: of(0, chosen), against: of(1, chosen), abstaining: of(2, chosen), absent: of(3, chosen) };
});

test('the tally counts every member once, and whoever stands there twice is named', () => {
  fc.assert(
    fc.property(split, (cast) => {
      const tally = tallyOf(cast);
      expect(tally.inFavour + tally.against + tally.abstaining + tally.absent).toBe(tally.members);
      expect(votedTwice(cast)).toEqual([]);
      const [first] = [...cast.inFavour, ...cast.absent];
      if (first === undefined) return;
      expect(votedTwice({ ...cast, against: [...cast.against, first] })).toEqual([first]);
    }),
  );
});

test('one more vote for never turns an adopted text down, by any rule', () => {
  fc.assert(
    fc.property(
      split,
      fc.constantFrom('security-council', 'procedural', 'majority', 'two-thirds', 'unanimity'),
      (cast, rule) => {
        const more = { ...cast, inFavour: [...cast.inFavour, 'ZZZ'] };
        expect(!isAdopted(rule, cast) || isAdopted(rule, more)).toBe(true);
      },
    ),
  );
});
