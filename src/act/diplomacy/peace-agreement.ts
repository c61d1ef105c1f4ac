import {
  choice,
  country,
  day,
  line,
  lines,
  link,
  number,
  optional,
  pastDay,
  reference,
  text,
} from '../../platform/records/field.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { diplomats } from './diplomacy-roles.ts';

export const peaceAgreement = defineRecord({
  kind: 'peace-agreement',
  address: '/act/diplomacy/agreements',
  names: { one: 'Peace agreement', many: 'Peace agreements' },
  about:
    'What was agreed, provision by provision, with what shows that it is kept and by when it is due. A violation is a signal at once; of a security provision it raises a warning.',
  empty: 'No agreement stands here yet. Add one with its parties, then its provisions.',
  fields: {
    title: line({ label: 'What is the agreement called?' }),
    country: country({ label: 'Where does it hold?' }),
    signedOn: pastDay({ label: 'When was it signed?' }),
    parties: lines({ label: 'Which parties signed it?', hint: 'One on each line' }),
    guarantors: optional(lines({ label: 'Who witnesses or guarantees it?', hint: 'One on each line' })),
    webAddress: optional(link({ label: 'Where can it be read?' })),
  },
  lifecycle: {
    initial: 'in-force',
    states: {
      'in-force': { name: 'In force' },
      suspended: { name: 'Suspended' },
      ended: { name: 'Ended', ended: true },
    },
    steps: {
      suspend: {
        from: ['in-force'],
        to: 'suspended',
        label: 'Say that it is suspended',
        past: 'suspended',
        roles: diplomats,
        remark: 'By whom, and why?',
      },
      resume: {
        from: ['suspended'],
        to: 'in-force',
        label: 'Say that it holds again',
        past: 'resumed',
        roles: diplomats,
        remark: 'What has been agreed?',
      },
      end: {
        from: ['in-force', 'suspended'],
        to: 'ended',
        label: 'Say that it has ended',
        past: 'ended',
        roles: diplomats,
        remark: 'Was it carried out, replaced or abandoned?',
      },
    },
    edits: ['in-force', 'suspended'],
  },
  titled: ['title'],
  columns: ['signedOn'],
  filters: [],
  roles: diplomats,
});

const agreement = reference('peace-agreement', { label: 'Of which agreement?' });

/** Security provisions are those whose violation kills first: ceasefire, withdrawal, disarmament. */
export const provisionKindWords = {
  security: 'Security: ceasefire, withdrawal, disarmament',
  humanitarian: 'Humanitarian access, return of the displaced',
  'human-rights': 'Human rights, protection of civilians',
  justice: 'Justice, truth, reparation',
  'power-sharing': 'Power sharing, government, territory',
  elections: 'Elections, constitution',
  economic: 'Land, resources, economy',
  implementation: 'Implementation, monitoring',
} as const;
export type ProvisionKind = keyof typeof provisionKindWords;

export const peaceProvision = defineRecord({
  kind: 'peace-provision',
  address: '/act/diplomacy/provisions',
  names: { one: 'Provision', many: 'Provisions' },
  about: 'What one article obliges the parties to do, by when, and whether they do.',
  empty: 'No provision stands here yet. Add those that can be seen to be kept or broken, the security ones first.',
  fields: {
    agreement,
    article: line({ label: 'Which article?', maxLength: 40 }),
    provisionKind: choice(provisionKindWords, { label: 'What is it about?' }),
    wording: text({ label: 'What does it oblige whom to do?' }),
    dueOn: optional(day({ label: 'By when is it to be done?', hint: 'Left out where it holds at all times' })),
  },
  lifecycle: {
    initial: 'owed',
    states: {
      owed: { name: 'Owed' },
      'carried-out': {
        name: 'Carried out',
        has: {
          evidence: text({ label: 'What shows it?' }),
          carriedOutOn: pastDay({ label: 'When was it done?' }),
        },
        ended: true,
      },
      violated: { name: 'Violated' },
    },
    steps: {
      'carry-out': {
        from: ['owed', 'violated'],
        to: 'carried-out',
        label: 'Say that it is carried out',
        past: 'carried-out',
        roles: diplomats,
      },
      undo: {
        from: ['carried-out'],
        to: 'owed',
        label: 'Say that it is owed again',
        past: 'owed-again',
        roles: diplomats,
        remark: 'What shows it?',
      },
      restore: {
        from: ['violated'],
        to: 'owed',
        label: 'Say that it is kept again',
        past: 'restored',
        roles: diplomats,
        remark: 'What shows it?',
      },
      // Taken by a violation, which is a record of its own: nobody presses this.
      violate: {
        from: ['owed', 'carried-out'],
        to: 'violated',
        label: 'Violated',
        past: 'violated',
        roles: [],
        remark: 'By what?',
      },
    },
    edits: ['owed'],
  },
  titled: ['article', 'provisionKind'],
  columns: ['wording', 'dueOn'],
  filters: ['provisionKind'],
  roles: diplomats,
  partOf: 'agreement',
  due: 'dueOn',
});

export const peaceViolation = defineRecord({
  kind: 'peace-violation',
  address: '/act/diplomacy/violations',
  names: { one: 'Violation', many: 'Violations' },
  about: 'What broke a provision. It is a signal as soon as it is reported.',
  empty: 'No violation has been reported.',
  fields: {
    agreement,
    provision: reference('peace-provision', { label: 'Which provision is violated?' }),
    observedOn: pastDay({ label: 'When did it happen?' }),
    what: line({ label: 'What happened?', hint: 'In one sentence: who did what, where' }),
    evidence: text({ label: 'What shows it?', hint: 'Who saw it, which mission or mechanism confirms it' }),
    civiliansKilled: optional(
      number({ label: 'How many civilians were killed?', minimum: 0, maximum: 1_000_000, whole: true }),
    ),
  },
  lifecycle: {
    initial: 'reported',
    states: {
      reported: { name: 'Reported' },
      confirmed: { name: 'Confirmed', ended: true },
      refuted: { name: 'Refuted', ended: true },
    },
    steps: {
      confirm: {
        from: ['reported'],
        to: 'confirmed',
        label: 'Confirm it',
        past: 'confirmed',
        roles: diplomats,
        remark: 'Who confirms it?',
      },
      refute: {
        from: ['reported', 'confirmed'],
        to: 'refuted',
        label: 'Say that it did not happen',
        past: 'refuted',
        roles: diplomats,
        remark: 'What shows that?',
      },
    },
    edits: [],
  },
  titled: ['what'],
  columns: ['provision', 'observedOn', 'civiliansKilled'],
  filters: ['provision'],
  roles: diplomats,
  partOf: 'agreement',
});
