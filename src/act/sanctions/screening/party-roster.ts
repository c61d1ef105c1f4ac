import type { Marked } from '../../../platform/ledger/ledger-entry.ts';
import { type Party, partyName } from './party.ts';
import type { ScreenedId } from './screened-subject.ts';

/** Somebody who is paid, met or worked with by what is planned or under way, and who may know of it. */
export type OpenParty = { readonly party: Party; readonly marked: Marked };

/** All of them, of one sort of work. */
export type PartySource = () => Promise<readonly OpenParty[]>;

export const openPartiesIn = async (sources: readonly PartySource[]): Promise<readonly OpenParty[]> =>
  (await Promise.all(sources.map((source) => source()))).flat();

/** One whom the roster may know by whose it is and its name. */
export type KnownParty = {
  readonly subject: ScreenedId;
  readonly reference: string;
  readonly name: string;
  readonly owner: string;
  readonly isStanding: boolean;
  /** Whether it stands, or stood, because of what it is a party to; not because a person asked. */
  readonly byParty: boolean;
  /** Whether a person has said that it is to be screened no more. */
  readonly endedByPerson: boolean;
};

export type RosterChange = { readonly joining: readonly OpenParty[]; readonly leaving: readonly ScreenedId[] };

/** As a party is found again among those who are screened. */
export const partyReference = ({ reference }: Pick<Party, 'reference'>) => reference.slice(0, 200);

/** By what somebody who is screened is known to be this party: whose it is, its name, and for whom it is screened. */
export type PartyKey = Pick<KnownParty, 'reference' | 'name' | 'owner'>;

export const partyKey = ({ party, marked }: OpenParty): PartyKey => ({
  ...{ reference: partyReference(party), name: partyName(party.name), owner: marked.owner },
});

const keyOf = ({ reference, name, owner }: PartyKey) => JSON.stringify([reference, name, owner]);

/**
 * Who is to be screened again by each list from now on, and who no more: parties join when what they are a party to is
 * open, and leave when nothing is. Whom a person asked to screen stays; whom a person has ended does not come back.
 */
export function rosterChange(open: readonly OpenParty[], known: readonly KnownParty[]): RosterChange {
  const wanted = new Map(open.map((each) => [keyOf(partyKey(each)), each]));
  const settled = known.filter(({ isStanding, endedByPerson }) => isStanding || endedByPerson).map(keyOf);
  const leaving = known.filter((each) => each.isStanding && each.byParty && !wanted.has(keyOf(each)));
  for (const key of settled) wanted.delete(key);
  return { joining: [...wanted.values()], leaving: leaving.map(({ subject }) => subject) };
}
