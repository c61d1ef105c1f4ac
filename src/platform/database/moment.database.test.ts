import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts';
import { systemActor } from './actor.ts';
import type { Queries } from './database.ts';
import { oncePerMoment } from './moment.ts';

let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await freshDatabase();
});
afterEach(() => fresh.close());

const visitor = { ...systemActor, personId: 'visitor' };

/** What everybody sees of visits is their own. */
const visit = () =>
  fresh.database.transact(systemActor, (queries) =>
    sql`insert into visit (person, begun_at) values (${systemActor.personId}, now())`.execute(queries),
  );
const visits = (queries: Queries) =>
  sql<{ readonly count: number }>`select count(*) as count from visit`
    .execute(queries)
    .then(({ rows }) => rows[0]?.count);
const transaction = async (queries: Queries) =>
  (await sql<{ readonly id: string }>`select pg_backend_pid() || ' ' || now() as id`.execute(queries)).rows[0]?.id;

test('all that is read on behalf of one asker is of one transaction, and sees nothing that was done since', async () => {
  const { database } = fresh;
  const moment = database.moment(systemActor);
  const [first, second, before] = await moment.during(async () => {
    const seen = await database.snapshot(systemActor, visits);
    await visit();
    const ids = await Promise.all([1, 2].map(() => database.snapshot(systemActor, transaction)));
    expect(await database.snapshot(systemActor, visits)).toBe(seen);
    return [...ids, seen];
  });
  expect(first).toBe(second);
  await moment.end();
  expect(await moment.during(() => database.snapshot(systemActor, visits))).toBe(Number(before) + 1);
});

test('what is read for somebody else is no part of it', async () => {
  const { database } = fresh;
  const moment = database.moment(visitor);
  await moment.during(async () => {
    const own = await database.snapshot(visitor, transaction);
    expect(await database.snapshot(systemActor, transaction)).not.toBe(own);
    const asked = sql<{ readonly who: string }>`select current_setting('forestall.person') as who`;
    expect((await database.snapshot(visitor, (queries) => asked.execute(queries))).rows).toEqual([{ who: 'visitor' }]);
  });
  await moment.end();
});

test('it can be ended without having read, twice, and after one of its queries has failed', async () => {
  const { database } = fresh;
  const unread = database.moment(systemActor);
  await unread.end();
  await unread.end();
  const failed = database.moment(systemActor);
  await failed.during(() =>
    expect(database.snapshot(systemActor, (queries) => sql`select 1 / 0`.execute(queries))).rejects.toThrow('zero'),
  );
  await failed.end();
  expect(await failed.during(() => database.snapshot(systemActor, visits))).toBe(0);
});

test('more pages than there are connections each get theirs once another has ended', async () => {
  const { database } = fresh;
  const pages = Array.from({ length: 30 }, async () => {
    const moment = database.moment(systemActor);
    try {
      return await moment.during(async () => {
        const seen = await database.snapshot(systemActor, visits);
        // A page that writes and reads for others while it holds its moment.
        await database.transact(visitor, visits);
        return seen;
      });
    } finally {
      await moment.end();
    }
  });
  expect(await Promise.all(pages)).toEqual(pages.map(() => 0));
});

test('a reading that is done once a moment is asked of the database again only for something else, or later', async () => {
  const { database } = fresh;
  let asked = 0;
  const reading = oncePerMoment(async (queries: Queries, _of: string) => {
    asked += 1;
    return visits(queries);
  });
  const read = (of: string) => database.snapshot(systemActor, (queries) => reading(queries, of));
  const moment = database.moment(systemActor);
  await moment.during(() => Promise.all([read('one'), read('one'), read('other')]));
  expect(asked).toBe(2);
  await moment.end();
  await read('one');
  await read('one');
  expect(asked).toBe(4);
});
