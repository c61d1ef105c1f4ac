import type { NameKind } from '../../../matching/name-parts.ts';
import { listWords } from '../list-snapshot.ts';
import type { ListName } from '../lists/listed-subject.ts';
import { longestName, type Said } from './screened-subject.ts';
import type { MatchState } from './screening-finding.ts';
import type { MatchId } from './screening-match.ts';

/** Somebody who is to be paid or met. */
export type Party = {
  readonly name: string;
  readonly kind: NameKind;
  /** Whose it is: the project, the country of the talks, the organisation’s own identifier. */
  readonly reference: string;
  readonly purpose: string;
};

/** A pair that stands in the way; without an id where it has yet to be screened on record. */
export type PartyPair = {
  readonly id: MatchId | undefined;
  readonly state: MatchState;
  readonly probability: number;
  readonly name: string;
  readonly listedName: string;
  readonly list: ListName;
  readonly listedReference: string;
  /** How many other records of the same subject are in the way with it. */
  readonly others: number;
};

/**
 * Pairs with records of one subject that stand in the same way are one, by the most probable that is screened on record.
 * @param pairs the most probable first, each with the number of its subject
 */
export function oneForEach(pairs: readonly (PartyPair & { readonly subject: number })[]): readonly PartyPair[] {
  const groups = Map.groupBy(pairs, ({ subject, state }) => `${subject} ${state}`);
  return [...groups.values()].flatMap((of) => {
    const first = of.find(({ id }) => id !== undefined) ?? of[0];
    if (first === undefined) return [];
    const { subject: _, ...pair } = first;
    return [{ ...pair, others: of.length - 1 }];
  });
}

/** What is said of a party where nobody has said more. */
export function saidOf({ name, kind, reference, purpose }: Party): Said {
  return {
    ...{ kind, names: [partyName(name)], birthDates: [], nationalities: [], identifiers: [] },
    ...{ purpose: purpose.slice(0, 200), reference: reference.slice(0, 200) },
  };
}

/** As it is screened and found again. */
export const partyName = (name: string) => name.replaceAll(/\s+/gu, ' ').trim().slice(0, longestName).toWellFormed();

/** Where a pair is settled: its own page, or the form by which the party is screened first. */
export function settledAt(party: Party, pair: PartyPair): string {
  if (pair.id !== undefined) return `/act/sanctions/screening/matches/${pair.id}`;
  const { name, kind, reference, purpose } = party;
  const query = new URLSearchParams({ name: partyName(name), kind, reference, purpose: purpose.slice(0, 200) });
  return `/act/sanctions/screening/new?${query}`;
}

/** In one sentence: who may be whom, on which list, how it stands and where it is settled. */
export function obstacleWords(party: Party, pair: PartyPair): string {
  const { listedName, list, listedReference, state, others } = pair;
  const more = others === 0 ? '' : ` and ${others} more of the same subject`;
  const who = `“${partyName(party.name)}” may be “${listedName}” (${listWords[list]}, ${listedReference}${more})`;
  return state === 'same' ? `${who}: it was found the same.` : `${who}, and nobody has settled yet that they differ.`;
}
