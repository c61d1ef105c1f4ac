import { message } from '../../platform/language/message.ts';
import { choice, line, listed, number, optional, reference } from '../../platform/records/field.ts';
import { standingOrTakenBack } from '../../platform/records/part-lifecycles.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { writing } from './assessment.ts';

export const measureWords = {
  'monthly-deaths': 'Deaths of all organised violence in one of the last three months that are loaded',
  'forecast-chance': 'The forecast chance, in per cent, that 25 civilians or more are killed within 12 months',
  reports: 'Reports filed on the place within 30 days',
} as const;
export type IndicatorMeasure = keyof typeof measureWords;

export const meaningWords = {
  likelier: 'It makes that scenario likelier',
  'premise-failed': 'What that scenario rests on has failed',
} as const;

/** A sign by which one would know how things go, bound to loaded data: once it is reached, a signal says so. */
export const watchedIndicator = defineRecord({
  kind: 'watched-indicator',
  address: '/analyse/watched-indicators',
  names: { one: 'Watched indicator', many: 'Indicators that data watch' },
  about:
    'Signs by which assessments would know how things go, each bound to loaded data: once a published one is reached, a signal is noted, and the assessment says that the world has moved.',
  empty: 'No indicator is bound to data yet. By which figure would you know that things go another way?',
  fields: {
    assessment: reference('assessment', { label: 'Which assessment is it part of?' }),
    name: line({ label: 'Which sign is watched?', hint: 'In words that its reader understands' }),
    measure: choice(measureWords, { label: 'Which data tell?' }),
    threshold: number({
      label: 'From which figure on has it come?',
      hint: 'A chance in per cent, such as 20',
      whole: true,
      minimum: 1,
      maximum: 10_000_000,
    }),
    scenario: optional(
      listed(
        { scenario: 'Scenario' },
        {
          label: 'Of which scenario does it tell?',
          problem: message('Choose one of the scenarios of this assessment'),
          pattern: '^scenario [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
        },
      ),
    ),
    meaning: optional(choice(meaningWords, { label: 'What does it tell of that scenario?' })),
  },
  lifecycle: standingOrTakenBack(writing),
  titled: ['name'],
  columns: ['measure', 'threshold'],
  filters: ['assessment', 'measure'],
  roles: writing,
  partOf: 'assessment',
});

/** @param value of a chosen scenario, such as `scenario 0190…` @returns the scenario's id */
export function scenarioIdOf(value: unknown): string {
  return typeof value === 'string' ? value.replace(/^scenario /, '') : '';
}

/** Where an indicator stands, as the signals that it fires name it. @param id of a part of this kind */
export function indicatorAddress(id: string): string {
  return `${watchedIndicator.address}/${id}`;
}
