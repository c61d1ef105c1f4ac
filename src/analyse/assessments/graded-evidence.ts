import { daysBetween } from '../../platform/calendar/days-between.ts';
import { credibilityWords, reliabilityWords } from '../../warn/reports/grade.ts';
import {
  documentBasis,
  type EvidenceBasis,
  type EvidenceReference,
  evidenceKindWords,
  evidenceReferenceOf,
  referenceKey,
} from './evidence.ts';
import { type Part, textOf, wordsOf } from './part-values.ts';
import { sectionWords } from './section.ts';

export type GradedEvidence = ReturnType<typeof gradedAs>;

/**
 * A piece of evidence as it is read: what it points at, how good it is, and how old on the day of the assessment.
 * @param asOf ISO 8601: the day up to which the assessment knows
 */
export function gradedAs({ id, values }: Part, bases: ReadonlyMap<string, EvidenceBasis>, asOf: string) {
  const reference = evidenceReferenceOf(values);
  const basis = basisOf(reference, bases);
  return {
    id,
    values,
    basis,
    kindWords: evidenceKindWords[basis.kind],
    reliabilityWords: wordsOf(reliabilityWords, values.reliability),
    credibilityWords: wordsOf(credibilityWords, values.credibility),
    sectionTitle: wordsOf(sectionWords, values.section),
    bearsOn: textOf(values.bearsOn),
    isAgainst: values.side === 'against',
    ageDays: basis.isHidden ? undefined : ageInDays(lastDayOf(reference, basis.dated), asOf),
  };
}

/** What a piece of evidence points at, as whoever reads it sees it. @param bases by `referenceKey` */
export function basisOf(reference: EvidenceReference, bases: ReadonlyMap<string, EvidenceBasis>): EvidenceBasis {
  if (reference.kind === 'document') return documentBasis(reference);
  return bases.get(referenceKey(reference)) ?? { isHidden: true, kind: reference.kind };
}

/** Of figures for a year or a month, its last day; of anything else the day of which it is. */
function lastDayOf(reference: EvidenceReference, dated: string): string {
  if (reference.kind !== 'event') return dated;
  const [year = '', month = '12'] = reference.period.split('-');
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}

/** Whole days from one day to another, both ISO 8601, at least 0; nothing where one of them is not known. */
function ageInDays(dated: string, asOf: string): number | undefined {
  const days = daysBetween(dated, asOf);
  return Number.isNaN(days) ? undefined : Math.max(0, days);
}
