import type { Role } from '../../people/person.ts';
import { choices, country, lines, optional } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { factorWords } from '../risk-factors/risk-factor.ts';

const checking = ['post-reporter', 'desk-officer'] as const satisfies readonly Role[];

/** Once a month, in two minutes: a post says what has changed since the last time. What it does not name is the same. */
export const checkIn = defineRecord({
  kind: 'check-in',
  address: '/warn/check-ins',
  names: { one: 'Check-in', many: 'Check-ins' },
  about:
    'What has changed in a month, as the post there sees it: only what has. What a check-in does not name is as it was.',
  empty: 'No post has checked in yet. The front page of whoever reports asks for it once a month.',
  fields: {
    country: country({ label: 'Where?' }),
    worse: choices(factorWords, {
      label: 'What has grown worse since the last time?',
      hint: 'Nothing, if nothing has',
    }),
    better: choices(factorWords, { label: 'What has grown better?', hint: 'Nothing, if nothing has' }),
    what: optional(
      lines({
        label: 'What shows it?',
        hint: 'One line for each, beginning with its number: “7. Roadblocks at the port”',
      }),
    ),
  },
  lifecycle: {
    initial: 'given',
    states: { given: { name: 'Given' }, withdrawn: { name: 'Withdrawn', ended: true } },
    steps: {
      withdraw: {
        from: ['given'],
        to: 'withdrawn',
        label: 'Withdraw it',
        past: 'withdrawn',
        roles: checking,
        remark: 'Why?',
      },
    },
    edits: ['given'],
  },
  titled: ['country'],
  columns: ['worse', 'better'],
  filters: ['country'],
  roles: checking,
  fixed: ['country'],
});
