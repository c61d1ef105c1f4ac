import { at } from '../arrays.ts';
import { deathsInMonths, monthWords } from '../history.ts';
import { asIs, deathsWords, type Feature, log1p, type Reading, shareWords } from './feature.ts';

/** Deaths of all types in the `length` months that end `back` months before the origin's last month. */
export function recentDeaths(reading: Reading, length: number, back = 0): number {
  const last = reading.origin.lastMonth - back;
  return deathsInMonths(reading.history, reading.place, last - length + 1, last);
}

function monthsWithDeaths(reading: Reading, length: number): number {
  const { history, origin, place } = reading;
  let active = 0;
  let known = 0;
  for (let back = 0; back < length; back += 1) {
    const offset = origin.lastMonth - back - history.firstMonth;
    if (offset < 0) break;
    known += 1;
    if (at(history.monthlyDeaths, place * history.months + offset) > 0) active += 1;
  }
  return known === 0 ? 0 : active / known;
}

function worstMonth(reading: Reading, length: number): number {
  const { history, origin, place } = reading;
  let worst = 0;
  for (let back = 0; back < length; back += 1) {
    const offset = origin.lastMonth - back - history.firstMonth;
    if (offset < 0) break;
    worst = Math.max(worst, at(history.monthlyDeaths, place * history.months + offset));
  }
  return worst;
}

function recentFeature(length: number): Feature {
  return {
    id: `months.last-${length}`,
    raw: (reading) => recentDeaths(reading, length),
    scale: log1p,
    sign: 1,
    words: (raw, origin) =>
      length === 1
        ? `Deaths in all organised violence in ${monthWords(origin.lastMonth)}: ${deathsWords(raw)}`
        : `Deaths in all organised violence in the ${length} months to ${monthWords(origin.lastMonth)}: ${deathsWords(raw)}`,
  };
}

function activeFeature(length: number): Feature {
  return {
    id: `months.share-active-${length}`,
    raw: (reading) => monthsWithDeaths(reading, length),
    scale: asIs,
    sign: 1,
    words: (raw, origin) =>
      `Share of the ${length} months to ${monthWords(origin.lastMonth)} with deaths in organised violence: ${shareWords(raw)}`,
  };
}

/** What the monthly series of all types together says, as known at the origin. */
export function monthlyFeatures(): readonly Feature[] {
  return [
    recentFeature(1),
    recentFeature(3),
    recentFeature(6),
    recentFeature(12),
    recentFeature(24),
    {
      id: 'months.25-to-60',
      raw: (reading) => recentDeaths(reading, 36, 24) / 3,
      scale: log1p,
      sign: 1,
      words: (raw, origin) =>
        `Deaths in all organised violence a year, ${monthWords(origin.lastMonth - 59)} to ${monthWords(origin.lastMonth - 24)}: ${deathsWords(raw)}`,
    },
    {
      id: 'months.61-to-180',
      raw: (reading) => recentDeaths(reading, 120, 60) / 10,
      scale: log1p,
      sign: 1,
      words: (raw, origin) =>
        `Deaths in all organised violence a year in the ten years to ${monthWords(origin.lastMonth - 60)}: ${deathsWords(raw)}`,
    },
    activeFeature(12),
    activeFeature(60),
    {
      id: 'months.worst-24',
      raw: (reading) => worstMonth(reading, 24),
      scale: log1p,
      sign: 1,
      words: (raw, origin) =>
        `Deaths in the worst of the 24 months to ${monthWords(origin.lastMonth)}: ${deathsWords(raw)}`,
    },
    {
      id: 'months.rise',
      raw: (reading) => Math.log1p(recentDeaths(reading, 6)) - Math.log1p(recentDeaths(reading, 6, 6)),
      scale: asIs,
      sign: 0,
      words: (raw) => {
        const direction = raw > 0 ? 'up' : 'down';
        const size = Math.exp(Math.abs(raw));
        return Math.abs(raw) < 0.05
          ? 'Deaths in the last six months about as many as in the six before'
          : `Deaths in the last six months against the six before: ${direction} by a factor of ${size >= 10 ? Math.round(size) : size.toFixed(1)}`;
      },
    },
  ];
}
