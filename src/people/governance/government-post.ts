import { day, line, optional, organisation, person, reference, yesNo } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import type { Role } from '../person.ts';

/** Who keeps who holds which post. */
const keeping = ['administrator', 'focal-point', 'minister'] as const satisfies readonly Role[];

/** A post of government, whoever holds it: Minister of State, Focal Point, lead of a department. */
export const governmentPost = defineRecord({
  kind: 'government-post',
  address: '/people/posts',
  names: { one: 'Post', many: 'Posts' },
  about: 'Who answers for what, and who held which post when: ministers, the Focal Point, leads of departments.',
  empty: 'No post stands here yet. Add the minister’s first, then those to whom the minister gives a part of it.',
  fields: {
    title: line({ label: 'What is the post called?', hint: 'Such as: Focal Point for the Responsibility to Protect' }),
    office: organisation({ label: 'Of which organisation?' }),
    decidesAll: yesNo({
      label: 'Does it decide without a limit, as a minister does?',
      hint: 'Others decide what is delegated to them',
    }),
    answersTo: optional(reference('government-post', { label: 'To which post does it answer?' })),
  },
  lifecycle: {
    initial: 'stands',
    states: { stands: { name: 'Stands' }, abolished: { name: 'Abolished', ended: true } },
    steps: {
      abolish: {
        from: ['stands'],
        to: 'abolished',
        label: 'Say that it is abolished',
        past: 'abolished',
        roles: keeping,
        remark: 'Who does its work now?',
      },
    },
    edits: ['stands'],
  },
  titled: ['title'],
  columns: ['office', 'decidesAll'],
  filters: ['office'],
  roles: keeping,
});

/** Somebody in a post: one at a time, which the database holds. */
export const postHolding = defineRecord({
  kind: 'post-holding',
  address: '/people/holdings',
  names: { one: 'Holder', many: 'Holders' },
  about: 'Who held the post, and when.',
  empty: 'Nobody holds the post. Say who does, and from when.',
  fields: {
    post: reference('government-post', { label: 'Which post?' }),
    holder: person({ label: 'Who holds it?' }),
    fromOn: day({ label: 'From which day?' }),
  },
  lifecycle: {
    initial: 'holds',
    states: {
      holds: { name: 'Holds it' },
      left: { name: 'Left', has: { untilOn: day({ label: 'Which is the last day?' }) }, ended: true },
    },
    steps: {
      leave: { from: ['holds'], to: 'left', label: 'Say when it ends', past: 'left', roles: keeping },
    },
    edits: ['holds'],
  },
  titled: [],
  columns: ['holder', 'fromOn', 'untilOn'],
  filters: ['holder'],
  roles: keeping,
  partOf: 'post',
});

/** Days that somebody holds a post, both included; open where no end is known. ISO 8601. */
export type Stretch = { readonly fromOn: string; readonly untilOn: string | null };

export function overlap(left: Stretch, right: Stretch): boolean {
  const begins = (stretch: Stretch, other: Stretch) => other.untilOn === null || stretch.fromOn <= other.untilOn;
  return begins(left, right) && begins(right, left);
}

/** Whether a day is one of them. */
export function covers({ fromOn, untilOn }: Stretch, on: string): boolean {
  return fromOn <= on && (untilOn === null || on <= untilOn);
}
