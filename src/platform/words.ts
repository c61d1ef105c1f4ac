/** Numbers, dates and times as people read them. Pure: every part may use it. */

const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** `12,345`. */
export function formatCount(count: number): string {
  return grouped.format(count);
}

/** `93 %`, with a no-break space; `under 1 %` and `over 99 %` rather than a false 0 or 100. */
export function formatPercent(probability: number): string {
  if (probability > 0 && probability < 0.01) return 'under 1\u00a0%';
  if (probability < 1 && probability > 0.99) return 'over 99\u00a0%';
  return `${Math.round(probability * 100)}\u00a0%`;
}

const longDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const longMonth = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const clockTime = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
});

/** “24 November 2026”, of an instant or an ISO 8601 date, in UTC. */
export function dateWords(value: Date | string): string {
  return longDate.format(new Date(value));
}

/** “May 2026”, of an instant, an ISO 8601 date, or `YYYY-MM`. */
export function monthWords(value: Date | string): string {
  return longMonth.format(new Date(value));
}

/** “24 November 2026 at 17:05”, in UTC. */
export function instantWords(value: Date | string): string {
  return `${dateWords(value)} at ${clockTime.format(new Date(value))}`;
}

/** A time that a person can feel: “40 minutes”, “5 hours”, “3 days 4 hours”. */
export function durationWords(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return count(minutes, 'minute');
  const wholeHours = Math.round(minutes / 60);
  if (wholeHours < 48) return count(wholeHours, 'hour');
  const days = Math.floor(wholeHours / 24);
  const rest = wholeHours % 24;
  return days < 14 && rest > 0 ? `${count(days, 'day')} ${count(rest, 'hour')}` : count(days, 'day');
}

function count(number: number, unit: string): string {
  return `${formatCount(number)} ${unit}${number === 1 ? '' : 's'}`;
}
