import type { Role } from '../../people/person.ts';
import { themeWords } from '../../people/theme.ts';
import { choices, line, money, number, optional, organisation, reference } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';

const holding = ['strategy-owner', 'focal-point', 'minister', 'administrator'] as const satisfies readonly Role[];
const allocating = [
  ...holding,
  'desk-officer',
  'instrument-owner-programme',
  'instrument-owner-defence',
] as const satisfies readonly Role[];

const people = { minimum: 0, maximum: 1_000_000 };

/** Money and people of one department in one financial year, as far as prevention may use them. */
export const envelope = defineRecord({
  kind: 'envelope',
  address: '/decide/envelopes',
  names: { one: 'Envelope', many: 'Envelopes' },
  about:
    'Money and people that a department has for prevention in a financial year. What is allocated to strategies, objectives, actions and programmes comes out of one, and no envelope gives more than it holds.',
  empty: 'No envelope stands here yet. Enter what a department has for prevention this financial year.',
  fields: {
    name: line({ label: 'What is the envelope called?' }),
    department: organisation({ label: 'Whose is it?' }),
    financialYear: line({
      label: 'For which financial year?',
      hint: 'From April to March, such as 2026-27',
      problem: 'Enter a financial year, such as 2026-27',
      pattern: '^[12][0-9]{3}-[0-9]{2}$',
      maxLength: 7,
    }),
    budget: money({ label: 'How much money does it hold?' }),
    fullTimeEquivalents: number({ label: 'How many people does it hold?', hint: 'Full-time equivalents', ...people }),
  },
  lifecycle: {
    initial: 'open',
    states: { open: { name: 'Open' }, closed: { name: 'Closed', ended: true } },
    steps: {
      close: {
        from: ['open'],
        to: 'closed',
        label: 'Close it',
        past: 'closed',
        roles: holding,
        remark: 'What was used of it, and what was given back?',
        means: 'Nothing more is allocated from it.',
      },
    },
    edits: ['open'],
  },
  titled: ['name', 'financialYear'],
  columns: ['department', 'budget', 'fullTimeEquivalents'],
  filters: ['department', 'financialYear'],
  roles: holding,
});

/** A part of an envelope that is given to one thing. */
export const allocation = defineRecord({
  kind: 'allocation',
  address: '/decide/allocations',
  names: { one: 'Allocation', many: 'Allocations' },
  about: 'What an envelope gives to a strategy, an objective, an action or a programme.',
  empty: 'Nothing has been allocated yet.',
  fields: {
    envelope: reference('envelope', { label: 'From which envelope?' }),
    purpose: line({ label: 'What is it for?', maxLength: 300 }),
    amount: optional(money({ label: 'How much money?' })),
    fullTimeEquivalents: optional(number({ label: 'How many people?', hint: 'Full-time equivalents', ...people })),
    strategy: optional(
      reference('strategy', { label: 'To which strategy?', hint: 'Or choose one of the three below' }),
    ),
    objective: optional(reference('objective', { label: 'Or to which objective?' })),
    action: optional(reference('action', { label: 'Or to which action?' })),
    programme: optional(reference('programme', { label: 'Or to which programme?' })),
    themes: choices(themeWords, { label: 'Which priority areas does it serve?' }),
  },
  lifecycle: {
    initial: 'standing',
    states: { standing: { name: 'Standing' }, released: { name: 'Given back', ended: true } },
    steps: {
      release: {
        from: ['standing'],
        to: 'released',
        label: 'Give it back',
        past: 'released',
        roles: allocating,
        remark: 'Why is it given back?',
        means: 'The envelope has it again.',
      },
    },
    edits: ['standing'],
  },
  titled: ['purpose'],
  columns: ['amount', 'fullTimeEquivalents', 'strategy', 'objective', 'action', 'programme'],
  filters: ['envelope', 'themes'],
  roles: allocating,
  partOf: 'envelope',
  themes: 'themes',
});

/** What can be given an allocation. */
export const recipients = ['strategy', 'objective', 'action', 'programme'] as const;
