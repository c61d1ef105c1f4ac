import { listAt, uint32At } from '../arrays.ts';
import { type History, isPresent, type Origin, originOf } from '../history.ts';
import { type SparseRows, toSparseRows } from '../sparse-rows.ts';
import { annualFeatures } from './annual-features.ts';
import type { Feature } from './feature.ts';
import { monthlyFeatures } from './monthly-features.ts';
import { type Surroundings, sharedFeatures, surroundingsAt } from './shared-features.ts';
import { type Target, targets, truthOf } from './truth.ts';

/** One row per place and origin: what was known then, and what came of it where that is known now. */
export type Panel = {
  readonly history: History;
  /** Oldest first; the last is the moment at which the history ends. All are whole years apart. */
  readonly origins: readonly Origin[];
  readonly features: readonly Feature[];
  /** Number of the origin, and of the place, of each row; rows of one origin stand together, places in order. */
  readonly rowOrigin: Uint16Array;
  readonly rowPlace: Uint16Array;
  /** First row of each origin, and one past the last. */
  readonly originStart: Uint32Array;
  /** Row-major, in the unit that people read. */
  readonly raw: Float64Array;
  /** As the model sees them. */
  readonly matrix: SparseRows;
  /** Deaths in the window after the row's origin; NaN where not known. */
  readonly truth: Readonly<Record<Target, Float64Array>>;
};

/** Fewest typed years and months that a row needs behind it. */
const fewestYears = 2;
const fewestMonths = 24;

/**
 * The origins that stand to the history's end as it stands now: same calendar month, same lag between the last typed
 * year and the last month, one a year, back to where two typed years and 24 months are known. Oldest first.
 */
export function originsLike(history: History): readonly Origin[] {
  const end = originOf(history);
  const origins: Origin[] = [];
  for (let back = 0; ; back += 1) {
    const origin = { lastYear: end.lastYear - back, lastMonth: end.lastMonth - 12 * back };
    const years = origin.lastYear - history.firstYear + 1;
    const months = origin.lastMonth - history.firstMonth + 1;
    if (back > 0 && (years < fewestYears || months < fewestMonths)) return origins.toReversed();
    origins.push(origin);
  }
}

/**
 * Builds the panel of all origins like the present one. Places absent at an origin have no row there.
 * @param asKnown what truths are read from, where the history that features are read from has figures filled in
 */
export function buildPanel(history: History, onOrigin?: (share: number) => void, asKnown: History = history): Panel {
  const origins = originsLike(history);
  const around = new Map<number, Surroundings>(
    origins.map((origin) => [origin.lastMonth, surroundingsAt({ history, origin })]),
  );
  const features = allFeatures((origin) => around.get(origin.lastMonth) ?? surroundingsAt({ history, origin }));
  const rowOrigin: number[] = [];
  const rowPlace: number[] = [];
  const originStart = new Uint32Array(origins.length + 1);
  origins.forEach((origin, number) => {
    for (let place = 0; place < history.places.length; place += 1) {
      if (!isPresent(history, place, origin)) continue;
      rowOrigin.push(number);
      rowPlace.push(place);
    }
    originStart[number + 1] = rowPlace.length;
  });
  const rows = rowPlace.length;
  const raw = new Float64Array(rows * features.length);
  const scaled = new Float64Array(rows * features.length);
  const truth = { 'one-sided': new Float64Array(rows), all: new Float64Array(rows) };
  origins.forEach((origin, number) => {
    for (let row = uint32At(originStart, number); row < uint32At(originStart, number + 1); row += 1) {
      const place = listAt(rowPlace, row);
      features.forEach((feature, column) => {
        const value = feature.raw({ history, origin, place });
        raw[row * features.length + column] = value;
        scaled[row * features.length + column] = feature.scale(value);
      });
      for (const target of targets) truth[target][row] = truthOf(asKnown, target, place, origin);
    }
    onOrigin?.((number + 1) / origins.length);
  });
  return {
    history,
    origins,
    features,
    rowOrigin: Uint16Array.from(rowOrigin),
    rowPlace: Uint16Array.from(rowPlace),
    originStart,
    raw,
    matrix: toSparseRows(scaled, rows, features.length),
    truth,
  };
}

/** Every feature of the model, in the order of the panel's columns. */
function allFeatures(surroundings: (origin: Origin) => Surroundings): readonly Feature[] {
  return [...annualFeatures(), ...monthlyFeatures(), ...sharedFeatures(surroundings)];
}
