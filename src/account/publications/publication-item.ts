import type { Role } from '../../people/person.ts';
import { choice, line, link, number, optional, pastDay, text } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';

/** The parts of the annual report, in the order in which they stand in it. */
export const reportSectionWords = {
  figures: 'Figures',
  map: 'Map',
  table: 'Table',
  story: 'Project story',
} as const;
export type ReportSection = keyof typeof reportSectionWords;

const releasing = ['minister', 'focal-point'] as const satisfies readonly Role[];
const proposing = [
  'desk-officer',
  'watch-analyst',
  'joint-analyst',
  'strategy-owner',
  'instrument-owner-programme',
  'focal-point',
] as const satisfies readonly Role[];
const clearing = ['desk-officer', 'joint-analyst', 'strategy-owner', 'focal-point'] as const satisfies readonly Role[];

/** One thing that the annual report may say: proposed, cleared by another, released by a minister or the Focal Point. */
export const publicationItem = defineRecord({
  kind: 'publication-item',
  address: '/account/publications',
  names: { one: 'Item of the annual report', many: 'Annual report' },
  about:
    'What the government says in public each year of its work against mass atrocities: figures, a map, tables and stories of projects, each with its source. Somebody proposes an item, another clears it, and a minister or the Focal Point releases it. Only what is released leaves.',
  empty: 'Nothing is proposed yet. Begin with today’s own figures at /account/publications/proposals, or add a story.',
  fields: {
    year: number({ label: 'In the report of which year?', whole: true, minimum: 2000, maximum: 2100 }),
    section: choice(reportSectionWords, { label: 'In which part does it stand?' }),
    title: line({ label: 'Under which title?' }),
    body: text({
      label: 'What does it say?',
      hint: 'As the public will read it; an empty line begins a new paragraph',
      maxLength: 10_000,
    }),
    rows: optional(
      text({
        label: 'Which table goes with it?',
        hint: 'A row on each line, cells apart by “ | ”, the names of the columns first. A map has two columns, a country’s code and its chance: “SDN | 93 %”.',
        maxLength: 20_000,
      }),
    ),
    source: line({ label: 'From which source is it?', maxLength: 300 }),
    sourceOn: pastDay({ label: 'As the source stood on which day?' }),
    page: link({ label: 'On which page of Forestall does it stand?', hint: 'Such as /account/latency', here: true }),
  },
  lifecycle: {
    initial: 'proposed',
    states: {
      proposed: { name: 'Proposed' },
      cleared: { name: 'Cleared' },
      released: { name: 'Released', ended: true },
      withdrawn: { name: 'Withdrawn', ended: true, withdrawn: true },
    },
    steps: {
      clear: {
        from: ['proposed'],
        to: 'cleared',
        label: 'Clear it',
        past: 'cleared',
        roles: clearing,
        means: 'Whoever proposed it or changed it does not clear it.',
      },
      'send-back': {
        from: ['cleared'],
        to: 'proposed',
        label: 'Send it back',
        past: 'sent-back',
        roles: [...clearing, 'minister'],
        remark: 'What is to be changed?',
      },
      release: {
        from: ['cleared'],
        to: 'released',
        label: 'Release it',
        past: 'released',
        roles: releasing,
        means: 'Everybody reads it then, in the public report of its year.',
      },
      withdraw: {
        from: ['proposed', 'cleared', 'released'],
        to: 'withdrawn',
        label: 'Withdraw it',
        past: 'withdrawn',
        roles: releasing,
        remark: 'Why is it withdrawn?',
        means: 'It leaves the public report at once, and stays in the account.',
      },
    },
    edits: ['proposed'],
  },
  titled: ['title'],
  columns: ['year', 'section', 'sourceOn'],
  filters: ['year', 'section'],
  roles: proposing,
});
