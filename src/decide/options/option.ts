import { instrumentOwners, type Role } from '../../people/person.ts';
import { choice, choices, line, money, number, optional, reference, text } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';

/** What an option needs to know of an instrument. The catalogue belongs to a later stage, which passes it in. */
export type InstrumentLine = {
  readonly id: string;
  readonly name: string;
  /** From the decision until it takes hold: the least and the most days that it usually needs. */
  readonly leadTimeDays: readonly [number, number];
  readonly legalBasis: string;
  readonly harmRisks: readonly string[];
};

export const fitWords = { strong: 'Strong', partial: 'In part', weak: 'Weak' } as const;
export const harmRiskWords = { low: 'Low', medium: 'Medium', high: 'High' } as const;

const deciding = ['desk-officer', 'focal-point', 'minister', 'strategy-owner'] as const satisfies readonly Role[];
const writing = [...deciding, 'watch-analyst', 'joint-analyst', ...instrumentOwners] as const satisfies readonly Role[];

const decided = { decision: reference('decision', { label: 'By which decision?' }) };

/** Something that could be done about a warning or for a strategy, made of instruments; a decision chooses or refuses it. */
export function defineOption(instruments: readonly InstrumentLine[]) {
  const instrumentWords: Readonly<Record<string, string>> = Object.fromEntries(
    instruments.map(({ id, name }) => [id, name]),
  );
  return defineRecord({
    kind: 'option',
    address: '/decide/options',
    names: { one: 'Option', many: 'Options' },
    about:
      'What could be done about a warning or for a strategy: with which instruments, how well it fits, how soon it takes hold, what it costs, which harm it risks and on which legal basis. A decision chooses one and says why not the others.',
    empty: 'No option stands here yet. Write two at least for a warning, so that there is a choice.',
    fields: {
      name: line({ label: 'What is the option called?' }),
      warning: optional(reference('warning', { label: 'Which warning does it answer?', hint: 'Or choose a strategy' })),
      strategy: optional(reference('strategy', { label: 'Or which strategy does it serve?' })),
      instruments: choices(instrumentWords, { label: 'Which instruments does it use?' }),
      effect: text({ label: 'What would it bring about, and how?', maxLength: 600 }),
      fit: choice(fitWords, { label: 'How well does it fit what drives the risk?' }),
      leadTimeDays: optional(
        number({
          label: 'How many days until it takes hold?',
          hint: 'Leave it empty to go by the slowest of its instruments',
          whole: true,
          minimum: 0,
          maximum: 3_650,
        }),
      ),
      cost: optional(money({ label: 'What does it cost?' })),
      fullTimeEquivalents: optional(
        number({ label: 'How many people does it need?', hint: 'Full-time equivalents', minimum: 0, maximum: 100_000 }),
      ),
      harmRisk: choice(harmRiskWords, { label: 'How great is the risk of doing harm?' }),
      harm: text({ label: 'Which harm, to whom, and what would lessen it?', maxLength: 600 }),
      legalBasis: text({ label: 'On which legal basis?', maxLength: 600 }),
      recommendedBecause: optional(
        text({
          label: 'If you recommend it: why?',
          hint: 'One option of a warning or strategy is recommended',
          maxLength: 600,
        }),
      ),
    },
    lifecycle: {
      initial: 'open',
      states: {
        open: { name: 'Open' },
        chosen: { name: 'Chosen', has: decided, ended: true },
        refused: {
          name: 'Refused',
          has: { ...decided, refusedBecause: text({ label: 'Why was it refused?' }) },
          ended: true,
        },
        withdrawn: { name: 'Taken back', ended: true },
      },
      steps: {
        choose: { from: ['open'], to: 'chosen', label: 'Say that it was chosen', past: 'chosen', roles: deciding },
        refuse: { from: ['open'], to: 'refused', label: 'Say that it was refused', past: 'refused', roles: deciding },
        reconsider: {
          from: ['chosen', 'refused'],
          to: 'open',
          label: 'Open it again',
          past: 'reopened',
          roles: deciding,
          remark: 'What has changed?',
        },
        withdraw: {
          from: ['open'],
          to: 'withdrawn',
          label: 'Take it back',
          past: 'withdrawn',
          roles: writing,
          remark: 'Why is it taken back?',
        },
      },
      edits: ['open'],
    },
    titled: ['name'],
    columns: ['fit', 'cost', 'harmRisk'],
    filters: ['warning', 'strategy', 'instruments', 'decision'],
    roles: writing,
  });
}
