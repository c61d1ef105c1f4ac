import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GuideSources, makeGuide } from './guide.ts';

const open = { marking: 'OFFICIAL', caveats: [] };
const nothing: GuideSources = { assessment: undefined, reports: [], years: [], chance: undefined, days: [] };
const report = { id: 'one', factors: [7], indicators: ['7.14'], groups: ['Displaced people'], marked: open };

test('where nothing is rated or coded the signs are general ones, and it says so', () => {
  const guide = makeGuide(nothing);
  expect(guide.isGeneral).toBe(true);
  expect(guide.factors.map(({ number }) => number)).toEqual([5, 7, 8, 9]);
  expect(guide).toMatchObject({ marking: 'OFFICIAL', groups: [], days: [], yearsKnown: 0 });
});

test('what the assessment sees strongly comes first, then what reports tell of; signs that were told come first', () => {
  const assessment = {
    ...{ href: '/analyse/assessments/1', publishedOn: '2026-10-01', days: [], marked: open },
    ratings: [
      { factor: 3, rating: 1, direction: 'Steady' },
      { factor: 8, rating: 3, direction: 'Worsening' },
    ],
    groups: [{ name: 'Masalit', targetedBy: 'Militias' }],
  };
  const guide = makeGuide({ ...nothing, assessment, reports: [report] });
  expect(guide.factors.map(({ number, rating, reports }) => [number, rating, reports])).toEqual([
    [8, 3, 0],
    [7, undefined, 1],
  ]);
  expect(guide.factors[1]?.signs[0]).toMatchObject({ number: '7.14', reports: 1 });
  expect(guide.groups.map(({ name }) => name)).toEqual(['Masalit', 'Displaced people']);
});

test('the past is told by its last and its worst year, the days in their order and each once', () => {
  const years = [
    { year: 2022, deaths: 10 },
    { year: 2023, deaths: 900 },
    { year: 2024, deaths: 30 },
  ];
  const day = (on: string, name: string) => ({ on, name, marked: open });
  const days = [day('2027-01-09', 'Election'), day('2026-12-01', 'Verdict'), day('2027-01-09', 'Election')];
  const guide = makeGuide({ ...nothing, years, days });
  expect(guide).toMatchObject({ lastYear: { year: 2024 }, worstYear: { year: 2023, deaths: 900 }, yearsWith25: 2 });
  expect(guide.days).toEqual([
    { on: '2026-12-01', name: 'Verdict' },
    { on: '2027-01-09', name: 'Election' },
  ]);
});

test('it is marked as strictly as the strictest of what it is made from, and stays one page', () => {
  const marked = fc.record({
    marking: fc.constantFrom('OFFICIAL', 'OFFICIAL-SENSITIVE'),
    caveats: fc.uniqueArray(fc.constantFrom('EYES ONLY', 'MEDICAL')),
  });
  const reports = fc.array(
    fc.record({
      id: fc.uuid(),
      factors: fc.uniqueArray(fc.integer({ min: 1, max: 14 })),
      indicators: fc.constant(['7.14']),
      groups: fc.uniqueArray(fc.string()),
      marked,
    }),
  );
  fc.assert(
    fc.property(reports, (given) => {
      const guide = makeGuide({ ...nothing, reports: given });
      expect(guide.marking === 'OFFICIAL').toBe(given.every((each) => each.marked.marking === 'OFFICIAL'));
      for (const each of given) expect(guide.caveats).toEqual(expect.arrayContaining(each.marked.caveats));
      expect(guide.factors.length).toBeLessThanOrEqual(5);
      expect(guide.groups.length).toBeLessThanOrEqual(6);
    }),
  );
});
