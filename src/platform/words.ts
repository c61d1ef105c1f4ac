import countries from 'i18n-iso-countries';
import { readersLanguage } from './language/language.ts';
import { say, sayIfKnown } from './language/say.ts';

/** Numbers, dates and times as people read them, in the reader’s language. Every part may use it. */

/** `12,345`. */
export function formatCount(count: number): string {
  return numbers('grouped', { maximumFractionDigits: 0 }).format(count);
}

/** A bound or an amount with its decimals, at most six. */
export function formatBound(amount: number): string {
  return numbers('decimals', { maximumFractionDigits: 6 }).format(amount);
}

/** `1,234.50`: an amount with so many decimals. */
export function formatDecimals(amount: number, digits: number): string {
  return numbers(`decimals-${digits}`, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount);
}

/** `93 %`, with a no-break space; `under 1 %` and `over 99 %` rather than a false 0 or 100. */
export function formatPercent(probability: number): string {
  if (probability > 0 && probability < 0.01) return say('under {percent}', { percent: wholePercent(0.01) });
  if (probability < 1 && probability > 0.99) return say('over {percent}', { percent: wholePercent(0.99) });
  return wholePercent(probability);
}

function wholePercent(probability: number): string {
  // Of the languages that set the sign apart, English in this house is one, and Intl does not know.
  if (readersLanguage().code === 'en') return `${Math.round(probability * 100)}\u00a0%`;
  return numbers('percent', { style: 'percent', maximumFractionDigits: 0 }).format(probability);
}

/** “24 November 2026”, of an instant or an ISO 8601 date, in UTC. */
export function dateWords(value: Date | string): string {
  return dates('date', { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(value));
}

/** “May 2026”, of an instant, an ISO 8601 date, or `YYYY-MM`. */
export function monthWords(value: Date | string): string {
  return dates('month', { month: 'long', year: 'numeric' }).format(new Date(value));
}

/** “Sept 2026”, of `YYYY-MM`. */
export function shortMonthWords(month: string): string {
  return dates('short-month', { month: 'short', year: 'numeric' }).format(new Date(`${month}-01T00:00:00Z`));
}

/** “May”, of a month from 0. */
export function monthNameWords(month0: number): string {
  return dates('month-name', { month: 'long' }).format(Date.UTC(2000, month0, 1));
}

/** “24 November 2026 at 17:05”, in UTC. */
export function instantWords(value: Date | string): string {
  const time = dates('time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(value));
  return say('{date} at {time}', { date: dateWords(value), time });
}

/** A time that a person can feel: “40 minutes”, “5 hours”, “3 days 4 hours”. */
export function durationWords(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60);
  if (minutes < 1) return say('less than a minute');
  if (minutes < 60) return unitWords(minutes, 'minute');
  const wholeHours = Math.round(minutes / 60);
  if (wholeHours < 48) return unitWords(wholeHours, 'hour');
  const days = Math.floor(wholeHours / 24);
  const rest = wholeHours % 24;
  if (days >= 14 || rest === 0) return unitWords(days, 'day');
  return kept('unit-list', (locale) => new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' })).format([
    unitWords(days, 'day'),
    unitWords(rest, 'hour'),
  ]);
}

function unitWords(count: number, unit: 'minute' | 'hour' | 'day'): string {
  return numbers(unit, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(count);
}

function numbers(name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(name, (locale) => new Intl.NumberFormat(locale, options));
}

function dates(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(name, (locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }));
}

const formats = new Map<string, unknown>();

/** Making a format costs more than a thousand uses of it: one of each name and locale. */
function kept<Format>(name: string, make: (locale: string) => Format): Format {
  const { locale } = readersLanguage();
  const key = `${locale} ${name}`;
  if (!formats.has(key)) formats.set(key, make(locale));
  // What stands under a name was made for it.
  return formats.get(key) as Format;
}

const englishMonths = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month, 1)),
);

/** Back from “May 2026”, as `monthWords` says it in English, to `2026-05`; undefined for anything else. */
export function dateOfMonthWords(words: string): string | undefined {
  const [name = '', year = ''] = words.split(' ');
  const month = englishMonths.indexOf(name);
  return month < 0 || !/^\d{4}$/.test(year) ? undefined : `${year}-${String(month + 1).padStart(2, '0')}`;
}

/**
 * The name of a country in the reader’s language: a catalogue’s, where it has one of its own, else the one of the Unicode
 * CLDR; the given English one where neither knows the country.
 * @param code ISO 3166-1 alpha-3
 */
export function countryWords(name: string, code: string | undefined): string {
  const language = readersLanguage();
  const alpha2 = code === undefined ? undefined : countries.alpha3ToAlpha2(code);
  if (language.code === 'en' || language.translationOf(name) !== undefined) return name === '' ? '' : sayIfKnown(name);
  if (alpha2 === undefined) return name;
  return kept('country', (locale) => new Intl.DisplayNames(locale, { type: 'region' })).of(alpha2) ?? name;
}
