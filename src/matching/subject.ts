import { type Identifier, isImoNumber, sameIdentifier } from './identifier.ts';
import type { NameComparison } from './name-features.ts';
import type { NameKind } from './name-parts.ts';
import { nameProbability, probabilityOf } from './name-probability.ts';
import { bestDateAgreement, type DateAgreement, type PartialDate } from './partial-date.ts';

/** What is known of somebody or something beside its name. */
export type SubjectFacts = {
  readonly birthDates?: readonly PartialDate[];
  /** By any one code for each country. */
  readonly nationalities?: readonly string[];
  readonly identifiers?: readonly Identifier[];
};

/** What speaks for or against two subjects being one, beside their names, in log-odds. */
export type FactEvidence = {
  readonly birthDate: DateAgreement | undefined;
  readonly nationality: 'same' | 'different' | undefined;
  readonly identifier: Identifier | undefined;
  /** An IMO number of each, and no two the same: they are different ships. */
  readonly differentShips: boolean;
  readonly logOdds: number;
};

/**
 * How much more likely each agreement is between records of one person than of two people of like name, as natural logarithm.
 * Set, not learnt: birthdays of adults spread over some forty years, so the same year is forty times likelier for one person
 * (a third is given, for lists err and name a first of January), the same day 14,000 times; lists give wrong years for some
 * one in ten.
 */
const dateEvidence: Readonly<Record<DateAgreement, number>> = {
  'same day': 5,
  swapped: 3.5,
  'same month': 3.5,
  'same year': 2.5,
  near: 0.5,
  apart: -1.5,
  'far apart': -2.5,
};
/** One in ten shares a nationality by chance among those of like name; people have several, and lists few. */
const nationalityEvidence = { same: 0.8, different: -0.8 } as const;
const identifierEvidence = 9;
const differentShipsEvidence = -6;

/** Compares what is known beside names. Where either side says nothing, nothing follows. */
export function compareFacts(left: SubjectFacts, right: SubjectFacts): FactEvidence {
  const birthDate = bestDateAgreement(left.birthDates ?? [], right.birthDates ?? []);
  const nationality = nationalityAgreement(left.nationalities ?? [], right.nationalities ?? []);
  const identifier = left.identifiers?.find(
    (one) => right.identifiers?.some((other) => sameIdentifier(one, other)) === true,
  );
  const differentShips = identifier === undefined && hasImo(left) && hasImo(right);
  const logOdds =
    (birthDate === undefined ? 0 : dateEvidence[birthDate]) +
    (nationality === undefined ? 0 : nationalityEvidence[nationality]) +
    (identifier === undefined ? 0 : identifierEvidence) +
    (differentShips ? differentShipsEvidence : 0);
  return { birthDate, nationality, identifier, differentShips, logOdds };
}

function nationalityAgreement(left: readonly string[], right: readonly string[]): FactEvidence['nationality'] {
  if (left.length === 0 || right.length === 0) return undefined;
  return left.some((country) => right.includes(country)) ? 'same' : 'different';
}

const hasImo = ({ identifiers }: SubjectFacts) =>
  identifiers?.some(({ type, number }) => type === 'imo' && isImoNumber(number)) === true;

/** The most that name and facts can say together; only a person may be sure. */
const mostWithFacts = 0.999;

/** Probability that two subjects are one, by their names and what is known beside them; never 1, by names alone at most .99. */
export function subjectProbability(comparison: NameComparison, facts: FactEvidence): number {
  const byName = nameProbability(comparison);
  if (facts.logOdds === 0) return byName;
  return Math.min(mostWithFacts, probabilityOf(Math.log(byName / (1 - byName)) + facts.logOdds));
}

/** Kinds of which one may be the other. */
export function kindsFit(left: NameKind, right: NameKind): boolean {
  return left === right || left === 'unknown' || right === 'unknown';
}
