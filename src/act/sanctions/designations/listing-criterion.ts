import { line, reference, text } from '../../../platform/records/field.ts';
import { standingOrTakenBack } from '../../../platform/records/part-lifecycles.ts';
import { defineRecord } from '../../../platform/records/record.ts';
import { sanctioning } from '../sanctions-regime.ts';

/** One criterion of a regime for listing somebody, as its regulations word it: every case under it answers each. */
export const listingCriterion = defineRecord({
  kind: 'listing-criterion',
  address: '/act/sanctions/listing-criteria',
  names: { one: 'Listing criterion', many: 'Listing criteria' },
  about:
    'By which criteria a regime lists, word for word. A case answers each: met, not met or not decided, with reasons and evidence.',
  empty: 'No criterion stands here yet. Add those of the regulations: no case is submitted without.',
  fields: {
    regime: reference('sanctions-regime', { label: 'Of which regime?' }),
    name: line({
      label: 'What is it called?',
      hint: 'The provision and a few words, such as “Regulation 6(2)(a): attacks on civilians”',
    }),
    wording: text({ label: 'What does it say, word for word?' }),
  },
  lifecycle: standingOrTakenBack(sanctioning),
  titled: ['name'],
  columns: ['wording'],
  filters: ['regime'],
  roles: sanctioning,
  partOf: 'regime',
});
