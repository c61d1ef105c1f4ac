import { day, line, optional, reference, text } from '../../platform/records/field.ts';
import { standingOrTakenBack } from '../../platform/records/part-lifecycles.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { writing } from './assessment.ts';

const whole = reference('assessment', { label: 'Which assessment is it part of?' });

/** Who could be attacked for who they are. The atrocity lens: asked of peace as of war. */
export const groupAtRisk = defineRecord({
  kind: 'group-at-risk',
  address: '/analyse/groups-at-risk',
  names: { one: 'Group at risk', many: 'Groups at risk' },
  about:
    'Who could be targeted, by whom and for what, as assessments see it; outside war too: persecution, discriminatory law, speech that stirs hatred.',
  empty: 'No group yet. Name who could be attacked for who they are.',
  fields: {
    assessment: whole,
    name: line({ label: 'Who could be targeted?' }),
    targetedBy: line({ label: 'By whom?', maxLength: 300 }),
    reason: text({ label: 'For what, and how?', maxLength: 2_000 }),
    outsideWar: optional(
      text({
        label: 'What is done to them outside armed conflict?',
        hint: 'Persecution, discriminatory law, exclusion, speech that stirs hatred',
        maxLength: 2_000,
      }),
    ),
    protection: optional(text({ label: 'What protects them?', maxLength: 2_000 })),
  },
  lifecycle: standingOrTakenBack(writing),
  titled: ['name'],
  columns: ['targetedBy'],
  filters: ['assessment'],
  roles: writing,
  partOf: 'assessment',
});

/** A day that could set violence off, or on which something can be done. */
export const expectedDate = defineRecord({
  kind: 'expected-date',
  address: '/analyse/expected-dates',
  names: { one: 'Day to watch', many: 'Days to watch' },
  about: 'Days that could set violence off, or on which something can be done, as assessments see them.',
  empty: 'No day yet. Elections, anniversaries, verdicts, rains: what is coming, and when?',
  fields: {
    assessment: whole,
    comesOn: day({ label: 'On which day is it?' }),
    name: line({ label: 'What happens then?' }),
    meaning: text({ label: 'What could it set off, or what could be done?', maxLength: 2_000 }),
  },
  lifecycle: standingOrTakenBack(writing),
  titled: ['name'],
  columns: ['comesOn'],
  filters: ['assessment'],
  roles: writing,
  partOf: 'assessment',
});
