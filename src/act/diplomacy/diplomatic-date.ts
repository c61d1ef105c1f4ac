import { choice, country, day, line, link, optional, reference, text } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { diplomats } from './diplomacy-roles.ts';

export const dateKindWords = {
  'mandate-ends': 'A mandate ends',
  'mandate-renewal': 'A mandate is to be renewed',
  election: 'An election',
  referendum: 'A referendum',
  negotiation: 'A negotiation',
  'report-due': 'A report is due',
} as const;

/** A day that diplomacy must not miss: the end of a mandate, an election. */
export const diplomaticDate = defineRecord({
  kind: 'diplomatic-date',
  address: '/act/diplomacy/dates',
  names: { one: 'Date', many: 'Mandates, elections and other dates' },
  about: 'When mandates end and people vote. Each stands in the diplomatic calendar, and in the calendar feed.',
  empty: 'No date stands here yet. Add the end of the next mandate, or the next election.',
  fields: {
    dateKind: choice(dateKindWords, { label: 'What is it?' }),
    title: line({ label: 'What is it called?', hint: 'Such as: mandate of the mission ends' }),
    country: optional(country({ label: 'Where?' })),
    body: optional(reference('forum-body', { label: 'Which body gives the mandate?' })),
    onDay: day({ label: 'On which day?', hint: 'The last day of a mandate; the day of voting' }),
    why: text({ label: 'Why does it matter?', hint: 'What could be set off, and what is to be ready by then' }),
    webAddress: optional(link({ label: 'Where is it announced?' })),
  },
  lifecycle: {
    initial: 'expected',
    states: {
      expected: { name: 'Expected' },
      past: { name: 'Past', has: { result: text({ label: 'What came of it?' }) }, ended: true },
      'called-off': { name: 'Called off', ended: true },
    },
    steps: {
      pass: { from: ['expected'], to: 'past', label: 'Say what came of it', past: 'passed', roles: diplomats },
      'call-off': {
        from: ['expected'],
        to: 'called-off',
        label: 'Say that it is called off',
        past: 'called-off',
        roles: diplomats,
        remark: 'Why?',
      },
      expect: {
        from: ['past', 'called-off'],
        to: 'expected',
        label: 'Expect it again',
        past: 'expected-again',
        roles: diplomats,
        remark: 'What has changed?',
      },
    },
    edits: ['expected'],
  },
  titled: ['title'],
  columns: ['dateKind', 'onDay'],
  filters: ['dateKind'],
  roles: diplomats,
  due: 'onDay',
});
