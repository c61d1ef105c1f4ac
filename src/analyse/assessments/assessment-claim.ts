import { choice, line, optional, pastDay, reference, text } from '../../platform/records/field.ts';
import { standingOrTakenBack } from '../../platform/records/part-lifecycles.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { writing } from './assessment.ts';
import { evidencePattern } from './evidence.ts';
import { sectionWords } from './section.ts';

const whole = reference('assessment', { label: 'Which assessment is it part of?' });

/** One statement of a section that evidence can bear out or speak against: without any it says so where it is read. */
export const claim = defineRecord({
  kind: 'assessment-claim',
  address: '/analyse/assessment-claims',
  names: { one: 'Claim', many: 'Claims' },
  about:
    'Statements that sections of assessments rest on, each with the evidence for and against it, how good and how old that is.',
  empty: 'No claim yet. Write what a section rests on, one statement at a time, and attach what bears it out.',
  fields: {
    assessment: whole,
    section: choice(sectionWords, { label: 'Which section rests on it?' }),
    statement: text({ label: 'What is claimed?', hint: 'One statement that evidence can bear out', maxLength: 1_000 }),
  },
  lifecycle: standingOrTakenBack(writing),
  titled: ['statement'],
  columns: ['section'],
  filters: ['assessment', 'section'],
  roles: writing,
  partOf: 'assessment',
});

/**
 * A line that data filled in: no part of what the assessment says until a person takes it. Taken it becomes a claim with
 * its evidence; both ways it stays on record.
 */
export const preparedLine = defineRecord({
  kind: 'prepared-line',
  address: '/analyse/prepared-lines',
  names: { one: 'Line filled in from data', many: 'Lines filled in from data' },
  about:
    'What loaded data say for a section of an assessment, filled in by the program at one moment. A person takes each line, and it becomes a claim with its evidence, or leaves it out.',
  empty: 'No line is filled in. Fill the draft in from its page.',
  fields: {
    assessment: whole,
    section: choice(sectionWords, { label: 'For which section?' }),
    statement: text({ label: 'What do the data say?', maxLength: 1_000 }),
    source: line({ label: 'Which data?', hint: 'Name and version, or who reported it', maxLength: 300 }),
    knownOn: pastDay({ label: 'On which day was it filled in?' }),
    pointsAt: optional(
      line({
        label: 'Under which key does the evidence stand here?',
        hint: 'As the evidence of assessments is kept',
        pattern: evidencePattern,
      }),
    ),
  },
  lifecycle: {
    initial: 'prepared',
    states: {
      prepared: { name: 'Filled in, not taken', draftOnly: true },
      taken: { name: 'Taken', ended: true, withdrawn: true },
      'left-out': { name: 'Left out', ended: true, withdrawn: true },
    },
    steps: {
      take: {
        from: ['prepared'],
        to: 'taken',
        label: 'Take it',
        past: 'taken',
        roles: writing,
        changesWhole: true,
        means: 'It becomes a claim of its section, with its evidence, under your name.',
      },
      'leave-out': {
        from: ['prepared'],
        to: 'left-out',
        label: 'Leave it out',
        past: 'left-out',
        roles: writing,
        changesWhole: true,
      },
    },
    edits: [],
  },
  titled: ['statement'],
  columns: ['section', 'source', 'knownOn'],
  filters: ['assessment', 'section'],
  roles: writing,
  partOf: 'assessment',
});
