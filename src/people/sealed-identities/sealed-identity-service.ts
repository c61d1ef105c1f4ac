import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { type Marked, saidIn } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry, readLedger } from '../../platform/ledger/ledger-store.ts';
import type { Marking } from '../marking.ts';
import type { MarkingChoices } from '../marking-form.ts';
import type { PeopleService } from '../people-service.ts';
import { newPseudonym, sealIdentity } from './identity-crypto.ts';
import type { IdentityKeyService } from './identity-key-service.ts';
import { refusals } from './identity-refusals.ts';
import {
  type Envelope,
  fewestHolders,
  type HeldIdentity,
  type IdentityStep,
  identitySteps,
  identitySubject,
  type KeyWrap,
  maySeal,
  pseudonymPattern,
  requireWithinLimits,
  type SealedIdentity,
  type SealedIdentityId,
  type Sealing,
  sealVersion,
} from './sealed-identity.ts';
import * as store from './sealed-identity-store.ts';

export type SealedIdentityService = ReturnType<typeof createSealedIdentityService>;

/** That somebody reports is itself sensitive: for the own department, and of those who may see what is. */
function usualMarking({ reach, organisationId }: Actor): Marked & { readonly marking: Marking } {
  const marking = reach.everything || reach.sensitive ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL';
  return { owner: organisationId, marking, caveats: [], audience: [] };
}

export function createSealedIdentityService({
  database,
  clock,
  people,
  identityKeys,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly people: PeopleService;
  readonly identityKeys: IdentityKeyService;
}) {
  /** One entry of the ledger. `payload` holds the reason and who holds, and never a word of an identity. */
  function writeStep(
    queries: Queries,
    actor: Actor,
    identity: SealedIdentity,
    kind: string,
    states: readonly [from: string | null, to: string],
    payload: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<string> {
    return appendLedgerEntry(queries, actor, {
      at: clock(),
      kind,
      subjectType: identitySubject,
      subjectId: identity.id,
      place: null,
      fromState: states[0],
      toState: states[1],
      marked: identity,
      payload: { pseudonym: identity.pseudonym, ...payload },
    });
  }

  /** Names of those at work. Read before a transaction begins: one that waits for a second connection can wait for ever. */
  async function namesAtWork(actor: Actor): Promise<ReadonlyMap<string, string>> {
    return new Map((await people.directory(actor)).people.map(({ id, name }) => [id, name]));
  }

  async function withHolders(
    queries: Queries,
    atWork: ReadonlyMap<string, string>,
    identities: readonly SealedIdentity[],
  ): Promise<readonly HeldIdentity[]> {
    const wraps = await store.readWraps(
      queries,
      identities.map(({ id }) => id),
    );
    const lost = new Set((await store.readKeys(queries)).filter(({ lostAt }) => lostAt).map((key) => key.fingerprint));
    const byIdentity = Map.groupBy(wraps, ({ identityId }) => identityId);
    return identities.map((identity) => {
      const byHolder = Map.groupBy(byIdentity.get(identity.id) ?? [], ({ holder }) => holder);
      const holders = [...byHolder].map(([personId, own]) => ({
        personId,
        name: atWork.get(personId) ?? personId,
        live: atWork.has(personId) && own.some(({ fingerprint }) => !lost.has(fingerprint)),
      }));
      return { identity, holders };
    });
  }

  async function one(queries: Queries, id: SealedIdentityId): Promise<SealedIdentity> {
    const [identity] = await store.readIdentities(queries, { id });
    if (identity === undefined) throw refusals.unknown();
    return identity;
  }

  async function ownWraps(queries: Queries, actor: Actor, id: SealedIdentityId): Promise<readonly KeyWrap[]> {
    const wraps = (await store.readWraps(queries, [id])).filter(({ holder }) => holder === actor.personId);
    if (wraps.length > 0) return wraps;
    throw refusals.notHolder();
  }

  /**
   * Encrypts who a reporter is to at least two holders, before any transaction begins. The plain identity is in memory
   * here and nowhere else.
   * @returns what keeps it, in a caller's own transaction on behalf of the same actor
   * @throws Refusal for the wrong role, fewer holders, a holder without a key or without the reach to see it
   */
  async function prepare(
    actor: Actor,
    sealing: Sealing,
  ): Promise<(queries: Queries) => Promise<{ readonly id: SealedIdentityId; readonly pseudonym: string }>> {
    if (!maySeal(actor)) throw refusals.role();
    const { pseudonym = newPseudonym(), identity, holders } = sealing;
    requireWithinLimits(identity);
    if (!new RegExp(pseudonymPattern).test(pseudonym)) throw refusals.pseudonym();
    if (new Set(holders).size < fewestHolders) throw refusals.fewHolders();
    const marked = await database.snapshot(actor, (queries) =>
      people.markNew(queries, actor, sealing, usualMarking(actor)),
    );
    const row: SealedIdentity = {
      // A fresh UUID is by construction the identity of a new row.
      id: uuidv7() as SealedIdentityId,
      pseudonym,
      version: sealVersion,
      sealedAt: clock(),
      sealedBy: actor.personId,
      ...marked,
    };
    const chosen = await identityKeys.choose(actor, holders, row);
    const sealed = sealIdentity(
      row.id,
      identity,
      chosen.map(({ personId, key }) => ({ holder: personId, ...key })),
    );
    return async (queries) => {
      if (!(await store.insertIdentity(queries, row, sealed.content))) throw refusals.codeTaken();
      await store.insertWraps(queries, row.id, sealed.wraps, { at: row.sealedAt, personId: actor.personId });
      const said = `Sealed as ${pseudonym} to ${chosen.map(({ name }) => name).join(', ')}`;
      await writeStep(queries, actor, row, identitySteps.sealed, [null, 'sealed'], {
        said,
        holders: chosen.map(({ personId }) => personId),
      });
      return { id: row.id, pseudonym };
    };
  }

  return {
    prepare,

    /** Seals who a reporter is, in a transaction of its own. @throws Refusal as `prepare` does */
    async seal(actor: Actor, sealing: Sealing): Promise<{ readonly id: SealedIdentityId; readonly pseudonym: string }> {
      return database.transact(actor, await prepare(actor, sealing));
    },

    /**
     * Hands a holder what opens an identity on a machine of their own, once the ledger has the step and its reason: the
     * transaction that writes it ends before anything leaves.
     * @throws Refusal without a reason, or for somebody who does not hold it
     */
    async open(actor: Actor, id: SealedIdentityId, reason: string): Promise<Envelope> {
      const said = reason.trim();
      if (said === '') throw refusals.reason();
      return database.transact(actor, async (queries) => {
        const identity = await one(queries, id);
        const wraps = await ownWraps(queries, actor, id);
        const content = await store.readContent(queries, id);
        if (content === undefined) throw new Error(`The sealed identity ${id} has no content`);
        await writeStep(queries, actor, identity, identitySteps.opened, ['sealed', 'sealed'], { said });
        return { identityId: id, version: identity.version, content, wraps };
      });
    },

    /**
     * Keeps a wrap that a holder made on a machine of their own for one more key: of another person, who holds it from
     * then on, or a newer one of the holder's, whose wraps to older keys go.
     */
    async rewrap(actor: Actor, id: SealedIdentityId, wrap: KeyWrap, reason: string): Promise<void> {
      if (reason.trim() === '') throw refusals.reason();
      const identity = await database.snapshot(actor, (queries) => one(queries, id));
      const [holder] = await identityKeys.choose(actor, [wrap.holder], identity);
      await database.transact(actor, async (queries) => {
        const own = await ownWraps(queries, actor, id);
        if (holder?.key.fingerprint !== wrap.fingerprint) throw refusals.oldKey();
        const standing = await store.readWraps(queries, [id]);
        if (standing.some(({ fingerprint }) => fingerprint === wrap.fingerprint)) throw refusals.wrapped();
        await store.insertWraps(queries, id, [wrap], { at: clock(), personId: actor.personId });
        const replaced = wrap.holder === actor.personId ? own.map(({ fingerprint }) => fingerprint) : [];
        await store.deleteWraps(queries, id, replaced);
        await writeStep(queries, actor, identity, identitySteps.rewrapped, ['sealed', 'sealed'], {
          said: `Wrapped to ${holder.name}: ${reason.trim()}`,
          holder: wrap.holder,
          fingerprint: wrap.fingerprint,
          replaced,
        });
      });
    },

    /** What somebody who seals may choose of who knows of it. */
    markingChoices(actor: Actor): Promise<MarkingChoices> {
      return people.markingChoices(actor, () => usualMarking(actor));
    },

    /** The newest first; with `fewHolders` only those that one more loss could lose. */
    async list(actor: Actor, filter: { readonly fewHolders?: boolean } = {}): Promise<readonly HeldIdentity[]> {
      const atWork = await namesAtWork(actor);
      return database.snapshot(actor, async (queries) => {
        const all = await withHolders(queries, atWork, await store.readIdentities(queries));
        return filter.fewHolders === true
          ? all.filter(({ holders }) => holders.filter(({ live }) => live).length < fewestHolders)
          : all;
      });
    },

    /** One, with each step of its life that the asker may see. @throws Refusal where there is none to see */
    async find(
      actor: Actor,
      id: SealedIdentityId,
    ): Promise<HeldIdentity & { readonly steps: readonly IdentityStep[] }> {
      const atWork = await namesAtWork(actor);
      return database.snapshot(actor, async (queries) => {
        const [held] = await withHolders(queries, atWork, [await one(queries, id)]);
        if (held === undefined) throw new Error(`The sealed identity ${id} has gone`);
        const entries = await readLedger(queries, { subjectType: identitySubject, subjectIds: [id] });
        const steps = entries.map((entry) => ({
          at: new Date(entry.at),
          kind: entry.kind,
          by: `${entry.personName} (${entry.organisation})`,
          said: saidIn(entry) ?? '',
        }));
        return { ...held, steps };
      });
    },
  };
}
