import { message } from '../../platform/language/message.ts';
import type { FieldValue } from '../../platform/records/field.ts';
import { credibilityWords, reliabilityWords } from '../../warn/reports/grade.ts';
import { commonFactors, type FactorNumber, factorKindWords, riskFactors } from '../../warn/risk-factors/risk-factor.ts';
import { confidenceWords } from './assessment.ts';
import { directionWords, driverKindWords, ratingWords } from './assessment-parts.ts';
import {
  documentBasis,
  type EvidenceBasis,
  type EvidenceReference,
  evidenceKindWords,
  evidenceReferenceOf,
  referenceKey,
} from './evidence.ts';
import {
  type AssessmentForm,
  type SectionName,
  sectionGuidance,
  sectionNames,
  sectionsOf,
  sectionWords,
} from './section.ts';

type Values = Readonly<Record<string, FieldValue>>;

/** One part as it stands in a draft or in a version. */
export type Part = { readonly id: string; readonly values: Values };

/** An assessment with its parts by kind: as it stands now, or as a version froze it. */
export type AssessmentContent = {
  readonly title: string;
  readonly values: Values;
  readonly parts: Readonly<Record<string, readonly Part[]>>;
};

/** Something that is missing before a version may be published: an ICU sentence and its values. */
export type Missing = { readonly sentence: string; readonly values?: Readonly<Record<string, string | number>> };

export type AssessmentReading = ReturnType<typeof readAssessment>;

const text = (value: FieldValue | undefined) => (typeof value === 'string' ? value : '');
/** The words of a choice; what is no choice of it any more stands as it was written. */
const wordsOf = (words: Readonly<Record<string, string>>, value: FieldValue | undefined) =>
  words[text(value)] ?? text(value);
const share = (value: FieldValue | undefined) => (typeof value === 'number' ? value : undefined);

/** Probabilities add up where they are within a twentieth of a per cent of 1: a form takes decimals of a per cent. */
export function addsToOne(probabilities: readonly number[]): boolean {
  return Math.abs(probabilities.reduce((sum, each) => sum + each, 0) - 1) <= 0.0005;
}

/**
 * An assessment in the order in which it is read: sections with their text, and beside each the parts that belong to it.
 * @param bases what the reader sees of what the evidence points at, by `referenceKey`; what is not there is hidden
 */
export function readAssessment(
  { title, values, parts }: AssessmentContent,
  bases: ReadonlyMap<string, EvidenceBasis> = new Map(),
) {
  const form: AssessmentForm = values.form === 'full' ? 'full' : 'light';
  const of = (kind: string) => parts[kind] ?? [];
  const sections = sectionNames.flatMap((name) => {
    const part = of('assessment-section').find((each) => each.values.section === name);
    const isNeeded = sectionsOf(form).includes(name);
    return isNeeded || text(part?.values.wording) !== '' ? [sectionOf(name, part, isNeeded)] : [];
  });
  const ratings = riskFactors.map(({ number, name, kind, indicators }) => {
    const part = of('risk-rating').find((each) => each.values.factor === String(number));
    return { number, name, kindWords: factorKindWords[kind], indicators, ...(part && ratedAs(part)) };
  });
  const scenarios = of('scenario').map(({ id, values: said }) => ({
    id,
    values: said,
    probability: share(said.probability),
  }));
  const priorities = of('priority').toSorted((left, right) => Number(left.values.rank) - Number(right.values.rank));
  const known = scenarios.flatMap(({ probability }) => (probability === undefined ? [] : [probability]));
  return {
    title,
    values,
    form,
    sections,
    ratings,
    scenarios,
    scenarioSum: known.reduce((sum, each) => sum + each, 0),
    priorities,
    drivers: of('driver').map((part) => ({
      ...part,
      kindWords: wordsOf(driverKindWords, part.values.driverKind),
      directionWords: wordsOf(directionWords, part.values.direction),
    })),
    opportunities: of('opportunity'),
    evidence: of('assessment-evidence').map((part) => gradedAs(part, bases)),
  };
}

function ratedAs({ id, values }: Part) {
  return {
    id,
    values,
    ratingWords: wordsOf(ratingWords, values.rating),
    directionWords: wordsOf(directionWords, values.direction),
    confidenceWords: wordsOf(confidenceWords, values.confidence),
  };
}

/** What the evidence of an assessment points at. */
export function referencesOf({ parts }: AssessmentContent): readonly EvidenceReference[] {
  return (parts['assessment-evidence'] ?? []).map(({ values }) => evidenceReferenceOf(values));
}

function gradedAs({ id, values }: Part, bases: ReadonlyMap<string, EvidenceBasis>) {
  const basis = basisOf(evidenceReferenceOf(values), bases);
  const [reliability, credibility] = [
    wordsOf(reliabilityWords, values.reliability),
    wordsOf(credibilityWords, values.credibility),
  ];
  return {
    id,
    values,
    basis,
    kindWords: evidenceKindWords[basis.kind],
    reliabilityWords: reliability,
    credibilityWords: credibility,
    sectionTitle: wordsOf(sectionWords, values.section),
  };
}

function basisOf(reference: EvidenceReference, bases: ReadonlyMap<string, EvidenceBasis>): EvidenceBasis {
  if (reference.kind === 'document') return documentBasis(reference);
  return bases.get(referenceKey(reference)) ?? { isHidden: true, kind: reference.kind };
}

function sectionOf(name: SectionName, part: Part | undefined, isNeeded: boolean) {
  return {
    name,
    title: sectionWords[name],
    guidance: sectionGuidance[name],
    id: part?.id,
    wording: text(part?.values.wording),
    author: text(part?.values.author),
    leadDepartment: text(part?.values.leadDepartment),
    isNeeded,
  };
}

/** The factors that a version of this form must have rated. */
function factorsNeeded(form: AssessmentForm): readonly FactorNumber[] {
  return form === 'full' ? riskFactors.map(({ number }) => number) : commonFactors;
}

/** All that is missing before a version may be published, as sentences; none where nothing is. */
export function missingFrom(reading: AssessmentReading): readonly Missing[] {
  const { form, values, sections, ratings, scenarios, priorities } = reading;
  const unwritten = sections.filter(({ isNeeded, wording }) => isNeeded && wording === '');
  const rated = new Set(ratings.flatMap(({ id, number }) => (id === undefined ? [] : [number])));
  const unrated = factorsNeeded(form).filter((number) => !rated.has(number));
  const missing: Missing[] = [];
  if (text(values.finding) === '') missing.push({ sentence: message('What it finds, in two or three sentences.') });
  if (text(values.confidence) === '' || text(values.confidenceReason) === '') {
    missing.push({ sentence: message('How much confidence there is in it, and why.') });
  }
  for (const { title } of unwritten) {
    missing.push({ sentence: message('The section “{title}” is not written.'), values: { title } });
  }
  if (unrated.length > 0) {
    missing.push({
      sentence: message('{count, plural, one {# risk factor is} other {# risk factors are}} not rated: {numbers}.'),
      values: { count: unrated.length, numbers: unrated.join(', ') },
    });
  }
  missing.push(...missingScenarios(scenarios.map(({ probability }) => probability)));
  if (priorities.length === 0) missing.push({ sentence: message('There is no priority for intervention.') });
  return missing;
}

/** What is wrong with the scenarios of a version. @param probabilities of each, 0 to 1; undefined where none is given */
export function missingScenarios(probabilities: readonly (number | undefined)[]): readonly Missing[] {
  if (probabilities.length < 2) return [{ sentence: message('There are fewer than two scenarios.') }];
  const known = probabilities.filter((each) => each !== undefined);
  if (known.length < probabilities.length) return [{ sentence: message('A scenario has no probability.') }];
  if (addsToOne(known)) return [];
  const sum = Number((known.reduce((total, each) => total + each, 0) * 100).toFixed(2));
  return [
    {
      sentence: message('The probabilities of the scenarios add up to {sum} %; they must add up to 100 %.'),
      values: { sum },
    },
  ];
}
