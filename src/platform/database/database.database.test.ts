import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts';
import { anonymousActor, systemActor } from './actor.ts';
import type { Queries } from './database.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

const asApp = <Row>(statement: string) =>
  fresh.database.transact(systemActor, async (queries) => (await sql.raw<Row>(statement).execute(queries)).rows);

const neverChanged = [
  'ledger_entry',
  'ledger_leaf',
  'ledger_node',
  'ledger_seal',
  'figure_release',
  'event_release',
  'annual_deaths',
  'monthly_deaths',
  'forecast_run',
  'forecast',
  'forecast_month',
  'forecast_model',
  'forecast_reading',
  'forecast_similar',
  'ewp_table',
  'mass_killing_run',
  'backtest',
  'decision',
  'evidence_content',
  'evidence_block',
  'evidence_file',
  'evidence_bag',
  'released_message',
  'released_mail',
  'list_snapshot',
  'list_original',
  'listed_version',
  'list_entry',
  'listed_pair',
  'listed_compared',
  'register_decision',
  'register_decision_reason',
  'screened_subject',
  'screening_row',
  'screening_match',
  'screening_finding',
  'screened_erasure',
  'practice_answer',
];

test('the app works as a role that is no superuser, passes no row security by, and owns no table', async () => {
  const [role] = await asApp<object>(
    `select current_user as name, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin
     from pg_roles where rolname = current_user`,
  );
  expect(role).toEqual({
    name: 'forestall_app',
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    rolcanlogin: false,
  });
  const owned = await asApp(
    `select relname from pg_class join pg_roles on pg_roles.oid = relowner
     where rolname = current_user and relnamespace = 'public'::regnamespace`,
  );
  expect(owned).toEqual([]);
});

test('what still asks once its transaction has ended is refused: the connection may speak for somebody else by then', async () => {
  const asked = sql`select 1`;
  for (const begin of ['snapshot', 'transact'] as const) {
    const left = await fresh.database[begin](systemActor, async (queries) => [queries]);
    for (const queries of left) await expect(asked.execute(queries)).rejects.toThrow(/has ended|already committed/);
    await expect(
      fresh.database[begin](systemActor, (queries) => {
        left.push(queries);
        return Promise.all([
          sql`select 1 / 0`.execute(queries),
          asked.execute(queries).then(() => asked.execute(queries)),
        ]);
      }),
    ).rejects.toThrow('zero');
  }
});

test('statements of one reading that are asked at once are each answered with their own rows', async () => {
  const numbers = Array.from({ length: 50 }, (_, index) => index);
  const asked = (queries: Queries) =>
    Promise.all(
      numbers.map(async (number) => {
        const { rows } = await sql<{ number: number }>`select ${number}::int as number`.execute(queries);
        return rows[0]?.number;
      }),
    );
  expect(await fresh.database.snapshot(systemActor, asked)).toEqual(numbers);
  expect(await fresh.database.transact(systemActor, asked)).toEqual(numbers);
});

test('the app cannot make or change tables of the public schema, nor take a guard away', async () => {
  for (const statement of [
    'create table public.mine (id int)',
    'alter table ledger_entry disable trigger all',
    'drop table decision cascade',
    'drop trigger decision_unchanged on decision',
    `set session_replication_role = 'replica'`,
  ]) {
    await expect(asApp(statement), statement).rejects.toThrow(/permission denied|must be owner/);
  }
});

test.each(neverChanged)('as the app, %s takes no update, delete or truncate', async (table) => {
  const [column] = await asApp<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = '${table}'::regclass and attnum = 1`,
  );
  for (const statement of [
    `update ${table} set ${column?.name} = ${column?.name}`,
    `delete from ${table}`,
    `truncate ${table}`,
  ]) {
    await expect(asApp(statement), statement).rejects.toMatchObject({ code: '42501' });
  }
});

test.each(neverChanged)('even the owner is refused to change %s, in words', async (table) => {
  const owner = new pg.Client({ connectionString: fresh.url });
  await owner.connect();
  try {
    for (const statement of [`delete from ${table}`, `truncate ${table} cascade`]) {
      await expect(owner.query(statement), statement).rejects.toThrow('is never changed or deleted');
    }
  } finally {
    await owner.end();
  }
});

test('every table of the public schema is one that the app may read', async () => {
  const unreadable = await asApp(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
       and relname not like 'kysely%' and not has_table_privilege(oid, 'select')`,
  );
  expect(unreadable).toEqual([]);
});

test('the database knows on whose behalf a transaction runs, and forgets it when it ends', async () => {
  const who = `select current_setting('forestall.person', true) as person,
    current_setting('forestall.everything', true) as everything,
    current_setting('forestall.organisations', true) as organisations`;
  const asked = await fresh.database.snapshot(anonymousActor, (queries) => sql.raw<object>(who).execute(queries));
  expect(asked.rows).toEqual([{ person: 'anonymous', everything: 'no', organisations: '{"everyone"}' }]);
  const owner = new pg.Client({ connectionString: fresh.url });
  await owner.connect();
  const outside = await owner.query(who);
  await owner.end();
  expect(outside.rows[0].person ?? '').toBe('');
});

test('a snapshot writes nothing, and sees everything as it stood at one moment', async () => {
  const count = sql<{ count: number }>`select count(*)::int as count from session`;
  await expect(
    fresh.database.snapshot(systemActor, (queries) => sql`delete from session`.execute(queries)),
  ).rejects.toThrow('read-only transaction');
  const seen = await fresh.database.snapshot(systemActor, async (queries) => {
    const before = (await count.execute(queries)).rows[0]?.count;
    await asApp(`insert into session values (sha256('one'), '{}', now())`);
    return [before, (await count.execute(queries)).rows[0]?.count];
  });
  expect(seen).toEqual([0, 0]);
});

test('counts come back as numbers', async () => {
  expect(await asApp('select 9007199254740991::bigint as most')).toEqual([{ most: Number.MAX_SAFE_INTEGER }]);
});
