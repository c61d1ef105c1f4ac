import { choice, country, day, line, optional, pastDay, reference, text } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { sanctionKindWords } from './sanction-kind.ts';
import { sanctioning } from './sanctions-regime.ts';

/** One measure under a regime, of any of the five kinds: from when, until when, on what law. */
export const sanctionsMeasure = defineRecord({
  kind: 'sanctions-measure',
  address: '/act/sanctions/measures',
  names: { one: 'Measure', many: 'Measures' },
  about:
    'Diplomatic measures, travel bans, asset freezes, arms embargoes and commodity interdictions: under which regime, on whom or what, from when and until when.',
  empty: 'No measure stands here. Propose one under the regime that it stands on.',
  fields: {
    regime: reference('sanctions-regime', { label: 'Under which regime?' }),
    sort: choice(sanctionKindWords, { label: 'Which kind of measure?' }),
    target: line({ label: 'On whom or on what?', hint: 'A person, an organisation, the armed forces, a commodity' }),
    country: optional(country({ label: 'For which country?' })),
    legalBasis: line({ label: 'On which provision?', hint: 'Such as regulation 11' }),
    exemptions: optional(text({ label: 'What is exempt?', hint: 'Such as humanitarian assistance' })),
    designation: optional(reference('designation-case', { label: 'From which designation case?' })),
  },
  lifecycle: {
    initial: 'proposed',
    states: {
      proposed: { name: 'Proposed' },
      'in-force': {
        name: 'In force',
        has: {
          from: day({ label: 'In force from when?' }),
          until: optional(
            day({ label: 'Until when?', hint: 'Where an end is set: a lapse, or the day of its review' }),
          ),
        },
      },
      lifted: {
        name: 'Lifted',
        has: {
          from: day({ label: 'In force from when?' }),
          until: optional(day({ label: 'Until when?' })),
          liftedOn: pastDay({ label: 'On which day was it lifted?' }),
        },
        ended: true,
      },
      dropped: { name: 'Not imposed', ended: true },
    },
    steps: {
      impose: {
        from: ['proposed'],
        to: 'in-force',
        label: 'Record that it is in force',
        past: 'imposed',
        roles: [...sanctioning, 'minister'],
      },
      drop: {
        from: ['proposed'],
        to: 'dropped',
        label: 'Do not impose it',
        past: 'dropped',
        roles: [...sanctioning, 'minister'],
        remark: 'Why not?',
      },
      lift: {
        from: ['in-force'],
        to: 'lifted',
        label: 'Lift it',
        past: 'lifted',
        roles: [...sanctioning, 'minister'],
        remark: 'Why is it lifted?',
      },
    },
    edits: ['proposed'],
  },
  titled: ['sort', 'target'],
  columns: ['regime', 'from', 'until'],
  filters: ['sort', 'regime'],
  roles: sanctioning,
  due: 'until',
});
