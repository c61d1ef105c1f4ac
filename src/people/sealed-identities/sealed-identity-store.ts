import type { Queries } from '../../platform/database/database.ts';
import { markedAs } from '../../platform/ledger/ledger-entry.ts';
import type {
  Fingerprint,
  IdentityKey,
  KeyWrap,
  SealedContent,
  SealedIdentity,
  SealedIdentityId,
} from './sealed-identity.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    identity_key: {
      fingerprint: Fingerprint;
      person: string;
      public_key: Buffer;
      registered_at: Date;
      lost_at: Date | null;
    };
    sealed_identity: {
      id: SealedIdentityId;
      pseudonym: string;
      version: number;
      sealed_at: Date;
      sealed_by: string;
      owner: string;
      marking: string;
      caveats: readonly string[];
      audience: readonly string[];
    };
    identity_key_wrap: {
      identity_id: SealedIdentityId;
      fingerprint: Fingerprint;
      holder: string;
      encapsulation: Buffer;
      wrapped_key: Buffer;
      wrapped_at: Date;
      wrapped_by: string;
    };
    sealed_identity_content: { identity_id: SealedIdentityId; nonce: Buffer; ciphertext: Buffer };
  }
}

/** @returns whether it is there now; false where the key was registered before, by whomever */
export async function insertKey(queries: Queries, key: IdentityKey): Promise<boolean> {
  const inserted = await queries
    .insertInto('identity_key')
    .values({
      fingerprint: key.fingerprint,
      person: key.person,
      public_key: key.publicKey,
      registered_at: key.registeredAt,
      lost_at: key.lostAt,
    })
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** Registered keys, the newest first. */
export async function readKeys(
  queries: Queries,
  filter: { readonly person?: string; readonly fingerprint?: Fingerprint } = {},
): Promise<readonly IdentityKey[]> {
  let query = queries.selectFrom('identity_key').selectAll();
  if (filter.person !== undefined) query = query.where('person', '=', filter.person);
  if (filter.fingerprint !== undefined) query = query.where('fingerprint', '=', filter.fingerprint);
  const rows = await query.orderBy('registered_at', 'desc').orderBy('fingerprint').execute();
  return rows.map((row) => ({
    fingerprint: row.fingerprint,
    person: row.person,
    publicKey: row.public_key,
    registeredAt: row.registered_at,
    lostAt: row.lost_at,
  }));
}

/** @returns whether the key was there, not lost before, and the asker's to tell of */
export async function markKeyLost(queries: Queries, fingerprint: Fingerprint, lostAt: Date): Promise<boolean> {
  const changed = await queries
    .updateTable('identity_key')
    .set({ lost_at: lostAt })
    .where('fingerprint', '=', fingerprint)
    .where('lost_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** @returns false, and writes nothing, where the code stands for somebody already */
export async function insertIdentity(
  queries: Queries,
  identity: SealedIdentity,
  content: SealedContent,
): Promise<boolean> {
  const inserted = await queries
    .insertInto('sealed_identity')
    .values({
      id: identity.id,
      pseudonym: identity.pseudonym,
      version: identity.version,
      sealed_at: identity.sealedAt,
      sealed_by: identity.sealedBy,
      ...markedAs(identity),
    })
    .onConflict((conflict) => conflict.column('pseudonym').doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false;
  await queries
    .insertInto('sealed_identity_content')
    .values({ identity_id: identity.id, ...content })
    .execute();
  return true;
}

export async function insertWraps(
  queries: Queries,
  id: SealedIdentityId,
  wraps: readonly KeyWrap[],
  by: { readonly at: Date; readonly personId: string },
): Promise<void> {
  const rows = wraps.map(({ holder, fingerprint, encapsulation, wrappedKey }) => ({
    identity_id: id,
    fingerprint,
    holder,
    encapsulation,
    wrapped_key: wrappedKey,
    wrapped_at: by.at,
    wrapped_by: by.personId,
  }));
  await queries.insertInto('identity_key_wrap').values(rows).execute();
}

export async function readIdentities(
  queries: Queries,
  filter: { readonly id?: SealedIdentityId } = {},
): Promise<readonly SealedIdentity[]> {
  let query = queries.selectFrom('sealed_identity').selectAll();
  if (filter.id !== undefined) query = query.where('id', '=', filter.id);
  const rows = await query.orderBy('sealed_at', 'desc').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    pseudonym: row.pseudonym,
    version: row.version,
    sealedAt: row.sealed_at,
    sealedBy: row.sealed_by,
    ...markedAs(row),
  }));
}

export async function readWraps(
  queries: Queries,
  ids: readonly SealedIdentityId[],
): Promise<readonly (KeyWrap & { readonly identityId: SealedIdentityId })[]> {
  if (ids.length === 0) return [];
  const rows = await queries
    .selectFrom('identity_key_wrap')
    .selectAll()
    .where('identity_id', 'in', ids)
    .orderBy('holder')
    .execute();
  return rows.map((row) => ({
    identityId: row.identity_id,
    holder: row.holder,
    fingerprint: row.fingerprint,
    encapsulation: row.encapsulation,
    wrappedKey: row.wrapped_key,
  }));
}

/** Takes away wraps of the asker's own: the database refuses those of others. */
export async function deleteWraps(
  queries: Queries,
  id: SealedIdentityId,
  fingerprints: readonly Fingerprint[],
): Promise<void> {
  if (fingerprints.length === 0) return;
  await queries
    .deleteFrom('identity_key_wrap')
    .where('identity_id', '=', id)
    .where('fingerprint', 'in', fingerprints)
    .execute();
}

/** The content, for its holders; for everybody else there is none. */
export async function readContent(queries: Queries, id: SealedIdentityId): Promise<SealedContent | undefined> {
  const row = await queries
    .selectFrom('sealed_identity_content')
    .select(['nonce', 'ciphertext'])
    .where('identity_id', '=', id)
    .executeTakeFirst();
  return row && { nonce: row.nonce, ciphertext: row.ciphertext };
}
