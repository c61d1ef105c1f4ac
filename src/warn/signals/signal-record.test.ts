import { expect, test } from 'vitest';
import { countryCode } from '../../../test/fresh-services.ts';
import { type Month, monthOfNumber } from '../events/figures.ts';
import { type CountedDeaths, recordOfSignals, type SignalsAlike } from './signal-record.ts';

const [chad, mali] = [countryCode('TCD'), countryCode('MLI')];
// Of a form that months have.
const month = (text: string) => text as Month;
/** 24 months from January 2024, with deaths in one of them. */
const counted = (deathsIn: number, deaths: number): CountedDeaths => ({
  first: month('2024-01'),
  deathsBest: Array.from({ length: 24 }, (_, at) => (at === deathsIn ? deaths : 0)),
});
const signal = (other: Partial<SignalsAlike>): SignalsAlike => ({
  ...{ origin: 'cluster', country: chad, month: month('2024-03'), state: 'noticed', count: 1 },
  ...other,
});
const followedBy = { withinMonths: 12, deaths: 100 };

test('a signal is right where so many died in the months after its own, wrong where fewer did, and neither until then', () => {
  const deaths = new Map([
    [chad, counted(10, 100)],
    [mali, counted(2, 500)],
  ]);
  const signals = [
    signal({ state: 'linked', count: 2 }),
    signal({ state: 'set-aside' }),
    // What died in the month of the signal itself is not after it.
    signal({ country: mali, count: 3 }),
    signal({ month: month('2025-06') }),
    signal({ origin: 'rise', country: mali, month: month('2023-12') }),
  ];
  expect(recordOfSignals(signals, deaths, followedBy)).toEqual([
    {
      ...{ origin: 'cluster', made: 7, waiting: 4, linked: 2, setAside: 1 },
      ...{ hits: 3, falseAlarms: 3, setAsideHits: 1 },
    },
    {
      ...{ origin: 'rise', made: 1, waiting: 1, linked: 0, setAside: 0, hits: 1, falseAlarms: 0, setAsideHits: 0 },
    },
  ]);
});

test('of a country without counts, and of months before the first, nothing is said', () => {
  const early = signal({ month: monthOfNumber(2_000 * 12) });
  const [record] = recordOfSignals([signal({ country: mali }), early], new Map([[chad, counted(0, 1)]]), followedBy);
  expect(record).toMatchObject({ made: 2, hits: 0, falseAlarms: 0 });
});
