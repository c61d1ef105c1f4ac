import { at } from '../arrays.ts';

/** (log(1 + forecast) − log(1 + observed))²: its mean over forecasts is the mean squared logarithmic error. */
export function squaredLogError(forecast: number, observed: number): number {
  return (Math.log1p(forecast) - Math.log1p(observed)) ** 2;
}

/** The point forecast with the least expected squared log error: exp(E log(1 + X)) − 1. */
export function bestLogPoint(values: Float64Array, weights: Float64Array): number {
  return Math.expm1(values.reduce((sum, value, index) => sum + at(weights, index) * Math.log1p(value), 0));
}
