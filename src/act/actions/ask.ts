import { choice, day, line, optional, pastDay, reference, text } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { acting } from '../instruments/action-lifecycle.ts';

const answerWords = {
  agreed: 'Agreed',
  'agreed-in-part': 'Agreed in part',
  refused: 'Refused',
  'not-answered': 'No answer was given',
} as const;

/** What an action asks of somebody, by when; and what came back, with what shows it. */
export const ask = defineRecord({
  kind: 'ask',
  address: '/act/asks',
  names: { one: 'Ask', many: 'Asks' },
  about:
    'What our actions ask of governments, armed groups and others: of whom, by when, and what came back. Diplomats record the answers here; a joint action plan shows those that are overdue.',
  empty: 'Nothing is asked yet. Say what is asked of whom, one ask at a time, so that each can be answered.',
  fields: {
    action: reference('action', { label: 'With which action?' }),
    what: text({ label: 'What is asked?', hint: 'One thing, so that it can be answered yes or no', maxLength: 500 }),
    ofWhom: line({ label: 'Of whom?', hint: 'An office or a person, such as the Minister of Foreign Affairs' }),
    dueOn: day({ label: 'By when?' }),
  },
  lifecycle: {
    initial: 'open',
    states: {
      open: { name: 'Open' },
      answered: {
        name: 'Answered',
        has: {
          answer: choice(answerWords, { label: 'What was the answer?' }),
          answerWords: text({ label: 'In which words?' }),
          answeredOn: pastDay({ label: 'When was it given?' }),
          evidence: optional(text({ label: 'What shows it?', hint: 'A note, a cable, an act that followed' })),
        },
        ended: true,
      },
      withdrawn: { name: 'Withdrawn', ended: true },
    },
    steps: {
      answer: { from: ['open'], to: 'answered', label: 'Record the answer', past: 'answered', roles: acting },
      reopen: {
        from: ['answered'],
        to: 'open',
        label: 'Ask again',
        past: 'reopened',
        roles: acting,
        remark: 'Why is it asked again?',
        means: 'The answer stays in the ledger.',
      },
      withdraw: {
        from: ['open'],
        to: 'withdrawn',
        label: 'Withdraw it',
        past: 'withdrawn',
        roles: acting,
        remark: 'Why is it withdrawn?',
      },
    },
    edits: ['open'],
  },
  titled: ['what'],
  columns: ['ofWhom', 'dueOn', 'answer', 'answeredOn'],
  filters: ['action'],
  roles: acting,
  partOf: 'action',
  due: 'dueOn',
});
