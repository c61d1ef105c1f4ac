import { message } from '../../platform/language/message.ts';
import {
  choice,
  type FieldValue,
  line,
  listed,
  optional,
  pastDay,
  reference,
  text,
} from '../../platform/records/field.ts';
import { standingOrTakenBack } from '../../platform/records/part-lifecycles.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { type Target, targets } from '../../warn/forecasts/forecast.ts';
import { credibilityWords, reliabilityWords } from '../../warn/reports/grade.ts';
import { writing } from './assessment.ts';
import { sectionWords } from './section.ts';

/** What a piece of evidence may be. */
export const evidenceKindWords = {
  forecast: 'Forecast',
  signal: 'Signal',
  warning: 'Warning',
  report: 'Report',
  event: 'Event',
  document: 'Document',
} as const;
export type EvidenceKind = keyof typeof evidenceKindWords;

const id = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const country = '[A-Z]{3}';
export const evidencePattern = `^(document|forecast ${id} ${country} (${targets.join('|')}) [0-9]{1,6}|(signal|warning|report) ${id}|event ${id} ${country} [0-9]{4}(-(0[1-9]|1[0-2]))?)$`;
const keyForm = new RegExp(evidencePattern);

/** What a piece of evidence may bear on, beside a section. */
const bearableWords = {
  claim: 'A claim',
  factor: 'A risk factor',
  scenario: 'A scenario',
  driver: 'A driver or trigger',
  opportunity: 'An opportunity',
  priority: 'A priority for intervention',
} as const;
export type BearableKind = keyof typeof bearableWords;

const sideWords = { for: 'For it', against: 'Against it' } as const;

/** A document from elsewhere that bears something out; nothing of it where what stands here does. */
export const documentFields = {
  documentTitle: optional(line({ label: 'A document: what is its title, and whose is it?', maxLength: 300 })),
  documentOn: optional(pastDay({ label: 'A document: of which day is it?' })),
  location: optional(
    line({
      label: 'A document: where can it be read?',
      hint: 'An address that begins with https://, or where the paper is kept',
      maxLength: 500,
    }),
  ),
};

export const evidence = defineRecord({
  kind: 'assessment-evidence',
  address: '/analyse/assessment-evidence',
  names: { one: 'Piece of evidence', many: 'Evidence' },
  about:
    'What assessments stand on: each claim with its source, how reliable the source and how credible the claim is.',
  empty: 'No evidence yet. Attach what the claims stand on.',
  fields: {
    assessment: reference('assessment', { label: 'Which assessment is it part of?' }),
    section: optional(choice(sectionWords, { label: 'Which section stands on it?' })),
    claim: text({ label: 'What does it show?', maxLength: 1_000 }),
    bearsOn: optional(
      listed(bearableWords, {
        label: 'What does it bear on?',
        hint: 'A claim, a risk factor or another part of this assessment',
        problem: message('Choose a part of this assessment'),
        pattern: `^(factor ([1-9]|1[0-4])|(claim|scenario|driver|opportunity|priority) ${id})$`,
      }),
    ),
    side: optional(choice(sideWords, { label: 'Does it speak for it or against it?' })),
    pointsAt: listed(evidenceKindWords, {
      label: 'What bears it out?',
      hint: 'A forecast, a report or an event of this place that stands here, or a document',
      problem: message('Choose what bears the claim out, or “A document” and say below which one'),
      pattern: evidencePattern,
    }),
    ...documentFields,
    reliability: choice(reliabilityWords, { label: 'How reliable is the source?' }),
    credibility: choice(credibilityWords, { label: 'How credible is what it says?' }),
  },
  lifecycle: standingOrTakenBack(writing),
  titled: ['claim'],
  columns: ['pointsAt', 'reliability', 'credibility'],
  filters: ['assessment'],
  roles: writing,
  partOf: 'assessment',
});

/** What a piece of evidence points at. */
export type EvidenceReference =
  | {
      readonly kind: 'forecast';
      readonly runId: string;
      readonly country: string;
      readonly target: Target;
      readonly thresholdDeaths: number;
    }
  | { readonly kind: 'signal' | 'warning' | 'report'; readonly id: string }
  | {
      readonly kind: 'event';
      readonly releaseId: string;
      readonly country: string;
      /** A year, `2024`, or a month, `2026-05`. */
      readonly period: string;
    }
  | { readonly kind: 'document'; readonly title: string; readonly location: string; readonly dated: string };

const said = (value: FieldValue | undefined) => (typeof value === 'string' ? value : '');

/** @param values of a piece of evidence, as it stands now or as a version froze it, also before there were references */
export function evidenceReferenceOf(values: Readonly<Record<string, FieldValue | undefined>>): EvidenceReference {
  const key = said(values.pointsAt);
  const isReference = key !== 'document' && keyForm.test(key);
  const [kind, first = '', second = '', third = '', fourth = ''] = isReference ? key.split(' ') : [];
  switch (kind) {
    case 'forecast': {
      const target = targets.find((each) => each === third) ?? targets[0];
      return { kind, runId: first, country: second, target, thresholdDeaths: Number(fourth) };
    }
    case 'signal':
    case 'warning':
    case 'report':
      return { kind, id: first };
    case 'event':
      return { kind, releaseId: first, country: second, period: third };
    default: {
      const title = said(values.documentTitle) || said(values.source);
      return { kind: 'document', title, location: said(values.location), dated: said(values.documentOn) };
    }
  }
}

/** The reference as a list's value and in the database: the kind, and what says which one. */
export function referenceKey(reference: EvidenceReference): string {
  switch (reference.kind) {
    case 'forecast':
      return `forecast ${reference.runId} ${reference.country} ${reference.target} ${reference.thresholdDeaths}`;
    case 'event':
      return `event ${reference.releaseId} ${reference.country} ${reference.period}`;
    case 'document':
      return 'document';
    default:
      return `${reference.kind} ${reference.id}`;
  }
}

/** What a reader is shown of a piece of evidence. One that the reader may not see says its kind and nothing else. */
export type EvidenceBasis =
  | { readonly isHidden: true; readonly kind: EvidenceKind }
  | {
      readonly isHidden: false;
      readonly kind: EvidenceKind;
      readonly title: string;
      /** An address here or on the web; empty where there is none. */
      readonly href: string;
      /** ISO 8601; empty where nobody said it. */
      readonly dated: string;
      readonly source: string;
      /** Its own marking and caveats; empty of a document, which is marked as its assessment is. */
      readonly marking: string;
    };

/** A document is what the piece of evidence itself says of it. */
export function documentBasis({ title, location, dated }: EvidenceReference & { kind: 'document' }): EvidenceBasis {
  const isAddress = /^(https?:\/\/|\/[a-zA-Z0-9])\S*$/.test(location);
  return {
    ...{ isHidden: false, kind: 'document', title, dated, marking: '' },
    href: isAddress ? location : '',
    source: isAddress ? '' : location,
  };
}
