import type { FieldValue } from '../../platform/records/field.ts';
import { factorKindWords, riskFactors } from '../../warn/risk-factors/risk-factor.ts';
import { confidenceWords } from './assessment.ts';
import { directionWords, driverKindWords, ratingWords } from './assessment-parts.ts';
import { actorIdOf, relationWords } from './conflict-actor.ts';
import { type EvidenceBasis, type EvidenceReference, evidenceReferenceOf } from './evidence.ts';
import { type GradedEvidence, gradedAs } from './graded-evidence.ts';
import { readMatrix } from './hypothesis-matrix.ts';
import { isUnsettled } from './paragraph-merge.ts';
import { type Part, textOf, wordsOf } from './part-values.ts';
import {
  type AssessmentForm,
  type SectionName,
  sectionGuidance,
  sectionNames,
  sectionsOf,
  sectionWords,
} from './section.ts';
import { remarkWords } from './section-comment.ts';
import { assumptionWords } from './structured-technique.ts';
import { meaningWords, measureWords, scenarioIdOf } from './watched-indicator.ts';

type Values = Readonly<Record<string, FieldValue>>;

/** An assessment with its parts by kind: as it stands now, or as a version froze it. */
export type AssessmentContent = {
  readonly title: string;
  readonly values: Values;
  readonly parts: Readonly<Record<string, readonly Part[]>>;
};

export type AssessmentReading = ReturnType<typeof readAssessment>;

type PartsOf = (kind: string) => readonly Part[];
type Bearing = (key: string) => readonly GradedEvidence[];

const share = (value: FieldValue | undefined) => (typeof value === 'number' ? value : undefined);

/**
 * An assessment in the order in which it is read: sections with their text, and in each the parts that belong to it.
 * @param bases what the reader sees of what the evidence points at, by `referenceKey`; what is not there is hidden
 */
export function readAssessment(
  { title, values, parts }: AssessmentContent,
  bases: ReadonlyMap<string, EvidenceBasis> = new Map(),
) {
  const form: AssessmentForm = values.form === 'full' ? 'full' : 'light';
  const of: PartsOf = (kind) => parts[kind] ?? [];
  const evidence = of('assessment-evidence').map((part) => gradedAs(part, bases, textOf(values.asOf)));
  const byBearing = Map.groupBy(evidence, ({ bearsOn }) => bearsOn);
  const standing = standingKeys(of);
  const bearing: Bearing = (key) => byBearing.get(key) ?? [];
  const sections = sectionNames.flatMap((name) => {
    const section = sectionOf(name, of, bearing, sectionsOf(form).includes(name));
    return section.isNeeded || section.isWritten ? [section] : [];
  });
  const scenarios = of('scenario').map(({ id, values: said }) => ({
    ...{ id, values: said, evidence: bearing(`scenario ${id}`) },
    probability: share(said.probability),
  }));
  const known = scenarios.flatMap(({ probability }) => (probability === undefined ? [] : [probability]));
  return {
    ...{ title, values, form, sections, scenarios, evidence },
    /** What bears on no one part that stands; the rest is read with what it bears on. */
    unattached: evidence.filter(({ bearsOn }) => !standing.has(bearsOn)),
    ratings: ratingsOf(of, bearing),
    scenarioSum: known.reduce((sum, each) => sum + each, 0),
    priorities: of('priority')
      .toSorted((left, right) => Number(left.values.rank) - Number(right.values.rank))
      .map((part) => ({ ...part, evidence: bearing(`priority ${part.id}`) })),
    drivers: of('driver').map((part) => ({
      ...part,
      evidence: bearing(`driver ${part.id}`),
      kindWords: wordsOf(driverKindWords, part.values.driverKind),
      directionWords: wordsOf(directionWords, part.values.direction),
    })),
    opportunities: of('opportunity').map((part) => ({ ...part, evidence: bearing(`opportunity ${part.id}`) })),
    actors: of('conflict-actor'),
    relations: relationsOf(of),
    groups: of('group-at-risk'),
    days: of('expected-date').toSorted((left, right) =>
      textOf(left.values.comesOn).localeCompare(textOf(right.values.comesOn)),
    ),
    assumptions: of('key-assumption').map((part) => ({
      ...part,
      supportWords: wordsOf(assumptionWords, part.values.support),
    })),
    matrix: matrixOf(of),
    indicators: indicatorsOf(of),
  };
}

/** What the evidence of an assessment points at. */
export function referencesOf({ parts }: AssessmentContent): readonly EvidenceReference[] {
  return (parts['assessment-evidence'] ?? []).map(({ values }) => evidenceReferenceOf(values));
}

/** What evidence may bear on: every factor, and the parts that are not taken back. */
function standingKeys(of: PartsOf): ReadonlySet<string> {
  const kinds = { claim: 'assessment-claim', scenario: 'scenario', driver: 'driver', opportunity: 'opportunity' };
  const parts = Object.entries({ ...kinds, priority: 'priority' }).flatMap(([key, kind]) =>
    of(kind).map(({ id }) => `${key} ${id}`),
  );
  return new Set([...riskFactors.map(({ number }) => `factor ${number}`), ...parts]);
}

function ratingsOf(of: PartsOf, bearing: Bearing) {
  const byFactor = new Map(of('risk-rating').map((part) => [part.values.factor, part]));
  return riskFactors.map(({ number, name, kind, indicators }) => {
    const part = byFactor.get(String(number));
    const evidence = bearing(`factor ${number}`);
    return {
      number,
      name,
      kindWords: factorKindWords[kind],
      indicators,
      evidence,
      ...(part && ratedAs(part, evidence)),
    };
  });
}

function ratedAs({ id, values }: Part, evidence: readonly GradedEvidence[]) {
  return {
    id,
    values,
    ratingWords: wordsOf(ratingWords, values.rating),
    directionWords: wordsOf(directionWords, values.direction),
    confidenceWords: wordsOf(confidenceWords, values.confidence),
    /** Both sides are told, in words or by evidence. */
    isArgued:
      (textOf(values.evidenceFor) !== '' || evidence.some(({ isAgainst }) => !isAgainst)) &&
      (textOf(values.evidenceAgainst) !== '' || evidence.some(({ isAgainst }) => isAgainst)),
  };
}

function relationsOf(of: PartsOf) {
  const names = new Map(of('conflict-actor').map(({ id, values }) => [id, textOf(values.name)]));
  return of('actor-relation').flatMap(({ id, values }) => {
    const [from, to] = [actorIdOf(values.actor), actorIdOf(values.other)];
    const [actor, other] = [names.get(from), names.get(to)];
    // An actor that was taken back takes its relations along.
    if (actor === undefined || other === undefined) return [];
    return [{ ...{ id, values, from, to, actor, other }, relationWords: wordsOf(relationWords, values.relation) }];
  });
}

/** Indicators with the scenario that each tells of, if it stands. */
function indicatorsOf(of: PartsOf) {
  const names = new Map(of('scenario').map(({ id, values }) => [id, textOf(values.name)]));
  return of('watched-indicator').map((part) => ({
    ...part,
    measureWords: wordsOf(measureWords, part.values.measure),
    meaningWords: wordsOf(meaningWords, part.values.meaning),
    scenario: names.get(scenarioIdOf(part.values.scenario)),
  }));
}

function matrixOf(of: PartsOf) {
  const list = (value: FieldValue | undefined) => (Array.isArray(value) ? value.map(String) : []);
  return readMatrix(
    of('hypothesis').map(({ id, values }) => ({
      ...{ id, code: textOf(values.code), statement: textOf(values.statement) },
    })),
    of('matrix-evidence').map(({ id, values }) => ({
      ...{ id, evidence: textOf(values.evidence), marks: list(values.marks) },
    })),
  );
}

function sectionOf(name: SectionName, of: PartsOf, bearing: Bearing, isNeeded: boolean) {
  const inIt = ({ values }: Part) => values.section === name;
  const part = of('assessment-section').find(inIt);
  const wording = textOf(part?.values.wording);
  const partsOf: Partial<Record<SectionName, number>> = {
    'groups-at-risk': of('group-at-risk').length,
    'triggers-calendar': of('expected-date').length,
  };
  const claims = of('assessment-claim')
    .filter(inIt)
    .map(({ id, values }) => ({ id, statement: textOf(values.statement), evidence: bearing(`claim ${id}`) }));
  const prepared = of('prepared-line').filter(inIt);
  const dissents = of('dissent').filter(inIt);
  return {
    name,
    title: sectionWords[name],
    guidance: sectionGuidance[name],
    id: part?.id,
    wording,
    author: textOf(part?.values.author),
    leadDepartment: textOf(part?.values.leadDepartment),
    holder: textOf(part?.values.holder),
    isNeeded,
    isUnsettled: isUnsettled(wording),
    // A rapid assessment shows a part that it does not ask for where somebody wrote it.
    isWritten: wording !== '' || claims.length + prepared.length + dissents.length + (partsOf[name] ?? 0) > 0,
    ...{ claims, prepared, dissents },
    comments: of('section-comment')
      .filter(inIt)
      .map((each) => ({ ...each, remarkWords: wordsOf(remarkWords, each.values.remarkKind) })),
  };
}
