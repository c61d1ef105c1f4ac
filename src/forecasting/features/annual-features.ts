import { annualDeaths, type Origin } from '../history.ts';
import { asIs, deathsWords, type Feature, log1p, type Reading, shareWords } from './feature.ts';

type Series = 'oneSided' | 'stateBased' | 'nonState';

const seriesWords: Readonly<Record<Series, string>> = {
  oneSided: 'one-sided violence',
  stateBased: 'state-based conflict',
  nonState: 'non-state conflict',
};

/** Older years count for less: half as much every eight years. */
const halfLifeYears = 8;

function deathsIn(reading: Reading, series: Series, year: number): number {
  return annualDeaths(reading.history, reading.history[series], reading.place, year);
}

/** Mean yearly deaths over the years back from `from` to `to` (0 is the last typed year); 0 where none is known. */
export function meanDeaths(reading: Reading, series: Series, from: number, to: number): number {
  let sum = 0;
  let known = 0;
  for (let back = from; back <= to; back += 1) {
    const deaths = deathsIn(reading, series, reading.origin.lastYear - back);
    if (Number.isNaN(deaths)) continue;
    sum += deaths;
    known += 1;
  }
  return known === 0 ? 0 : sum / known;
}

function yearsBack(reading: Reading): number {
  return reading.origin.lastYear - reading.history.firstYear;
}

/** Share of the known years at or above the threshold, recent years weighing more, drawn towards none by one year. */
function shareOfYears(reading: Reading, threshold: number): number {
  let hit = 0;
  let total = 1;
  for (let back = 0; back <= yearsBack(reading); back += 1) {
    const deaths = deathsIn(reading, 'oneSided', reading.origin.lastYear - back);
    if (Number.isNaN(deaths)) continue;
    const weight = 2 ** (-back / halfLifeYears);
    total += weight;
    if (deaths >= threshold) hit += weight;
  }
  return hit / total;
}

/** Nearness of the last year with 25 or more deaths in one-sided violence: 1 / (1 + years since); 0 where none. */
function nearness(reading: Reading): number {
  for (let back = 0; back <= yearsBack(reading); back += 1) {
    if (deathsIn(reading, 'oneSided', reading.origin.lastYear - back) >= 25) return 1 / (1 + back);
  }
  return 0;
}

function worstYear(reading: Reading): number {
  let worst = 0;
  for (let back = 0; back <= yearsBack(reading); back += 1) {
    const deaths = deathsIn(reading, 'oneSided', reading.origin.lastYear - back);
    if (deaths > worst) worst = deaths;
  }
  return worst;
}

function lastYearFeature(series: Series, id: string): Feature {
  return {
    id: `${id}.last-year`,
    raw: (reading) => meanDeaths(reading, series, 0, 0),
    scale: log1p,
    sign: 1,
    words: (raw, origin) => `Deaths in ${seriesWords[series]} in ${origin.lastYear}: ${deathsWords(raw)}`,
  };
}

function olderFeature(series: Series, id: string, from: number, to: number): Feature {
  const when = (origin: Origin): string =>
    from === to ? `in ${origin.lastYear - from}` : `a year, ${origin.lastYear - to} to ${origin.lastYear - from}`;
  return {
    id: `${id}.years-${from + 1}-to-${to + 1}`,
    raw: (reading) => meanDeaths(reading, series, from, to),
    scale: log1p,
    sign: 1,
    words: (raw, origin) => `Deaths in ${seriesWords[series]} ${when(origin)}: ${deathsWords(raw)}`,
  };
}

function shareFeature(threshold: number): Feature {
  return {
    id: `one-sided.share-of-years-${threshold}`,
    raw: (reading) => shareOfYears(reading, threshold),
    scale: asIs,
    sign: 1,
    words: (raw) =>
      `Share of past years with ${deathsWords(threshold)} or more deaths in one-sided violence, recent years weighing more: ${shareWords(raw)}`,
  };
}

/** What the yearly series by type says, as known at the origin. */
export function annualFeatures(): readonly Feature[] {
  return [
    lastYearFeature('oneSided', 'one-sided'),
    olderFeature('oneSided', 'one-sided', 1, 1),
    olderFeature('oneSided', 'one-sided', 2, 4),
    olderFeature('oneSided', 'one-sided', 5, 9),
    shareFeature(25),
    shareFeature(100),
    shareFeature(1000),
    {
      id: 'one-sided.years-since',
      raw: nearness,
      scale: asIs,
      sign: 1,
      words: (raw, origin) =>
        raw === 0
          ? 'No year known with 25 or more deaths in one-sided violence'
          : `Last year with 25 or more deaths in one-sided violence: ${origin.lastYear + 1 - Math.round(1 / raw)}`,
    },
    {
      id: 'one-sided.worst-year',
      raw: worstYear,
      scale: log1p,
      sign: 1,
      words: (raw) => `Deaths in one-sided violence in the worst year known: ${deathsWords(raw)}`,
    },
    lastYearFeature('stateBased', 'state-based'),
    olderFeature('stateBased', 'state-based', 1, 4),
    lastYearFeature('nonState', 'non-state'),
    olderFeature('nonState', 'non-state', 1, 4),
  ];
}

/** One-sided share of all typed deaths of a place, older years counting for less, drawn towards the prior share. */
export function oneSidedShare(reading: Reading, priorShare: number): number {
  const priorDeaths = 50;
  let oneSided = priorDeaths * priorShare;
  let all = priorDeaths;
  for (let back = 0; back <= yearsBack(reading); back += 1) {
    const year = reading.origin.lastYear - back;
    const own = deathsIn(reading, 'oneSided', year);
    if (Number.isNaN(own)) continue;
    const weight = 2 ** (-back / 3);
    oneSided += weight * own;
    all += weight * (own + deathsIn(reading, 'stateBased', year) + deathsIn(reading, 'nonState', year));
  }
  return oneSided / all;
}
