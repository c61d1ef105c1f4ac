import type { CountryCode } from '../../places/country.ts';
import type { Queries } from '../../platform/database/database.ts';
import { oncePerMoment } from '../../platform/database/moment.ts';

/** A question of practice that somebody has judged. */
export type PracticeAnswer = {
  readonly id: string;
  /** The person's first is 1. */
  readonly number: number;
  /** The figures that it was asked of. */
  readonly releaseId: string;
  readonly country: CountryCode;
  readonly year: number;
  readonly thresholdDeaths: number;
  readonly probability: number;
  /** The share of all questions whose answer was yes. */
  readonly baseRate: number;
  readonly deathsBest: number;
  readonly answeredAt: Date;
};

declare module '../../platform/database/database.ts' {
  interface Tables {
    practice_answer: {
      id: string;
      person: string;
      number: number;
      release_id: string;
      country: CountryCode;
      year: number;
      threshold_deaths: number;
      probability: number;
      base_rate: number;
      deaths_best: number;
      answered_at: Date;
    };
  }
}

/** @returns whether it was kept: not where the person has an answer of that number already */
export async function insertAnswer(queries: Queries, person: string, answer: PracticeAnswer): Promise<boolean> {
  const { releaseId, thresholdDeaths, baseRate, deathsBest, answeredAt, ...rest } = answer;
  const { numInsertedOrUpdatedRows } = await queries
    .insertInto('practice_answer')
    .values({
      ...rest,
      person,
      release_id: releaseId,
      threshold_deaths: thresholdDeaths,
      base_rate: baseRate,
      deaths_best: deathsBest,
      answered_at: answeredAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** All of somebody's own, the last one first. */
export const listAnswers = oncePerMoment(
  (queries: Queries, person: string): Promise<readonly PracticeAnswer[]> =>
    queries
      .selectFrom('practice_answer')
      .select(['id', 'number', 'country', 'year', 'probability'])
      .select(['release_id as releaseId', 'threshold_deaths as thresholdDeaths', 'base_rate as baseRate'])
      .select(['deaths_best as deathsBest', 'answered_at as answeredAt'])
      .where('person', '=', person)
      .orderBy('number', 'desc')
      .execute(),
);
