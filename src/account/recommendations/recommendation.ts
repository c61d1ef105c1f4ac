import type { Role } from '../../people/person.ts';
import { themeWords } from '../../people/theme.ts';
import {
  choice,
  choices,
  day,
  line,
  link,
  optional,
  organisation,
  pastDay,
  reference,
  text,
} from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';

const sourceWords = {
  parliament: 'Parliament',
  'civil-society': 'Civil society',
  international: 'An international body',
  'own-review': 'A review of our own',
  'own-promise': 'A promise of our own',
} as const;

const responseWords = {
  accepted: 'Accepted',
  'accepted-in-part': 'Accepted in part',
  'not-accepted': 'Not accepted',
} as const;

const findingWords = { done: 'Done', 'done-in-part': 'Done in part', 'not-done': 'Not done' } as const;

const answering = ['desk-officer', 'focal-point', 'strategy-owner', 'minister'] as const satisfies readonly Role[];
const recording = [...answering, 'watch-analyst', 'partner-reporter'] as const satisfies readonly Role[];

const answered = {
  response: choice(responseWords, { label: 'What is the answer?' }),
  reasons: text({ label: 'For which reasons?' }),
  answeringOrganisation: organisation({ label: 'Who owns what follows?' }),
  dueOn: day({ label: 'By when is it to be done?' }),
};
const carriedOut = {
  ...answered,
  doneWords: text({ label: 'What was done?' }),
  evidence: text({ label: 'What shows it?', hint: 'Documents, figures, who confirms it' }),
};
const reviewed = {
  ...carriedOut,
  finding: choice(findingWords, { label: 'Was it done?' }),
  findingWords: text({ label: 'What did you find?' }),
};

/** What somebody asked a government to do, or what it promised: answered with reasons, carried out, reviewed by another. */
export const recommendation = defineRecord({
  kind: 'recommendation',
  address: '/account/recommendations',
  names: { one: 'Recommendation', many: 'Recommendations and commitments' },
  about:
    'What parliament, civil society and others asked to be done, and what was promised: the answer with its reasons, who owns it, and whether it was done, in the eyes of somebody else than its owner.',
  empty: 'No recommendation stands here yet. Add the first, in its own words and with its source.',
  fields: {
    source: choice(sourceWords, { label: 'Who recommends it?' }),
    sourceTitle: line({ label: 'In which report, letter or speech?' }),
    madeOn: pastDay({ label: 'When was it made?' }),
    sourceAddress: optional(link({ label: 'Where can it be read?' })),
    wording: text({ label: 'What does it say?', hint: 'In its own words' }),
    themes: choices(themeWords, { label: 'Which priority areas does it speak of?' }),
    warning: optional(reference('warning', { label: 'Which warning does it speak of?' })),
  },
  lifecycle: {
    initial: 'received',
    states: {
      received: { name: 'Received' },
      answered: { name: 'Answered', has: answered },
      'carried-out': { name: 'Carried out', has: carriedOut },
      closed: { name: 'Closed', has: reviewed, ended: true },
      declined: { name: 'Declined', has: answered, ended: true },
    },
    steps: {
      answer: { from: ['received'], to: 'answered', label: 'Answer it', past: 'answered', roles: answering },
      'carry-out': {
        from: ['answered'],
        to: 'carried-out',
        label: 'Say that it is done',
        past: 'carried-out',
        roles: answering,
      },
      decline: {
        from: ['answered'],
        to: 'declined',
        label: 'Close it as not accepted',
        past: 'declined',
        roles: answering,
        means: 'It stays in the account with its reasons.',
      },
      'send-back': {
        from: ['carried-out'],
        to: 'answered',
        label: 'Send it back',
        past: 'sent-back',
        roles: answering,
        remark: 'What is missing?',
      },
      review: {
        from: ['carried-out'],
        to: 'closed',
        label: 'Review it',
        past: 'reviewed',
        roles: answering,
        means:
          'Whoever said that it is done does not review it, and neither does anybody of the organisation that owns it.',
      },
    },
    edits: ['received'],
  },
  titled: ['sourceTitle'],
  columns: ['source', 'madeOn', 'answeringOrganisation', 'dueOn'],
  filters: ['source', 'themes'],
  roles: recording,
  due: 'dueOn',
  themes: 'themes',
});
