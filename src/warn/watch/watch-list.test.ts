import { expect, test } from 'vitest';
import { countryCode } from '../../../test/fresh-services.ts';
import { regionById } from '../../places/shipped-regions.ts';
import type { Month } from '../events/figures.ts';
import { type NoticedSignal, type Settled, type WatchReadings, watchLines } from './watch-list.ts';
import { placeNameOf } from './watch-place.ts';

const sudan = countryCode('SDN');
const chad = countryCode('TCD');
const sudans = regionById('sudans')?.id;
const day = (text: string) => new Date(`${text}T08:00:00Z`);

const nothing: WatchReadings = {
  ...{ today: '2026-11-24', since: day('2026-11-23'), signals: [], reports: [], open: [], settled: [] },
  ...{ chances: new Map(), before: new Map(), beforeIs: 'last-run', madeAt: day('2026-11-20'), months: new Map() },
  expected: new Map(),
  nameOf: placeNameOf,
  membersOf: () => [sudan, chad],
};
const signal: NoticedSignal = {
  ...{ country: sudan, id: 'signal', title: 'Radio calls for it', asksFor: 'high', at: day('2026-11-24') },
};
const dismissed: Settled = {
  ...{ kind: 'dismissed', id: 'dismissal', country: sudan, at: day('2026-11-20'), until: '2026-12-20' },
};
/** From 5 % to 20 %: the odds have more than doubled. */
const risen: WatchReadings = {
  ...nothing,
  chances: new Map([['SDN', [0.2, 0.1, 0.01]]]),
  before: new Map([['SDN', 0.05]]),
};

test('a quiet world has no line', () => {
  expect(watchLines(nothing)).toEqual([]);
  expect(watchLines({ ...risen, before: new Map([['SDN', 0.19]]) })).toEqual([]);
});

test('a signal that asks for a warning is opened, one without goes to the desk, one on an open warning is linked', () => {
  expect(watchLines({ ...nothing, signals: [signal] })).toMatchObject([
    { name: 'Sudan', isNew: true, harmDeaths: undefined, next: { step: 'open-from-signal', signal: 'signal' } },
  ]);
  const vague = { ...signal, asksFor: null };
  expect(watchLines({ ...nothing, signals: [vague] })).toMatchObject([{ next: { step: 'hand-over' } }]);
  const open = [{ country: sudan, id: 'warning' }];
  expect(watchLines({ ...nothing, signals: [vague], open })).toMatchObject([
    { next: { step: 'link-signal', signal: 'signal', warning: 'warning' } },
  ]);
});

test('the gravest of several signals is the one that is opened', () => {
  const others = [
    { ...signal, id: 'mild', asksFor: 'elevated' as const },
    { ...signal, id: 'grave', asksFor: 'severe' as const },
  ];
  expect(watchLines({ ...nothing, signals: others })).toMatchObject([{ next: { signal: 'grave' } }]);
});

test('a chance whose odds have doubled is told, unless a warning stands open on it', () => {
  const [line, ...more] = watchLines(risen);
  expect(more).toEqual([]);
  expect(line).toMatchObject({ country: 'SDN', isNew: false, next: { step: 'hand-over' }, rise: { before: 0.05 } });
  expect(line?.surpriseBits).toBeCloseTo(Math.log2(0.25 / (0.05 / 0.95)), 9);
  // 25 × 0.1 + 100 × 0.09 + 1,000 × 0.01
  expect(line?.harmDeaths).toBeCloseTo(21.5, 9);
  expect(watchLines({ ...risen, open: [{ country: sudan, id: 'warning' }] })).toEqual([]);
});

test('the last month is told where it is graver than every one before', () => {
  const months = (...deaths: number[]) =>
    new Map([['TCD', deaths.map((deathsBest, at) => ({ month: `2026-0${at + 1}`, deathsBest }))]]);
  expect(watchLines({ ...nothing, months: months(2, 3, 1, 30) })).toMatchObject([
    { name: 'Chad', month: { month: '2026-04', deaths: 30, bits: 2 } },
  ]);
  expect(watchLines({ ...nothing, months: months(2, 30, 1, 30) })).toEqual([]);
  expect(watchLines({ ...nothing, months: months(0, 0, 0, 9) }), 'too few to be told').toEqual([]);
});

test('the last month is told too where it is graver than 95 % of what was forecast of it', () => {
  const deaths = [40, 900, 30, 300];
  const months = new Map([['TCD', deaths.map((deathsBest, at) => ({ month: `2026-0${at + 1}`, deathsBest }))]]);
  const forecast = {
    ...{ country: chad, month: '2026-04' as Month, deathsMean: 60, probabilityNone: 0.01 },
    ...{ deathsP05: 5, deathsP25: 20, deathsP50: 50, deathsP75: 90, deathsP95: 200 },
  };
  const [line] = watchLines({ ...nothing, months, expected: new Map([['TCD', forecast]]) });
  expect(line?.month).toMatchObject({ month: '2026-04', deaths: 300, bits: undefined, forecast: { deathsP95: 200 } });
  expect(line?.month?.forecast?.bits).toBeCloseTo(Math.log2(20), 10);
  expect(line?.surpriseBits).toBeCloseTo(Math.log2(20), 10);
  // As many as were to be expected, a forecast of another month, and none at all: no line.
  const wide = { ...forecast, deathsP95: 400 };
  expect(watchLines({ ...nothing, months, expected: new Map([['TCD', wide]]) })).toEqual([]);
  const other = { ...forecast, month: '2026-03' as Month };
  expect(watchLines({ ...nothing, months, expected: new Map([['TCD', other]]) })).toEqual([]);
  expect(watchLines({ ...nothing, months })).toEqual([]);
});

test('what is dismissed is away to its day, or until something newer comes', () => {
  expect(watchLines({ ...risen, madeAt: day('2026-11-19'), settled: [dismissed] })).toEqual([]);
  expect(watchLines({ ...risen, madeAt: day('2026-11-22'), settled: [dismissed] })).toHaveLength(1);
  const older = { ...signal, at: day('2026-11-19') };
  expect(watchLines({ ...nothing, signals: [older], settled: [dismissed] })).toEqual([]);
  expect(watchLines({ ...nothing, today: '2026-12-20', signals: [older], settled: [dismissed] })).toMatchObject([
    { cameBack: { id: 'dismissal' }, isNew: false },
  ]);
  expect(watchLines({ ...nothing, signals: [signal], settled: [dismissed] })).toMatchObject([
    { cameBack: { id: 'dismissal' }, isNew: true },
  ]);
});

test('what is with a desk is away without a day', () => {
  const withDesk: Settled = { ...dismissed, kind: 'with-desk', until: undefined };
  const old = { ...signal, at: day('2026-11-19') };
  expect(watchLines({ ...nothing, today: '2027-12-20', signals: [old], settled: [withDesk] })).toEqual([]);
});

test('a region has a line of its own, with the harm of its countries together', () => {
  if (sudans === undefined) throw new Error('The shipped regions have the Sudans');
  const across = { ...signal, region: sudans, id: 'across' };
  const chances = new Map([
    ['SDN', [0.5, 0, 0]],
    ['TCD', [0.5, 0, 0]],
  ]);
  const lines = watchLines({ ...nothing, chances, signals: [across, signal] });
  expect(lines.map(({ key }) => key).toSorted()).toEqual(['SDN', 'sudans']);
  expect(lines.find(({ key }) => key === 'sudans')).toMatchObject({ chance: 0.75, harmDeaths: 25 });
});
