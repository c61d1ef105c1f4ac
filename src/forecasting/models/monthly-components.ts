import { at, uint8At } from '../arrays.ts';
import type { History, MonthIndex } from '../history.ts';
import { pointCount, toPoints } from './points.ts';

/** Months ahead that are forecast. */
export const horizons = 12;

/** Names of the distributions that are mixed, in the order of their weights. */
export const componentNames = ['last 3 months', 'last 12 months', 'last 36 months', 'last 15 years', 'alike'] as const;

/** Own past months, so many back and with such a half-life (months; 0 for equal weight). */
const ownWindows: readonly (readonly [length: number, halfLife: number])[] = [
  [3, 0],
  [12, 0],
  [36, 9],
  [180, 60],
];

/** Upper bounds of the level (mean monthly deaths, recent months weighing more) up to which months count as alike. */
const levelBounds: readonly number[] = [0.3, 1, 3, 10, 30, 100];
const levelClasses = levelBounds.length + 2;

/** Half-life of the level in months, and months without any death after which a place counts as quiet. */
const levelHalfLife = 4;
const quietMonths = 24;

/** Past months looked at for what followed on months alike: every third, for twenty years. */
const alikeStep = 3;
const alikeMonths = 240;

/** Level of each place and month (place-major like the months), and its class: 0 quiet, then by `levelBounds`. */
export type Levels = { readonly level: Float64Array; readonly levelClass: Uint8Array };

export function levelsOf(history: History): Levels {
  const { months, monthlyDeaths } = history;
  const level = new Float64Array(monthlyDeaths.length);
  const levelClass = new Uint8Array(monthlyDeaths.length);
  const keep = 2 ** (-1 / levelHalfLife);
  for (let place = 0; place < history.places.length; place += 1) {
    let running = 0;
    let since = quietMonths;
    for (let month = 0; month < months; month += 1) {
      const index = place * months + month;
      const deaths = at(monthlyDeaths, index);
      running = keep * running + (1 - keep) * deaths;
      since = deaths > 0 ? 0 : since + 1;
      level[index] = Math.max(running, 0.05);
      levelClass[index] = since >= quietMonths ? 0 : 1 + classOf(running);
    }
  }
  return { level, levelClass };
}

function classOf(level: number): number {
  const found = levelBounds.findIndex((bound) => level <= bound);
  return found < 0 ? levelBounds.length : found;
}

/** What followed on months alike, pooled over all places: as multiples of the level, or as deaths where quiet. */
export type Alike = {
  /** By class then horizon. */
  readonly points: readonly Float64Array[];
  /** Share of zeros, by class then horizon. */
  readonly zeroShare: Float64Array;
};

/** Only months up to `last` are read, as what came before and as what followed. */
export function alikeAt(history: History, levels: Levels, last: MonthIndex): Alike {
  const end = last - history.firstMonth;
  const samples: number[][] = Array.from({ length: levelClasses * horizons }, () => []);
  for (let month = end - 1; month >= Math.max(quietMonths, end - alikeMonths); month -= alikeStep) {
    for (let place = 0; place < history.places.length; place += 1) {
      const index = place * history.months + month;
      const level = uint8At(levels.levelClass, index);
      const divisor = level === 0 ? 1 : at(levels.level, index);
      for (let ahead = 1; ahead <= horizons && month + ahead <= end; ahead += 1) {
        samples[level * horizons + ahead - 1]?.push(at(history.monthlyDeaths, index + ahead) / divisor);
      }
    }
  }
  const points = samples.map((sample) => {
    const values = Float64Array.from(sample).sort();
    return Float64Array.from({ length: pointCount }, (_, k) =>
      values.length === 0 ? 0 : at(values, Math.floor(((k + 0.5) / pointCount) * values.length)),
    );
  });
  const zeroShare = Float64Array.from(samples, (sample) => {
    let zeros = 0;
    for (const value of sample) if (value === 0) zeros += 1;
    return (zeros + 1) / (sample.length + 2);
  });
  return { points, zeroShare };
}

/** Distributions of one place at one origin: one per component and horizon (those of own months serve every horizon). */
export type Components = {
  readonly own: readonly Float64Array[];
  readonly ownZeroShare: Float64Array;
  /** Per horizon. */
  readonly alike: readonly Float64Array[];
  readonly alikeZeroShare: Float64Array;
  readonly level: number;
  readonly levelClass: number;
};

export function componentsAt(
  history: History,
  levels: Levels,
  alike: Alike,
  place: number,
  last: MonthIndex,
): Components {
  const index = place * history.months + (last - history.firstMonth);
  const levelClass = uint8At(levels.levelClass, index);
  const level = at(levels.level, index);
  const multiple = levelClass === 0 ? 1 : level;
  const windows = ownWindows.map(([length, halfLife]) => ownMonths(history, place, last, length, halfLife));
  return {
    own: windows.map((window) => window.points),
    ownZeroShare: Float64Array.from(windows, (window) => window.zeroShare),
    alike: Array.from({ length: horizons }, (_, ahead) =>
      (alike.points[levelClass * horizons + ahead] ?? new Float64Array(pointCount)).map((ratio) =>
        Math.round(ratio * multiple),
      ),
    ),
    alikeZeroShare: alike.zeroShare.slice(levelClass * horizons, (levelClass + 1) * horizons),
    level,
    levelClass,
  };
}

function ownMonths(
  history: History,
  place: number,
  last: MonthIndex,
  length: number,
  halfLife: number,
): { readonly points: Float64Array; readonly zeroShare: number } {
  const end = last - history.firstMonth;
  const count = Math.min(length, end + 1);
  const values = new Float64Array(count);
  const weights = new Float64Array(count);
  let zeros = 0;
  let total = 0;
  for (let back = 0; back < count; back += 1) {
    const value = at(history.monthlyDeaths, place * history.months + end - back);
    const weight = halfLife === 0 ? 1 : 2 ** (-back / halfLife);
    values[back] = value;
    weights[back] = weight;
    total += weight;
    if (value === 0) zeros += weight;
  }
  return { points: toPoints(values, weights), zeroShare: zeros / total };
}
