import { day, line, lines, optional, person, reference, text } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import type { Role } from '../person.ts';

const writing = [
  ...(['minister', 'focal-point', 'desk-officer', 'watch-analyst', 'joint-analyst', 'strategy-owner'] as const),
  ...(['instrument-owner-diplomacy', 'instrument-owner-sanctions', 'instrument-owner-programme'] as const),
  ...(['instrument-owner-defence', 'post-reporter', 'administrator'] as const),
] satisfies readonly Role[];

/** What somebody who leaves a post tells whoever follows. What is open stands on its page, as it is on that day. */
export const handOver = defineRecord({
  kind: 'hand-over',
  address: '/people/hand-overs',
  names: { one: 'Hand-over note', many: 'Hand-over notes' },
  about: 'From who leaves a post to who follows: what must be known first, and all that is open, gathered by itself.',
  empty: 'No note stands here. Write one some days before you leave a post.',
  fields: {
    title: line({ label: 'What is the note called?', hint: 'Such as: Focal Point, January 2027' }),
    post: reference('government-post', { label: 'Which post is handed over?' }),
    leaving: person({ label: 'Who leaves it?' }),
    lastDay: day({ label: 'Which is the last day?' }),
    first: text({ label: 'What must whoever follows know first?' }),
    promises: optional(lines({ label: 'What was promised, to whom and by when?', hint: 'One on each line' })),
    contacts: optional(
      lines({ label: 'Whom to call first?', hint: 'One on each line. Nobody who could be harmed by it' }),
    ),
  },
  lifecycle: {
    initial: 'written',
    states: {
      written: { name: 'Written' },
      'handed-over': {
        name: 'Handed over',
        has: { successor: person({ label: 'Who follows?' }) },
        ended: true,
      },
    },
    steps: {
      'hand-over': {
        from: ['written'],
        to: 'handed-over',
        label: 'Hand the post over',
        past: 'given',
        roles: writing,
        means: 'Whoever leaves holds the post to the end of the last day, and whoever follows from the day after.',
      },
    },
    edits: ['written'],
  },
  titled: ['title'],
  columns: ['leaving', 'lastDay', 'successor'],
  filters: [],
  roles: writing,
  due: 'lastDay',
});

/** Something open that a hand-over note names. */
export type OpenThing = {
  readonly title: string;
  readonly href: string;
  /** ISO 8601 date. */
  readonly due: string | undefined;
};

/** The day after, ISO 8601. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
