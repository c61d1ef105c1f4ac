import { line, reference, text } from '../../platform/records/field.ts';
import { standingOrTakenBack } from '../../platform/records/part-lifecycles.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { noticing } from './signal.ts';

/** A series of counts behind a signal: events or deaths by month, of a release that is named. */
export const signalSeries = defineRecord({
  kind: 'signal-series',
  address: '/warn/signal-series',
  names: { one: 'Series behind a signal', many: 'Series behind it' },
  about: 'Which counts by month stand behind which signals, of which release, and what each shows.',
  empty: 'No series of counts stands behind it.',
  fields: {
    signal: reference('signal', { label: 'Behind which signal?' }),
    series: line({ label: 'What is counted, and where?' }),
    finding: text({
      label: 'What does it show?',
      hint: 'The last month, what is held against it, and how seldom that is',
    }),
    release: line({ label: 'Of which release?', hint: 'Its name and version, and the day that it reaches to' }),
  },
  lifecycle: standingOrTakenBack(noticing),
  titled: ['series'],
  columns: ['finding', 'release'],
  filters: ['signal'],
  roles: noticing,
  partOf: 'signal',
  fixed: ['series'],
});
