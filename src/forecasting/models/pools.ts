import { at, listAt, logistic, logit, uint8At } from '../arrays.ts';

/** Weighted mean of probabilities. Weights need not add to one. All arrays of equal length. */
export function linearPool(forecasts: readonly Float64Array[], weights?: readonly number[]): Float64Array {
  return poolWith(
    forecasts,
    weights,
    (p) => p,
    (value) => value,
  );
}

/**
 * Logarithmic pool: the weighted mean of log-odds, as a probability (Genest & Zidek 1986, Statistical Science 1). It is
 * bolder than the linear pool and keeps a forecast that all agree on.
 */
export function logPool(forecasts: readonly Float64Array[], weights?: readonly number[]): Float64Array {
  return poolWith(forecasts, weights, logit, logistic);
}

function poolWith(
  forecasts: readonly Float64Array[],
  weights: readonly number[] | undefined,
  to: (p: number) => number,
  from: (value: number) => number,
): Float64Array {
  const total = forecasts.reduce((sum, _, k) => sum + (weights === undefined ? 1 : listAt(weights, k)), 0);
  return Float64Array.from({ length: forecasts[0]?.length ?? 0 }, (_, i) =>
    from(
      forecasts.reduce((sum, own, k) => sum + (weights === undefined ? 1 : listAt(weights, k)) * to(at(own, i)), 0) /
        total,
    ),
  );
}

/**
 * Stacking: the weights, from 0 up and adding to one, of the log pool with the lowest log loss on past forecasts, drawn
 * towards prior weights (Wolpert 1992; positive weights: Breiman 1996). By exponentiated gradient steps.
 *
 * @param forecasts out-of-time forecasts by method, on the same rows as `outcomes`.
 * @param prior weights to start from and be drawn to, above 0 and adding to one: equal ones if not given.
 * @param shrinkage rows' worth of evidence for the prior weights: 0 trusts the past alone.
 */
export function stackingWeights(
  forecasts: readonly Float64Array[],
  outcomes: Uint8Array,
  shrinkage: number,
  prior: readonly number[] = forecasts.map(() => 1 / forecasts.length),
): readonly number[] {
  const count = forecasts.length;
  const logOdds = forecasts.map((own) => own.map(logit));
  let weights = prior;
  for (let step = 0; step < 400; step += 1) {
    const slope = weights.map(
      (weight, k) => (shrinkage * (weight - listAt(prior, k))) / Math.max(1, outcomes.length),
    );
    for (let i = 0; i < outcomes.length; i += 1) {
      const score = logOdds.reduce((sum, own, k) => sum + listAt(weights, k) * at(own, i), 0);
      const apart = (logistic(score) - uint8At(outcomes, i)) / outcomes.length;
      for (let k = 0; k < count; k += 1) slope[k] = listAt(slope, k) + apart * at(logOdds[k] ?? new Float64Array(0), i);
    }
    const raised = weights.map((weight, k) => weight * Math.exp(-2 * listAt(slope, k)));
    const total = raised.reduce((sum, value) => sum + value, 0);
    weights = raised.map((value) => value / total);
  }
  return weights;
}
