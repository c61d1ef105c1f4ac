import { linearPool, logPool } from '../../forecasting/models/pools.ts';
import { brierScore } from '../../forecasting/scores/brier.ts';
import { logLoss } from '../../forecasting/scores/log-loss.ts';
import { median } from '../../platform/median.ts';
import type { AnnualDeaths, Month, MonthlyDeaths, ViolenceType } from '../../warn/events/figures.ts';
import type { DeathsCounted } from './judgement-question.ts';

/** An estimate, and the Brier scores of its maker's answered questions before this one. */
export type WeighedEstimate = { readonly probability: number; readonly past: readonly number[] };

/** A newcomer counts as somebody who has said “half and half” so often: a few lucky answers make no oracle. */
const priorAnswers = 5;
const priorBrier = 0.25;

/** The weight of whoever scored like this: the inverse of the mean Brier score, drawn towards “half and half”. */
export function weightOf(past: readonly number[]): number {
  const sum = past.reduce((total, score) => total + score, priorAnswers * priorBrier);
  return (past.length + priorAnswers) / sum;
}

/**
 * Estimates taken together: the middle one, the mean, and the log-odds pool in which those weigh more who scored better
 * before. @returns nothing without one @see logPool, linearPool
 */
export function poolEstimates(estimates: readonly WeighedEstimate[]) {
  if (estimates.length === 0) return undefined;
  const each = estimates.map(({ probability }) => Float64Array.of(probability));
  const weights = estimates.map(({ past }) => weightOf(past));
  return {
    logPool: logPool(each, weights)[0] ?? Number.NaN,
    mean: linearPool(each)[0] ?? Number.NaN,
    median: median(estimates.map(({ probability }) => probability)) ?? Number.NaN,
  };
}

/** Brier's score of one forecast, from 0 for a certain and right one to 1 for a certain and wrong one (Brier 1950). */
export function brierOf(probability: number, outcome: boolean): number {
  return brierScore(Float64Array.of(probability), Uint8Array.of(outcome ? 1 : 0));
}

/**
 * The logarithmic score of one forecast in nats, from 0 for a certain and right one; it is harder on the sure and wrong
 * than Brier's (Good 1952). @see logLoss
 */
export function logScoreOf(probability: number, outcome: boolean): number {
  return logLoss(Float64Array.of(probability), Uint8Array.of(outcome ? 1 : 0));
}

/** What a question that figures answer asks of them. Days are ISO 8601 calendar dates, both counted in. */
export type FigureQuestion = {
  readonly fromDay: string;
  readonly lastDay: string;
  readonly deathsCounted: DeathsCounted;
  readonly thresholdDeaths: number;
};

const monthOf = (day: string) => day.slice(0, 7);
const yearOf = (day: string) => Number(day.slice(0, 4));

function isLastOfMonth(day: string): boolean {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}

/** Whether figures can answer for this stretch: whole months for all deaths together, whole years by type. */
export function fitsFigures({ fromDay, lastDay, deathsCounted }: Omit<FigureQuestion, 'thresholdDeaths'>): boolean {
  if (deathsCounted === 'all') return fromDay.endsWith('-01') && isLastOfMonth(lastDay);
  return fromDay.endsWith('-01-01') && lastDay.endsWith('-12-31');
}

/** What the loaded figures of the question's country know, and how far they reach. */
export type KnownDeaths = {
  readonly annual: readonly AnnualDeaths[];
  readonly monthly: readonly MonthlyDeaths[];
  readonly firstYear: number;
  readonly lastYear: number;
  readonly firstMonth: Month | undefined;
  readonly lastMonth: Month | undefined;
};

export type FigureAnswer =
  | { readonly known: true; readonly deathsBest: number; readonly outcome: boolean }
  /** Figures do not cover the stretch; they reach to this year or month. */
  | { readonly known: false; readonly reachTo: string };

const typeOf: Readonly<Record<Exclude<DeathsCounted, 'all'>, ViolenceType>> = {
  'one-sided': 'oneSided',
  'state-based': 'stateBased',
  'non-state': 'nonState',
};

/** The answer by best estimates of deaths over the whole stretch, at or above the threshold. */
export function answerByFigures(question: FigureQuestion, figures: KnownDeaths): FigureAnswer {
  const { fromDay, lastDay, deathsCounted, thresholdDeaths } = question;
  const answered = (deathsBest: number): FigureAnswer => ({
    known: true,
    deathsBest,
    outcome: deathsBest >= thresholdDeaths,
  });
  if (deathsCounted === 'all') {
    const { firstMonth, lastMonth, monthly } = figures;
    const [first, last] = [monthOf(fromDay), monthOf(lastDay)];
    if (firstMonth === undefined || lastMonth === undefined || first < firstMonth || last > lastMonth) {
      return { known: false, reachTo: lastMonth ?? 'no month' };
    }
    const within = monthly.filter(({ month }) => month >= first && month <= last);
    return answered(within.reduce((sum, { deathsBest }) => sum + deathsBest, 0));
  }
  const [first, last] = [yearOf(fromDay), yearOf(lastDay)];
  if (first < figures.firstYear || last > figures.lastYear) return { known: false, reachTo: String(figures.lastYear) };
  const type = typeOf[deathsCounted];
  const within = figures.annual.filter(({ year }) => year >= first && year <= last);
  return answered(within.reduce((sum, row) => sum + row[type].best, 0));
}

/** The live forecast's target and window for the same question, where there can be one. */
export function forecastAsked({ fromDay, lastDay, deathsCounted, thresholdDeaths }: FigureQuestion) {
  if (deathsCounted !== 'all' && deathsCounted !== 'one-sided') return undefined;
  return {
    target: deathsCounted,
    thresholdDeaths,
    windowFirstMonth: monthOf(fromDay),
    windowLastMonth: monthOf(lastDay),
  } as const;
}

/** One answered question of somebody's: who gave which probability. */
export type Scored = { readonly name: string; readonly probability: number; readonly outcome: boolean };

export type TrackRecord = {
  readonly name: string;
  readonly count: number;
  readonly brier: number;
  /** Mean logarithmic score, in nats. */
  readonly logScore: number;
  readonly happened: number;
};

/** Both scores and how many they stand on, by name, the most answered first. */
export function trackRecords(scored: readonly Scored[]): readonly TrackRecord[] {
  const names = [...new Set(scored.map(({ name }) => name))];
  return names
    .map((name) => {
      const own = scored.filter((each) => each.name === name);
      const probabilities = Float64Array.from(own, ({ probability }) => probability);
      const outcomes = Uint8Array.from(own, ({ outcome }) => (outcome ? 1 : 0));
      return {
        name,
        count: own.length,
        brier: brierScore(probabilities, outcomes),
        logScore: logLoss(probabilities, outcomes),
        happened: own.filter(({ outcome }) => outcome).length,
      };
    })
    .toSorted((left, right) => right.count - left.count || left.brier - right.brier);
}
