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
  const logOdds = forecasts.map((own) => own.map(logit));
  let weights = prior;
  let { loss, slope } = stackedLoss(logOdds, outcomes, weights, prior, shrinkage);
  for (let size = 2; size > 1e-7; ) {
    const raised = weights.map((weight, k) => weight * Math.exp(-size * listAt(slope, k)));
    const total = raised.reduce((sum, value) => sum + value, 0);
    const next = raised.map((value) => value / total);
    const there = stackedLoss(logOdds, outcomes, next, prior, shrinkage);
    // A step that does not lower the loss is tried again at half its size.
    if (!(there.loss < loss)) {
      size /= 2;
      continue;
    }
    const gain = loss - there.loss;
    weights = next;
    loss = there.loss;
    slope = there.slope;
    if (gain < 1e-10) break;
    size *= 1.2;
  }
  return weights;
}

/** Mean log loss of the log pool plus what the shrinkage costs, and its slope by each weight. */
function stackedLoss(
  logOdds: readonly Float64Array[],
  outcomes: Uint8Array,
  weights: readonly number[],
  prior: readonly number[],
  shrinkage: number,
): { readonly loss: number; readonly slope: readonly number[] } {
  const n = Math.max(1, outcomes.length);
  const slope = weights.map((weight, k) => (shrinkage * (weight - listAt(prior, k))) / n);
  let loss = weights.reduce((sum, weight, k) => sum + (shrinkage * (weight - listAt(prior, k)) ** 2) / (2 * n), 0);
  for (let i = 0; i < outcomes.length; i += 1) {
    let score = 0;
    logOdds.forEach((own, k) => {
      score += listAt(weights, k) * at(own, i);
    });
    const margin = uint8At(outcomes, i) === 1 ? -score : score;
    loss += (Math.max(0, margin) + Math.log1p(Math.exp(-Math.abs(margin)))) / n;
    const apart = (logistic(score) - uint8At(outcomes, i)) / n;
    logOdds.forEach((own, k) => {
      slope[k] = listAt(slope, k) + apart * at(own, i);
    });
  }
  return { loss, slope };
}
