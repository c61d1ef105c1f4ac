import { at, logistic, logit, uint8At } from '../arrays.ts';

/** One point of a reliability diagram. */
export type ReliabilityBin = {
  /** The bin holds probabilities from `from` up to, not counting, `to` (the last counts 1). */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly meanProbability: number;
  readonly observedShare: number;
  /**
   * 5 % and 95 % points of the share that would be seen if each forecast of the bin were right (Bröcker & Smith 2007,
   * Weather and Forecasting 22): a share outside speaks against the forecasts, one inside does not.
   */
  readonly consistentFrom: number;
  readonly consistentTo: number;
};

/** Bounds that leave room for the many small probabilities of rare events. */
const reliabilityBounds: readonly number[] = [0, 0.01, 0.03, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 1];

/** Bins that hold no forecast are left out. */
export function reliabilityBins(
  probabilities: Float64Array,
  outcomes: Uint8Array,
  bounds: readonly number[] = reliabilityBounds,
): readonly ReliabilityBin[] {
  return bounds.slice(1).flatMap((to, index) => {
    const from = bounds[index] ?? 0;
    const isLast = index === bounds.length - 2;
    const inside: number[] = [];
    let events = 0;
    for (let i = 0; i < probabilities.length; i += 1) {
      const p = at(probabilities, i);
      if (p < from || (isLast ? p > to : p >= to)) continue;
      inside.push(p);
      events += uint8At(outcomes, i);
    }
    const count = inside.length;
    if (count === 0) return [];
    const meanProbability = inside.reduce((sum, p) => sum + p, 0) / count;
    const chances = sumOfChances(inside);
    return [
      {
        from,
        to,
        count,
        meanProbability,
        observedShare: events / count,
        consistentFrom: quantile(chances, 0.05) / count,
        consistentTo: quantile(chances, 0.95) / count,
      },
    ];
  });
}

/** Exact distribution of the number of events among independent chances (Poisson binomial, by convolution). */
function sumOfChances(chances: readonly number[]): Float64Array {
  const mass = new Float64Array(chances.length + 1);
  mass[0] = 1;
  chances.forEach((p, done) => {
    for (let k = done + 1; k > 0; k -= 1) mass[k] = at(mass, k) * (1 - p) + at(mass, k - 1) * p;
    mass[0] = at(mass, 0) * (1 - p);
  });
  return mass;
}

function quantile(mass: Float64Array, level: number): number {
  let reached = 0;
  for (let k = 0; k < mass.length; k += 1) {
    reached += at(mass, k);
    if (reached >= level) return k;
  }
  return mass.length - 1;
}

/** Logistic recalibration of forecasts against outcomes: log-odds of the event = intercept + slope × log-odds said. */
export type CalibrationLine = { readonly intercept: number; readonly slope: number };

/**
 * Calibration intercept and slope (Cox 1958): 0 and 1 where the forecasts are calibrated; a slope under 1 says that they
 * are too bold. By Newton's method. NaN without both kinds of row, or where all forecasts are alike.
 */
export function calibrationLine(probabilities: Float64Array, outcomes: Uint8Array): CalibrationLine {
  let intercept = 0;
  let slope = 1;
  for (let step = 0; step < 50; step += 1) {
    let g0 = 0;
    let g1 = 0;
    let h00 = 0;
    let h01 = 0;
    let h11 = 0;
    for (let i = 0; i < probabilities.length; i += 1) {
      const x = logit(at(probabilities, i));
      const p = logistic(intercept + slope * x);
      const apart = uint8At(outcomes, i) - p;
      const curvature = p * (1 - p);
      g0 += apart;
      g1 += apart * x;
      h00 += curvature;
      h01 += curvature * x;
      h11 += curvature * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (!(determinant > 1e-12 * h00 * h11)) return { intercept: Number.NaN, slope: Number.NaN };
    const stepIntercept = (h11 * g0 - h01 * g1) / determinant;
    const stepSlope = (h00 * g1 - h01 * g0) / determinant;
    intercept += stepIntercept;
    slope += stepSlope;
    if (Math.abs(stepIntercept) + Math.abs(stepSlope) < 1e-10) break;
  }
  return { intercept, slope };
}
