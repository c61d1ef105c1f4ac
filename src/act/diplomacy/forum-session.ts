import { country, day, line, link, optional, reference, text } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { diplomats } from './diplomacy-roles.ts';

/** A meeting of a body: what members say and how they vote there, and what comes out of it. */
export const forumSession = defineRecord({
  kind: 'forum-session',
  address: '/act/diplomacy/sessions',
  names: { one: 'Session', many: 'Sessions of international bodies' },
  about: 'Meetings of the Security Council, the Human Rights Council and others: positions, votes and documents.',
  empty: 'No session stands here yet. Add the next one, with the day on which it opens.',
  fields: {
    body: reference('forum-body', { label: 'Which body meets?' }),
    title: line({ label: 'What is the session called?' }),
    country: optional(
      country({ label: 'Which country is it about?', hint: 'Left out where it is about none or many' }),
    ),
    opensOn: day({ label: 'When does it open?' }),
    closesOn: optional(day({ label: 'When does it close?', hint: 'Left out where it lasts a day' })),
    aim: optional(text({ label: 'What do we want of it?' })),
    webAddress: optional(link({ label: 'Where is it announced?' })),
  },
  lifecycle: {
    initial: 'planned',
    states: {
      planned: { name: 'Planned' },
      held: { name: 'Held', has: { result: text({ label: 'What came of it?' }) }, ended: true },
      cancelled: { name: 'Cancelled', ended: true },
    },
    steps: {
      hold: { from: ['planned'], to: 'held', label: 'Say what came of it', past: 'held', roles: diplomats },
      cancel: {
        from: ['planned'],
        to: 'cancelled',
        label: 'Say that it is cancelled',
        past: 'cancelled',
        roles: diplomats,
        remark: 'Why?',
      },
      reopen: {
        from: ['held', 'cancelled'],
        to: 'planned',
        label: 'Take it up again',
        past: 'taken-up',
        roles: diplomats,
        remark: 'What is missing?',
      },
    },
    edits: ['planned'],
  },
  titled: ['title'],
  columns: ['body', 'opensOn', 'closesOn'],
  filters: ['body'],
  roles: diplomats,
});
