import { isPresent, monthWords, type Origin } from '../history.ts';
import { meanDeaths, oneSidedShare } from './annual-features.ts';
import { asIs, deathsWords, type Feature, log1p, type Reading, shareWords } from './feature.ts';
import { recentDeaths } from './monthly-features.ts';

/** Means over the other places of a place's region, and the world's one-sided share of deaths, at one origin. */
export type Surroundings = {
  readonly priorShare: number;
  /** Mean log(1 + deaths) of the last twelve months over the region's other places, per place. */
  readonly regionMonths: Float64Array;
  /** Mean log(1 + one-sided deaths) of the last typed year over the region's other places, per place. */
  readonly regionOneSided: Float64Array;
  /** Share of the region's other places with 25 or more deaths in the last twelve months, per place. */
  readonly regionActive: Float64Array;
};

type RegionSums = { count: number; months: number; oneSided: number; active: number };

export function surroundingsAt(reading: Omit<Reading, 'place'>): Surroundings {
  const { history, origin } = reading;
  const own: RegionSums[] = history.places.map((_, place) => {
    if (!isPresent(history, place, origin)) return { count: 0, months: 0, oneSided: 0, active: 0 };
    const deaths = recentDeaths({ history, origin, place }, 12);
    const oneSided = Math.log1p(meanDeaths({ history, origin, place }, 'oneSided', 0, 0));
    return { count: 1, months: Math.log1p(deaths), oneSided, active: deaths >= 25 ? 1 : 0 };
  });
  const regions = new Map<string, RegionSums>();
  own.forEach((values, place) => {
    const name = history.regions?.[place] ?? '';
    const sums = regions.get(name) ?? { count: 0, months: 0, oneSided: 0, active: 0 };
    sums.count += values.count;
    sums.months += values.months;
    sums.oneSided += values.oneSided;
    sums.active += values.active;
    regions.set(name, sums);
  });
  const others = (of: 'months' | 'oneSided' | 'active'): Float64Array =>
    Float64Array.from(own, (values, place) => {
      const sums = regions.get(history.regions?.[place] ?? '');
      const count = (sums?.count ?? 0) - values.count;
      return sums === undefined || count < 1 ? 0 : (sums[of] - values[of]) / count;
    });
  return {
    priorShare: worldShare(reading),
    regionMonths: others('months'),
    regionOneSided: others('oneSided'),
    regionActive: others('active'),
  };
}

/** Mean over places with any typed deaths in the last five typed years of their one-sided share; 0.3 where none. */
function worldShare({ history, origin }: Omit<Reading, 'place'>): number {
  let sum = 0;
  let count = 0;
  for (let place = 0; place < history.places.length; place += 1) {
    const reading = { history, origin, place };
    const oneSided = meanDeaths(reading, 'oneSided', 0, 4);
    const all = oneSided + meanDeaths(reading, 'stateBased', 0, 4) + meanDeaths(reading, 'nonState', 0, 4);
    if (all < 1) continue;
    sum += oneSided / all;
    count += 1;
  }
  return count === 0 ? 0.3 : sum / count;
}

/** Features that look past the place itself, or join both series. */
export function sharedFeatures(surroundings: (origin: Origin) => Surroundings): readonly Feature[] {
  const around = (reading: Reading): Surroundings => surroundings(reading.origin);
  const carried = (reading: Reading, length: number): number =>
    recentDeaths(reading, length) * oneSidedShare(reading, around(reading).priorShare);
  return [
    {
      id: 'carried.one-sided-12',
      raw: (reading) => carried(reading, 12),
      scale: log1p,
      sign: 1,
      words: (raw, origin) =>
        `Deaths in one-sided violence in the 12 months to ${monthWords(origin.lastMonth)}, if its past share of all deaths held: ${deathsWords(raw)}`,
    },
    {
      id: 'carried.one-sided-3',
      raw: (reading) => carried(reading, 3),
      scale: log1p,
      sign: 1,
      words: (raw, origin) =>
        `Deaths in one-sided violence in the 3 months to ${monthWords(origin.lastMonth)}, if its past share of all deaths held: ${deathsWords(raw)}`,
    },
    {
      id: 'region.months-12',
      raw: (reading) => Math.expm1(regional(around(reading).regionMonths, reading.place)),
      scale: log1p,
      sign: 1,
      words: (raw, origin) =>
        `Deaths in all organised violence in the region's other countries (typical country, 12 months to ${monthWords(origin.lastMonth)}): ${deathsWords(raw)}`,
    },
    {
      id: 'region.one-sided',
      raw: (reading) => Math.expm1(regional(around(reading).regionOneSided, reading.place)),
      scale: log1p,
      sign: 1,
      words: (raw, origin) =>
        `Deaths in one-sided violence in the region's other countries (typical country, ${origin.lastYear}): ${deathsWords(raw)}`,
    },
    {
      id: 'region.share-active',
      raw: (reading) => regional(around(reading).regionActive, reading.place),
      scale: asIs,
      sign: 1,
      words: (raw, origin) =>
        `Share of the region's other countries with 25 or more deaths in the 12 months to ${monthWords(origin.lastMonth)}: ${shareWords(raw)}`,
    },
  ];
}

function regional(values: Float64Array, place: number): number {
  return values[place] ?? 0;
}
