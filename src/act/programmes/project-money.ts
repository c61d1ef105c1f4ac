import { day, line, money, optional, pastDay, reference } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { programmeRoles } from './programme.ts';

const entered = {
  initial: 'entered',
  states: { entered: { name: 'Entered' } },
  steps: {},
  edits: [],
} as const;

const amount = money({
  label: 'How much?',
  hint: 'Less than zero takes back, and says why below. What was entered is never changed',
  negative: true,
});
const project = reference('project', { label: 'Of which project?' });
const valueDate = optional(
  day({ label: 'On which day is it valued?', hint: 'For the rate at which it is converted. Left empty: the same day' }),
);
const reason = optional(line({ label: 'Why is it corrected?', hint: 'Of an amount below zero', maxLength: 500 }));
const shared = { lifecycle: entered, titled: [], filters: [], roles: programmeRoles, partOf: 'project' } as const;

/** What a project may spend in a financial year, or in another stretch of at most one. */
export const budgetLine = defineRecord({
  ...shared,
  kind: 'budget-line',
  address: '/act/budget-lines',
  names: { one: 'Budget', many: 'Budget' },
  about: 'What a project may spend, year by year.',
  empty: 'No budget stands here yet. Add one for each financial year: nothing can be committed before.',
  fields: {
    project,
    startsOn: day({ label: 'From which day?', hint: 'Usually 1 April' }),
    endsOn: optional(day({ label: 'To which day?', hint: 'Left empty: to the end of that financial year, 31 March' })),
    amount,
    valueDate,
    reason,
  },
  columns: ['startsOn', 'endsOn', 'amount', 'reason'],
});

/** What was promised to the partner. */
export const commitment = defineRecord({
  ...shared,
  kind: 'commitment',
  address: '/act/commitments',
  names: { one: 'Commitment', many: 'Commitments' },
  about: 'What was promised to the partner of a project.',
  empty: 'Nothing is committed yet. Add what was promised to the partner: within the budget.',
  fields: { project, madeOn: pastDay({ label: 'When was it promised?' }), amount, valueDate, reason },
  columns: ['madeOn', 'amount', 'reason'],
});

/** What was paid to the partner. */
export const disbursement = defineRecord({
  ...shared,
  kind: 'disbursement',
  address: '/act/disbursements',
  names: { one: 'Disbursement', many: 'Disbursements' },
  about: 'What was paid to the partner of a project.',
  empty: 'Nothing is disbursed yet. Add each payment: within what is committed.',
  fields: { project, paidOn: pastDay({ label: 'When was it paid?' }), amount, valueDate, reason },
  columns: ['paidOn', 'amount', 'reason'],
});
