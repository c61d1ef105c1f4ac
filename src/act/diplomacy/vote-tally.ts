import { message } from '../../platform/language/message.ts';

/** How a body decides. The articles are those that say so. */
export const votingRuleWords = {
  'security-council': message(
    'Nine of fifteen, no permanent member against (Charter of the United Nations, Article 27(3))',
  ),
  procedural: message('Nine of fifteen, on procedure (Charter, Article 27(2))'),
  majority: message('More for than against of those present and voting (Charter, Article 18(3))'),
  'two-thirds': message('Two thirds of those present and voting (Charter, Article 18(2))'),
  unanimity: message('Nobody against; who abstains does not prevent it (Treaty on European Union, Article 31(1))'),
} as const;
export type VotingRule = keyof typeof votingRuleWords;

/** Members by how they voted: ISO 3166-1 alpha-3. */
export type Votes = {
  readonly inFavour: readonly string[];
  readonly against: readonly string[];
  readonly abstaining: readonly string[];
  readonly absent: readonly string[];
};

export type Tally = { readonly [Side in keyof Votes]: number } & { readonly members: number };

/** Charter of the United Nations, Article 23(1). */
const permanentMembers = ['CHN', 'FRA', 'GBR', 'RUS', 'USA'];

export function tallyOf({ inFavour, against, abstaining, absent }: Votes): Tally {
  const members = inFavour.length + against.length + abstaining.length + absent.length;
  return {
    inFavour: inFavour.length,
    against: against.length,
    abstaining: abstaining.length,
    absent: absent.length,
    members,
  };
}

/** Members that are said to have voted more than once, each named once. */
export function votedTwice({ inFavour, against, abstaining, absent }: Votes): readonly string[] {
  const all = [...inFavour, ...against, ...abstaining, ...absent];
  return [...new Set(all.filter((member, position) => all.indexOf(member) !== position))];
}

/** Whether these votes adopt a text. Who abstains is not voting (General Assembly, rules of procedure, rule 86). */
export function isAdopted(rule: VotingRule, votes: Votes): boolean {
  const { inFavour, against } = tallyOf(votes);
  switch (rule) {
    case 'security-council':
      return inFavour >= 9 && !votes.against.some((member) => permanentMembers.includes(member));
    case 'procedural':
      return inFavour >= 9;
    case 'majority':
      return inFavour > against;
    case 'two-thirds':
      return inFavour > 0 && 3 * inFavour >= 2 * (inFavour + against);
    case 'unanimity':
      return inFavour > 0 && against === 0;
  }
}
