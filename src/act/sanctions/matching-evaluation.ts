import { auroc } from '../../forecasting/scores/ranking.ts';
import { compareParts } from '../../matching/name-features.ts';
import { type NameKind, prepareName } from '../../matching/name-parts.ts';
import { nameProbability, sameFrom } from '../../matching/name-probability.ts';

/** A labelled pair of names, as nomenklatura’s name cases have them. */
export type NameCase = {
  readonly kind: NameKind;
  readonly left: string;
  readonly right: string;
  readonly same: boolean;
};

/** How well names are told apart. Shares between 0 and 1. */
export type PairScores = {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly auc: number;
};

export type NamesEvaluation = PairScores & {
  readonly n: number;
  /** Taking both names apart and comparing them: the median of several rounds over all cases, once warm. */
  readonly microsecondsPerCase: number;
};

/** A case whose answer was wrong, with what was said of it. */
export type WrongCase = NameCase & { readonly probability: number };

/** Rounds that pass before any is timed, for the engine compiles what runs often, and rounds that are timed. */
const [warmRounds, rounds] = [40, 41];

const schemas: Readonly<Record<string, NameKind>> = {
  person: 'person',
  company: 'organisation',
  organization: 'organisation',
  publicbody: 'organisation',
  vessel: 'vessel',
  airplane: 'vessel',
};

/** What a case’s schema says that its names are of; a legal entity may be either. */
export const kindOfSchema = (schema: string): NameKind => schemas[schema.trim().toLowerCase()] ?? 'unknown';

const probabilityOf = ({ kind, left, right }: NameCase) =>
  nameProbability(compareParts(prepareName(left, kind), prepareName(right, kind)));

/**
 * Scores the comparison of names at the shipped threshold.
 * @param now a clock in milliseconds, for the time a case takes
 */
export function evaluateNames(
  cases: readonly NameCase[],
  now: () => number,
): { readonly scores: NamesEvaluation; readonly wrong: readonly WrongCase[] } {
  const said = Float64Array.from(cases, probabilityOf);
  const outcomes = Uint8Array.from(cases, ({ same }) => (same ? 1 : 0));
  const wrong = cases.flatMap((each, at): readonly WrongCase[] => {
    const probability = said[at] ?? 0;
    return probability >= sameFrom === each.same ? [] : [{ ...each, probability }];
  });
  const scores = { n: cases.length, ...pairScores(said, outcomes), microsecondsPerCase: medianTime(cases, now) };
  return { scores, wrong };
}

/** How well probabilities tell the pairs that are the same (outcome 1) from others, at the shipped threshold. */
export function pairScores(said: Float64Array, outcomes: Uint8Array): PairScores {
  let [hits, falseAlarms, missed] = [0, 0, 0];
  for (const [at, probability] of said.entries()) {
    const [taken, same] = [probability >= sameFrom, outcomes[at] === 1];
    if (taken && same) hits += 1;
    else if (taken) falseAlarms += 1;
    else if (same) missed += 1;
  }
  return {
    precision: hits / (hits + falseAlarms),
    recall: hits / (hits + missed),
    f1: (2 * hits) / (2 * hits + falseAlarms + missed),
    auc: auroc(said, outcomes),
  };
}

/** The names are taken apart anew in each round: nothing is remembered from one to the next. */
function medianTime(cases: readonly NameCase[], now: () => number): number {
  const times: number[] = [];
  for (let round = -warmRounds; round < rounds; round += 1) {
    const started = now();
    for (const each of cases) probabilityOf(each);
    if (round >= 0) times.push(((now() - started) * 1000) / cases.length);
  }
  return times.sort((left, right) => left - right)[Math.floor(rounds / 2)] ?? 0;
}
