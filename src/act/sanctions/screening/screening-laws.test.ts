import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../../platform/refusal.ts';
import { partnerColumns, partnerRow, problemValues } from './partner-rows.ts';
import { obstacleWords, saidOf, settledAt } from './party.ts';
import { readSaid, type SaidAnswers } from './said-answers.ts';
import { type Said, saidText } from './screened-subject.ts';
import {
  checkedFrom,
  checkedOutcome,
  type Finding,
  foundOutcome,
  isInTheWay,
  stateAfter,
  verdicts,
} from './screening-finding.ts';

const marked = { owner: 'desk', marking: 'OFFICIAL', caveats: [], audience: ['government'] };

const someSaid: fc.Arbitrary<Said> = fc.record({
  kind: fc.constantFrom('person', 'organisation', 'vessel', 'unknown'),
  names: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 3 }),
  birthDates: fc.array(fc.record({ year: fc.integer({ min: 1900, max: 2020 }) }), { maxLength: 2 }),
  nationalities: fc.uniqueArray(fc.constantFrom('KEN', 'SDN', 'FRA'), { maxLength: 3 }),
  identifiers: fc.array(fc.record({ type: fc.constant('passport'), number: fc.string({ minLength: 3 }) }), {
    maxLength: 2,
  }),
  purpose: fc.option(fc.string({ minLength: 1 })),
  reference: fc.option(fc.string({ minLength: 1 })),
});

test('who is screened is the same as long as the same is said, and another once anything of it changes', () => {
  fc.assert(
    fc.property(someSaid, someSaid, (one, other) => {
      expect(saidText({ ...one, nationalities: one.nationalities.toReversed() }, marked)).toBe(saidText(one, marked));
      const keys = (said: Said) =>
        JSON.stringify([said.kind, said.names, said.birthDates, said.nationalities.toSorted(), said.identifiers]) +
        JSON.stringify([said.reference, said.reference === null ? said.purpose : null]);
      expect(saidText(one, marked) === saidText(other, marked)).toBe(keys(one) === keys(other));
      expect(saidText(one, { ...marked, marking: 'OFFICIAL-SENSITIVE' })).not.toBe(saidText(one, marked));
    }),
  );
});

type Doing = { readonly by: string; readonly isCheck: boolean; readonly verdict: (typeof verdicts)[number] };
const doings: fc.Arbitrary<readonly Doing[]> = fc.array(
  fc.record({ by: fc.constantFrom('a', 'b', 'c'), isCheck: fc.boolean(), verdict: fc.constantFrom(...verdicts) }),
  { maxLength: 12 },
);

/** All that stands after these tried to find and to check, one after the other. */
function findingsOf(
  probability: number,
  tried: readonly Doing[],
): readonly Pick<Finding, 'foundBy' | 'verdict' | 'isCheck' | 'outcome'>[] {
  const made: Pick<Finding, 'foundBy' | 'verdict' | 'isCheck' | 'outcome'>[] = [];
  for (const { by, isCheck, verdict } of tried) {
    try {
      const last = made.at(-1);
      const outcome = isCheck ? checkedOutcome(last, by, verdict) : foundOutcome(probability, last, verdict);
      made.push({ foundBy: by, verdict, isCheck, outcome });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return made;
}

test('above the threshold a pair is out of the way only by two different people who both found it different', () => {
  fc.assert(
    fc.property(fc.double({ min: checkedFrom, max: 0.999, noNaN: true }), doings, (probability, tried) => {
      const made = findingsOf(probability, tried);
      const [second, last] = made.slice(-2);
      const agree = second?.verdict === 'different' && last?.verdict === 'different' && second.foundBy !== last.foundBy;
      const isClear = made.length >= 2 && agree && last?.isCheck === true && !second?.isCheck;
      expect(isInTheWay(stateAfter(made.at(-1)))).toBe(!isClear);
    }),
  );
});

test('below the threshold the last finding stands, and nothing waits for a check', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: checkedFrom - 0.001, noNaN: true }), doings, (probability, tried) => {
      const made = findingsOf(probability, tried);
      expect(made.every(({ isCheck }) => !isCheck)).toBe(true);
      expect(stateAfter(made.at(-1))).toBe(made.at(-1)?.verdict ?? 'open');
    }),
  );
});

test('whatever stands in a row, it is read or refused with a column, and never throws', () => {
  const cell = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('', '1970', 'FR', 'passport A1'));
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 9 }), (cells) => {
      const columns = partnerColumns(['name', 'Other names', 'kind', 'DOB', 'nationality', 'identifier', 'purpose']);
      if (columns === undefined) throw new Error('It has a column of names');
      const row = partnerRow(columns, 2, cells);
      expect(row.name).toBe(cells[0] ?? '');
      if ('said' in row) expect(row.said.names.length).toBeGreaterThan(0);
      else expect(problemValues(row.problem).given.length).toBeLessThan(70);
    }),
  );
});

test('answers are taken as people write them, and each that cannot be is told', () => {
  const taken = (answers: SaidAnswers) => readSaid({ name: 'Ana  Lopez', ...answers });
  expect(taken({ otherNames: 'A. Lopez; Anita', birth: '1970-03; circa 1971', nationality: 'Kenya; fr; SDN' })).toEqual(
    {
      said: {
        ...{ kind: 'unknown', names: ['Ana Lopez', 'A. Lopez', 'Anita'], purpose: null, reference: null },
        birthDates: [
          { year: 1970, month: 3 },
          { year: 1971, circa: true },
        ],
        ...{ nationalities: ['KEN', 'FRA', 'SDN'], identifiers: [] },
      },
    },
  );
  expect(taken({ kind: 'Entity', identifier: 'Passport No A1234567; IMO 9074729; 12345' })).toMatchObject({
    said: {
      kind: 'organisation',
      identifiers: [
        { type: 'passport', number: 'A1234567' },
        { type: 'imo', number: '9074729' },
        { type: 'other', number: '12345' },
      ],
    },
  });
  expect(taken({ kind: 'x', birth: 'y', nationality: 'z', identifier: 'none', purpose: 'w'.repeat(201) })).toEqual({
    problems: [
      { field: 'kind', reason: 'kind', given: 'x' },
      { field: 'birth', reason: 'birth', given: 'y' },
      { field: 'nationality', reason: 'nationality', given: 'z' },
      { field: 'identifier', reason: 'identifier', given: 'none' },
      { field: 'purpose', reason: 'long', given: 'w'.repeat(201) },
    ],
  });
});

test('columns are known by the names that files give them, the first of two counts, and others are told', () => {
  expect(partnerColumns(['Full Name', 'Date of birth', 'DOB', 'Colour', ''])).toEqual({
    fields: ['name', 'birth', undefined, undefined, undefined],
    unknown: ['DOB', 'Colour'],
  });
  expect(partnerColumns(['title', 'birth'])).toBeUndefined();
});

test('an obstacle says who may be whom, on which list, and leads to where it is settled', () => {
  const party = { name: 'Ana  Lopez', kind: 'unknown', reference: 'project 1', purpose: 'A well' } as const;
  const pair = {
    probability: 0.9,
    name: 'Ana Lopez',
    listedName: 'Anna LOPEZ',
    list: 'un',
    listedReference: 'X1',
    others: 0,
  } as const;
  expect(obstacleWords(party, { ...pair, id: undefined, state: 'open' })).toBe(
    '“Ana Lopez” may be “Anna LOPEZ” (UN Security Council Consolidated List, X1), and nobody has settled yet that they differ.',
  );
  expect(settledAt(party, { ...pair, id: undefined, state: 'open' })).toBe(
    '/act/sanctions/screening/new?name=Ana+Lopez&kind=unknown&reference=project+1&purpose=A+well',
  );
  expect(saidOf(party).names).toEqual(['Ana Lopez']);
});
