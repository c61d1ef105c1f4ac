import type { NameFeature } from './name-features.ts';

/**
 * Weights of the features of a pair of names, in log-odds, learnt by `scripts/fit-name-weights.ts` from 496 labelled pairs;
 * penalty 0.005, chosen in cross-validation. Made by that script: change it, not this.
 */
export const nameWeights: { readonly intercept: number; readonly coefficients: Readonly<Record<NameFeature, number>> } = {
  intercept: 2.7503,
  coefficients: {
    agreement: 0,
    contradiction: -5.0895,
    extraShare: -4.0278,
    extraRatio: 0,
    worst: -9.6132,
    numbersDiffer: 0,
    numberExtra: -4.0164,
    formsDiffer: -2.2862,
    organisation: 0.4998,
    organisationContradiction: -2.7599,
    thin: -3.297,
    generationsCrossed: -5.8865,
  },
};
