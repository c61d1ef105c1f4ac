import { logistic, logit } from '../../forecasting/arrays.ts';
import type { CountryCode } from '../../places/country.ts';
import type { Month } from '../events/figures.ts';
import type { Target } from './forecast.ts';

/** What a run's figures rest on: its models, what they read of each country, and past cases like each. Never changed. */

/** The question that the page of a country begins with, and explains. */
export const explainedQuestion = { target: 'one-sided', thresholdDeaths: 25 } as const;

/** When what a model read was known: at the run, or a year before it. */
export type Vintage = 'now' | 'year-before';

/** A linear model in log-odds: its intercept plus coefficients × values. */
export type RiskModel = {
  readonly vintage: Vintage;
  readonly target: Exclude<Target, 'onset'>;
  readonly thresholdDeaths: number;
  readonly intercept: number;
  readonly coefficients: Readonly<Record<string, number>>;
  /** Country-years that it was fitted on, and those of them in which it happened. */
  readonly trainingRows: number;
  readonly trainingPositives: number;
  readonly penalty: number;
};

/** One thing that a model read of a country: its value as the model sees it, and in words. */
export type FeatureRead = { readonly feature: string; readonly value: number; readonly words: string };

export type Reading = {
  readonly vintage: Vintage;
  readonly country: CountryCode;
  readonly features: readonly FeatureRead[];
  /** What was said on them. */
  readonly probabilities: readonly {
    readonly target: Exclude<Target, 'onset'>;
    readonly thresholdDeaths: number;
    readonly probability: number;
  }[];
};

/** A country at a past moment that stood like another does at the run, and the deaths of civilians that followed. */
export type SimilarCase = {
  readonly country: CountryCode;
  /** The last month known then; what followed are the twelve months after it. */
  readonly lastMonth: Month;
  /** Root mean square of the differences in the model's features, in standard deviations over all past cases. */
  readonly distance: number;
  readonly deathsAfter: number;
};

export type Similar = {
  readonly country: CountryCode;
  /** Nearest first, one of each country. */
  readonly cases: readonly SimilarCase[];
  /** After how many of so many nearest cases of any country so many deaths followed. */
  readonly among: number;
  readonly reached: readonly { readonly thresholdDeaths: number; readonly count: number }[];
};

export type Explanation = {
  readonly models: readonly RiskModel[];
  readonly readings: readonly Reading[];
  readonly similar: readonly Similar[];
};

/** A forecast with the model that made it and what that read. */
export type ExplainedForecast = {
  readonly probability: number;
  readonly model: Pick<RiskModel, 'intercept' | 'coefficients'>;
  readonly features: readonly FeatureRead[];
};

/** One step on the way from a forecast to a later one. */
export type ChangeStep = {
  readonly what:
    | { readonly kind: 'feature'; readonly before: string | undefined; readonly after: string | undefined }
    | { readonly kind: 'others'; readonly count: number }
    | { readonly kind: 'model' }
    | { readonly kind: 'thresholds' };
  readonly logOdds: number;
  /** The chance once this step and those before it are taken. */
  readonly probability: number;
};

export type Change = { readonly from: number; readonly to: number; readonly steps: readonly ChangeStep[] };

/** Steps smaller than this (log-odds) are told together; and at most so many features by name. */
const smallestNamed = 0.01;
const mostNamed = 8;

/**
 * What changed between two forecasts of one country and question, as steps of log-odds that add up to the difference.
 * The value of each feature moved by so much, at the weight that the later model gives it; what the model had learnt anew
 * moved the rest, at the values that stood before; and where a figure was averaged with that of another threshold so
 * that chances fall as deaths rise, that is a step too. They say what the number rests on, not why violence happens.
 */
export function changeBetween(before: ExplainedForecast, after: ExplainedForecast): Change {
  const features = [...new Set([...after.features, ...before.features].map(({ feature }) => feature))];
  const values = (of: ExplainedForecast) => new Map(of.features.map((read) => [read.feature, read]));
  const [then, now] = [values(before), values(after)];
  const moved = features.map((feature) => {
    const difference = (now.get(feature)?.value ?? 0) - (then.get(feature)?.value ?? 0);
    return { feature, logOdds: (after.model.coefficients[feature] ?? 0) * difference };
  });
  const relearnt = features.reduce((sum, feature) => {
    const weight = (after.model.coefficients[feature] ?? 0) - (before.model.coefficients[feature] ?? 0);
    return sum + weight * (then.get(feature)?.value ?? 0);
  }, after.model.intercept - before.model.intercept);
  const averaged = averagedBy(after) - averagedBy(before);
  const named = moved
    .filter(({ logOdds }) => Math.abs(logOdds) >= smallestNamed)
    .toSorted((left, right) => Math.abs(right.logOdds) - Math.abs(left.logOdds))
    .slice(0, mostNamed);
  const others = moved.filter((each) => !named.includes(each) && each.logOdds !== 0);
  const parts: readonly Omit<ChangeStep, 'probability'>[] = [
    ...named.map(({ feature, logOdds }) => ({
      what: { kind: 'feature' as const, before: then.get(feature)?.words, after: now.get(feature)?.words },
      logOdds,
    })),
    {
      what: { kind: 'others' as const, count: others.length },
      logOdds: others.reduce((sum, { logOdds }) => sum + logOdds, 0),
    },
    { what: { kind: 'model' as const }, logOdds: relearnt },
    { what: { kind: 'thresholds' as const }, logOdds: averaged },
  ];
  let logOdds = logit(before.probability);
  const steps = parts
    .filter((part) => Math.abs(part.logOdds) > 1e-9)
    .map((part) => {
      logOdds += part.logOdds;
      return { ...part, probability: logistic(logOdds) };
    });
  return { from: before.probability, to: after.probability, steps };
}

/** Log-odds by which a kept probability stands off from what its model alone gives. */
function averagedBy({ probability, model, features }: ExplainedForecast): number {
  const alone = features.reduce(
    (sum, { feature, value }) => sum + (model.coefficients[feature] ?? 0) * value,
    model.intercept,
  );
  return logit(probability) - alone;
}
