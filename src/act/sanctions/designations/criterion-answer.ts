import { choice, reference, text } from '../../../platform/records/field.ts';
import { standingOrTakenBack } from '../../../platform/records/part-lifecycles.ts';
import { defineRecord } from '../../../platform/records/record.ts';
import { sanctioning } from '../sanctions-regime.ts';

export const answerWords = { met: 'Met', 'not-met': 'Not met', 'not-decided': 'Not decided' } as const;

/** Whether the subject of a case meets one criterion of its regime, and why. */
export const criterionAnswer = defineRecord({
  kind: 'criterion-answer',
  address: '/act/sanctions/criterion-answers',
  names: { one: 'Answer to a criterion', many: 'Answers to criteria' },
  about: 'The legal test of a designation case, criterion by criterion, each with its reasons.',
  empty: 'No criterion is answered yet. Answer each on the page of its case.',
  fields: {
    designation: reference('designation-case', { label: 'Which designation case is it part of?' }),
    criterion: reference('listing-criterion', { label: 'Which criterion of the regime?' }),
    answer: choice(answerWords, { label: 'Is it met?' }),
    reasons: text({ label: 'For which reasons?', hint: 'By which acts, on the evidence for this criterion' }),
  },
  lifecycle: standingOrTakenBack(sanctioning),
  titled: ['answer'],
  columns: ['criterion', 'reasons'],
  filters: ['designation', 'answer'],
  roles: sanctioning,
  partOf: 'designation',
  fixed: ['criterion'],
});
