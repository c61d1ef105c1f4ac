import { ICalCalendar, ICalCalendarMethod, ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator';
import { xmlText } from '../web/xml-text.ts';

/** One day in a feed, such as a deadline. */
export interface DatedEntry {
  /** Lasting and unique in the world, as `warning-0197…@forestall.example`: a later feed with the same one replaces it. */
  readonly uid: string;
  readonly summary: string;
  /** ISO 8601 calendar date. */
  readonly date: string;
  /** Absolute address of its page. */
  readonly url: string;
  readonly description?: string;
  /** When the entry last changed; feeds made at different times of the same entries are then the same text. */
  readonly changedAt: Date;
}

/**
 * An iCalendar feed (RFC 5545) of whole days, none of which makes a calendar show its owner as busy.
 * Serve it as `text/calendar; charset=utf-8`.
 * @throws RangeError if a date is none; TypeError if a url is not absolute
 */
export function calendarFeed(name: string, entries: readonly DatedEntry[]): string {
  const calendar = new ICalCalendar({
    // The library escapes texts of entries (RFC 5545, 3.3.11), but not the calendar’s own name.
    name: oneLine(name).replaceAll(/[\\;,]/g, '\\$&'),
    prodId: { company: 'Forestall', product: 'Forestall', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const entry of entries) {
    calendar.createEvent({
      id: oneLine(entry.uid),
      summary: oneLine(entry.summary),
      // The day as UTC begins it: the library writes all-day values by their UTC parts.
      start: startOf(entry.date),
      allDay: true,
      stamp: entry.changedAt,
      lastModified: entry.changedAt,
      url: address(entry.url),
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
      ...(entry.description === undefined ? {} : { description: plain(entry.description) }),
    });
  }
  return calendar.toString();
}

/** Without the control characters that RFC 5545 (3.1, CONTROL) forbids; every line break is a line feed. */
function plain(text: string): string {
  return xmlText(text)
    .replaceAll('\u007F', '\uFFFD')
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
}

function oneLine(text: string): string {
  return plain(text).replaceAll(/\s+/g, ' ').trim();
}

/** The library escapes `;` and `,` as in texts, which an address must not have (RFC 5545, 3.3.13): it gets neither. */
function address(url: string): string {
  return new URL(url).href.replaceAll(';', '%3B').replaceAll(',', '%2C');
}

function startOf(date: string): Date {
  const start = new Date(`${date}T00:00:00.000Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(start.getTime())) {
    throw new RangeError(`“${date}” is no date: write year, month and day as 2026-11-24.`);
  }
  return start;
}
