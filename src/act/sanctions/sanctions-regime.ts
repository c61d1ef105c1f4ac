import type { Role } from '../../people/person.ts';
import { country, day, line, link, optional, text } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';

export const sanctioning = [
  'instrument-owner-sanctions',
  'desk-officer',
  'focal-point',
] as const satisfies readonly Role[];

/** The law that measures and designations stand on: of one country, or of a theme across all. */
export const sanctionsRegime = defineRecord({
  kind: 'sanctions-regime',
  address: '/act/sanctions/regimes',
  names: { one: 'Sanctions regime', many: 'Sanctions regimes' },
  about:
    'The regulations that measures and designations stand on. A sanctions officer adds one before the first measure under it.',
  empty: 'No regime stands here yet. Add the first, with the regulations that make it.',
  fields: {
    name: line({ label: 'What is it called?', hint: 'Such as Global Human Rights' }),
    legalBasis: line({ label: 'Which regulations make it?', hint: 'Their title and year' }),
    country: optional(country({ label: 'Which country is it about?', hint: 'None for a regime about a theme' })),
    since: day({ label: 'Since when?' }),
    purposes: text({ label: 'What is it for?' }),
    reading: optional(link({ label: 'Where can it be read?' })),
  },
  lifecycle: {
    initial: 'in-force',
    states: {
      'in-force': { name: 'In force' },
      revoked: { name: 'Revoked', has: { revokedOn: day({ label: 'Since when is it revoked?' }) }, ended: true },
    },
    steps: {
      revoke: {
        from: ['in-force'],
        to: 'revoked',
        label: 'Record that it is revoked',
        past: 'revoked',
        roles: sanctioning,
        remark: 'By what?',
      },
    },
    edits: ['in-force'],
  },
  titled: ['name'],
  columns: ['legalBasis', 'since'],
  filters: [],
  roles: sanctioning,
});
