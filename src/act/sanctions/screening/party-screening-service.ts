import type { Actor } from '../../../platform/database/actor.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { type Marked, markedAs } from '../../../platform/ledger/ledger-entry.ts';
import { standardMarking } from '../../../platform/records/standard-marking.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { obstacleWords, oneForEach, type Party, type PartyPair, partyName, saidOf, settledAt } from './party.ts';
import { saidNow } from './screened-subject-store.ts';
import { isInTheWay } from './screening-finding.ts';
import { keepOne, type ScreeningParts } from './screening-keeping-service.ts';
import { pairsOf } from './screening-match.ts';
import { statesOf } from './screening-match-store.ts';
import { subjectsOf } from './screening-subject-store.ts';

export type PartyScreening = ReturnType<typeof createPartyScreeningService>;

/** How a party stands against the lists that stand. */
export type PartyStanding = {
  /** Nothing was imported, so that nobody could be screened. */
  readonly hasNoList: boolean;
  readonly isScreened: boolean;
  readonly pairs: readonly PartyPair[];
};

/** Screens those who are to be paid or met, for the services that pay and meet: in their own transactions. */
export function createPartyScreeningService({ database, clock, listedNames }: ScreeningParts) {
  async function standingIn(queries: Queries, party: Party): Promise<PartyStanding> {
    const names = await listedNames.standingIn(queries);
    if (names.count === 0) return { hasNoList: true, isScreened: false, pairs: [] };
    const said = await saidNow(queries, party.reference.slice(0, 200), partyName(party.name));
    const found = pairsOf(names, said ?? saidOf(party));
    const versions = found.map(({ version }) => version);
    const kept = said === undefined || found.length === 0 ? [] : await statesOf(queries, said.id, versions);
    const subjects = await subjectsOf(queries, versions);
    const pairs = found.map(({ version, probability, askedName, listed }) => {
      const known = kept.find((each) => each.version === version);
      return {
        ...{ id: known?.id, state: known?.state ?? ('open' as const), probability, name: askedName, others: 0 },
        ...{ listedName: listed.name, list: listed.source, listedReference: listed.reference },
        subject: subjects.get(version) ?? version,
      };
    });
    return { hasNoList: false, isScreened: said !== undefined, pairs: oneForEach(pairs) };
  }

  async function inTheWayIn(queries: Queries, party: Party): Promise<readonly PartyPair[]> {
    return (await standingIn(queries, party)).pairs.filter(({ state }) => isInTheWay(state));
  }

  return {
    /**
     * Screens a party on record, for the government of whoever acts, and again whenever a list changes. Where no list
     * is imported it does nothing: who was made before the first list is screened when there is money or a meeting to
     * let out.
     */
    async screenIn(queries: Queries, actor: Actor, party: Party, marked: Marked): Promise<void> {
      const names = await listedNames.standingIn(queries);
      if (names.count === 0) return;
      // Somebody may have said more of it than its name: what is said of it stands.
      const said = (await saidNow(queries, party.reference.slice(0, 200), partyName(party.name))) ?? saidOf(party);
      // A project may be released to everyone; who of its partners may be listed is for the government alone.
      const own = { ...markedAs(marked), audience: standardMarking(actor).audience };
      await keepOne(queries, actor, names, said, { marked: own, kind: 'party', isStanding: true, at: clock() });
    },

    /** Why a party may not be paid or met yet, each with where it is settled; nothing where no list is imported. */
    async obstaclesIn(queries: Queries, party: Party) {
      const pairs = await inTheWayIn(queries, party);
      return pairs.map((pair) => ({ text: obstacleWords(party, pair), href: settledAt(party, pair) }));
    },

    /** @throws Refusal beside the field, naming the match and where to settle it */
    async requireClearIn(queries: Queries, party: Party, field: string): Promise<void> {
      const [pair, ...others] = await inTheWayIn(queries, party);
      if (pair === undefined) return;
      const sentence =
        '{words} {more, plural, =0 {} one {# more listed subject is as like. } other {# more listed subjects are as like. }}Settle it first: {address}';
      throw new Refusal('screening.in-the-way', 409, sentence, field, {
        ...{ words: obstacleWords(party, pair), more: others.length, address: settledAt(party, pair) },
      });
    },

    /** How a party stands. */
    standing: (actor: Actor, party: Party): Promise<PartyStanding> =>
      database.snapshot(actor, (queries) => standingIn(queries, party)),
  };
}
