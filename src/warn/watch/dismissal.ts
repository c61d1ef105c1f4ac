import type { Role } from '../../people/person.ts';
import { regionNames } from '../../places/shipped-regions.ts';
import { choice, country, day, optional, text } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';

const judging = ['watch-analyst', 'desk-officer', 'focal-point'] as const satisfies readonly Role[];

/** As far ahead as forecasts reach: what is dismissed comes back within it, and is scored at its end. */
export const longestDays = 366;

/**
 * What a watch analyst looked at and put aside, with the reason and the day on which it comes back. The chance at that
 * moment is not asked for: it is that of the forecast that stood then, which is never edited.
 */
export const dismissal = defineRecord({
  kind: 'watch-dismissal',
  address: '/warn/dismissals',
  names: { one: 'Dismissal', many: 'Dismissals' },
  about:
    'What the watch looked at and put aside, why, and the day on which it comes back. Each is scored once the twelve months of the forecast that stood then are over.',
  empty: 'Nothing has been dismissed. The watch list leads here: each of its lines may be dismissed with a reason.',
  fields: {
    country: country({ label: 'Where?' }),
    region: optional(
      choice(regionNames, {
        label: 'In which region across borders?',
        hint: 'Where it is about more than one country: the country above is the one whose desk leads',
      }),
    ),
    reason: text({ label: 'Why is it put aside?', hint: 'What would have to be seen for it to be worth a warning' }),
    comesBackOn: day({ label: 'On which day does it come back?', hint: 'Within twelve months' }),
  },
  lifecycle: {
    initial: 'standing',
    states: {
      standing: { name: 'Standing' },
      'taken-back': { name: 'Taken back', ended: true },
    },
    steps: {
      'take-back': {
        from: ['standing'],
        to: 'taken-back',
        label: 'Take it back',
        past: 'taken-back',
        roles: judging,
        remark: 'What has changed since?',
        means: 'The place is on the watch list again. The dismissal is scored all the same.',
      },
    },
    edits: [],
  },
  titled: ['country', 'reason'],
  columns: ['region', 'comesBackOn'],
  filters: ['country', 'region'],
  roles: judging,
});
