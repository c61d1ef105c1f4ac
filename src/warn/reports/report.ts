import type { Role } from '../../people/person.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { choice, choices, country, line, lines, optional, pastDay, text } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { credibilityWords, reliabilityWords } from './grade.ts';

/** How near the day is that somebody gives. */
const datingWords = {
  day: 'On that day',
  week: 'Within a week of it',
  month: 'Within a month of it',
  unsure: 'Not known any nearer',
} as const;

/** What may be done to people; persecution and what prepares for it counts without a shot fired. */
const actWords = {
  killing: 'Killing',
  injury: 'Wounding or beating',
  'sexual-violence': 'Sexual violence',
  abduction: 'Abduction or disappearance',
  detention: 'Detention or torture',
  displacement: 'Driving people from their homes',
  destruction: 'Burning, looting or destruction',
  'child-recruitment': 'Taking children to fight',
  'hate-speech': 'Speech that stirs hatred, or calls for violence',
  threat: 'Threats',
  persecution: 'Laws or orders against a group',
  segregation: 'Marking or setting a group apart',
  'aid-denial': 'Keeping food, water or aid away',
  mobilisation: 'Gathering, arming or training of fighters',
  other: 'Something else',
} as const;

/** Who may be at risk for what they are. */
export const groupWords = {
  ethnic: 'An ethnic group',
  religious: 'A religious group',
  national: 'A national or language group',
  indigenous: 'An indigenous people',
  political: 'Supporters of a party or movement',
  women: 'Women and girls',
  children: 'Children',
  lgbt: 'Lesbian, gay, bisexual or transgender people',
  displaced: 'Displaced people or refugees',
  disabled: 'People with disabilities',
  'rights-defenders': 'Journalists or defenders of human rights',
  'aid-workers': 'Aid or health workers, or peacekeepers',
  civilians: 'Civilians without distinction',
} as const;

/** Who tells of what they saw or heard: the post first. */
const reporting = [
  'post-reporter',
  'partner-reporter',
  'watch-analyst',
  'desk-officer',
  'joint-analyst',
  'instrument-owner-diplomacy',
] as const satisfies readonly Role[];

/** Who reads reports, asks back and codes them. */
export const handlingReports = [
  'watch-analyst',
  'desk-officer',
  'joint-analyst',
  'focal-point',
] as const satisfies readonly Role[];

/** What a post, a partner or a person sent: graded, coded, and asked about. */
export const report = defineRecord({
  kind: 'report',
  address: '/warn/reports',
  names: { one: 'Report', many: 'Reports' },
  about:
    'What a post, a partner or a person has seen or heard: where, when, who did what to whom, and how sure it is. The desk asks back, codes it and raises signals from it.',
  empty: 'No report stands here. File the first one: it takes two minutes.',
  fields: {
    title: line({ label: 'What happened?', hint: 'In one sentence: who did what to whom' }),
    country: country({ label: 'In which country?' }),
    location: optional(line({ label: 'Where in the country?', hint: 'A town, a district, a road' })),
    happenedOn: pastDay({ label: 'When did it happen, or begin?' }),
    happenedUntil: optional(pastDay({ label: 'Until when, if it went on?' })),
    dating: choice(datingWords, { label: 'How near is that date?' }),
    acts: choices(actWords, { label: 'What was done?' }),
    actors: optional(lines({ label: 'Who did it?', hint: 'Forces, groups or offices, each on a line of its own' })),
    targets: optional(
      lines({
        label: 'To whom?',
        hint: 'Each on a line of its own. Name nobody who could be harmed by being named',
      }),
    ),
    groups: choices(groupWords, { label: 'Which groups are at risk?' }),
    account: optional(
      text({
        label: 'What else is known?',
        hint: 'What was seen, what was heard, and what may follow',
        maxLength: 10_000,
      }),
    ),
    source: optional(
      line({
        label: 'From which organisation does it come?',
        hint: 'So that two reports from one source count as one. Never the name of a person at risk',
      }),
    ),
    reliability: choice(reliabilityWords, { label: 'How reliable is the source?' }),
    credibility: choice(credibilityWords, { label: 'How credible is what it says?' }),
  },
  lifecycle: {
    initial: 'draft',
    states: {
      draft: { name: 'Draft' },
      filed: { name: 'Filed' },
      coded: { name: 'Coded' },
      closed: { name: 'Closed', has: { outcome: text({ label: 'What came of it?' }) }, ended: true },
      withdrawn: { name: 'Withdrawn', has: { reason: text({ label: 'Why is it withdrawn?' }) }, ended: true },
    },
    steps: {
      file: { from: ['draft'], to: 'filed', label: 'File it', past: 'filed', roles: reporting },
      code: {
        from: ['filed'],
        to: 'coded',
        label: 'Coding is done',
        past: 'coded',
        roles: handlingReports,
      },
      'code-again': {
        from: ['coded'],
        to: 'filed',
        label: 'Code it again',
        past: 'reopened',
        roles: handlingReports,
        remark: 'What is to be coded otherwise?',
      },
      close: {
        from: ['filed', 'coded'],
        to: 'closed',
        label: 'Close it',
        past: 'closed',
        roles: handlingReports,
        means: 'Whoever reported reads what came of it.',
      },
      withdraw: {
        from: ['draft', 'filed', 'coded'],
        to: 'withdrawn',
        label: 'Withdraw it',
        past: 'withdrawn',
        roles: [...reporting, 'focal-point'],
      },
    },
    edits: ['draft', 'filed'],
  },
  titled: ['title'],
  columns: ['happenedOn', 'reliability', 'credibility'],
  filters: ['acts', 'groups', 'reliability'],
  roles: reporting,
  firstStep: 'file',
});

/** Those whose work it is to report: their front page begins with it. */
export function isReporter({ roles }: Pick<Actor, 'roles'>): boolean {
  return roles.includes('post-reporter') || roles.includes('partner-reporter');
}

/** What may still be changed once it is filed: how it is graded and whose word it is, not what was reported. */
export const changeableWhenFiled: readonly string[] = ['reliability', 'credibility', 'source'];

/** All that a report says in words, for the terms of the coding list. */
export function wordsToCode(values: {
  readonly title: string;
  readonly account: string | null;
  readonly actors: readonly string[] | null;
  readonly targets: readonly string[] | null;
}): string {
  return [values.title, ...(values.actors ?? []), ...(values.targets ?? []), values.account ?? ''].join('\n');
}
