/**
 * A date of birth as lists state it: a year, perhaps its month and day; `untilYear` where it lies between two years; `circa`
 * where the list says “about”.
 */
export type PartialDate = {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  readonly untilYear?: number;
  readonly circa?: boolean;
};

/** How two dates of birth stand to each other. */
export type DateAgreement = 'same day' | 'same month' | 'same year' | 'swapped' | 'near' | 'apart' | 'far apart';

/** Years by which a date that is only about, or whose last figure was misread, may be off. */
const nearYears = 2;
const circaYears = 5;

/**
 * Compares two dates by what both state. `swapped` is the same year with day and month exchanged, `near` at most two years
 * apart (five, where a list says about).
 */
export function compareDates(left: PartialDate, right: PartialDate): DateAgreement {
  const gap = yearsBetween(left, right);
  if (gap === 0) {
    if (left.untilYear !== undefined || right.untilYear !== undefined) return 'same year';
    if (left.month === undefined || right.month === undefined) return 'same year';
    if (left.month === right.month) {
      if (left.day === undefined || right.day === undefined) return 'same month';
      return left.day === right.day ? 'same day' : 'same month';
    }
    if (left.month === right.day && left.day === right.month) return 'swapped';
    return 'near';
  }
  if (gap <= (left.circa === true || right.circa === true ? circaYears : nearYears)) return 'near';
  return gap <= 12 ? 'apart' : 'far apart';
}

function yearsBetween(left: PartialDate, right: PartialDate): number {
  const [leftEnd, rightEnd] = [left.untilYear ?? left.year, right.untilYear ?? right.year];
  if (left.year <= rightEnd && right.year <= leftEnd) return 0;
  return left.year > rightEnd ? left.year - rightEnd : right.year - leftEnd;
}

const best: readonly DateAgreement[] = ['same day', 'swapped', 'same month', 'same year', 'near', 'apart', 'far apart'];

/** The best agreement between any date of one and any of the other; nothing where one has none. */
export function bestDateAgreement(
  left: readonly PartialDate[],
  right: readonly PartialDate[],
): DateAgreement | undefined {
  let found = best.length;
  for (const one of left) for (const other of right) found = Math.min(found, best.indexOf(compareDates(one, other)));
  return best[found];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date as lists write it: 1965, 1965-03-02, 1965-03, 02/03/1965 (day first; `dd/mm/1965` is a year), 10 Dec 1948, Dec 1948,
 * circa 1934, 1962 to 1965, between 1962 and 1965.
 * @returns nothing where no year between 1800 and 2199 is stated
 */
export function readPartialDate(text: string): PartialDate | undefined {
  const written = text.trim().toLowerCase();
  const circa = /^(circa|ca\.?|c\.|approximately|approx\.?|about)\s/.test(written) ? { circa: true } : {};
  const range = /(1[89]\d\d|2[01]\d\d)\s*(?:-|–|to|and|\/)\s*(?:[a-z. ]*)(1[89]\d\d|2[01]\d\d)/.exec(written);
  if (range !== null) {
    const [from, until] = [Number(range[1]), Number(range[2])];
    return from <= until
      ? { year: from, ...(until > from && { untilYear: until }), ...circa }
      : { year: from, ...circa };
  }
  const iso = /(1[89]\d\d|2[01]\d\d)(?:-(\d\d?))?(?:-(\d\d?))?/.exec(written);
  const byDay = /(\d\d?)[/.](\d\d?)[/.](1[89]\d\d|2[01]\d\d)/.exec(written);
  if (byDay !== null) return whole(Number(byDay[3]), Number(byDay[2]), Number(byDay[1]), circa);
  if (iso === null) return undefined;
  const year = Number(iso[1]);
  if (iso[2] !== undefined) return whole(year, Number(iso[2]), iso[3] === undefined ? 0 : Number(iso[3]), circa);
  const named = /(?:(\d\d?)\s+)?([a-z]{3})[a-z]*\.?\s+(?:1[89]|2[01])\d\d/.exec(written);
  const month = named === null ? 0 : months.indexOf(named[2] ?? '') + 1;
  return whole(year, month, named?.[1] === undefined ? 0 : Number(named[1]), circa);
}

function whole(year: number, month: number, day: number, circa: { circa?: boolean }): PartialDate {
  const hasMonth = month >= 1 && month <= 12;
  const hasDay = hasMonth && day >= 1 && day <= 31;
  return { year, ...(hasMonth && { month }), ...(hasDay && { day }), ...circa };
}
