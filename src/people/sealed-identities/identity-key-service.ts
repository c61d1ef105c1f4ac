import type { Clock } from '../../platform/clock.ts';
import { type Actor, isSignedIn } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import { maySee } from '../marking.ts';
import type { PeopleService } from '../people-service.ts';
import { fingerprintOf, readPublicKey } from './identity-crypto.ts';
import { refusals } from './identity-refusals.ts';
import { currentKey, type Fingerprint, fingerprintWords, type IdentityKey, identitySteps } from './sealed-identity.ts';
import * as store from './sealed-identity-store.ts';

export type IdentityKeyService = ReturnType<typeof createIdentityKeyService>;

/** Somebody whom an identity can be sealed to. */
export type PossibleHolder = {
  readonly personId: string;
  readonly name: string;
  readonly organisation: string;
  readonly key: IdentityKey;
};

/** The public keys of those who may hold identities. Private keys never come here. */
export function createIdentityKeyService({
  database,
  clock,
  people,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly people: PeopleService;
}) {
  function writeStep(
    queries: Queries,
    actor: Actor,
    kind: string,
    fingerprint: Fingerprint,
    states: readonly [from: string | null, to: string],
    payload: Readonly<Record<string, string>>,
  ): Promise<string> {
    return appendLedgerEntry(queries, actor, {
      at: clock(),
      kind,
      subjectType: 'identity-key',
      subjectId: fingerprint,
      place: null,
      fromState: states[0],
      toState: states[1],
      marked: { owner: actor.organisationId, marking: 'OFFICIAL', caveats: [], audience: [] },
      payload,
    });
  }

  /** Those at work who have a key to seal to. */
  async function possibleHolders(actor: Actor): Promise<readonly PossibleHolder[]> {
    const directory = await people.directory(actor);
    const names = new Map(directory.organisations.map(({ id, name }) => [id, name]));
    const keys = await database.snapshot(actor, (queries) => store.readKeys(queries));
    const byPerson = Map.groupBy(keys, ({ person }) => person);
    return directory.people.flatMap(({ id, name, organisation }) => {
      const key = currentKey(byPerson.get(id) ?? []);
      return key === undefined
        ? []
        : [{ personId: id, name, organisation: names.get(organisation) ?? organisation, key }];
    });
  }

  /**
   * Those chosen to hold a row, each as somebody with a key who may see that it is there.
   * @throws Refusal naming the first who may not
   */
  async function choose(actor: Actor, ids: readonly string[], marked: Marked): Promise<readonly PossibleHolder[]> {
    const possible = new Map((await possibleHolders(actor)).map((each) => [each.personId, each]));
    const chosen: PossibleHolder[] = [];
    for (const id of new Set(ids)) {
      const holder = possible.get(id);
      if (holder === undefined) {
        throw refusals.holderWithoutKey(id);
      }
      const reach = (await people.findActor(id))?.reach;
      if (reach === undefined || !maySee(reach, marked)) {
        throw refusals.holderReach(holder.name);
      }
      chosen.push(holder);
    }
    return chosen;
  }

  return {
    /**
     * Registers a public key as the person's current one. Earlier keys stay: what is wrapped to them still opens with
     * them, until it is wrapped anew.
     * @throws Refusal for what is no public key, or one registered before
     */
    async register(actor: Actor, pem: string): Promise<Fingerprint> {
      if (!isSignedIn(actor)) throw refusals.notSignedIn();
      const publicKey = readPublicKey(pem);
      const fingerprint = fingerprintOf(publicKey);
      return database.transact(actor, async (queries) => {
        const key = { fingerprint, person: actor.personId, publicKey, registeredAt: clock(), lostAt: null };
        if (!(await store.insertKey(queries, key))) {
          throw refusals.keyKnown();
        }
        const said = `Public key ${fingerprintWords(fingerprint)}`;
        await writeStep(queries, actor, identitySteps.keyRegistered, fingerprint, [null, 'registered'], { said });
        return fingerprint;
      });
    },

    /**
     * Tells that a key is lost or in other hands: nothing is sealed to it any more, and its holder counts no longer where
     * no other key of theirs is wrapped to. What it could open it still could: see docs/sealed-identities.md.
     */
    async reportLost(actor: Actor, fingerprint: Fingerprint, reason: string): Promise<void> {
      if (reason.trim() === '') throw refusals.lossReason();
      await database.transact(actor, async (queries) => {
        if (!(await store.markKeyLost(queries, fingerprint, clock()))) {
          throw refusals.keyUnknown();
        }
        await writeStep(queries, actor, identitySteps.keyLost, fingerprint, ['registered', 'lost'], { said: reason });
      });
    },

    /** The person's own keys, the newest first. */
    ofPerson(actor: Actor): Promise<readonly IdentityKey[]> {
      return database.snapshot(actor, (queries) => store.readKeys(queries, { person: actor.personId }));
    },

    possibleHolders,
    choose,

    /**
     * Whose a key is, as somebody who can act: for the command line, where whoever unlocked the private key is its holder.
     * @throws Refusal where it is nobody's at work
     */
    async holderOf(asker: Actor, fingerprint: Fingerprint): Promise<Actor> {
      const [key] = await database.snapshot(asker, (queries) => store.readKeys(queries, { fingerprint }));
      const holder = key && (await people.findActor(key.person));
      if (holder === undefined) {
        throw refusals.nobodysKey();
      }
      return holder;
    },
  };
}
