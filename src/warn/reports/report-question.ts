import { reference, text } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { handlingReports, report } from './report.ts';

/** What the desk asks whoever reported, and the answer. */
export const reportQuestion = defineRecord({
  kind: 'report-question',
  address: '/warn/report-questions',
  names: { one: 'Question to the reporter', many: 'Questions to the reporter' },
  about: 'What the desk has asked those who reported, and what they answered.',
  empty: 'Nothing has been asked.',
  fields: {
    report: reference('report', { label: 'About which report?' }),
    question: text({
      label: 'What do you want to know?',
      hint: 'The reporter reads it as you write it, in the language that you write it in',
      maxLength: 2_000,
    }),
  },
  lifecycle: {
    initial: 'asked',
    states: {
      asked: { name: 'Waits for an answer' },
      answered: { name: 'Answered', has: { answer: text({ label: 'What is the answer?' }) }, ended: true },
      dropped: { name: 'Not asked any more', ended: true },
    },
    steps: {
      answer: {
        from: ['asked'],
        to: 'answered',
        label: 'Answer it',
        past: 'answered',
        roles: report.roles,
        changesWhole: true,
      },
      drop: {
        from: ['asked'],
        to: 'dropped',
        label: 'Ask it no more',
        past: 'dropped',
        roles: handlingReports,
        changesWhole: true,
      },
    },
    edits: [],
  },
  titled: ['question'],
  columns: ['report'],
  filters: ['report'],
  roles: handlingReports,
  partOf: 'report',
});
