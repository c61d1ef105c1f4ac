import { choice, day, line, optional, reference, yesNo } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { programmeRoles } from './programme.ts';

/** IATI’s codelist ResultType. */
const resultWords = { output: 'Output', outcome: 'Outcome', impact: 'Impact', other: 'Other' } as const;
/** IATI’s codelist IndicatorMeasure. */
const measureWords = {
  unit: 'A number of things',
  percentage: 'Per cent',
  nominal: 'One of several words',
  ordinal: 'A place on a scale',
  qualitative: 'A description',
} as const;

/** A line of the results framework: what is to be reached, and by what one sees it. */
export const projectIndicator = defineRecord({
  kind: 'project-indicator',
  address: '/act/project-indicators',
  names: { one: 'Indicator', many: 'Results and indicators' },
  about: 'What a project is to reach, and what shows that it was reached.',
  empty: 'No indicator stands here yet. Add one for each result, with where it stood before.',
  fields: {
    project: reference('project', { label: 'Of which project?' }),
    resultTitle: line({ label: 'What is to be reached?' }),
    resultType: choice(resultWords, { label: 'What kind of result is it?' }),
    title: line({ label: 'What shows it?', hint: 'As: cases that mobile courts heard' }),
    measure: choice(measureWords, { label: 'How is it measured?' }),
    ascending: yesNo({ label: 'Is more better?' }),
    baselineYear: line({
      label: 'In which year was it measured before?',
      pattern: '^[12]\\d{3}$',
      problem: 'Enter a year in four digits',
    }),
    baselineValue: line({ label: 'How much was it then?' }),
  },
  lifecycle: { initial: 'set', states: { set: { name: 'Set' } }, steps: {}, edits: ['set'] },
  titled: ['title'],
  columns: ['resultType', 'resultTitle', 'baselineYear', 'baselineValue'],
  filters: ['resultType'],
  roles: programmeRoles,
  partOf: 'project',
});

/** One period of an indicator: where it should stand at its end, and where it stood. */
export const projectMeasurement = defineRecord({
  kind: 'project-measurement',
  address: '/act/project-measurements',
  names: { one: 'Period', many: 'Targets and actuals' },
  about: 'Where an indicator should stand at the end of a period, and where it stood.',
  empty: 'No period stands here yet. Add each with its target; the actual follows when the period is over.',
  fields: {
    indicator: reference('project-indicator', { label: 'Of which indicator?' }),
    startsOn: day({ label: 'When does the period begin?' }),
    endsOn: day({ label: 'When does it end?' }),
    target: optional(line({ label: 'How much is aimed at?' })),
    actual: optional(line({ label: 'How much was reached?' })),
  },
  lifecycle: { initial: 'set', states: { set: { name: 'Set' } }, steps: {}, edits: ['set'] },
  titled: [],
  columns: ['startsOn', 'endsOn', 'target', 'actual'],
  filters: [],
  roles: programmeRoles,
  partOf: 'indicator',
});
