import type { NameFeature } from './name-features.ts';

/**
 * Weights of the features of a pair of names, in log-odds, learnt by `scripts/fit-name-weights.ts` from 496 labelled pairs;
 * penalty 0.005, chosen in cross-validation. Made by that script: change it, not this.
 */
export const nameWeights: { readonly intercept: number; readonly coefficients: Readonly<Record<NameFeature, number>> } = {
  intercept: 2.7201,
  coefficients: {
    agreement: 0.217,
    contradiction: -5.4486,
    extraShare: -3.5119,
    extraRatio: -0.5962,
    worst: -9.7714,
    numbersDiffer: 0,
    numberExtra: -4.1262,
    formsDiffer: -2.2586,
    organisation: 0.3528,
    organisationContradiction: -2.5053,
    thin: -2.8106,
    generationsCrossed: -6.4388,
  },
};
