import { country, day, line, lines, number, optional, reference, text } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { writing } from './assessment.ts';

/**
 * Whether a published version still stands. The watch asks it when the world has moved past it, and after an
 * answer only once it has moved further; somebody may ask it by hand before. What has moved is not kept here: each reader is told on the assessment's page what
 * of it they may see.
 */
export const refreshRequest = defineRecord({
  kind: 'refresh-request',
  address: '/analyse/refresh-requests',
  names: { one: 'Request to look again', many: 'Requests to look again' },
  about:
    'Whether a published assessment still stands: asked of its owners and of whoever holds a section when the world has moved past it, and after an answer once it has moved further. It still stands, with the reason, or the next version is begun.',
  empty: 'Nobody is asked to look at an assessment again.',
  fields: {
    assessment: reference('assessment', { label: 'Which assessment is to be looked at again?' }),
    ofVersion: optional(
      number({
        label: 'Which version of it?',
        hint: 'Left out: the newest',
        ...{ whole: true, minimum: 1, maximum: 1_000_000 },
      }),
    ),
    country: optional(country({ label: 'Which country is it about?', hint: 'Left out: that of the assessment' })),
    asks: line({ label: 'What is asked?', hint: 'In one sentence', maxLength: 500 }),
    asked: optional(lines({ label: 'Who is asked?', hint: 'Names, one on each line' })),
    answerBy: day({ label: 'By when is an answer needed?' }),
  },
  lifecycle: {
    initial: 'asked',
    states: {
      asked: { name: 'Asked' },
      stands: { name: 'Still stands', has: { because: text({ label: 'Why does it still stand?' }) }, ended: true },
      revised: { name: 'The next version is begun', ended: true },
      dropped: { name: 'Asked no more', ended: true },
    },
    steps: {
      'still-stands': {
        from: ['asked'],
        to: 'stands',
        label: 'Say why it still stands',
        past: 'answered',
        roles: writing,
      },
      'begin-version': {
        from: ['asked'],
        to: 'revised',
        label: 'Begin the next version',
        past: 'revised',
        roles: writing,
        means: 'The assessment becomes a draft again; what is published stands until the next version is.',
      },
      drop: {
        from: ['asked'],
        to: 'dropped',
        label: 'Ask no more',
        past: 'dropped',
        roles: writing,
        means: 'Where the assessment is withdrawn this follows by itself.',
      },
    },
    edits: ['asked'],
  },
  titled: ['asks'],
  columns: ['ofVersion', 'answerBy'],
  filters: ['assessment'],
  roles: writing,
  due: 'answerBy',
  fixed: ['assessment', 'ofVersion'],
});
