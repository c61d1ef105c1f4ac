import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runAlone } from '../../../test/database-server.ts';
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts';
import { systemActor } from '../database/actor.ts';
import type { Queries } from '../database/database.ts';
import { canonicalJson, type LedgerEntry, unrestricted } from './ledger-entry.ts';
import { createLedgerService, type LedgerService } from './ledger-service.ts';
import { appendLedgerEntry, readLedger } from './ledger-store.ts';
import { GrowingTree } from './merkle-tree.ts';
import { startSealer } from './sealer.ts';

let fresh: FreshDatabase;
let ledger: LedgerService;
const at = new Date('2026-11-24T09:00:00Z');

beforeEach(async () => {
  fresh = await freshDatabase();
  ledger = createLedgerService({ database: fresh.database, clock: () => at });
});
afterEach(() => fresh.close());

const append = (queries: Queries, number: number) =>
  appendLedgerEntry(queries, systemActor, {
    at,
    kind: 'test.step',
    subjectType: 'test',
    subjectId: `subject ${number}`,
    place: 'TCD',
    fromState: null,
    toState: `state ${number}`,
    marked: unrestricted,
    payload: { said: `Step “${number}”`, number },
  });
const write = (number: number) => fresh.database.transact(systemActor, (queries) => append(queries, number));
async function writeMany(count: number): Promise<void> {
  await fresh.database.transact(systemActor, async (queries) => {
    for (let number = 0; number < count; number += 1) await append(queries, number);
  });
}

async function sealedIds(): Promise<readonly string[]> {
  const { rows } = await fresh.database.snapshot(systemActor, (queries) =>
    sql<{ entry_id: string }>`select entry_id from ledger_leaf order by leaf_index`.execute(queries),
  );
  return rows.map((row) => row.entry_id);
}

/** Seals until all is sealed: a transaction of another test on the same server may hold a seal back for a moment. */
async function sealAll(): Promise<void> {
  await vi.waitFor(
    async () => {
      await ledger.seal();
      const result = await ledger.verify();
      expect(result).toMatchObject({ intact: true });
      expect('sealed' in result && result.sealed).toBe(result.entries);
    },
    { timeout: 30_000, interval: 20 },
  );
}

/** As the owner, with the guard of the table out of the way: what an attacker on the server could do. */
async function tamper(table: string, statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: fresh.url });
  await owner.connect();
  try {
    await owner.query(`alter table ${table} disable trigger user`);
    await owner.query(statement);
    await owner.query(`alter table ${table} enable trigger user`);
  } finally {
    await owner.end();
  }
}

test('an empty ledger is intact, and there is nothing to seal', async () => {
  expect(await ledger.seal()).toBe(0);
  const result = await ledger.verify();
  expect(result).toMatchObject({ intact: true, entries: 0, sealed: 0 });
  expect('root' in result && result.root).toEqual(new GrowingTree().root());
});

test('an entry is read back as it was written, to the microsecond', async () => {
  const id = await write(7);
  const entries = await fresh.database.snapshot(systemActor, (queries) => readLedger(queries, {}));
  expect(entries).toMatchObject([
    {
      id,
      at: '2026-11-24T09:00:00.000000Z',
      person: 'system',
      kind: 'test.step',
      place: 'TCD',
      fromState: null,
      toState: 'state 7',
      ...unrestricted,
      payload: canonicalJson({ said: 'Step “7”', number: 7 }),
    },
  ]);
});

test('a transaction that fails leaves no entry', async () => {
  await expect(
    fresh.database.transact(systemActor, async (queries) => {
      await append(queries, 1);
      throw new Error('the change failed');
    }),
  ).rejects.toThrow('the change failed');
  expect(await ledger.count()).toBe(0);
});

test('the root is that of RFC 6962 over the entries in the order of the tree, however they were sealed', async () => {
  for (const count of [1, 4, 9]) {
    await writeMany(count);
    await sealAll();
  }
  const entries = await fresh.database.snapshot(systemActor, (queries) => readLedger(queries, {}));
  const byId = new Map<string, LedgerEntry>(entries.map((entry) => [entry.id, entry]));
  const tree = new GrowingTree();
  for (const id of await sealedIds()) tree.append(byId.get(id)?.leafHash ?? Buffer.of());
  const result = await ledger.verify();
  expect(result).toMatchObject({ intact: true, entries: 14, sealed: 14 });
  expect('root' in result && result.root).toEqual(tree.root());
});

test('an entry of a transaction still open is not passed by: it is sealed once it is committed', async () => {
  const slow = Promise.withResolvers<void>();
  const written = Promise.withResolvers<string>();
  const transaction = fresh.database.transact(systemActor, async (queries) => {
    written.resolve(await append(queries, 1));
    await slow.promise;
  });
  const late = await written.promise;
  const early = await write(2);
  await ledger.seal();
  // The later entry waits with it: the sealer takes nothing of a transaction that began after one still open.
  expect(await sealedIds()).toEqual([]);
  slow.resolve();
  await transaction;
  await sealAll();
  expect((await sealedIds()).toSorted()).toEqual([late, early].toSorted());
});

test('an entry of a transaction that began before the last seal and committed after it is in the next', async () => {
  await write(1);
  await sealAll();
  const slow = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const transaction = fresh.database.transact(systemActor, async (queries) => {
    await sql`select pg_current_xact_id()`.execute(queries);
    begun.resolve();
    await slow.promise;
    return append(queries, 2);
  });
  await begun.promise;
  await write(3);
  await ledger.seal();
  slow.resolve();
  const late = await transaction;
  await sealAll();
  expect(await sealedIds()).toContain(late);
});

test('sealers that run at once, while others write, chain every entry once', async () => {
  await Promise.all([
    ...Array.from({ length: 40 }, (_, number) => write(number)),
    ...Array.from({ length: 8 }, () => ledger.seal()),
  ]);
  await sealAll();
  const ids = await sealedIds();
  expect(new Set(ids).size).toBe(40);
  expect(ids).toHaveLength(40);
});

test('after any mixture of writing and sealing the ledger is intact, and counts what was written', async () => {
  const steps = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant('seal' as const)), { maxLength: 12 });
  let expected = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (mixture) => {
      for (const step of mixture) {
        if (step === 'seal') await ledger.seal();
        else {
          await writeMany(step);
          expected += step;
        }
        expect(await ledger.verify()).toMatchObject({ intact: true, entries: expected });
      }
    }),
    { numRuns: 8 },
  );
});

test('more entries than one seal holds are sealed in several, and are intact', async () => {
  await fresh.database.transact(systemActor, async (queries) => {
    for (let number = 0; number < 5_001; number += 1) await append(queries, number);
  });
  await sealAll();
  const { rows } = await fresh.database.snapshot(systemActor, (queries) =>
    sql<{ tree_size: number }>`select tree_size from ledger_seal order by tree_size`.execute(queries),
  );
  expect(rows.map((row) => row.tree_size)).toEqual([5_000, 5_001]);
});

test.each([
  ['a word of a sealed entry', 'ledger_entry', `update ledger_entry set to_state = 'another' where id = $3`],
  ['who took a step', 'ledger_entry', `update ledger_entry set person = 'nobody' where id = $3`],
  ['its moment, by a microsecond', 'ledger_entry', `update ledger_entry set at = at + interval '1 us' where id = $3`],
  ['the hash in the tree', 'ledger_leaf', `update ledger_leaf set leaf_hash = sha256('x') where entry_id = $3`],
])('verification names the first bad entry after a change to %s', async (_what, table, statement) => {
  await writeMany(9);
  await sealAll();
  const id = (await sealedIds())[2] ?? '';
  await tamper(table, statement.replace('$3', `'${id}'`));
  expect(await ledger.verify()).toMatchObject({ intact: false, entries: 9, firstBad: { id, kind: 'test.step' } });
});

test('of two bad entries the first is named, and an entry not sealed yet is verified too', async () => {
  await writeMany(5);
  await sealAll();
  const [, second, , fourth] = await sealedIds();
  await tamper('ledger_entry', `update ledger_entry set role = 'another' where id in ('${second}', '${fourth}')`);
  expect(await ledger.verify()).toMatchObject({ intact: false, firstBad: { id: second } });
});

test('an entry not sealed yet is verified against its own hash', async () => {
  await writeMany(3);
  const id = await write(3);
  await tamper('ledger_entry', `update ledger_entry set kind = 'test.other' where id = '${id}'`);
  expect(await ledger.verify()).toMatchObject({ intact: false, firstBad: { id, kind: 'test.other' } });
});

test('a payload and its digest changed together still show', async () => {
  await writeMany(4);
  await sealAll();
  const [first] = await sealedIds();
  await tamper(
    'ledger_entry',
    `update ledger_entry set payload = '{}', payload_sha256 = sha256('{}') where id = '${first}'`,
  );
  expect(await ledger.verify()).toMatchObject({ intact: false, firstBad: { id: first } });
});

test('a seal removed, or given another moment, shows', async () => {
  await writeMany(2);
  await sealAll();
  await writeMany(2);
  await sealAll();
  await tamper('ledger_seal', `update ledger_seal set sealed_at = sealed_at + interval '1 us' where tree_size = 2`);
  expect(await ledger.verify()).toMatchObject({ intact: false, firstBad: { id: (await sealedIds())[0] } });
  await tamper('ledger_seal', 'delete from ledger_seal where tree_size = 2');
  expect(await ledger.verify()).toMatchObject({ intact: false });
});

test('the sealer seals while the app runs, tells of a fault, goes on, and has ended when it says so', async () => {
  const faults: string[] = [];
  await writeMany(3);
  await runAlone(fresh.url, 'alter table ledger_node rename to ledger_node_away');
  const sealer = startSealer(ledger, 5, (error) => faults.push(error.message));
  await vi.waitFor(() => expect(faults).toContain('relation "ledger_node" does not exist'), { timeout: 30_000 });
  await runAlone(fresh.url, 'alter table ledger_node_away rename to ledger_node');
  await vi.waitFor(async () => expect(await sealedIds()).toHaveLength(3), { timeout: 30_000 });
  await sealer.stop();
  const seen = faults.length;
  await write(4);
  expect(await sealedIds()).toHaveLength(3);
  expect(faults).toHaveLength(seen);
});
