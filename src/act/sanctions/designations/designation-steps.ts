import type { Role } from '../../../people/person.ts';
import { choice, day, line, pastDay, text } from '../../../platform/records/field.ts';
import { sanctioning } from '../sanctions-regime.ts';

// Sanctions and Anti-Money Laundering Act 2018, section 11: reasonable grounds to suspect involvement, and
// appropriateness having regard to the purpose of the regime and the likely effects on the person.
const grounds = {
  grounds: text({
    label: 'What are the reasonable grounds to suspect involvement?',
    hint: 'By which acts, in a few sentences; each criterion is answered on the case’s page',
  }),
};
const appropriate = {
  ...grounds,
  appropriateness: text({
    label: 'Why is it appropriate?',
    hint: 'For the purposes of the regime, and with regard to the likely effects on the subject',
  }),
};
const tested = {
  ...appropriate,
  legalView: text({ label: 'What does the lawyer advise?' }),
};
const reasoned = {
  ...tested,
  statementOfReasons: text({ label: 'What is the statement of reasons?', hint: 'In the words that will be published' }),
};
const coordinated = {
  ...reasoned,
  partners: text({
    label: 'With whom was it co-ordinated, and what did each say?',
    hint: 'Partners that list, the United Nations, departments; or why with nobody',
  }),
};
const decided = {
  ...coordinated,
  decisionReasons: text({ label: 'For which reasons?' }),
};
const listed = {
  ...decided,
  publicationText: text({ label: 'What is published?', hint: 'The whole text, as the notice has it' }),
  listedOn: pastDay({ label: 'On which day was it listed?' }),
  listNumber: line({ label: 'Under which number of the list?' }),
};
const told = {
  ...listed,
  notifiedOn: pastDay({ label: 'On which day was the subject notified?' }),
  notifiedHow: text({
    label: 'How was it notified?',
    hint: 'To which address, or why without delay was not possible; and how it may ask for a review',
  }),
};
const notified = {
  ...told,
  reviewDueOn: day({ label: 'By when is it reviewed?', hint: 'At the latest a year from now' }),
};
const reviewWords = { annual: 'The review of each year', request: 'A request of the subject' } as const;
const underReview = {
  ...told,
  reviewKind: choice(reviewWords, { label: 'What brings the review about?' }),
  reviewGrounds: text({ label: 'What is put forward?', hint: 'What the subject says, and what has become known' }),
};
const delisted = {
  ...underReview,
  delistedOn: pastDay({ label: 'On which day was it taken off the list?' }),
  delistingReasons: text({ label: 'Why was it taken off the list?' }),
};

/** Where a case may stand, from a name to the list, and off it again. */
export const designationStates = {
  opened: { name: 'Proposed' },
  evidenced: { name: 'Evidence gathered' },
  'grounds-set': { name: 'Grounds set out', has: grounds },
  appropriate: { name: 'Found appropriate', has: appropriate },
  reviewed: { name: 'Legally tested', has: tested },
  reasoned: { name: 'Reasons stated', has: reasoned },
  coordinated: { name: 'Co-ordinated', has: coordinated },
  submitted: { name: 'Submitted', has: coordinated },
  decided: { name: 'To be listed', has: decided },
  listed: { name: 'Listed', has: listed },
  notified: { name: 'Listed and notified', has: notified },
  'under-review': { name: 'Under review', has: underReview },
  delisted: { name: 'Taken off the list', has: delisted, ended: true },
  declined: { name: 'Not to be listed', has: decided, ended: true },
  dropped: { name: 'Dropped', ended: true },
} as const;

const minister = ['minister'] as const satisfies readonly Role[];

/** Every step of a case, and who takes it. */
export const designationSteps = {
  'assemble-evidence': {
    from: ['opened'],
    to: 'evidenced',
    label: 'The evidence is gathered',
    past: 'evidenced',
    roles: sanctioning,
  },
  'set-grounds': {
    from: ['evidenced'],
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
  review: {
    from: ['appropriate'],
    to: 'reviewed',
    label: 'Record the legal test',
    past: 'reviewed',
    roles: sanctioning,
    means: 'Somebody else than whoever said why it is appropriate records it.',
  },
  'state-reasons': {
    from: ['reviewed'],
    to: 'reasoned',
    label: 'State the reasons',
    past: 'reasoned',
    roles: sanctioning,
  },
  'co-ordinate': {
    from: ['reasoned'],
    to: 'coordinated',
    label: 'Record the co-ordination with partners',
    past: 'coordinated',
    roles: sanctioning,
  },
  submit: {
    from: ['coordinated'],
    to: 'submitted',
    label: 'Submit it to the minister',
    past: 'submitted',
    roles: sanctioning,
    means: 'Every criterion of the regime is answered by then, and each that is met has its evidence.',
  },
  'send-back': {
    from: ['appropriate', 'reviewed', 'reasoned', 'coordinated', 'submitted'],
    to: 'grounds-set',
    label: 'Send it back',
    past: 'sent-back',
    roles: [...sanctioning, ...minister],
    remark: 'What is missing?',
    means: 'The grounds and the answers to the criteria stand; all that follows them is written again.',
  },
  decide: {
    from: ['submitted'],
    to: 'decided',
    label: 'Decide to list',
    past: 'decided',
    roles: minister,
    means: 'The decision is the minister’s.',
  },
  decline: {
    from: ['submitted'],
    to: 'declined',
    label: 'Decide not to list',
    past: 'declined',
    roles: minister,
    means: 'The decision is the minister’s. It stays in the account with its reasons.',
  },
  list: { from: ['decided'], to: 'listed', label: 'Record the publication', past: 'listed', roles: sanctioning },
  notify: { from: ['listed'], to: 'notified', label: 'Record the notification', past: 'notified', roles: sanctioning },
  'open-review': {
    from: ['notified'],
    to: 'under-review',
    label: 'Begin a review',
    past: 'review-begun',
    roles: sanctioning,
    means: 'Answers and evidence may be changed again while it is under review.',
  },
  uphold: {
    from: ['under-review'],
    to: 'notified',
    label: 'Let the listing stand',
    past: 'upheld',
    roles: minister,
    remark: 'Why does it stand?',
    means: 'The decision is the minister’s.',
  },
  delist: {
    from: ['under-review'],
    to: 'delisted',
    label: 'Take it off the list',
    past: 'delisted',
    roles: minister,
    means: 'The decision is the minister’s.',
  },
  drop: {
    from: ['opened', 'evidenced', 'grounds-set', 'appropriate', 'reviewed', 'reasoned', 'coordinated'],
    to: 'dropped',
    label: 'Drop the case',
    past: 'dropped',
    roles: sanctioning,
    remark: 'Why is it dropped?',
  },
} as const;
