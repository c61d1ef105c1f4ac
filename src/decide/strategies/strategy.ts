import type { Role } from '../../people/person.ts';
import { themeWords } from '../../people/theme.ts';
import {
  choices,
  country,
  day,
  line,
  number,
  optional,
  organisation,
  person,
  reference,
  text,
} from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';

const agreeing = ['strategy-owner', 'focal-point', 'minister'] as const satisfies readonly Role[];
export const strategyWriters = [...agreeing, 'desk-officer', 'joint-analyst'] as const satisfies readonly Role[];

/**
 * A National Security Council strategy for a country or region: what is to be changed there, why that would work, by
 * which signs one would know, and who answers for it. Objectives and indicators are parts of their own.
 */
export const strategy = defineRecord({
  kind: 'strategy',
  address: '/decide/strategies',
  names: { one: 'Strategy', many: 'Strategies' },
  about:
    'National Security Council strategies for countries and regions: objectives that answer what an assessment found, indicators with their targets, an owner and a day of review. An agreed version stands.',
  empty: 'No strategy stands here yet. Write the first for the country or region that needs one most.',
  fields: {
    name: line({ label: 'What is the strategy called?' }),
    country: optional(country({ label: 'Which country is it for?', hint: 'Leave it empty for a region' })),
    region: optional(line({ label: 'Which region is it for?', hint: 'Such as Lake Chad Basin' })),
    assessment: optional(reference('assessment', { label: 'Which assessment does it answer?' })),
    assessmentVersion: optional(
      number({ label: 'Which version of that assessment?', hint: 'A published one', whole: true, minimum: 1 }),
    ),
    aim: text({ label: 'What is it to bring about?', maxLength: 1_000 }),
    theoryOfChange: text({
      label: 'Why would that follow from what is done?',
      hint: 'The theory of change: if this is done, then that changes, because…; and what must hold for it',
    }),
    themes: choices(themeWords, { label: 'Which priority areas does it serve?' }),
    ownerOrganisation: organisation({ label: 'Which organisation owns it?' }),
    responsible: optional(person({ label: 'Who answers for it?' })),
    reviewOn: day({ label: 'When is it reviewed?' }),
  },
  lifecycle: {
    initial: 'draft',
    states: {
      draft: { name: 'Draft' },
      agreed: { name: 'Agreed' },
      ended: { name: 'Ended', ended: true },
    },
    steps: {
      publish: {
        from: ['draft'],
        to: 'agreed',
        label: 'Agree this version',
        past: 'agreed',
        roles: agreeing,
        publishes: true,
        means: 'Its objectives and indicators become a numbered version, and no version is ever changed.',
      },
      revise: {
        from: ['agreed'],
        to: 'draft',
        label: 'Begin the next version',
        past: 'revised',
        roles: strategyWriters,
      },
      end: {
        from: ['draft', 'agreed'],
        to: 'ended',
        label: 'End it',
        past: 'ended',
        roles: agreeing,
        remark: 'Why does it end, and what came of it?',
      },
    },
    edits: ['draft'],
  },
  titled: ['name'],
  columns: ['ownerOrganisation', 'reviewOn'],
  filters: ['country', 'themes', 'ownerOrganisation'],
  roles: strategyWriters,
  due: 'reviewOn',
  themes: 'themes',
});
