import type { Actor } from '../../platform/database/actor.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import { day, line, lines, optional, person, reference, text } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import type { Role } from '../person.ts';

const writing = [
  ...(['minister', 'focal-point', 'desk-officer', 'watch-analyst', 'joint-analyst', 'strategy-owner'] as const),
  ...(['instrument-owner-diplomacy', 'instrument-owner-sanctions', 'instrument-owner-programme'] as const),
  ...(['instrument-owner-defence', 'post-reporter', 'administrator'] as const),
] satisfies readonly Role[];

/** What somebody who leaves a post tells whoever follows. What is open stands on its page: as it is, and from the hand-over on as it stood then. */
export const handOver = defineRecord({
  kind: 'hand-over',
  address: '/people/hand-overs',
  names: { one: 'Hand-over note', many: 'Hand-over notes' },
  about:
    'From who leaves a post to who follows: what must be known first, and all that is open, gathered by itself and kept as it stood when the post was handed over.',
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

/** Things under the name of what they are: “Warnings to acknowledge”. */
export type OpenList<Thing extends OpenThing = OpenThing> = {
  readonly name: string;
  readonly things: readonly Thing[];
};

/** Something of which things may be open: given by the composition root, since no stage is known here. */
export type OpenThings = {
  /** What the asker may see of what is open with the one who leaves; a list without things too, to say so. */
  readonly of: (asker: Actor, leaving: Actor) => Promise<readonly OpenList<OpenThing & { readonly marked: Marked }>[]>;
};

/** What is open with the one who leaves, as far as the asker may see it. */
export type OpenWork = {
  /** When the post was handed over, and the lists were kept; nothing while they are read anew each time. */
  readonly keptAt: Date | undefined;
  /** Nothing where it is not known: whoever leaves is at work no more, or the lists were not kept. */
  readonly lists: readonly OpenList[] | undefined;
};

/** The day after, ISO 8601. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
