import type { RecordOf } from '../../../platform/records/record.ts';
import type { criterionAnswer } from './criterion-answer.ts';
import type { DesignationEvidence } from './designation-evidence.ts';
import type { listingCriterion } from './listing-criterion.ts';

export type Criterion = RecordOf<typeof listingCriterion>;
export type CriterionAnswer = RecordOf<typeof criterionAnswer>;

/** One criterion of a regime in one case: how it is answered, and what that stands on. */
export type TestedCriterion = {
  readonly criterion: Criterion;
  readonly answer: CriterionAnswer | undefined;
  readonly evidence: readonly DesignationEvidence[];
};

/** What a criterion still lacks before its case may be submitted. */
export type Lack = 'unanswered' | 'undecided' | 'no-evidence';

/**
 * Every criterion of the regime that stands or is answered, in the order in which the regime has them, with its answer
 * and its evidence. What was taken back counts for nothing.
 */
export function testedCriteria(
  criteria: readonly Criterion[],
  answers: readonly CriterionAnswer[],
  evidence: readonly DesignationEvidence[],
): readonly TestedCriterion[] {
  const answerOf = new Map(answers.filter(isStanding).map((answer) => [answer.values.criterion, answer]));
  const evidenceOf = Map.groupBy(evidence.filter(isStanding), ({ values }) => values.criterion);
  return criteria
    .filter((criterion) => isStanding(criterion) || answerOf.has(criterion.id))
    .map((criterion) => ({
      criterion,
      answer: answerOf.get(criterion.id),
      evidence: evidenceOf.get(criterion.id) ?? [],
    }));
}

/** What is in the way of submitting a case on this criterion; nothing where it is answered and stands on evidence. */
export function lackOf({ answer, evidence }: TestedCriterion): Lack | undefined {
  if (answer === undefined) return 'unanswered';
  if (answer.values.answer === 'not-decided') return 'undecided';
  return answer.values.answer === 'met' && evidence.length === 0 ? 'no-evidence' : undefined;
}

/** Nobody is listed who meets no criterion. */
export function meetsOne(tested: readonly TestedCriterion[]): boolean {
  return tested.some(({ answer }) => answer?.values.answer === 'met');
}

const isStanding = ({ state }: { readonly state: string }) => state === 'standing';
