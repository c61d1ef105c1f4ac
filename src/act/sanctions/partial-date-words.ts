import type { PartialDate } from '../../matching/partial-date.ts';

/** A date of birth as precise as it is given: 1965, about 1965, 1962 to 1965, 1965-03, 1965-03-02. */
export function partialDateWords({ year, month, day, untilYear, circa }: PartialDate): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const whole = `${year}${month === undefined ? '' : `-${two(month)}`}${day === undefined ? '' : `-${two(day)}`}`;
  return `${circa === true ? 'about ' : ''}${whole}${untilYear === undefined ? '' : ` to ${untilYear}`}`;
}
