import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FreshServices, freshServices, inRole } from '../../../test/fresh-services.ts';
import { type Actor, anonymousActor, systemActor } from '../../platform/database/actor.ts';
import { newKeyPair, openEnvelope, publicKeyPem, rewrapEnvelope } from './identity-crypto.ts';
import type { Fingerprint, SealedIdentityId } from './sealed-identity.ts';

let fresh: FreshServices;
const analyst = inRole('watch-analyst');
const desk = inRole('desk-officer');
const focal = inRole('focal-point');
const minister = inRole('minister');
const defence = inRole('instrument-owner-defence');
const identity = { name: 'A name', contact: 'A number', notes: '' };

beforeEach(async () => {
  fresh = await freshServices();
});
afterEach(() => fresh.close());

async function withKey(actor: Actor): Promise<KeyObject> {
  fresh.clock.forward(1);
  const { publicKey, privateKey } = newKeyPair();
  await fresh.services.identityKeys.register(actor, publicKeyPem(publicKey));
  return privateKey;
}

async function sealed(holders: readonly Actor[] = [desk, focal]) {
  const ids = holders.map(({ personId }) => personId);
  return fresh.services.sealedIdentities.seal(analyst, { identity, holders: ids });
}

test('sealing is for the roles that meet reporters, to two holders with keys who may know of it', async () => {
  const { sealedIdentities } = fresh.services;
  for (const holder of [desk, focal, defence]) await withKey(holder);
  const sealing = { identity, holders: [desk.personId, focal.personId] };
  const before = await fresh.entries();
  for (const actor of [anonymousActor, minister, inRole('auditor')]) {
    await expect(sealedIdentities.seal(actor, sealing)).rejects.toMatchObject({ code: 'identity.role', status: 403 });
  }
  const refusals = {
    'identity.holders': { ...sealing, holders: [desk.personId, desk.personId] },
    'identity.holder': { ...sealing, holders: [desk.personId, minister.personId] },
    'identity.holder-reach': { ...sealing, holders: [desk.personId, defence.personId] },
    'identity.pseudonym': { ...sealing, pseudonym: 'AMINA' },
    'identity.name': { ...sealing, identity: { ...identity, name: ' ' } },
    'identity.too-long': { ...sealing, identity: { ...identity, notes: 'x'.repeat(4_001) } },
  };
  for (const [code, refused] of Object.entries(refusals)) {
    await expect(sealedIdentities.seal(analyst, refused), code).rejects.toMatchObject({ code });
  }
  expect(await fresh.entries()).toEqual(before);
  // Released to the other department, its planner may hold it too.
  const released = { identity, holders: [desk.personId, defence.personId], audience: ['ministry-of-defence'] };
  const { id } = await sealedIdentities.seal(analyst, released);
  expect((await sealedIdentities.find(defence, id)).holders).toHaveLength(2);
});

test('a reporter at a post seals too, under the marking that they may write, and a code serves once', async () => {
  const post = inRole('post-reporter');
  for (const holder of [desk, focal]) await withKey(holder);
  const sealing = { identity, holders: [desk.personId, focal.personId], pseudonym: 'R-7K3Q-9M2T' };
  const { id } = await fresh.services.sealedIdentities.seal(post, sealing);
  expect((await fresh.services.sealedIdentities.find(desk, id)).identity).toMatchObject({
    marking: 'OFFICIAL',
    owner: 'british-embassy-khartoum',
    pseudonym: 'R-7K3Q-9M2T',
  });
  const again = fresh.services.sealedIdentities.seal(post, sealing);
  await expect(again).rejects.toMatchObject({ code: 'identity.code-taken', field: 'pseudonym' });
});

test('what opens an identity is handed to its holders alone, and only after the step is in the ledger', async () => {
  const key = await withKey(desk);
  await withKey(focal);
  const { id } = await sealed();
  const { sealedIdentities } = fresh.services;
  for (const actor of [analyst, minister, systemActor, inRole('administrator')]) {
    await expect(sealedIdentities.open(actor, id, 'To see'), actor.name).rejects.toMatchObject({
      code: expect.stringMatching(/^identity\.(not-holder|unknown)$/),
    });
  }
  await expect(sealedIdentities.open(desk, id, '  ')).rejects.toMatchObject({ code: 'identity.reason' });
  expect(await fresh.entries({ kinds: ['identity.opened'] })).toEqual([]);

  const envelope = await sealedIdentities.open(desk, id, 'To warn');
  expect(openEnvelope(envelope, key)).toEqual(identity);
  expect(envelope.wraps.map(({ holder }) => holder)).toEqual([desk.personId]);
  expect(await fresh.entries({ kinds: ['identity.opened'] })).toHaveLength(1);
  const unknown = uuidv7() as SealedIdentityId; // Of the right form, and nothing has it.
  await expect(sealedIdentities.open(desk, unknown, 'To see')).rejects.toMatchObject({ status: 404 });
});

test('an opening whose step cannot be written hands nothing out', async () => {
  await withKey(desk);
  await withKey(focal);
  const { id } = await sealed();
  // Somebody who holds it and may no longer see rows of its owner cannot write the step, and so cannot open it.
  const moved: Actor = {
    ...desk,
    reach: { everything: false, organisations: [], owners: [], sensitive: true, caveats: [] },
  };
  await expect(fresh.services.sealedIdentities.open(moved, id, 'To see')).rejects.toMatchObject({ status: 404 });
  expect(await fresh.entries({ kinds: ['identity.opened'] })).toEqual([]);
});

test('a new key of a holder: the old one opens until wrapped anew, then its wrap is gone', async () => {
  const { identityKeys, sealedIdentities } = fresh.services;
  const old = await withKey(desk);
  await withKey(focal);
  const { id } = await sealed();
  const next = await withKey(desk);
  const envelope = await sealedIdentities.open(desk, id, 'To wrap it to a newer key');
  expect(openEnvelope(envelope, old)).toEqual(identity);
  expect(() => openEnvelope(envelope, next)).toThrow('not wrapped to this key');

  const own = (await identityKeys.possibleHolders(desk)).find(({ personId }) => personId === desk.personId);
  if (own === undefined) throw new Error('The desk officer has a key');
  const wrap = rewrapEnvelope(envelope, old, { holder: desk.personId, ...own.key });
  await expect(sealedIdentities.rewrap(desk, id, wrap, '')).rejects.toMatchObject({ code: 'identity.reason' });
  await expect(sealedIdentities.rewrap(minister, id, wrap, 'Rotation')).rejects.toMatchObject({ status: 403 });
  await sealedIdentities.rewrap(desk, id, wrap, 'Rotation');
  await expect(sealedIdentities.rewrap(desk, id, wrap, 'Rotation')).rejects.toMatchObject({ code: 'identity.wrapped' });

  const after = await sealedIdentities.open(desk, id, 'To try it');
  expect(after.wraps.map(({ fingerprint }) => fingerprint)).toEqual([own.key.fingerprint]);
  expect(openEnvelope(after, next)).toEqual(identity);
  expect(() => openEnvelope(after, old)).toThrow('not wrapped to this key');
  expect((await sealedIdentities.find(desk, id)).holders.map(({ live }) => live)).toEqual([true, true]);
});

test('nobody wraps to a key that is not the newest of its holder, and no wrap of another holder goes', async () => {
  const { identityKeys, sealedIdentities } = fresh.services;
  await withKey(desk);
  const key = await withKey(focal);
  const { id } = await sealed();
  await withKey(minister);
  const older = (await identityKeys.possibleHolders(focal)).find(({ personId }) => personId === minister.personId);
  if (older === undefined) throw new Error('The minister has a key');
  await withKey(minister);
  const envelope = await sealedIdentities.open(focal, id, 'To pass it on');
  const wrap = rewrapEnvelope(envelope, key, { holder: minister.personId, ...older.key });
  await expect(sealedIdentities.rewrap(focal, id, wrap, 'To pass it on')).rejects.toMatchObject({
    code: 'identity.old-key',
  });
  expect((await sealedIdentities.find(focal, id)).holders).toHaveLength(2);
});

test('who leaves and whose key is lost holds no longer, and the list of what is in danger shows it', async () => {
  const { identityKeys, sealedIdentities } = fresh.services;
  await withKey(desk);
  await withKey(focal);
  const { id } = await sealed();
  expect(await sealedIdentities.list(analyst, { fewHolders: true })).toEqual([]);
  const [key] = await identityKeys.ofPerson(focal);
  const fingerprint = key?.fingerprint ?? ('0'.repeat(64) as Fingerprint); // Of the form of one.
  await expect(identityKeys.reportLost(desk, fingerprint, 'Mischief')).rejects.toMatchObject({ status: 404 });
  await expect(identityKeys.reportLost(focal, fingerprint, ' ')).rejects.toMatchObject({ status: 422 });
  await identityKeys.reportLost(inRole('administrator'), fingerprint, 'The machine was stolen');
  await expect(identityKeys.reportLost(focal, fingerprint, 'Again')).rejects.toMatchObject({ status: 404 });
  const few = await sealedIdentities.list(analyst, { fewHolders: true });
  expect(few.map((each) => each.identity.id)).toEqual([id]);
  expect((await identityKeys.possibleHolders(analyst)).map(({ personId }) => personId)).toEqual([desk.personId]);
});

test('a key is registered by a person of the directory for themselves, once', async () => {
  const { identityKeys } = fresh.services;
  const pem = publicKeyPem(newKeyPair().publicKey);
  await expect(identityKeys.register(anonymousActor, pem)).rejects.toMatchObject({ status: 403 });
  const fingerprint = await identityKeys.register(desk, pem);
  await expect(identityKeys.register(focal, pem)).rejects.toMatchObject({ code: 'identity-key.known' });
  expect((await identityKeys.holderOf(systemActor, fingerprint)).personId).toBe(desk.personId);
  const nobody = 'f'.repeat(64) as Fingerprint; // Of the form of one, and nobody has it.
  await expect(identityKeys.holderOf(systemActor, nobody)).rejects.toMatchObject({ code: 'identity-key.nobody' });
});

test('the database itself keeps the content from all but holders, and every key its own', async () => {
  await withKey(desk);
  await withKey(focal);
  const { id } = await sealed();
  const contentsFor = async (actor: Actor) =>
    (await fresh.database.snapshot(actor, (queries) => sql`select from sealed_identity_content`.execute(queries))).rows
      .length;
  expect(await contentsFor(desk)).toBe(1);
  for (const actor of [analyst, minister, systemActor, anonymousActor]) expect(await contentsFor(actor)).toBe(0);
  const refused = [
    sql`update sealed_identity set owner = 'forestall'`,
    sql`delete from sealed_identity_content`,
    sql`update identity_key_wrap set holder = ${minister.personId}`,
    sql`update identity_key set public_key = decode(repeat('01', 32), 'hex')`,
    sql`insert into identity_key (fingerprint, person, public_key, registered_at)
        select encode(sha256(raw), 'hex'), ${desk.personId}, raw, now() from (select decode(repeat('09', 32), 'hex') as raw) as key`,
  ];
  for (const statement of refused) {
    await expect(fresh.database.transact(minister, (queries) => statement.execute(queries))).rejects.toThrow(
      /permission denied|row-level security/,
    );
  }
  await fresh.database.transact(minister, (queries) => sql`delete from identity_key_wrap`.execute(queries));
  expect((await fresh.services.sealedIdentities.find(desk, id)).holders).toHaveLength(2);
});
