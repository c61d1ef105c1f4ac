import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addressOf, runAlone } from '../../../test/database-server.ts';
import { serverOfThisWorker } from '../../../test/fresh-database.ts';
import { migrate } from './migrate.ts';

// Taking up a database of the last release joins these tests with the first release; there is none yet.

const { serverUrl, template } = serverOfThisWorker();
let name: string;
let url: string;

beforeEach(async () => {
  name = `${template}_${randomBytes(6).toString('hex')}`;
  url = addressOf(serverUrl, name);
  await runAlone(serverUrl, `create database ${name}`);
});
afterEach(() => runAlone(serverUrl, `drop database if exists ${name} with (force)`));

async function ask(statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Every column, constraint, trigger and privilege: what a migration could change. */
const schema = () =>
  ask(`
    select 'column' as what, table_name || '.' || column_name as name, data_type || is_nullable as detail
      from information_schema.columns where table_schema in ('public', 'pgboss')
    union all select 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'public'::regnamespace
    union all select 'trigger', tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid)
      from pg_trigger where not tgisinternal
    union all select 'rights', relname, relacl::text from pg_class where relnamespace = 'public'::regnamespace
    order by 1, 2, 3`);

test('an empty database is brought up by every migration in its order', async () => {
  const files = (await readdir(new URL('./migrations/', import.meta.url))).toSorted();
  expect(await migrate(url)).toEqual(files.map((file) => file.replace(/\.sql$/, '')));
  expect(files.map((file) => file.slice(0, 4))).toEqual(files.map((_, place) => `${place + 1}`.padStart(4, '0')));
});

test('a second run changes nothing', async () => {
  await migrate(url);
  await ask(`insert into session values (sha256('one'), '{}', now())`);
  const before = await schema();
  expect(await migrate(url)).toEqual([]);
  expect(await schema()).toEqual(before);
  expect(await ask('select count(*)::int as count from session')).toEqual([{ count: 1 }]);
});

test('two who start at once bring it up once', async () => {
  const applied = await Promise.all([migrate(url), migrate(url)]);
  expect(applied.flat().toSorted()).toEqual([...new Set(applied.flat())].toSorted());
  expect(applied.flat().length).toBeGreaterThan(0);
});

test('a migration that fails leaves the database as it was, and is named with what PostgreSQL said', async () => {
  await ask('create table warning (id int)');
  await expect(migrate(url)).rejects.toThrow(
    /could not be brought up to this version \(migration 0004-.*\): relation "warning" already exists/,
  );
  const tables = await ask(
    `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
     and relname not like 'kysely%'`,
  );
  expect(tables).toEqual([{ relname: 'warning' }]);
});

test('every level of warning has its times when the database is new', async () => {
  await migrate(url);
  expect(
    await ask('select level, acknowledge_within_hours as a, decide_within_hours as d from warning_level order by a'),
  ).toEqual([
    { level: 'severe', a: 24, d: 72 },
    { level: 'high', a: 72, d: 240 },
    { level: 'elevated', a: 168, d: 720 },
  ]);
});
