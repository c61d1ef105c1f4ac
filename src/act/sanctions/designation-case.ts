import { choice, choices, country, day, line, lines, optional, reference, text } from '../../platform/records/field.ts';
import type { StateDefinition } from '../../platform/records/lifecycle.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { sanctionKindWords } from './sanction-kind.ts';
import { sanctioning } from './sanctions-regime.ts';

const subjectWords = { person: 'A person', organisation: 'An organisation', ship: 'A ship' } as const;
const { 'travel-ban': travelBan, 'asset-freeze': assetFreeze, diplomatic } = sanctionKindWords;

// Sanctions and Anti-Money Laundering Act 2018, section 11: reasonable grounds to suspect involvement, and
// appropriateness having regard to the purpose of the regime and the likely effects on the person.
const grounds = {
  grounds: text({
    label: 'What are the reasonable grounds to suspect involvement?',
    hint: 'Which criterion of the regime is met, and by which acts',
  }),
};
const appropriate = {
  ...grounds,
  appropriateness: text({
    label: 'Why is it appropriate?',
    hint: 'For the purposes of the regime, and with regard to the likely effects on the subject',
  }),
};
const reasoned = {
  ...appropriate,
  statementOfReasons: text({ label: 'What is the statement of reasons?', hint: 'In the words that will be published' }),
};
const evidenced = {
  ...reasoned,
  evidence: lines({ label: 'What is the evidence?', hint: 'References, one on each line' }),
  releasable: text({ label: 'Which of it can be released?' }),
};
const reviewed = {
  ...evidenced,
  legalView: text({ label: 'What does the lawyer advise?' }),
};
const decided = {
  ...reviewed,
  decisionReasons: text({ label: 'For which reasons?' }),
};

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
    states: {
      opened: { name: 'Opened' },
      'grounds-set': { name: 'Grounds set out', has: grounds },
      appropriate: { name: 'Found appropriate', has: appropriate },
      reasoned: { name: 'Reasons stated', has: reasoned },
      evidenced: { name: 'Evidence assembled', has: evidenced },
      reviewed: { name: 'Legally reviewed', has: reviewed },
      decided: { name: 'To be listed', has: decided },
      listed: {
        name: 'Listed',
        has: {
          ...decided,
          listedOn: day({ label: 'On which day was it listed?' }),
          listNumber: line({ label: 'Under which number of the list?' }),
        },
        ended: true,
      },
      declined: { name: 'Not to be listed', has: decided, ended: true },
      dropped: { name: 'Dropped', ended: true },
    },
    steps: {
      'set-grounds': {
        from: ['opened'],
        to: 'grounds-set',
        label: 'Set out the grounds',
        past: 'grounds-set',
        roles: sanctioning,
      },
      'find-appropriate': {
        from: ['grounds-set'],
        to: 'appropriate',
        label: 'Say why it is appropriate',
        past: 'found-appropriate',
        roles: sanctioning,
      },
      'state-reasons': {
        from: ['appropriate'],
        to: 'reasoned',
        label: 'State the reasons',
        past: 'reasoned',
        roles: sanctioning,
      },
      'assemble-evidence': {
        from: ['reasoned'],
        to: 'evidenced',
        label: 'Assemble the evidence',
        past: 'evidenced',
        roles: sanctioning,
      },
      review: {
        from: ['evidenced'],
        to: 'reviewed',
        label: 'Record the legal review',
        past: 'reviewed',
        roles: sanctioning,
        means: 'Somebody else than whoever assembled the evidence records it.',
      },
      'send-back': {
        from: ['appropriate', 'reasoned', 'evidenced', 'reviewed'],
        to: 'grounds-set',
        label: 'Send it back',
        past: 'sent-back',
        roles: [...sanctioning, 'minister'],
        remark: 'What is missing?',
        means: 'The grounds stand; all that follows them is written again.',
      },
      decide: {
        from: ['reviewed'],
        to: 'decided',
        label: 'Decide to list',
        past: 'decided',
        roles: ['minister'],
        means: 'The decision is the minister’s.',
      },
      decline: {
        from: ['reviewed'],
        to: 'declined',
        label: 'Decide not to list',
        past: 'declined',
        roles: ['minister'],
        means: 'The decision is the minister’s. It stays in the account with its reasons.',
      },
      list: { from: ['decided'], to: 'listed', label: 'Record the listing', past: 'listed', roles: sanctioning },
      drop: {
        from: ['opened', 'grounds-set', 'appropriate', 'reasoned', 'evidenced'],
        to: 'dropped',
        label: 'Drop the case',
        past: 'dropped',
        roles: sanctioning,
        remark: 'Why is it dropped?',
      },
    },
    edits: ['opened', 'grounds-set', 'appropriate'],
  },
  titled: ['subject'],
  columns: ['regime', 'measures'],
  filters: ['regime', 'subjectKind'],
  roles: sanctioning,
});

/** States in which a case is still on its way. */
export const openCaseStates = Object.entries<StateDefinition>(designationCase.lifecycle.states)
  .filter(([, { ended }]) => ended !== true)
  .map(([state]) => state);
