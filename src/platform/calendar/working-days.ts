/**
 * Working days and the deadlines counted in them. Dates are plain ISO 8601 calendar dates (`2026-11-24`) without a time
 * zone; what day it is where the deadline runs is for the caller to say. Pure.
 */
export interface WorkingCalendar {
  readonly name: string;
  /** ISO 8601 weekdays that are not worked: 1 Monday to 7 Sunday. */
  readonly weekend: ReadonlySet<number>;
  /** Name of the holiday by its date. */
  readonly holidays: ReadonlyMap<string, string>;
  /** The years whose holidays are known, both included: outside them nothing can be counted. */
  readonly firstYear: number;
  readonly lastYear: number;
}

/** A date that is none, or one of a year whose holidays nobody has loaded; the sentence says what to do. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
}

const dayMs = 86_400_000;
const midnight = 'T00:00:00.000Z';

/** Days since 1970-01-01. @throws CalendarError if the text is no calendar date of the years 0000–9999 */
function dayNumber(date: string): number {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date + midnight) : Number.NaN;
  if (Number.isNaN(instant) || isoDate(instant / dayMs) !== date) {
    throw new CalendarError(`“${date}” is no date: write year, month and day as 2026-11-24.`);
  }
  return instant / dayMs;
}

function isoDate(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** 1 Monday to 7 Sunday: 1970-01-01 was a Thursday. */
function isoWeekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function isWorkday(day: number, calendar: WorkingCalendar): boolean {
  const date = isoDate(day);
  const year = Number(date.slice(0, 4));
  if (!(year >= calendar.firstYear && year <= calendar.lastYear)) {
    throw new CalendarError(
      `The holidays of ${calendar.name} are known for ${calendar.firstYear} to ${calendar.lastYear}, not for ${date}: load a list with that year.`,
    );
  }
  return !calendar.weekend.has(isoWeekday(day)) && !calendar.holidays.has(date);
}

/** @throws CalendarError if `date` is no date, or of a year that the calendar does not know */
export function isWorkingDay(date: string, calendar: WorkingCalendar): boolean {
  return isWorkday(dayNumber(date), calendar);
}

/**
 * The working day that is `workingDays` after `date`, which itself is not counted (as for replies due “within 20 working
 * days of receipt”, Freedom of Information Act 2000, s. 10); before it, if negative. 0 gives `date` itself, or the next
 * working day if it is none.
 * @throws CalendarError if `date` is no date, or the count leaves the years that the calendar knows
 */
export function addWorkingDays(date: string, workingDays: number, calendar: WorkingCalendar): string {
  if (!Number.isSafeInteger(workingDays)) throw new CalendarError(`“${workingDays}” is no whole number of days.`);
  const step = workingDays < 0 ? -1 : 1;
  let day = dayNumber(date);
  if (workingDays === 0) {
    while (!isWorkday(day, calendar)) day += 1;
    return isoDate(day);
  }
  for (let left = Math.abs(workingDays); left > 0; ) {
    day += step;
    if (isWorkday(day, calendar)) left -= 1;
  }
  return isoDate(day);
}

/**
 * Working days after `from` up to and with `to`; negative if `to` is earlier: from Friday to Monday is 1.
 * @throws CalendarError as `addWorkingDays`
 */
export function workingDaysBetween(from: string, to: string, calendar: WorkingCalendar): number {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  if (last < first) return 0 - workingDaysBetween(to, from, calendar);
  let count = 0;
  for (let day = first + 1; day <= last; day += 1) if (isWorkday(day, calendar)) count += 1;
  return count;
}

/** Whether `today` is past the date by which it was due; on the day itself it is not. @throws CalendarError */
export function isOverdue(due: string, today: string): boolean {
  return dayNumber(today) > dayNumber(due);
}
