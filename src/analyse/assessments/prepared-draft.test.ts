import { expect, test } from 'vitest';
import { allCountries } from '../../places/country.ts';
import { type AnnualDeaths, asMonth } from '../../warn/events/figures.ts';
import { type KnownOfPlace, prepareLines } from './prepared-draft.ts';

const sudan = allCountries().find(({ code }) => code === 'SDN')?.code;
const may = asMonth('2026-05');
if (sudan === undefined || may === undefined) throw new Error('Both are known');
const run = '01900000-0000-7000-8000-000000000001';

const year = (of: number, best: number): AnnualDeaths => {
  const none = { best: 0, low: 0, high: 0 };
  return { country: sudan, year: of, oneSided: { best, low: best, high: best }, stateBased: none, nonState: none };
};
const known: KnownOfPlace = {
  country: 'SDN',
  forecast: {
    ...{ runId: run, model: 'Model made-up 1', firstMonth: '2026-06', lastMonth: '2027-05' },
    risks: [
      {
        ...{ target: 'one-sided', thresholdDeaths: 25, probability: 0.83, probabilityLow: 0.7, probabilityHigh: 0.9 },
        ...{ probabilityYearBefore: 0.6, drivers: ['Deaths in May 2026: 12', 'Deaths a year: 300'] },
      },
    ],
  },
  similar: {
    ...{ among: 50, count: 41, thresholdDeaths: 25 },
    cases: [{ place: 'Mali', lastMonth: '2013-01', deathsAfter: 212 }],
  },
  annual: [year(2022, 3), year(2023, 900), year(2024, 40)],
  annualRelease: { id: run, name: 'UCDP 26.1' },
  monthly: [{ country: sudan, month: may, deathsBest: 12 }],
  monthlyRelease: { id: run, name: 'Monthly 1.0' },
  hotSpots: [{ place: 'Tawila', events: 7, expected: 1.25 }],
  hotSpotsTo: { months: 3, month: '2026-05', source: 'UCDP candidate 26.0.5' },
  reports: [{ id: run, title: 'Shots at the market', grade: 'B3', factor: 7, source: 'The embassy' }],
  days: [{ day: '2026-12-20', title: 'The result is announced', kindName: 'Election' }],
};

test('a draft is filled in with history, forecast, drivers, past cases, places, reports by factor and days to come', () => {
  expect(prepareLines(known, 'full').map(({ section, pointsAt }) => [section, pointsAt])).toEqual([
    ['risk-picture', `forecast ${run} SDN one-sided 25`],
    ['risk-picture', `event ${run} SDN 2026-05`],
    ['risk-picture', null],
    ['dynamics', `forecast ${run} SDN one-sided 25`],
    ['dynamics', `forecast ${run} SDN one-sided 25`],
    ['context-history', `event ${run} SDN 2023`],
    ['recurrence', `forecast ${run} SDN one-sided 25`],
    ['atrocity-lens', `report ${run}`],
    ['triggers-calendar', null],
  ]);
  const said = prepareLines(known, 'full').map(({ statement }) => statement);
  expect(said[0]).toBe(
    'The chance that 25 or more civilians are killed deliberately, June 2026 to May 2027, is 83\u00a0% (70\u00a0% to 90\u00a0%). With what was known a year before it was 60\u00a0%.',
  );
  expect(said[5]).toBe(
    'In 2 of the 3 years from 2022 to 2024 25 or more civilians were killed deliberately, the last time in 2024; most in 2023, 900.',
  );
  expect(said[6]).toContain('After 41 of the 50 past cases');
});

test('a rapid draft is given the same lines, in the parts that it asks for', () => {
  const lines = prepareLines(known, 'light');
  expect(lines.map(({ statement }) => statement)).toEqual(
    prepareLines(known, 'full').map(({ statement }) => statement),
  );
  expect(new Set(lines.map(({ section }) => section))).toEqual(new Set(['risk-picture', 'dynamics', 'atrocity-lens']));
});

test('where nothing is loaded nothing is filled in, and a place without violence says so', () => {
  const nothing = { country: 'SDN', annual: [], monthly: [], hotSpots: [], reports: [], days: [] };
  expect(prepareLines(nothing, 'full')).toEqual([]);
  const quiet = { ...nothing, annual: [year(2024, 3)], annualRelease: { id: run, name: 'UCDP 26.1' } };
  expect(prepareLines(quiet, 'full').map(({ statement }) => statement)).toEqual([
    'In no year from 2024 to 2024 were 25 or more civilians killed deliberately.',
  ]);
});
