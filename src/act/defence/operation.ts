import type { Role } from '../../people/person.ts';
import {
  choice,
  country,
  day,
  line,
  number,
  optional,
  pastDay,
  reference,
  text,
} from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';

const planning = ['instrument-owner-defence', 'desk-officer', 'focal-point'] as const satisfies readonly Role[];

const basisWords = {
  'chapter-vii': 'Security Council, chapter VII',
  'chapter-viii': 'Regional organisation, chapter VIII',
  consent: 'Consent of the host',
} as const;

/** A deployment to restore peace and stability: its mandate, who contributes what, and how it protects civilians. */
export const operation = defineRecord({
  kind: 'operation',
  address: '/act/defence/operations',
  names: { one: 'Operation', many: 'Operations' },
  about:
    'Operations to restore peace and stability, and peacekeeping: under which mandate and until when, who contributes what, and which tasks protect civilians.',
  empty: 'No operation stands here. Plan one once a mandate is in sight.',
  fields: {
    country: country({ label: 'Where?' }),
    name: line({ label: 'What is it called?' }),
    basis: choice(basisWords, { label: 'On what does it stand?' }),
    mandate: line({ label: 'Under which mandate?', hint: 'The resolution or agreement, such as S/RES/2719 (2023)' }),
    mandateUntil: day({ label: 'Until when does the mandate run?' }),
    aim: text({ label: 'What is it to bring about?' }),
    wayOut: text({ label: 'When and how does it end?' }),
  },
  lifecycle: {
    initial: 'planned',
    states: {
      planned: { name: 'Planned' },
      deployed: { name: 'Deployed', has: { deployedOn: pastDay({ label: 'Since when?' }) } },
      ended: {
        name: 'Ended',
        has: {
          deployedOn: pastDay({ label: 'Since when?' }),
          endedOn: pastDay({ label: 'On which day did it end?' }),
          outcome: text({ label: 'What did it bring about?' }),
        },
        ended: true,
      },
      'called-off': { name: 'Called off', ended: true },
    },
    steps: {
      deploy: {
        from: ['planned'],
        to: 'deployed',
        label: 'Record that it is deployed',
        past: 'deployed',
        roles: planning,
      },
      end: { from: ['deployed'], to: 'ended', label: 'Record its end', past: 'ended', roles: planning },
      'call-off': {
        from: ['planned'],
        to: 'called-off',
        label: 'Call it off',
        past: 'called-off',
        roles: planning,
        remark: 'Why is it called off?',
      },
    },
    edits: ['planned', 'deployed'],
  },
  titled: ['name'],
  columns: ['mandate', 'mandateUntil'],
  filters: ['basis'],
  roles: planning,
  due: 'mandateUntil',
});

/** What one state gives to an operation. */
export const contribution = defineRecord({
  kind: 'contribution',
  address: '/act/defence/contributions',
  names: { one: 'Contribution', many: 'Contributions' },
  about: 'Who contributes what to an operation: offered, confirmed, in place, withdrawn.',
  empty: 'Nobody contributes yet. Add each offer, and confirm it when it is firm.',
  fields: {
    operation: reference('operation', { label: 'To which operation?' }),
    contributor: line({ label: 'Who contributes?', hint: 'A state or an organisation' }),
    what: line({ label: 'What?', hint: 'Infantry, a field hospital, helicopters' }),
    personnel: number({ label: 'How many people?', minimum: 0, maximum: 200_000, whole: true }),
    nationalCaveats: optional(text({ label: 'Which national caveats come with it?' })),
  },
  lifecycle: {
    initial: 'offered',
    states: {
      offered: { name: 'Offered' },
      confirmed: { name: 'Confirmed' },
      'in-place': { name: 'In place' },
      withdrawn: { name: 'Withdrawn', ended: true },
    },
    steps: {
      confirm: { from: ['offered'], to: 'confirmed', label: 'Confirm it', past: 'confirmed', roles: planning },
      arrive: {
        from: ['confirmed'],
        to: 'in-place',
        label: 'Record that it is in place',
        past: 'arrived',
        roles: planning,
      },
      withdraw: {
        from: ['offered', 'confirmed', 'in-place'],
        to: 'withdrawn',
        label: 'Record that it is withdrawn',
        past: 'withdrawn',
        roles: planning,
        remark: 'Why is it withdrawn?',
      },
    },
    edits: ['offered', 'confirmed'],
  },
  titled: ['contributor', 'what'],
  columns: ['personnel'],
  filters: ['operation'],
  roles: planning,
  partOf: 'operation',
});

/** One task of an operation that protects civilians: whom, where, how. */
export const protectionTask = defineRecord({
  kind: 'protection-task',
  address: '/act/defence/protection-tasks',
  names: { one: 'Protection task', many: 'Protection tasks' },
  about: 'How an operation protects civilians: whom, where, by what means.',
  empty: 'No task protects civilians yet. An operation deploys with at least one.',
  fields: {
    operation: reference('operation', { label: 'Of which operation?' }),
    what: line({ label: 'Which task?', hint: 'Patrols, an escort, a safe site' }),
    whom: line({ label: 'Whom does it protect?' }),
    where: line({ label: 'Where?' }),
  },
  lifecycle: {
    initial: 'set',
    states: {
      set: { name: 'Set' },
      'in-hand': { name: 'In hand' },
      done: { name: 'Done', has: { result: text({ label: 'What came of it?' }) }, ended: true },
    },
    steps: {
      begin: { from: ['set'], to: 'in-hand', label: 'Record that it is in hand', past: 'begun', roles: planning },
      finish: { from: ['in-hand'], to: 'done', label: 'Record that it is done', past: 'done', roles: planning },
    },
    edits: ['set', 'in-hand'],
  },
  titled: ['what'],
  columns: ['whom', 'where'],
  filters: ['operation'],
  roles: planning,
  partOf: 'operation',
});
