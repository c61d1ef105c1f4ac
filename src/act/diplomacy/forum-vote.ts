import { countryByCode, countryBySourceName } from '../../places/country.ts';
import { choice, countries, line, number, optional, pastDay, reference, yesNo } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { diplomats } from './diplomacy-roles.ts';
import { votingRuleWords } from './vote-tally.ts';

const codeOf = (typed: string) => countryByCode(typed.toUpperCase())?.code ?? countryBySourceName(typed)?.code;
const voters = (label: string) => countries({ label, hint: 'By name or three-letter code, one on each line', codeOf });
const announced = (label: string) => optional(number({ label, minimum: 0, maximum: 300, whole: true }));

/** One vote, member by member, held to the tally that was announced and to the rule by which the body decides. */
export const forumVote = defineRecord({
  kind: 'forum-vote',
  address: '/act/diplomacy/votes',
  names: { one: 'Vote', many: 'Votes' },
  about: 'How each member voted. The tally is computed, and held to the one announced and to the rule of the body.',
  empty: 'No vote has been recorded. Record it once it is held, member by member.',
  fields: {
    session: reference('forum-session', { label: 'At which session?' }),
    title: line({ label: 'On what was voted?' }),
    heldOn: pastDay({ label: 'When?' }),
    rule: choice(votingRuleWords, { label: 'By which rule is it decided?' }),
    inFavour: voters('Who voted for it?'),
    against: voters('Who voted against it?'),
    abstaining: voters('Who abstained?'),
    absent: voters('Who was absent, or took no part?'),
    announcedInFavour: announced('How many for, as announced?'),
    announcedAgainst: announced('How many against, as announced?'),
    announcedAbstaining: announced('How many abstaining, as announced?'),
    adopted: yesNo({ label: 'Was it adopted?' }),
  },
  lifecycle: {
    initial: 'recorded',
    states: {
      recorded: { name: 'Recorded' },
      confirmed: { name: 'Confirmed by the record of the meeting', ended: true },
    },
    steps: {
      confirm: {
        from: ['recorded'],
        to: 'confirmed',
        label: 'Confirm it by the record of the meeting',
        past: 'confirmed',
        roles: diplomats,
        remark: 'Which record confirms it?',
      },
      correct: {
        from: ['confirmed'],
        to: 'recorded',
        label: 'Correct it',
        past: 'taken-up',
        roles: diplomats,
        remark: 'What is wrong?',
      },
    },
    edits: ['recorded'],
  },
  titled: ['title'],
  columns: ['heldOn', 'adopted', 'inFavour', 'against'],
  filters: [],
  roles: diplomats,
  partOf: 'session',
});
