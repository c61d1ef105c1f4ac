import { instrumentOwners } from '../../people/person.ts';
import { themeWords } from '../../people/theme.ts';
import {
  choices,
  day,
  line,
  number,
  optional,
  organisation,
  pastDay,
  reference,
  text,
} from '../../platform/records/field.ts';
import { standingOrTakenBack } from '../../platform/records/part-lifecycles.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { strategyWriters } from './strategy.ts';

const whole = reference('strategy', { label: 'Which strategy is it part of?' });

const standing = standingOrTakenBack(strategyWriters);

export const objective = defineRecord({
  kind: 'objective',
  address: '/decide/objectives',
  names: { one: 'Objective', many: 'Objectives' },
  about: 'What strategies are to change, each with the driver that it works on or the opportunity that it builds on.',
  empty: 'No objective yet. One at least, with an indicator, is needed before a version is agreed.',
  fields: {
    strategy: whole,
    wording: line({ label: 'What is to change?', maxLength: 300 }),
    driver: optional(
      reference('driver', {
        label: 'Which driver does it work on?',
        hint: 'Of the assessment that the strategy answers',
      }),
    ),
    opportunity: optional(reference('opportunity', { label: 'Which opportunity does it build on?' })),
    assumptions: optional(text({ label: 'What must hold for it to work?', maxLength: 2_000 })),
    themes: choices(themeWords, { label: 'Which priority areas does it serve?' }),
    leadOrganisation: organisation({ label: 'Who leads?' }),
  },
  lifecycle: standing,
  titled: ['wording'],
  columns: ['driver', 'opportunity', 'leadOrganisation'],
  filters: ['strategy', 'themes'],
  roles: strategyWriters,
  partOf: 'strategy',
  themes: 'themes',
});

export const indicator = defineRecord({
  kind: 'indicator',
  address: '/decide/indicators',
  names: { one: 'Indicator', many: 'Indicators' },
  about:
    'By which numbers one would see that an objective is reached: where they stood, where they are to stand, and when.',
  empty: 'No indicator yet. Each objective needs one before a version is agreed.',
  fields: {
    strategy: whole,
    objective: reference('objective', { label: 'Of which objective?', hint: 'Of the same strategy' }),
    name: line({
      label: 'What is counted or measured?',
      hint: 'With its unit, such as: villages with a trained mediator',
    }),
    baseline: number({ label: 'Where did it stand at first?' }),
    baselineOn: day({ label: 'On which day was that?' }),
    target: number({ label: 'Where is it to stand?' }),
    targetOn: day({ label: 'By which day?' }),
    source: line({ label: 'Who measures it, and how?', maxLength: 300 }),
  },
  lifecycle: standing,
  titled: ['name'],
  columns: ['objective', 'baseline', 'target', 'targetOn'],
  filters: ['strategy', 'objective'],
  roles: strategyWriters,
  partOf: 'strategy',
});

/** What an indicator was found to be. Of the indicator and not of the version: it goes on while a version stands. */
export const measurement = defineRecord({
  kind: 'measurement',
  address: '/decide/measurements',
  names: { one: 'Measurement', many: 'Measurements' },
  about:
    'Where an indicator was found to stand, day by day. A wrong one is struck out with its reason and stays in sight.',
  empty: 'Nothing has been measured yet.',
  fields: {
    indicator: reference('indicator', { label: 'Of which indicator?' }),
    value: number({ label: 'Where does it stand?' }),
    measuredOn: pastDay({ label: 'On which day?' }),
    evidence: line({ label: 'What shows it?', maxLength: 500 }),
  },
  lifecycle: {
    initial: 'standing',
    states: {
      standing: { name: 'Standing' },
      'struck-out': { name: 'Struck out', ended: true },
    },
    steps: {
      'strike-out': {
        from: ['standing'],
        to: 'struck-out',
        label: 'Strike it out',
        past: 'struck-out',
        roles: strategyWriters,
        remark: 'What is wrong with it?',
      },
    },
    edits: [],
  },
  titled: ['measuredOn', 'evidence'],
  columns: ['value', 'measuredOn', 'evidence'],
  filters: ['indicator'],
  roles: [...strategyWriters, 'watch-analyst', 'post-reporter', ...instrumentOwners],
  partOf: 'indicator',
});
