import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.ts';
import { createVisitor } from '../browser/visitor.ts';
import { run, startApp } from './command-line.ts';
import { asOwner, processesIn, readyHome, removeHome } from './homes.ts';

/** Whoever owns the database can change a row; the ledger tells which one, whatever of it was changed. */

let home = '';
let releaseDatabase = async () => {};
/** Entries in the order of the tree. */
let entries: readonly { readonly id: string; readonly leaf_index: number }[] = [];
const tables = ['ledger_entry', 'ledger_pending', 'ledger_leaf', 'ledger_node', 'ledger_seal'] as const;

beforeAll(async () => {
  home = await readyHome();
  const app = await startApp(home);
  const visitor = createVisitor(app.address);
  await visitor.signIn('demo-desk-officer');
  const ids = [...new Set((await visitor.get('/warn/warnings.csv')).body.match(/^[0-9a-f-]{36}/gm))];
  // Several seals, so that there is an earlier one to change.
  for (const id of ids.slice(0, 3)) {
    const { status } = await visitor.submit(`/warn/warnings/${id}`, `/warn/warnings/${id}/acknowledge`, {});
    expect(status).toBe(303);
    await untilSealed();
  }
  // Without the app nobody seals, and the ledger stands still; the database runs on for the test.
  const { release } = await openEmbeddedPostgres(home);
  releaseDatabase = release;
  await app.kill('SIGTERM');
  await asOwner(home, async (client) => {
    entries = (
      await client.query(
        'select id, leaf_index::int from ledger_entry join ledger_leaf on entry_id = id order by leaf_index',
      )
    ).rows;
    for (const table of tables) await client.query(`create table kept_${table} as table ${table}`);
  });
});

afterAll(async () => {
  await releaseDatabase();
  expect(processesIn(home)).toEqual([]);
  await removeHome(home);
});

async function untilSealed(): Promise<void> {
  await asOwner(home, async (client) => {
    while ((await client.query('select from ledger_pending')).rowCount !== 0) await wait(100);
  });
}

type Verified = {
  readonly intact: boolean;
  readonly firstBad?: { readonly id: string; readonly kind: string; readonly at: string };
  readonly why?: string;
};

/** What `forestall ledger verify` says after the change, which is then undone. */
async function afterwards(
  change: (client: pg.Client) => Promise<unknown>,
): Promise<Verified & { code: number | null }> {
  return asOwner(home, async (client) => {
    await client.query('set session_replication_role = replica');
    try {
      await change(client);
      const { code, stdout, stderr } = await run(['ledger', 'verify', '--json'], { FORESTALL_HOME: home });
      expect(stderr).toBe('');
      return { code, ...JSON.parse(stdout) };
    } finally {
      for (const table of tables) await client.query(`truncate ${table} cascade`);
      for (const table of tables) await client.query(`insert into ${table} table kept_${table}`);
    }
  });
}

const middle = () => entryAt(Math.floor(entries.length / 2));
function entryAt(index: number) {
  const entry = entries.at(index);
  if (entry === undefined) throw new Error(`The ledger has no entry number ${index + 1}`);
  return entry;
}

/** SQL that changes one byte, character or list item of a column, by its type; for nothing it puts something. */
function changed(column: string, type: string): string {
  const changes: Readonly<Record<string, string>> = {
    text: `case when coalesce(${column}, '') = '' then 'x' else overlay(${column} placing chr(ascii(${column}) # 1) from 1 for 1) end`,
    uuid: `overlay(${column}::text placing translate(right(${column}::text, 1), '0123456789abcdef', '1032547698badcfe') from 36)::uuid`,
    'timestamp with time zone': `${column} + interval '1 microsecond'`,
    bytea: `set_byte(${column}, 0, get_byte(${column}, 0) # 1)`,
    ARRAY: `${column} || 'x'::text`,
  };
  const change = changes[type];
  if (change === undefined) throw new Error(`How would a column of type ${type} be tampered with? Say it here.`);
  return change;
}

test('the ledger stands as written before anybody touches it', async () => {
  expect(await afterwards(async () => {})).toMatchObject({ code: 0, intact: true, entries: entries.length });
});

test('the database refuses change to every table of the ledger, even to its owner', async () => {
  await asOwner(home, async (client) => {
    for (const table of ['ledger_entry', 'ledger_leaf', 'ledger_node', 'ledger_seal']) {
      for (const change of [`delete from ${table}`, `truncate ${table} cascade`]) {
        await expect(client.query(change), change).rejects.toThrow('is never changed or deleted');
      }
    }
    await expect(client.query(`update ledger_entry set kind = 'x'`)).rejects.toThrow('is never changed or deleted');
  });
});

const digestBroken = `
  insert into ledger_entry select (jsonb_populate_record(ledger_entry, '{"payload": "{}"}')).* from ledger_entry limit 1`;

test('one changed byte in any column of a past entry is found, and that entry named', async () => {
  const columns = await asOwner(home, async (client) => {
    // The database itself refuses a payload without its digest; whoever owns it can take that away.
    await expect(client.query(digestBroken)).rejects.toThrow('violates check constraint');
    await client.query('alter table ledger_entry drop constraint ledger_entry_check');
    const { rows } = await client.query<{ name: string; type: string }>(
      `select column_name as name, data_type as type from information_schema.columns
       where table_name = 'ledger_entry' order by ordinal_position`,
    );
    return rows;
  });
  expect(columns.length).toBeGreaterThan(15);
  const { id, leaf_index } = middle();
  for (const { name, type } of columns) {
    const change = `update ledger_entry set ${name} = ${changed(name, type)} where id = $1`;
    const found = await afterwards(async (client) => {
      expect((await client.query(change, [id])).rowCount, name).toBe(1);
    });
    // Under another id the entry is not the one that was sealed: it is missing before the next.
    const expected = name === 'id' ? entryAt(leaf_index + 1).id : id;
    expect(found, name).toMatchObject({ code: 1, intact: false, firstBad: { id: expected } });
  }
});

test.each<readonly [string, (client: pg.Client) => Promise<unknown>, () => readonly string[], RegExp]>([
  [
    'a payload changed together with its digest',
    (client) =>
      client.query(`update ledger_entry set payload = '{}', payload_sha256 = sha256('{}'::bytea) where id = $1`, [
        middle().id,
      ]),
    () => [middle().id],
    /words are not what was written/,
  ],
  [
    'an entry and its leaf under another id',
    async (client) => {
      for (const [table, column] of [
        ['ledger_entry', 'id'],
        ['ledger_leaf', 'entry_id'],
      ] as const) {
        await client.query(
          `update ${table} set ${column} = '00000000-0000-7000-8000-000000000000' where ${column} = $1`,
          [middle().id],
        );
      }
    },
    () => ['00000000-0000-7000-8000-000000000000'],
    /words are not what was written/,
  ],
  [
    'an entry deleted',
    (client) => client.query('delete from ledger_entry where id = $1', [middle().id]),
    () => [entryAt(middle().leaf_index + 1).id],
    /the entry before it, number \d+, is missing/,
  ],
  [
    'an entry deleted with its leaf',
    async (client) => {
      await client.query('delete from ledger_entry where id = $1', [middle().id]);
      await client.query('delete from ledger_leaf where entry_id = $1', [middle().id]);
    },
    () => [entryAt(middle().leaf_index + 1).id],
    /the entry before it, number \d+, is missing/,
  ],
  [
    'the first entry deleted',
    (client) => client.query('delete from ledger_entry where id = $1', [entryAt(0).id]),
    () => [entryAt(1).id],
    /the entry before it, number 1, is missing/,
  ],
  [
    'the last entry deleted with its leaf',
    async (client) => {
      await client.query('delete from ledger_entry where id = $1', [entryAt(-1).id]);
      await client.query('delete from ledger_leaf where entry_id = $1', [entryAt(-1).id]);
    },
    () => ['none'],
    /the seals speak of \d+ entries, and the ledger holds \d+ of them/,
  ],
  [
    'two entries in each other’s place',
    async (client) => {
      const { id, leaf_index: index } = middle();
      const put = (entry: string, place: number) =>
        client.query('update ledger_leaf set leaf_index = $2 where entry_id = $1', [entry, place]);
      await put(id, 1_000_000);
      await put(entryAt(index + 1).id, index);
      await put(id, index + 1);
    },
    () => [middle().id, entryAt(middle().leaf_index + 1).id],
    /the tree above it|the seal of/,
  ],
  [
    'a leaf changed',
    (client) =>
      client.query(`update ledger_leaf set leaf_hash = ${changed('leaf_hash', 'bytea')} where entry_id = $1`, [
        middle().id,
      ]),
    () => [middle().id],
    /not the one that was sealed/,
  ],
  [
    'a node of the tree changed',
    (client) =>
      client.query(`update ledger_node set hash = ${changed('hash', 'bytea')} where level = 1 and node_index = 3`),
    () => [entryAt(7).id],
    /the tree above it/,
  ],
  [
    'a node of the tree deleted',
    (client) => client.query('delete from ledger_node where level = 1 and node_index = 3'),
    () => [entryAt(7).id],
    /the tree above it/,
  ],
  [
    'a node that nobody made',
    (client) => client.query(`insert into ledger_node values (60, 0, sha256('x'))`),
    () => ['none'],
    /the seals speak of/,
  ],
  ...(['root', 'sealed_at', 'seal_hash'] as const).map(
    (column): readonly [string, (client: pg.Client) => Promise<unknown>, () => readonly string[], RegExp] => [
      `a seal with another ${column}`,
      (client) =>
        client.query(
          `update ledger_seal set ${column} = ${changed(column, column === 'sealed_at' ? 'timestamp with time zone' : 'bytea')}
           where tree_size = (select min(tree_size) from ledger_seal)`,
        ),
      () => [entryAt(0).id],
      /the seal of .* does not fit the entries from here on/,
    ],
  ),
  [
    'a seal of fewer entries than it covered',
    (client) =>
      client.query(
        'update ledger_seal set tree_size = tree_size - 1 where tree_size = (select min(tree_size) from ledger_seal)',
      ),
    () => [entryAt(0).id],
    /the seal of .* does not fit/,
  ],
  [
    'a seal deleted from between the others',
    (client) => client.query('delete from ledger_seal where tree_size = (select min(tree_size) from ledger_seal)'),
    () => [entryAt(0).id],
    /the seal of .* does not fit/,
  ],
  [
    'an entry slipped in without a hash',
    (client) => slipIn(client, `'\\x${'00'.repeat(32)}'::bytea`),
    () => [slippedInId],
    /words are not what was written/,
  ],
  [
    'an entry slipped in with the hash of another',
    (client) => slipIn(client, 'leaf_hash'),
    () => [slippedInId],
    /words are not what was written/,
  ],
])('%s is found', async (_, change, expected, why) => {
  const found = await afterwards(change);
  expect(found).toMatchObject({ code: 1, intact: false });
  expect(expected()).toContain(found.firstBad?.id);
  expect(found.why).toMatch(why);
});

const slippedInId = '00000000-0000-7000-8000-00000000abcd';
/** A copy of an entry under another id. */
async function slipIn(client: pg.Client, hash: string): Promise<void> {
  const { rows } = await client.query(
    `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
     where table_name = 'ledger_entry' and column_name not in ('id', 'leaf_hash')`,
  );
  const names = String(rows[0]?.names);
  await client.query(
    `insert into ledger_entry (id, leaf_hash, ${names}) select $1, ${hash}, ${names} from ledger_entry where id = $2`,
    [slippedInId, middle().id],
  );
}

test('a person reads in one line which entry is bad, and after it is put right that all is well', async () => {
  const { id } = middle();
  await asOwner(home, async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(`update ledger_entry set person_name = 'Somebody else' where id = $1`, [id]);
  });
  const bad = await run(['ledger', 'verify'], { FORESTALL_HOME: home });
  expect(bad.stdout).toMatch(new RegExp(`^The ledger has been altered. First bad entry: ${id} \\(.*\\): .*[.]\n$`));
  expect(bad).toMatchObject({ code: 1, stderr: '' });
  await asOwner(home, async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(
      `update ledger_entry set person_name = kept.person_name from kept_ledger_entry kept
       where kept.id = ledger_entry.id and kept.id = $1`,
      [id],
    );
  });
  const good = await run(['ledger', 'verify'], { FORESTALL_HOME: home });
  expect(good.stdout).toMatch(
    new RegExp(`^${entries.length} entries, ${entries.length} of them sealed\nroot [0-9a-f]{64}\n$`),
  );
  expect(good).toMatchObject({ code: 0, stderr: '' });
});
