import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBankHolidays } from './bank-holidays.ts';

const text = readFileSync(new URL('../../../data/bank-holidays.json', import.meta.url), 'utf8');
const calendars = readBankHolidays(text);
const datesOf = (code: string, year: number) =>
  [...(calendars.get(code)?.holidays.keys() ?? [])].filter((date) => date.startsWith(`${year}-`));

test('the shipped list has the 280 days of gov.uk for 2019 to 2028, all on weekdays', () => {
  const all = [...calendars.values()].flatMap((calendar) => [...calendar.holidays.keys()]);
  expect(all).toHaveLength(280);
  expect(all.filter((date) => [0, 6].includes(new Date(date).getUTCDay()))).toEqual([]);
});

test('it agrees with the file that gov.uk is built from (alphagov/frontend, lib/data/bank-holidays.json)', () => {
  const days = (year: number, ...rest: string[]) => rest.map((day) => `${year}-${day}`);
  expect(datesOf('england-and-wales', 2020)).toEqual(
    days(2020, '01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28'),
  );
  expect(datesOf('northern-ireland', 2020)).toEqual(
    days(2020, '01-01', '03-17', '04-10', '04-13', '05-08', '05-25', '07-13', '08-31', '12-25', '12-28'),
  );
  expect(datesOf('england-and-wales', 2021)).toEqual(
    days(2021, '01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'),
  );
});

test('days proclaimed once are there, where they were proclaimed', () => {
  for (const code of calendars.keys()) {
    expect(datesOf(code, 2022)).toEqual(expect.arrayContaining(['2022-06-02', '2022-06-03', '2022-09-19']));
    expect(datesOf(code, 2023)).toContain('2023-05-08');
  }
  expect(datesOf('scotland', 2026)).toContain('2026-06-15');
  expect(datesOf('england-and-wales', 2026)).not.toContain('2026-06-15');
});

test('Good Friday is two days before Easter in every year and region', () => {
  // Easter Sundays of 2019–2028: table of the Book of Common Prayer.
  const easters = ['04-21', '04-12', '04-04', '04-17', '04-09', '03-31', '04-20', '04-05', '03-28', '04-16'];
  easters.forEach((easter, place) => {
    const friday = new Date(Date.parse(`${2019 + place}-${easter}`) - 2 * 86_400_000).toISOString().slice(0, 10);
    for (const calendar of calendars.values()) expect(calendar.holidays.get(friday)).toBe('Good Friday');
  });
});

test('another government’s list is read, with its own weekend, and a wrong one refused with its place', () => {
  const file = (holidays: unknown[], weekend = [5, 6]) =>
    JSON.stringify({
      source: { publisher: 'P', address: 'A', licence: 'L', firstYear: 2026, lastYear: 2026 },
      regions: [{ code: 'jo', name: 'Jordan', weekend, holidays }],
    });
  const jordan = readBankHolidays(file([{ date: '2026-05-25', name: 'Independence Day' }])).get('jo');
  expect(jordan?.weekend).toEqual(new Set([5, 6]));
  expect(() => readBankHolidays('{')).toThrow('no JSON');
  expect(() => readBankHolidays(file([], [8]))).toThrow('/regions/0/weekend/0');
  expect(() => readBankHolidays(file([{ date: '2026-02-30', name: 'X' }]))).toThrow(
    'Holidays of Jordan, entry 1: “2026-02-30” is no date',
  );
  expect(() => readBankHolidays(file([{ date: '2027-01-01', name: 'X' }]))).toThrow('known for 2026 to 2026');
  const twice = { date: '2026-05-25', name: 'X' };
  expect(() => readBankHolidays(file([twice, twice]))).toThrow('entry 2: 2026-05-25 stands twice');
});
