import { choice, day, optional, organisation, person, reference, text } from '../../platform/records/field.ts';
import { standingOrTakenBack } from '../../platform/records/part-lifecycles.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { writing } from './assessment.ts';
import { sectionWords } from './section.ts';

const whole = reference('assessment', { label: 'Which assessment is it part of?' });

export const remarkWords = {
  comment: 'Comment',
  suggestion: 'Suggestion: words to put there instead',
  task: 'Task',
  'red-team': 'Red-team note: the other side’s view',
  'pre-mortem': 'Pre-mortem: it was wrong, and this is why',
} as const;

/** What somebody says of a section without writing in it: kept with its answer, and read in the draft alone. */
export const sectionComment = defineRecord({
  kind: 'section-comment',
  address: '/analyse/section-comments',
  names: { one: 'Comment on a section', many: 'Comments on sections' },
  about:
    'Comments, suggestions, tasks, red-team notes and pre-mortems on sections of assessments, for somebody or for all; each is settled with an answer.',
  empty: 'No comment yet.',
  fields: {
    assessment: whole,
    section: choice(sectionWords, { label: 'On which section?' }),
    remarkKind: choice(remarkWords, { label: 'What is it?' }),
    wording: text({ label: 'What do you say?' }),
    passage: optional(
      text({
        label: 'Which words of the section would you replace?',
        hint: 'Copied from it, word for word. Leave them out to add a paragraph at its end',
        maxLength: 4_000,
      }),
    ),
    instead: optional(
      text({
        label: 'What should stand there instead?',
        hint: 'Of a suggestion: whoever agrees puts it in place by one press',
        maxLength: 4_000,
      }),
    ),
    forPerson: optional(person({ label: 'For whom is it?' })),
    dueOn: optional(day({ label: 'By which day should it be settled?' })),
  },
  lifecycle: {
    initial: 'open',
    states: {
      open: { name: 'Open', draftOnly: true },
      settled: {
        name: 'Settled',
        has: { answer: text({ label: 'What came of it?' }) },
        ended: true,
        withdrawn: true,
      },
    },
    steps: { settle: { from: ['open'], to: 'settled', label: 'Settle it', past: 'settled', roles: writing } },
    edits: ['open'],
  },
  titled: ['wording'],
  columns: ['section', 'remarkKind', 'forPerson'],
  filters: ['assessment', 'section', 'remarkKind'],
  roles: writing,
  partOf: 'assessment',
  due: 'dueOn',
});

/**
 * What a department holds otherwise than the assessment does. It stands under the department's name in every version
 * until that department takes it back, and moves no rating and no probability.
 */
export const dissent = defineRecord({
  kind: 'dissent',
  address: '/analyse/dissents',
  names: { one: 'Dissent', many: 'Dissents' },
  about:
    'Where a department holds otherwise than a joint assessment says. It stands under the department’s name in each version and is averaged into nothing; only the department itself takes it back.',
  empty: 'No department dissents.',
  fields: {
    assessment: whole,
    department: optional(
      organisation({ label: 'Which department dissents?', hint: 'Your own: filled in where you leave it out' }),
    ),
    section: choice(sectionWords, { label: 'Of which section?' }),
    position: text({ label: 'What does your department hold instead?', maxLength: 2_000 }),
    reason: text({ label: 'Why?', maxLength: 4_000 }),
  },
  lifecycle: standingOrTakenBack(writing),
  titled: ['position'],
  columns: ['department', 'section'],
  filters: ['assessment', 'section'],
  roles: writing,
  partOf: 'assessment',
  fixed: ['department', 'section'],
});
