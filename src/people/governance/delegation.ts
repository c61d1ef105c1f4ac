import { choice, day, line, type MoneyValue, money, optional, reference } from '../../platform/records/field.ts';
import { moneyWords } from '../../platform/records/money-value.ts';
import { defineRecord } from '../../platform/records/record.ts';
import { covers, type Stretch } from './government-post.ts';

/** The levels of a warning, the lowest first. */
export const decidingLevels = ['elevated', 'high', 'severe'] as const;
export type DecidingLevel = (typeof decidingLevels)[number];
const levelWords = { elevated: 'Elevated', high: 'High', severe: 'Severe' } as const;

/** What a post gives to another to decide, and how far: who holds the other decides in its name. */
export const delegation = defineRecord({
  kind: 'delegation',
  address: '/people/delegations',
  names: { one: 'Delegation', many: 'Delegations' },
  about:
    'Who may decide what: up to which level of a warning and which amount of money, from when until when, given by whom. It holds once whoever holds the giving post brings it into force.',
  empty: 'Nothing is delegated: each role decides as it always may. Draft the first from the minister’s post.',
  fields: {
    title: line({ label: 'What is it called?', hint: 'Such as: scheme of delegation 2026, paragraph 4' }),
    givenBy: reference('government-post', { label: 'Which post gives it?' }),
    givenTo: reference('government-post', { label: 'Which post may decide?' }),
    upToLevel: choice(levelWords, { label: 'Up to which level of a warning?' }),
    upToAmount: optional(money({ label: 'Up to which amount of money for one decision?', hint: 'Left out: no money' })),
    fromOn: day({ label: 'From which day?' }),
    untilOn: optional(day({ label: 'Until which day?', hint: 'Left out: until it is withdrawn' })),
  },
  lifecycle: {
    initial: 'draft',
    states: {
      draft: { name: 'Draft' },
      'in-force': { name: 'In force' },
      withdrawn: { name: 'Withdrawn', ended: true },
    },
    steps: {
      give: {
        from: ['draft'],
        to: 'in-force',
        label: 'Bring it into force',
        past: 'given',
        roles: ['minister', 'focal-point', 'desk-officer', 'strategy-owner'],
        means: 'Only who holds the post that gives it does this, and nobody gives more than they have.',
      },
      withdraw: {
        from: ['in-force', 'draft'],
        to: 'withdrawn',
        label: 'Withdraw it',
        past: 'withdrawn',
        roles: ['minister', 'focal-point', 'administrator'],
        remark: 'Why?',
      },
    },
    edits: ['draft'],
  },
  titled: ['title'],
  columns: ['givenBy', 'givenTo', 'upToLevel', 'upToAmount', 'untilOn'],
  filters: ['givenTo', 'upToLevel'],
  roles: ['minister', 'focal-point', 'administrator'],
});

/** One delegation in force, of a post that somebody holds. */
export type Given = Stretch & {
  readonly id: string;
  readonly title: string;
  readonly upToLevel: DecidingLevel;
  readonly upToAmount: MoneyValue | null;
};

/** What somebody wants to decide. @property on ISO 8601 date */
export type Asked = {
  readonly level?: DecidingLevel | undefined;
  readonly amount?: MoneyValue | undefined;
  readonly on: string;
};

export type Authority =
  /** Under which delegation, and what that is called; nothing where none limits them. */
  | { readonly allowed: true; readonly delegation?: string; readonly title?: string }
  | { readonly allowed: false; readonly because: string; readonly field?: string };

/**
 * Whether one of these delegations covers all that is asked: the day, the level and the amount, each by the same one.
 * An amount counts in its own currency only.
 */
export function mayDecide(given: readonly Given[], { level, amount, on }: Asked): Authority {
  const ofThisDay = given.filter((each) => covers(each, on));
  if (ofThisDay.length === 0) return { allowed: false, because: 'Nothing is delegated to a post that you hold today.' };
  const ofLevel = ofThisDay.filter((each) => level === undefined || rank(level) <= rank(each.upToLevel));
  if (ofLevel.length === 0) {
    const highest = decidingLevels[Math.max(...ofThisDay.map((each) => rank(each.upToLevel)))] ?? 'elevated';
    return {
      allowed: false,
      because: `You decide on warnings up to ${levelWords[highest].toLowerCase()}: ask the post above.`,
    };
  }
  const fitting = ofLevel.find(
    ({ upToAmount }) => amount === undefined || amount.amountMinor === 0 || isWithin(amount, upToAmount),
  );
  if (fitting !== undefined) return { allowed: true, delegation: fitting.id, title: fitting.title };
  const most = ofLevel.flatMap(({ upToAmount }) => (upToAmount === null ? [] : [moneyWords(upToAmount)]));
  const because =
    most.length === 0
      ? 'No money is delegated to you.'
      : `You decide on up to ${most.join(' or ')}: ask the post above.`;
  return { allowed: false, because, field: 'amount' };
}

const rank = (level: DecidingLevel) => decidingLevels.indexOf(level);

function isWithin(amount: MoneyValue, upTo: MoneyValue | null): boolean {
  return upTo !== null && upTo.currency === amount.currency && amount.amountMinor <= upTo.amountMinor;
}
