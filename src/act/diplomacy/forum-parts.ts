import { countryNames } from '../../places/country.ts';
import { choice, country, line, link, optional, pastDay, reference, text } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { diplomats } from './diplomacy-roles.ts';

const session = reference('forum-session', { label: 'At which session?' });

export const stanceWords = {
  for: 'For',
  against: 'Against',
  abstaining: 'Would abstain',
  undecided: 'Undecided',
} as const;

/** Where a member stands before the vote: what there is to persuade. */
export const memberPosition = defineRecord({
  kind: 'member-position',
  address: '/act/diplomacy/positions',
  names: { one: 'Position', many: 'Positions of members' },
  about: 'Where each member stands before a vote, who said so and when.',
  empty: 'No position is known yet. Add what each member has said, the undecided first.',
  fields: {
    session,
    member: country({ label: 'Which member?', words: countryNames }),
    stance: choice(stanceWords, { label: 'Where does it stand?' }),
    heardOn: pastDay({ label: 'When was that heard?' }),
    words: text({ label: 'What did it say, and to whom?' }),
  },
  lifecycle: {
    initial: 'holds',
    states: { holds: { name: 'Holds' }, overtaken: { name: 'Overtaken', ended: true } },
    steps: {
      overtake: {
        from: ['holds'],
        to: 'overtaken',
        label: 'Say that it holds no more',
        past: 'overtaken',
        roles: diplomats,
        remark: 'What is heard now?',
      },
    },
    edits: ['holds'],
  },
  titled: ['member', 'stance'],
  columns: ['stance', 'heardOn', 'words'],
  filters: ['stance'],
  roles: diplomats,
  partOf: 'session',
});

const documentKindWords = {
  resolution: 'Resolution',
  'presidential-statement': 'Presidential statement',
  conclusions: 'Conclusions',
  'joint-statement': 'Joint statement',
  report: 'Report',
} as const;

/** What a session agreed on, by its symbol. */
export const outcomeDocument = defineRecord({
  kind: 'outcome-document',
  address: '/act/diplomacy/outcome-documents',
  names: { one: 'Outcome document', many: 'Outcome documents' },
  about: 'Resolutions, statements, conclusions and reports of sessions, by their symbols.',
  empty: 'No document has come of it yet. Add it with its symbol, such as S/RES/2719 (2023).',
  fields: {
    session,
    symbol: line({ label: 'What is its symbol?', maxLength: 60 }),
    title: line({ label: 'What is it called?' }),
    documentKind: choice(documentKindWords, { label: 'What kind of document is it?' }),
    issuedOn: pastDay({ label: 'When was it issued?' }),
    vote: optional(reference('forum-vote', { label: 'By which vote was it adopted?' })),
    says: text({ label: 'What in it matters for prevention?' }),
    webAddress: optional(link({ label: 'Where can it be read?' })),
  },
  lifecycle: {
    initial: 'draft',
    states: {
      draft: { name: 'Draft' },
      adopted: { name: 'Adopted', ended: true },
      dropped: { name: 'Not adopted', ended: true },
    },
    steps: {
      adopt: { from: ['draft'], to: 'adopted', label: 'Say that it is adopted', past: 'adopted', roles: diplomats },
      drop: {
        from: ['draft'],
        to: 'dropped',
        label: 'Say that it is not adopted',
        past: 'dropped',
        roles: diplomats,
        remark: 'Why not?',
      },
    },
    edits: ['draft'],
  },
  titled: ['symbol', 'title'],
  columns: ['documentKind', 'issuedOn', 'vote'],
  filters: ['documentKind'],
  roles: diplomats,
  partOf: 'session',
});
