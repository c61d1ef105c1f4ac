import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../platform/clock.ts';
import { type Actor, anonymousActor, systemActor } from '../platform/database/actor.ts';
import type { Database, Queries } from '../platform/database/database.ts';
import { type Json, type Marked, unrestricted } from '../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../platform/ledger/ledger-store.ts';
import { Refusal } from '../platform/refusal.ts';
import { actorOf } from './actor-of.ts';
import type { ClaimedPerson } from './claim-mapping.ts';
import * as people from './people-store.ts';
import { personFromClaims } from './person-from-claims.ts';
import * as sessions from './session-store.ts';
import * as store from './sign-in-store.ts';

export type SignInService = ReturnType<typeof createSignInService>;

/** Somebody at the identity provider. */
type AtIssuer = { readonly issuer: string; readonly subject: string };

/** Signing in by the identity provider, and signing out: each a step in the ledger. A demonstration proves nobody. */
export function createSignInService({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  function writeStep(
    queries: Queries,
    actor: Actor,
    step: { kind: string; personId: string; from: string | null; to: string; marked: Marked; payload: Json },
  ) {
    return appendLedgerEntry(queries, actor, {
      at: clock(),
      kind: step.kind,
      subjectType: 'person',
      subjectId: step.personId,
      place: null,
      fromState: step.from,
      toState: step.to,
      marked: step.marked,
      payload: step.payload,
    });
  }

  /** Who it is, in the directory as it now stands; or why nobody. */
  async function admit(queries: Queries, at: AtIssuer, claimed: ClaimedPerson) {
    await store.lockSubject(queries, at.issuer, at.subject);
    const linked = await store.findBySubject(queries, at.issuer, at.subject);
    // Somebody made from claims may have come into the directory since.
    const known =
      linked !== undefined && !linked.fromIssuer && !linked.retired
        ? linked
        : ((await store.findInDirectory(queries, { id: claimed.person, email: claimed.email })) ?? linked);
    if (known?.retired) {
      return {
        refused: 'retired',
        sentence: 'Forestall’s directory lists you no longer. Ask an administrator of Forestall to put you in again.',
      } as const;
    }
    const organisations = await people.readOrganisations(queries);
    const found = personFromClaims(known, claimed, organisations, () => `person-${uuidv7()}`);
    if ('refused' in found) return found;
    const { email, ...person } = found.person;
    const keepsAddress = email !== undefined && !(await store.isAddressTaken(queries, email, person.id));
    const saved = keepsAddress ? found.person : person;
    await store.savePersonOfIssuer(queries, at, saved, known?.fromIssuer ?? true, clock());
    return { actor: actorOf(saved, organisations) };
  }

  return {
    /**
     * Signs somebody in whom the issuer vouches for: roles and organisation become what it says now.
     * @throws Refusal saying why not, for that person; the ledger has the refusal
     */
    async signIn(at: AtIssuer, claimed: ClaimedPerson): Promise<Actor> {
      const admitted = await database.transact(systemActor, async (queries) => {
        const found = await admit(queries, at, claimed);
        if ('actor' in found) {
          const { actor } = found;
          await writeStep(queries, actor, {
            kind: 'person.signed-in',
            personId: actor.personId,
            from: 'signed-out',
            to: 'signed-in',
            marked: { ...unrestricted, owner: actor.organisationId, audience: [] },
            payload: { issuer: at.issuer },
          });
        } else {
          await writeStep(queries, anonymousActor, {
            kind: 'person.sign-in-refused',
            personId: at.subject,
            from: null,
            to: 'refused',
            // Who tries to come in is for the system and its auditors.
            marked: { ...unrestricted, audience: [] },
            payload: { issuer: at.issuer, reason: found.refused },
          });
        }
        return found;
      });
      if ('actor' in admitted) return admitted.actor;
      throw new Refusal(`sign-in.${admitted.refused}`, 403, admitted.sentence);
    },

    /** Ends a session that somebody signs out of. */
    async signOut(actor: Actor, sessionId: string): Promise<void> {
      await database.transact(systemActor, async (queries) => {
        const [ended] = await sessions.endSessions(queries, { sessionId }, clock());
        if (ended?.subject !== undefined) await writeSignedOut(queries, actor, 'person');
      });
    },

    /** Ends all sessions of somebody whom the issuer has signed out, or the one it names. @returns how many ended */
    signOutByIssuer(signedOut: {
      readonly subject: string | undefined;
      readonly issuerSession: string | undefined;
    }): Promise<number> {
      return database.transact(systemActor, async (queries) => {
        const ended = await sessions.endSessions(queries, signedOut, clock());
        const organisations = await people.readOrganisations(queries);
        for (const personId of new Set(ended.map(({ person }) => person))) {
          const person = personId === undefined ? undefined : await people.findPerson(queries, personId);
          if (person !== undefined) await writeSignedOut(queries, actorOf(person, organisations), 'issuer');
        }
        return ended.length;
      });
    },
  };

  function writeSignedOut(queries: Queries, actor: Actor, by: 'person' | 'issuer') {
    return writeStep(queries, actor, {
      kind: 'person.signed-out',
      personId: actor.personId,
      from: 'signed-in',
      to: 'signed-out',
      marked: { ...unrestricted, owner: actor.organisationId, audience: [] },
      payload: { by },
    });
  }
}
