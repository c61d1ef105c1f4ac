import { day, line, optional, reference, text } from '../../../platform/records/field.ts';
import { defineRecord } from '../../../platform/records/record.ts';
import { sanctioning } from '../sanctions-regime.ts';

/** Proceedings, or an order, for which what is kept of somebody is held, whatever its day. */
export const retentionHold = defineRecord({
  kind: 'retention-hold',
  address: '/act/sanctions/holds',
  names: { one: 'Hold', many: 'Holds' },
  about:
    'For which proceedings or orders what is kept of somebody stays, whatever its day. It holds whoever was screened, and each designation case, under a name with these words.',
  empty: 'No hold stands here. Add one when a claim, a review by a court or a request for data is announced.',
  fields: {
    about: line({
      label: 'Whose data is held?',
      hint: 'A name, or a part of one: all whose name has each of these words are held',
    }),
    matter: text({ label: 'For which proceedings, or by which order?' }),
    designation: optional(reference('designation-case', { label: 'Which designation case is it about?' })),
    reviewOn: day({ label: 'When is it looked at again?' }),
  },
  lifecycle: {
    initial: 'standing',
    states: {
      standing: { name: 'Holds' },
      lifted: { name: 'Lifted', ended: true },
    },
    steps: {
      lift: {
        from: ['standing'],
        to: 'lifted',
        label: 'Lift it',
        past: 'lifted',
        roles: sanctioning,
        remark: 'Why is it needed no more?',
        means: 'What it held and is due is erased the next night.',
      },
    },
    edits: ['standing'],
  },
  titled: ['about'],
  columns: ['matter', 'reviewOn'],
  filters: [],
  roles: sanctioning,
  due: 'reviewOn',
});
