import { instrumentOwners, type Role } from '../../people/person.ts';
import { themeWords } from '../../people/theme.ts';
import {
  choice,
  choices,
  country,
  day,
  line,
  optional,
  organisations,
  pastDay,
  reference,
  text,
} from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { formWords } from './section.ts';

const publishing = [
  'joint-analyst',
  'desk-officer',
  'focal-point',
  'strategy-owner',
] as const satisfies readonly Role[];

/** Everybody of a department that may know something of the place: a joint analysis draws them together. */
export const writing = [
  ...publishing,
  'watch-analyst',
  'post-reporter',
  ...instrumentOwners,
] as const satisfies readonly Role[];

export const confidenceWords = { low: 'Low', moderate: 'Moderate', high: 'High' } as const;

/**
 * A Joint Analysis of Conflict and Stability (JACS): a shared understanding of what drives a conflict, and agreement on
 * priorities. Its sections, ratings, scenarios and the rest are parts of their own, so that several departments write at
 * once; a published version holds them all and is never changed.
 */
export const assessment = defineRecord({
  kind: 'assessment',
  address: '/analyse/assessments',
  names: { one: 'Assessment', many: 'Assessments' },
  about:
    'Joint analyses of conflict and stability (JACS): what several departments together understand of a place, what could happen there, and where effort would help. A draft is written section by section; a published version stands.',
  empty: 'No assessment stands here yet. Begin one, or begin one from a warning’s page.',
  fields: {
    country: country({ label: 'Which country is it about?' }),
    question: line({ label: 'Which question does it answer?', maxLength: 300 }),
    form: choice(formWords, { label: 'Which form has it?' }),
    decisionInformed: optional(line({ label: 'Which decision is it to inform?' })),
    warning: optional(
      reference('warning', {
        label: 'Which warning does it answer?',
        hint: 'When a version is published, the warning’s clock says “assessed”',
      }),
    ),
    departments: organisations({ label: 'Which departments write it together?' }),
    themes: choices(themeWords, { label: 'Which priority areas does it speak of?' }),
    asOf: pastDay({ label: 'What is known up to which day?' }),
    refreshOn: day({ label: 'When must it be looked at again?' }),
    finding: optional(
      text({
        label: 'What does it find, in two or three sentences?',
        hint: 'Asked for before a version is published: many will read only this',
        maxLength: 1_000,
      }),
    ),
    confidence: optional(choice(confidenceWords, { label: 'How much confidence is there in this?' })),
    confidenceReason: optional(
      text({
        label: 'Why that much confidence?',
        hint: 'Quality, number and independence of sources; assumptions; how stable the judgement is',
        maxLength: 2_000,
      }),
    ),
  },
  lifecycle: {
    initial: 'draft',
    states: {
      draft: { name: 'Draft' },
      published: { name: 'Published' },
      withdrawn: { name: 'Withdrawn', ended: true },
    },
    steps: {
      publish: {
        from: ['draft'],
        to: 'published',
        label: 'Publish this version',
        past: 'published',
        roles: publishing,
        publishes: true,
        means: 'Everything that stands in it now becomes a numbered version, and no version is ever changed.',
      },
      revise: {
        from: ['published'],
        to: 'draft',
        label: 'Begin the next version',
        past: 'revised',
        roles: writing,
      },
      withdraw: {
        from: ['draft', 'published'],
        to: 'withdrawn',
        label: 'Withdraw it',
        past: 'withdrawn',
        roles: publishing,
        remark: 'Why is it withdrawn?',
        means: 'Its published versions stay in the account.',
      },
    },
    edits: ['draft'],
  },
  titled: ['question'],
  columns: ['form', 'asOf', 'refreshOn'],
  filters: ['form', 'themes'],
  roles: writing,
  due: 'refreshOn',
  themes: 'themes',
});
