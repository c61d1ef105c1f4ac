import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inLanguage, languageByCode } from './language/language.ts';
import {
  countryWords,
  dateOfMonthWords,
  dateWords,
  durationWords,
  formatCount,
  formatPercent,
  instantWords,
  monthWords,
} from './words.ts';

test.each([
  [0, 'less than a minute'],
  [0.008, 'less than a minute'],
  [1 / 60, '1 minute'],
  [40 / 60, '40 minutes'],
  [0.9999, '1 hour'],
  [5, '5 hours'],
  [47.4, '47 hours'],
  [47.6, '2 days'],
  [76, '3 days 4 hours'],
  [73, '3 days 1 hour'],
  [24 * 14 + 5, '14 days'],
  [24 * 1_234, '1,234 days'],
])('%d hours are “%s”', (hours, words) => {
  expect(durationWords(hours)).toBe(words);
});

test('a time still to go reads like the same time gone by', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (hours) => {
      expect(durationWords(-hours)).toBe(durationWords(hours));
    }),
  );
});

test('words of a duration are never more than half an hour off below a fortnight, nor a day beyond', () => {
  const unitHours: Readonly<Record<string, number>> = { minute: 1 / 60, hour: 1, day: 24 };
  fc.assert(
    fc.property(fc.double({ min: 1, max: 20_000, noNaN: true }), (hours) => {
      const said = [...durationWords(hours).matchAll(/([\d,]+) (minute|hour|day)/g)].reduce(
        (sum, [, number = '', unit = '']) => sum + Number(number.replace(',', '')) * (unitHours[unit] ?? Number.NaN),
        0,
      );
      expect(Math.abs(said - hours)).toBeLessThanOrEqual(hours < 24 * 14 - 0.5 ? 0.51 : 24.5);
    }),
  );
});

test('dates are told in UTC, whatever the machine’s own zone', () => {
  expect(dateWords('2026-11-24')).toBe('24 November 2026');
  expect(dateWords(new Date('2026-11-24T23:59:59Z'))).toBe('24 November 2026');
  expect(instantWords('2026-11-24T00:05:00Z')).toBe('24 November 2026 at 00:05');
  expect(instantWords(new Date('2026-11-24T17:05:59Z'))).toBe('24 November 2026 at 17:05');
  expect(monthWords('2026-05')).toBe('May 2026');
});

const said = (code: string, words: () => string) => {
  const language = languageByCode(code);
  if (language === undefined) throw new Error(`There is no ${code}`);
  return inLanguage(language, words)
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll('\u200e', '');
};

test.each([
  ['fr', '24 novembre 2026 à 17:05', '3 jours 4 heures', '12 345', '93 %', 'République démocratique du Congo'],
  ['es', '24 de noviembre de 2026 a las 17:05', '3 días 4 horas', '12.345', '93 %', 'República Democrática del Congo'],
  ['ar', '24 نوفمبر 2026 الساعة 17:05', '3 أيام و4 ساعات', '12,345', '93%', 'جمهورية الكونغو الديمقراطية'],
])('dates, times, numbers and countries follow the reader: %s', (code, instant, duration, count, percent, country) => {
  expect(said(code, () => instantWords('2026-11-24T17:05:00Z'))).toBe(instant);
  expect(said(code, () => durationWords(76))).toBe(duration);
  expect(said(code, () => formatCount(12_345))).toBe(count);
  expect(said(code, () => formatPercent(0.93))).toBe(percent);
  expect(said(code, () => countryWords('Democratic Republic of the Congo', 'COD'))).toBe(country);
});

test('a country that a catalogue does not name is named as the Unicode CLDR has it, and one that no longer is, by the catalogue', () => {
  expect(said('fr', () => countryWords('Chad', 'TCD'))).toBe('Tchad');
  expect(said('ar', () => countryWords('Sudan', 'SDN'))).toBe('السودان');
  expect(said('es', () => countryWords('Czechoslovakia', 'CSK'))).toBe('Checoslovaquia');
  expect(countryWords('Chad', 'TCD')).toBe('Chad');
});

test('a month is found again from its English words, and nothing else is', () => {
  expect(dateOfMonthWords(monthWords('2026-05'))).toBe('2026-05');
  for (const other of ['May', 'mai 2026', '12 2026', 'May 26', '']) expect(dateOfMonthWords(other)).toBeUndefined();
});
