import { at } from '../arrays.ts';
import { deathsInMonths, type History, isPresent, type Origin } from '../history.ts';
import {
  type Alike,
  alikeAt,
  type Components,
  componentNames,
  componentsAt,
  horizons,
  type Levels,
  levelsOf,
} from './monthly-components.ts';
import { meanDistance, meanDistanceTo, mixPoints, type WeightedPoints } from './points.ts';

const parts = componentNames.length;

/** Groups of levels (quiet; under 1, 10, 50 deaths a month; above) that share one set of weights per horizon. */
const groups = 5;

function groupOf(components: Components): number {
  if (components.levelClass === 0) return 0;
  if (components.level < 1) return 1;
  if (components.level < 10) return 2;
  return components.level < 50 ? 3 : 4;
}

/**
 * What the past says of mixing weights: for each group and horizon, sums over past forecasts of each component's
 * distance to what happened and of the components' distances to each other. From these the CRPS of any mixture follows,
 * Σ w_i E|X_i − y| − ½ Σ w_i w_j E|X_i − X_j| (Gneiting & Raftery 2007, eq. 21, for a mixture).
 */
type Evidence = { readonly toTruth: Float64Array; readonly between: Float64Array };

function noEvidence(): Evidence {
  return {
    toTruth: new Float64Array(groups * horizons * parts),
    between: new Float64Array(groups * horizons * parts * parts),
  };
}

/** Deaths of a month ahead in one place. */
export type MonthForecast = { readonly points: WeightedPoints; readonly probabilityOfZero: number };

/**
 * Monthly deaths 1 to 12 months ahead: a mixture of the place's own past months (at four memories) and of what followed
 * on months alike anywhere. Weights per group of levels and horizon are those that would have had the lowest CRPS at the
 * past origins whose twelve months have ended; a row counts for less the more deaths it has, as 1/√(1 + level), so
 * that a few great wars do not decide for all.
 */
export class MonthlyForecasts {
  readonly history: History;
  readonly origins: readonly Origin[];
  readonly #levels: Levels;
  readonly #alike = new Map<number, Alike>();
  readonly #evidence = new Map<number, Evidence>();
  readonly #weights = new Map<number, Float64Array>();

  constructor(history: History, origins: readonly Origin[]) {
    this.history = history;
    this.origins = origins;
    this.#levels = levelsOf(history);
  }

  #componentsAt(origin: number, place: number): Components {
    const lastMonth = this.origins[origin]?.lastMonth ?? Number.NaN;
    const alike = this.#alike.get(origin) ?? alikeAt(this.history, this.#levels, lastMonth);
    this.#alike.set(origin, alike);
    return componentsAt(this.history, this.#levels, alike, place, lastMonth);
  }

  /** One forecast per horizon for the place at the origin, from what was known then. */
  at(origin: number, place: number): readonly MonthForecast[] {
    const components = this.#componentsAt(origin, place);
    const weights = this.#weightsAt(origin);
    const group = groupOf(components);
    return Array.from({ length: horizons }, (_, ahead) => {
      const own = weights.subarray((group * horizons + ahead) * parts, (group * horizons + ahead + 1) * parts);
      const alike = components.alike[ahead] ?? new Float64Array(1);
      let zero = at(own, parts - 1) * at(components.alikeZeroShare, ahead);
      components.ownZeroShare.forEach((share, part) => {
        zero += at(own, part) * share;
      });
      return { points: mixPoints([...components.own, alike], own), probabilityOfZero: Math.min(1, zero) };
    });
  }

  /** Mixing weights by group, horizon and component, from past origins whose twelve months have ended. */
  #weightsAt(origin: number): Float64Array {
    const made = this.#weights.get(origin);
    if (made !== undefined) return made;
    const total = noEvidence();
    const now = this.origins[origin]?.lastMonth ?? Number.NaN;
    this.origins.forEach((past, number) => {
      if (number < 2 || past.lastMonth + horizons > now) return;
      const evidence = this.#evidence.get(number) ?? this.#gather(number, past);
      this.#evidence.set(number, evidence);
      add(total.toTruth, evidence.toTruth);
      add(total.between, evidence.between);
    });
    const weights = new Float64Array(groups * horizons * parts);
    for (let group = 0; group < groups; group += 1) {
      for (let ahead = 0; ahead < horizons; ahead += 1) {
        weights.set(bestWeights(total, group, ahead), (group * horizons + ahead) * parts);
      }
    }
    this.#weights.set(origin, weights);
    return weights;
  }

  #gather(number: number, origin: Origin): Evidence {
    const evidence = noEvidence();
    for (let place = 0; place < this.history.places.length; place += 1) {
      if (!isPresent(this.history, place, origin)) continue;
      const components = this.#componentsAt(number, place);
      const group = groupOf(components);
      const scale = 1 / Math.sqrt(1 + components.level);
      for (let ahead = 0; ahead < horizons; ahead += 1) {
        const month = origin.lastMonth + ahead + 1;
        const truth = deathsInMonths(this.history, place, month, month);
        addRow(evidence, components, group * horizons + ahead, ahead, truth, scale);
      }
    }
    return evidence;
  }
}

function addRow(
  evidence: Evidence,
  components: Components,
  cell: number,
  ahead: number,
  truth: number,
  scale: number,
): void {
  const all = [...components.own, components.alike[ahead] ?? new Float64Array(1)];
  all.forEach((left, i) => {
    const place = cell * parts + i;
    evidence.toTruth[place] = at(evidence.toTruth, place) + scale * meanDistanceTo(left, truth);
    for (let j = 0; j <= i; j += 1) {
      const right = all[j];
      if (right === undefined) continue;
      const distance = scale * meanDistance(left, right);
      const one = (cell * parts + i) * parts + j;
      const other = (cell * parts + j) * parts + i;
      evidence.between[one] = at(evidence.between, one) + distance;
      if (i !== j) evidence.between[other] = at(evidence.between, other) + distance;
    }
  });
}

function add(sum: Float64Array, values: Float64Array): void {
  for (let index = 0; index < sum.length; index += 1) sum[index] = at(sum, index) + at(values, index);
}

/**
 * Weights on the simplex with the lowest summed CRPS (a convex problem), by exponentiated gradient. Evidence of the two
 * neighbouring horizons joins in, so that weights change smoothly; without evidence all components weigh the same.
 */
function bestWeights(evidence: Evidence, group: number, ahead: number): Float64Array {
  const toTruth = new Float64Array(parts);
  const between = new Float64Array(parts * parts);
  for (let near = Math.max(0, ahead - 1); near <= Math.min(horizons - 1, ahead + 1); near += 1) {
    const cell = group * horizons + near;
    add(toTruth, evidence.toTruth.subarray(cell * parts, (cell + 1) * parts));
    add(between, evidence.between.subarray(cell * parts * parts, (cell + 1) * parts * parts));
  }
  const size = Math.max(...toTruth);
  const weights = new Float64Array(parts).fill(1 / parts);
  if (!(size > 0)) return weights;
  for (let step = 0; step < 400; step += 1) {
    let total = 0;
    const next = weights.map((weight, i) => {
      let gradient = at(toTruth, i);
      for (let j = 0; j < parts; j += 1) gradient -= at(between, i * parts + j) * at(weights, j);
      const grown = weight * Math.exp((-2 * gradient) / size);
      total += grown;
      return grown;
    });
    for (let i = 0; i < parts; i += 1) weights[i] = at(next, i) / total;
  }
  return weights;
}
