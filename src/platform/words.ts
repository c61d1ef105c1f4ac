import { readersLanguage } from './language/language.ts';
import { say } from './language/say.ts';

/** Numbers, dates and times as people read them, in the reader’s language. Every part may use it. */

/** `12,345`. */
export function formatCount(count: number): string {
  return numbers('grouped', { maximumFractionDigits: 0 }).format(count);
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
