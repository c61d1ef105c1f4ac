import { line, reference } from '../../platform/records/field.ts';
import { standingOrTakenBack } from '../../platform/records/part-lifecycles.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { noticing } from './signal.ts';

/** A report behind a signal, beside what it was first raised from: what several sources tell is one signal. */
export const signalReport = defineRecord({
  kind: 'signal-report',
  address: '/warn/signal-reports',
  names: { one: 'Report behind a signal', many: 'Reports behind it' },
  about: 'Which reports stand behind which signals, and what each shows.',
  empty: 'No further report stands behind it.',
  fields: {
    signal: reference('signal', { label: 'Behind which signal?' }),
    report: reference('report', { label: 'Which report?' }),
    shows: line({ label: 'What does it show?', hint: 'In one sentence: what it adds' }),
  },
  lifecycle: standingOrTakenBack(noticing),
  titled: ['shows'],
  columns: ['report'],
  filters: ['signal', 'report'],
  roles: noticing,
  partOf: 'signal',
  fixed: ['report'],
});
