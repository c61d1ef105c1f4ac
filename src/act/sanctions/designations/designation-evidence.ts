import {
  documentFields,
  type EvidenceReference,
  evidenceKindWords,
  evidencePattern,
  evidenceReferenceOf,
} from '../../../analyse/assessments/evidence.ts';
import { message } from '../../../platform/language/message.ts';
import { choice, listed, optional, reference, text } from '../../../platform/records/field.ts';
import { standingOrTakenBack } from '../../../platform/records/part-lifecycles.ts';
import { defineRecord, type RecordOf } from '../../../platform/records/record.ts';
import { sanctioning } from '../sanctions-regime.ts';

const id = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const itemPattern = `^evidence-item ${id}$`;

/** What a piece may be: what assessments point at, and items of evidence with their kept files. */
export const pieceKindWords = { 'evidence-item': 'Evidence with its files', ...evidenceKindWords } as const;
export const releaseWords = { whole: 'All of it', part: 'A part of it', none: 'Nothing of it' } as const;

/** What bears out one criterion in one case, by its address here or as a document, and what of it may be given out. */
export const designationEvidence = defineRecord({
  kind: 'designation-evidence',
  address: '/act/sanctions/criterion-evidence',
  names: { one: 'Evidence for a criterion', many: 'Evidence for criteria' },
  about: 'What each criterion of a designation case stands on, and which parts of it may be released.',
  empty: 'No evidence yet. Add it to the criterion that it bears out, on the page of its case.',
  fields: {
    designation: reference('designation-case', { label: 'Which designation case is it part of?' }),
    criterion: reference('listing-criterion', { label: 'Which criterion does it bear out?' }),
    shows: text({ label: 'What does it show?', maxLength: 1_000 }),
    pointsAt: listed(pieceKindWords, {
      label: 'What is the evidence?',
      hint: 'What stands here for the country of the case, or a document',
      problem: message('Choose what bears the criterion out, or “A document” and say below which one'),
      pattern: `(${evidencePattern})|(${itemPattern})`,
    }),
    ...documentFields,
    release: choice(releaseWords, { label: 'What of it can be released?' }),
    releasedPart: optional(
      text({ label: 'Of a part: which words or pages?', hint: 'As they may be given to a court or to the subject' }),
    ),
  },
  lifecycle: standingOrTakenBack(sanctioning),
  titled: ['shows'],
  columns: ['criterion', 'pointsAt', 'release'],
  filters: ['designation', 'criterion', 'release'],
  roles: sanctioning,
  partOf: 'designation',
});

export type DesignationEvidence = RecordOf<typeof designationEvidence>;
export type PieceReference = EvidenceReference | { readonly kind: 'evidence-item'; readonly id: string };

/** What a piece points at, by what it says. */
export function pieceReferenceOf(values: DesignationEvidence['values']): PieceReference {
  const [kind = '', item = ''] = values.pointsAt.split(' ');
  return kind === 'evidence-item' ? { kind, id: item } : evidenceReferenceOf(values);
}
