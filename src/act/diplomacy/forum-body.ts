import { choice, line, link, number, optional, text } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { diplomats } from './diplomacy-roles.ts';

const bodyKindWords = {
  'united-nations': 'United Nations',
  regional: 'Regional organisation',
  likeminded: 'Group of likeminded states',
  other: 'Other',
} as const;

/** A body in which states speak and vote. */
export const forumBody = defineRecord({
  kind: 'forum-body',
  address: '/act/diplomacy/bodies',
  names: { one: 'Body', many: 'International bodies' },
  about: 'Where states speak and vote: the start is shipped, a group of one’s own is added here.',
  empty: 'No body stands here yet. Start the app once to load those that are shipped, or add one.',
  fields: {
    name: line({ label: 'What is the body called?' }),
    shortName: line({ label: 'What is it called for short?', maxLength: 30 }),
    bodyKind: choice(bodyKindWords, { label: 'What kind of body is it?' }),
    seats: optional(
      number({
        label: 'How many members vote in it?',
        hint: 'Left out where it does not vote',
        minimum: 1,
        maximum: 300,
        whole: true,
      }),
    ),
    votingWords: text({ label: 'How does it decide?', hint: 'With the article that says so' }),
    webAddress: optional(link({ label: 'Where are its meetings announced?' })),
  },
  lifecycle: {
    initial: 'meets',
    states: { meets: { name: 'Meets' }, ended: { name: 'Meets no more', ended: true } },
    steps: {
      end: { from: ['meets'], to: 'ended', label: 'Say that it meets no more', past: 'ended', roles: ['focal-point'] },
    },
    edits: ['meets'],
  },
  titled: ['shortName'],
  columns: ['name', 'bodyKind', 'seats'],
  filters: ['bodyKind'],
  roles: diplomats,
});
