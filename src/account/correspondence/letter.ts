import type { Role } from '../../people/person.ts';
import { themeWords } from '../../people/theme.ts';
import {
  choice,
  choices,
  country,
  day,
  line,
  link,
  optional,
  pastDay,
  reference,
  text,
} from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';

const senderWords = {
  'civil-society': 'Civil society',
  'member-of-parliament': 'A member of parliament or a committee',
  'other-government': 'Another government',
  international: 'An international body',
  public: 'A member of the public',
} as const;

const writing = [
  'desk-officer',
  'watch-analyst',
  'joint-analyst',
  'strategy-owner',
  'focal-point',
] as const satisfies readonly Role[];
const clearing = ['focal-point', 'strategy-owner', 'minister'] as const satisfies readonly Role[];

/** The department's scheme: MIN for a minister's letter, a number, the year. */
const letterReferencePattern = '^[A-Z]{2,5}/\\d{1,6}/\\d{4}$';

const drafted = {
  draft: text({ label: 'What is the answer?', hint: 'As it will stand in the letter', maxLength: 20_000 }),
};
const cleared = { ...drafted, signedBy: line({ label: 'Who signs it?' }) };
const answered = { ...cleared, repliedOn: pastDay({ label: 'On which day was it sent?' }) };

/** A letter that came in, and its answer: by when, in whose words, cleared by whom, resting on which facts. */
export const letter = defineRecord({
  kind: 'letter',
  address: '/account/correspondence',
  names: { one: 'Letter', many: 'Correspondence' },
  about:
    'Letters that ask about prevention, from parliament, civil society and others: each with its reference, the day by which it is answered, a draft that says where its facts stand here, and the reply as it was sent.',
  empty: 'No letter stands here yet. Enter the first with its sender and the day on which it came.',
  fields: {
    reference: optional(
      line({
        label: 'Under which reference?',
        hint: 'Such as MIN/33171/2018. Left empty, it is given the next number of its year.',
        pattern: letterReferencePattern,
        problem: 'Enter a reference such as MIN/33171/2018, or leave it empty',
      }),
    ),
    sender: line({ label: 'Who sent it?' }),
    senderKind: choice(senderWords, { label: 'What kind of sender is it?' }),
    subject: line({ label: 'What is it about?' }),
    receivedOn: pastDay({ label: 'When did it come?' }),
    dueOn: optional(
      day({
        label: 'By when is it answered?',
        hint: 'Left empty: 20 working days after it came, without bank holidays',
      }),
    ),
    asks: text({ label: 'What does it ask?', hint: 'In its own words where they matter', maxLength: 20_000 }),
    country: optional(country({ label: 'Which country is it about?' })),
    themes: choices(themeWords, { label: 'Which priority areas does it speak of?' }),
    recommendation: optional(reference('recommendation', { label: 'Which recommendation does it bring?' })),
  },
  lifecycle: {
    initial: 'received',
    states: {
      received: { name: 'Received' },
      drafted: { name: 'Drafted', has: drafted },
      cleared: { name: 'Cleared', has: cleared },
      answered: { name: 'Answered', has: answered, ended: true },
    },
    steps: {
      draft: { from: ['received'], to: 'drafted', label: 'Draft the answer', past: 'drafted', roles: writing },
      'send-back': {
        from: ['drafted', 'cleared'],
        to: 'received',
        label: 'Send the draft back',
        past: 'sent-back',
        roles: clearing,
        remark: 'What is to be changed?',
      },
      clear: {
        from: ['drafted'],
        to: 'cleared',
        label: 'Clear the draft',
        past: 'cleared',
        roles: clearing,
        means: 'Whoever wrote the draft does not clear it.',
      },
      answer: { from: ['cleared'], to: 'answered', label: 'Say that it was sent', past: 'answered', roles: writing },
    },
    edits: ['received', 'drafted'],
  },
  titled: ['reference', 'subject'],
  columns: ['sender', 'receivedOn', 'dueOn', 'repliedOn'],
  filters: ['senderKind', 'themes'],
  roles: writing,
  due: 'dueOn',
  themes: 'themes',
});

/** A fact that the answer rests on, and the page of this site where it stands. */
export const citation = defineRecord({
  kind: 'citation',
  address: '/account/citations',
  names: { one: 'Fact', many: 'Facts that the answer rests on' },
  about: 'What an answer says of the world, and where it stands here.',
  empty: 'No fact is named yet. Add each claim of the draft with the page on which it stands.',
  fields: {
    letter: reference('letter', { label: 'In which letter?' }),
    claim: line({ label: 'What does the answer say?', maxLength: 500 }),
    page: link({ label: 'On which page of Forestall does it stand?', hint: 'Such as /places/KEN', here: true }),
  },
  lifecycle: { initial: 'cited', states: { cited: { name: 'Cited' } }, steps: {}, edits: ['cited'] },
  titled: ['claim'],
  columns: ['page'],
  filters: [],
  roles: writing,
  partOf: 'letter',
});
