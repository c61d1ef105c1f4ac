import type { NameFeature } from './name-features.ts';

/**
 * Weights of the features of a pair of names, in log-odds, learnt by `scripts/fit-name-weights.ts` from 496 labelled pairs;
 * penalty 0.005, chosen in cross-validation. Made by that script: change it, not this.
 */
export const nameWeights: { readonly intercept: number; readonly coefficients: Readonly<Record<NameFeature, number>> } =
  {
    intercept: 2.7957,
    coefficients: {
      agreement: 0.1551,
      contradiction: -5.4521,
      extraShare: -4.2304,
      worst: -9.776,
      numbersDiffer: 0,
      numberExtra: -4.0811,
      formsDiffer: -2.2591,
      organisation: 0.3129,
      organisationContradiction: -2.4905,
      thin: -2.9369,
      generationsCrossed: -6.427,
      lonePart: -1.079,
    },
  };
