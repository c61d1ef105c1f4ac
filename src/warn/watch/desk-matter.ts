import type { Role } from '../../people/person.ts';
import { regionNames } from '../../places/shipped-regions.ts';
import { choice, country, day, optional, organisation, person, text } from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';

const handing = ['watch-analyst', 'desk-officer', 'focal-point'] as const satisfies readonly Role[];
const answering = [...handing, 'post-reporter', 'joint-analyst'] as const satisfies readonly Role[];

/** What the watch hands over to the desk that leads: it waits there, by name where one is given, until it is answered. */
export const deskMatter = defineRecord({
  kind: 'desk-matter',
  address: '/warn/desk-matters',
  names: { one: 'Matter for a desk', many: 'Matters for desks' },
  about: 'What the watch handed over to the desk that leads, by when it wants an answer, and what the desk answered.',
  empty: 'Nothing has been handed over. The watch list leads here: each of its lines may go to the desk that leads.',
  fields: {
    country: country({ label: 'Where?' }),
    region: optional(
      choice(regionNames, {
        label: 'In which region across borders?',
        hint: 'Where it is about more than one country: the country above is the one whose desk leads',
      }),
    ),
    matter: text({ label: 'What is the desk to look at?' }),
    desk: organisation({ label: 'Which desk leads?' }),
    person: optional(person({ label: 'Who there?', hint: 'It waits on the front page of this person by name' })),
    answerBy: day({ label: 'By when is an answer wanted?' }),
  },
  lifecycle: {
    initial: 'with-desk',
    states: {
      'with-desk': { name: 'With the desk' },
      answered: { name: 'Answered', has: { answer: text({ label: 'What does the desk say?' }) }, ended: true },
      'taken-back': { name: 'Taken back', ended: true },
    },
    steps: {
      answer: {
        from: ['with-desk'],
        to: 'answered',
        label: 'Answer it',
        past: 'answered',
        roles: answering,
        means: 'If what was seen still stands, the place is on the watch list again, to be dismissed with this answer.',
      },
      'take-back': {
        from: ['with-desk'],
        to: 'taken-back',
        label: 'Take it back',
        past: 'taken-back',
        roles: handing,
        remark: 'What has changed since?',
      },
    },
    edits: ['with-desk'],
  },
  titled: ['country', 'matter'],
  columns: ['desk', 'person', 'answerBy'],
  filters: ['country', 'desk'],
  roles: handing,
  due: 'answerBy',
});
