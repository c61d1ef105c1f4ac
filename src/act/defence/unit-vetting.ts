import { country, day, line, lines, optional, text } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { approversAt, planning } from './osja-assessment.ts';

/** What is known of the record of one unit of a force, looked up before it is helped; a clearance lapses. */
export const unitVetting = defineRecord({
  kind: 'unit-vetting',
  address: '/act/defence/vettings',
  names: { one: 'Vetting of a unit', many: 'Vettings of units' },
  about:
    'Whether a unit or its commanders stand under credible suspicion of gross violations. A unit is helped only while it is cleared.',
  empty: 'No unit is vetted yet. Vet each unit, by the name that the action gives it, before it is helped.',
  fields: {
    country: country({ label: 'Of which country?' }),
    unit: line({ label: 'Which unit?', hint: 'As the action names it' }),
    commanders: optional(lines({ label: 'Who commands it?', hint: 'One on each line' })),
    sources: text({ label: 'Which sources were asked?', hint: 'Reports, lists, civil society, the post' }),
  },
  lifecycle: {
    initial: 'open',
    states: {
      open: { name: 'Under way' },
      cleared: {
        name: 'Cleared',
        has: {
          findings: text({ label: 'What was found?' }),
          validUntil: day({ label: 'Until when is it cleared?', hint: 'At most a year' }),
        },
        ended: true,
      },
      'not-cleared': { name: 'Not cleared', has: { findings: text({ label: 'What was found?' }) }, ended: true },
      withdrawn: { name: 'Clearance withdrawn', ended: true },
    },
    steps: {
      clear: { from: ['open'], to: 'cleared', label: 'Clear the unit', past: 'cleared', roles: planning },
      'do-not-clear': {
        from: ['open'],
        to: 'not-cleared',
        label: 'Do not clear the unit',
        past: 'not-cleared',
        roles: planning,
      },
      withdraw: {
        from: ['cleared'],
        to: 'withdrawn',
        label: 'Withdraw the clearance',
        past: 'withdrawn',
        roles: [...planning, ...approversAt.medium],
        remark: 'What came to light?',
      },
    },
    edits: ['open'],
  },
  titled: ['unit'],
  columns: ['validUntil'],
  filters: [],
  roles: planning,
});
