import { choice, choices, country, line, optional, reference, text } from '../../../platform/records/field.ts';
import { defineRecord, type RecordOf } from '../../../platform/records/record.ts';
import { sanctionKindWords } from '../sanction-kind.ts';
import { sanctioning } from '../sanctions-regime.ts';
import { designationStates, designationSteps } from './designation-steps.ts';

const subjectWords = { person: 'A person', organisation: 'An organisation', ship: 'A ship' } as const;
const { 'travel-ban': travelBan, 'asset-freeze': assetFreeze, diplomatic } = sanctionKindWords;

/** The way of one designation, from a name to the list: each step has its time, and its clock is the ledger's. */
export const designationCase = defineRecord({
  kind: 'designation-case',
  address: '/act/sanctions/cases',
  names: { one: 'Designation case', many: 'Designation cases' },
  about:
    'Who may be listed, under which regime, on which grounds. Each step has its time in working days; the case shows where time was lost.',
  empty: 'No case is open. Open one for a person, an organisation or a ship.',
  fields: {
    subject: line({ label: 'Who or what may be listed?', hint: 'The name as it would be published' }),
    subjectKind: choice(subjectWords, { label: 'What is it?' }),
    identifiers: optional(
      text({ label: 'By what is it known?', hint: 'Other names, dates and places of birth, passports' }),
    ),
    regime: reference('sanctions-regime', { label: 'Under which regime?' }),
    country: country({ label: 'In which country?' }),
    measures: choices(
      { 'travel-ban': travelBan, 'asset-freeze': assetFreeze, diplomatic },
      { label: 'Which measures are sought?' },
    ),
    unit: optional(
      line({ label: 'Which force or unit does the person command?', hint: 'As it is named where it is vetted' }),
    ),
    action: optional(reference('action', { label: 'Which action is it part of?' })),
  },
  lifecycle: {
    initial: 'opened',
    states: designationStates,
    steps: designationSteps,
    edits: ['opened', 'evidenced', 'grounds-set', 'appropriate'],
  },
  titled: ['subject'],
  columns: ['regime', 'measures'],
  filters: ['regime', 'subjectKind'],
  roles: sanctioning,
  due: 'reviewDueOn',
});

export type DesignationCase = RecordOf<typeof designationCase>;
export type CaseState = DesignationCase['state'];

/** States in which a case is on its way: one that is listed and notified waits for its next review. */
export const openCaseStates: readonly CaseState[] = [
  ...(['opened', 'evidenced', 'grounds-set', 'appropriate', 'reviewed', 'reasoned'] as const),
  ...(['coordinated', 'submitted', 'decided', 'listed', 'under-review'] as const),
];

/** States in which the answers to criteria and their evidence may change: before it is submitted, and in a review. */
const testingStates: readonly CaseState[] = [
  ...(['opened', 'evidenced', 'grounds-set', 'appropriate', 'reviewed', 'reasoned', 'coordinated'] as const),
  'under-review',
];

export function takesAnswers(state: CaseState): boolean {
  return testingStates.includes(state);
}
