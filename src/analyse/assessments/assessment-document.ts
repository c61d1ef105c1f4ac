import {
  type Block,
  bold,
  bullets,
  heading,
  numbered,
  paragraph,
  type Run,
  source,
  type WrittenDocument,
} from '../../platform/documents/document.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import { dateWords, formatPercent } from '../../platform/words.ts';
import type { AssessmentReading } from './assessment-reading.ts';
import type { EvidenceBasis } from './evidence.ts';
import type { GradedEvidence } from './graded-evidence.ts';

/** What a document says of an assessment beside what stands in it. */
export type DocumentFacts = Pick<Marked, 'marking' | 'caveats'> & {
  readonly place: string;
  readonly number: number;
  /** ISO 8601. */
  readonly publishedOn: string;
  readonly organisation: (id: string) => string;
  /** Words of the yardstick for a probability, 0 to 1. */
  readonly likelihood: (probability: number) => string;
};

type Section = AssessmentReading['sections'][number];

type Cell = string | number | boolean | null | undefined | readonly string[] | object;

const words = (value: Cell) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const list = (value: Cell): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const paragraphs = (wording: string): readonly Block[] =>
  wording.split(/\r?\n\s*\r?\n/).flatMap((each) => (each.trim() === '' ? [] : [paragraph(each.trim())]));

/**
 * A published version on paper: what it finds first, then its sections in order with what belongs to each. Its marking
 * stands on every page.
 */
export function assessmentDocument(reading: AssessmentReading, facts: DocumentFacts): WrittenDocument {
  const { values, title } = reading;
  return {
    title,
    reference: `Joint analysis of conflict and stability, version ${facts.number}`,
    marking: facts.marking,
    caveats: facts.caveats,
    date: facts.publishedOn,
    language: 'en-GB',
    blocks: [
      ...(words(values.finding) === '' ? [] : [paragraph(bold(words(values.finding)))]),
      {
        kind: 'facts',
        rows: factsOf(reading, facts).map(([term, said]) => ({ term, runs: [{ style: 'plain', text: said }] })),
      },
      ...reading.sections.flatMap((section) => [
        heading(1, section.title),
        ...writtenBy(section, facts),
        ...(section.wording === '' ? [paragraph('Not written.')] : paragraphs(section.wording)),
        ...claimBlocks(section),
        ...belonging(section.name, reading, facts),
        ...dissentBlocks(section, facts),
      ]),
    ],
  };
}

function factsOf({ values, form }: AssessmentReading, { place, organisation }: DocumentFacts) {
  const rows: readonly (readonly [string, string])[] = [
    ['Place', place],
    ['Form', form === 'full' ? 'Full' : 'Rapid'],
    ['To inform', words(values.decisionInformed)],
    ['Written by', list(values.departments).map(organisation).join('; ')],
    ['Known up to', words(values.asOf) === '' ? '' : dateWords(words(values.asOf))],
    ['To be looked at again', words(values.refreshOn) === '' ? '' : dateWords(words(values.refreshOn))],
    ['Confidence', [words(values.confidence), words(values.confidenceReason)].filter(Boolean).join(': ')],
  ];
  return rows.filter(([, said]) => said !== '');
}

function writtenBy(section: Section, { organisation }: DocumentFacts): readonly Block[] {
  const department = section.leadDepartment === '' ? '' : organisation(section.leadDepartment);
  const by = [department, section.author].filter(Boolean).join(', ');
  return by === '' ? [] : [source(by)];
}

/** Each claim with what speaks for it and against it; one without evidence says so. */
function claimBlocks({ claims }: Section): readonly Block[] {
  return listed(
    claims.map(({ statement, evidence }) => [
      `${statement} ${evidence.length === 0 ? 'No evidence is attached to this claim.' : evidence.map(borneWords).join(' ')}`,
    ]),
  );
}

function borneWords({ values, basis, isAgainst, ageDays }: GradedEvidence): string {
  const title = basis.isHidden ? 'evidence that you may not see' : basis.title;
  const age = ageDays === undefined ? '' : `, ${ageDays === 1 ? '1 day' : `${ageDays} days`} old`;
  const grade = `${words(values.reliability)}${words(values.credibility)}`;
  return `${isAgainst ? 'Against it' : 'For it'}: ${title} (${grade}${age}).`;
}

function dissentBlocks({ dissents }: Section, { organisation }: DocumentFacts): readonly Block[] {
  return dissents.map(({ values }) =>
    paragraph(
      bold(`${organisation(words(values.department))} dissents: `),
      `${words(values.position)} ${words(values.reason)}`,
    ),
  );
}

/** What stands beneath the text of a section. */
function belonging(name: string, reading: AssessmentReading, facts: DocumentFacts): readonly Block[] {
  switch (name) {
    case 'dynamics':
      return listed(
        reading.drivers.map(({ values, kindWords, directionWords }) => [
          `${words(values.name)} (${kindWords.toLowerCase()}, ${directionWords.toLowerCase()}): ${words(values.explanation)}`,
        ]),
      );
    case 'actors':
      return actorBlocks(reading);
    case 'groups-at-risk':
      return listed(
        reading.groups.map(({ values }) => [
          `${words(values.name)}, by ${words(values.targetedBy)}: ${words(values.reason)}${words(values.outsideWar) === '' ? '' : ` Outside war: ${words(values.outsideWar)}`}`,
        ]),
      );
    case 'triggers-calendar':
      return listed(
        reading.days.map(({ values }) => [
          `${dateWords(words(values.comesOn))}: ${words(values.name)}. ${words(values.meaning)}`,
        ]),
      );
    case 'opportunities':
      return listed(reading.opportunities.map(({ values }) => [`${words(values.name)}: ${words(values.explanation)}`]));
    case 'atrocity-lens':
      return [ratingTable(reading)];
    case 'scenarios':
      return [...scenarioBlocks(reading, facts), ...listed(reading.indicators.map(indicatorWords))];
    case 'implications':
      return reading.priorities.length === 0
        ? []
        : [numbered(...reading.priorities.map(({ values }) => priorityWords(values, facts)))];
    case 'evidence-gaps':
      return reading.evidence.length === 0 ? [] : [evidenceTable(reading)];
    default:
      return [];
  }
}

function actorBlocks({ actors, relations }: AssessmentReading): readonly Block[] {
  if (actors.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: 'Actors',
      columns: ['Actor', 'Interests', 'Capabilities', 'Intent', 'Relations'].map((title) => ({ title })),
      rows: actors.map(({ id, values }) => [
        words(values.name),
        words(values.interests),
        words(values.capabilities),
        words(values.intent),
        relations
          .flatMap(({ from, relationWords, other }) => (from === id ? [`${relationWords} ${other}`] : []))
          .join('; '),
      ]),
    },
  ];
}

function indicatorWords({ values, measureWords, meaningWords, scenario }: AssessmentReading['indicators'][number]) {
  const tells = scenario === undefined ? '' : ` ${meaningWords}: ${scenario}.`;
  return [`Indicator: ${words(values.name)}. ${measureWords}: from ${words(values.threshold)} on.${tells}`];
}

function listed(items: readonly (readonly string[])[]): readonly Block[] {
  return items.length === 0 ? [] : [bullets(...items.flat())];
}

function priorityWords(values: Readonly<Record<string, Cell>>, { organisation }: DocumentFacts): string {
  const by = list(values.departments).map(organisation).join('; ');
  const harm = words(values.harm) === '' ? '' : ` Harm that it could do: ${words(values.harm)}`;
  return `${words(values.wording)}: ${words(values.reason)}${harm}${by === '' ? '' : ` (${by})`}`;
}

function ratingTable({ ratings }: AssessmentReading): Block {
  return {
    kind: 'table',
    caption: 'Risk factors of the United Nations’ Framework of Analysis for Atrocity Crimes',
    columns: ['Risk factor', 'How strongly seen', 'Direction', 'Why', 'Confidence'].map((title) => ({ title })),
    rows: ratings.map((row) => [
      `${row.number}. ${row.name}`,
      row.ratingWords ?? 'not rated',
      row.directionWords ?? '',
      whyWords(row),
      row.confidenceWords ?? '',
    ]),
  };
}

function whyWords({ values, evidence }: AssessmentReading['ratings'][number]): string {
  const [forIt, against] = [words(values?.evidenceFor), words(values?.evidenceAgainst)];
  const indicators = list(values?.indicators).join(', ');
  return [
    words(values?.reason),
    forIt === '' ? '' : `For it: ${forIt}`,
    against === '' ? '' : `Against it: ${against}`,
    ...evidence.map(borneWords),
    indicators === '' ? '' : `Indicators: ${indicators}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function scenarioBlocks({ scenarios }: AssessmentReading, { likelihood }: DocumentFacts): readonly Block[] {
  return scenarios.flatMap(({ values, probability }) => {
    const chance = probability === undefined ? '' : `: ${formatPercent(probability)}, ${likelihood(probability)}`;
    const meaning: readonly Run[] =
      words(values.consequences) === ''
        ? []
        : [bold('What it would mean: '), { style: 'plain', text: words(values.consequences) }];
    const signs: readonly Run[] =
      list(values.signs).length === 0 ? [] : [bold('Signs: '), { style: 'plain', text: list(values.signs).join('; ') }];
    return [
      heading(2, `${words(values.name)}${chance}`),
      ...paragraphs(words(values.description)),
      ...[meaning, signs].filter((runs) => runs.length > 0).map((runs) => paragraph(...runs)),
    ];
  });
}

/** The title, of which day, from whom, where, and its own marking; of what the reader may not see, its kind alone. */
function basisWords(basis: EvidenceBasis, kindWords: string): string {
  if (basis.isHidden) return `${kindWords}: evidence that you may not see`;
  const { title, dated, source, href, marking } = basis;
  const facts = [dated === '' ? '' : dateWords(dated), source, href.startsWith('http') ? href : '', marking];
  return [`${kindWords}: ${title}`, ...facts].filter(Boolean).join('. ');
}

function evidenceTable({ evidence }: AssessmentReading): Block {
  return {
    kind: 'table',
    caption: 'What the claims stand on: reliability of the source A to F, credibility of what it says 1 to 6',
    columns: ['Claim', 'Evidence', 'Grade', 'Section'].map((title) => ({ title })),
    rows: evidence.map(({ values, basis, kindWords, sectionTitle }) => [
      words(values.claim),
      basisWords(basis, kindWords),
      `${words(values.reliability)}${words(values.credibility)}`,
      sectionTitle,
    ]),
  };
}
