import { Socket } from 'node:net';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/** What begins a transaction that changes nothing and sees everything as it stood at one moment. */
export const beginReading = 'begin isolation level repeatable read read only';

/** A connection sends without waiting for earlier answers, and all of one turn of the loop in one message. */
export const inOneMessage = { pipeline: true, stream: gatheringSocket } satisfies pg.ClientConfig;

/**
 * A pool of connections as Kysely uses one, on which a transaction begins with its first statement: what begins it
 * waits, and goes in the same message. One that asks nothing sends nothing. Where nothing was changed nobody waits for
 * the end. Of all statements, more than half began or ended a transaction, and what a short one costs is its message.
 * @param pool ended by whoever made it
 */
export function transactionPool(pool: pg.Pool): PostgresPool {
  return { options: pool.options, end: async () => {}, connect: () => takeConnection(pool) };
}

/** A pool with one connection for all who ask, so that none of their statements waits for the answer to another. */
export function poolOfOne(connection: PostgresPoolClient): PostgresPool {
  const shared: PostgresPoolClient = { query: connection.query, release() {} };
  return { options: {}, end: async () => {}, connect: async () => shared };
}

/** A connection of the pool, on which a transaction begins as said of `transactionPool`. */
export async function takeConnection(pool: pg.Pool): Promise<PostgresPoolClient> {
  const client = await pool.connect();
  let held: string | undefined;
  let reading = false;
  let released = false;

  function query<R>(text: unknown, values: readonly unknown[] = []): Promise<PostgresQueryResult<R>> {
    if (typeof text !== 'string') throw new Error('Rows are not read through a cursor here');
    // By now the connection may speak for somebody else.
    if (released) return Promise.reject(new Error('This transaction has ended: nothing more is asked in it'));
    if (text.startsWith('begin')) {
      held = text;
      reading = text.startsWith(beginReading);
      return Promise.resolve(nothing('SELECT'));
    }
    const end = text === 'commit' ? 'COMMIT' : text === 'rollback' ? 'ROLLBACK' : undefined;
    if (held !== undefined) {
      const begin = held;
      held = undefined;
      if (end !== undefined) return Promise.resolve(nothing(end));
      // Where it fails so does what goes with it: the connection is gone.
      client.query(begin).catch(() => {});
    }
    const prepared = reading ? preparedIfOften(text, values) : {};
    const answer = client.query({ ...prepared, text, values: [...values] });
    if (end === undefined || !reading) return answer as unknown as Promise<PostgresQueryResult<R>>; // As Kysely has it.
    answer.catch(() => {});
    return Promise.resolve(nothing(end));
  }

  return {
    query: query as PostgresPoolClient['query'], // But for cursors, which it refuses.
    release(destroy) {
      released = true;
      client.release(destroy);
    },
  };
}

/** Texts asked more than a few times are prepared, by name, on each connection that asks them, up to so many. */
const oftenAsked = 5;
const mostPrepared = 300;
const timesAsked = new Map<string, number>();
const preparedNames = new Map<string, string>();

/**
 * The name of a statement that reads, from the time that it is asked often: planning one with its row security takes the
 * server longer than doing it does. One that writes may need its values to be planned at all, as `on conflict … where`
 * does. Both memories are bounded: a text with many values in a list is one of many.
 */
function preparedIfOften(text: string, values: readonly unknown[]): { readonly name?: string } {
  const name = preparedNames.get(text);
  if (name !== undefined) return { name };
  if (values.length === 0 || preparedNames.size >= mostPrepared) return {};
  const times = (timesAsked.get(text) ?? 0) + 1;
  if (times < oftenAsked) {
    if (timesAsked.size >= 10 * mostPrepared) timesAsked.clear();
    timesAsked.set(text, times);
    return {};
  }
  timesAsked.delete(text);
  const given = `s${preparedNames.size}`;
  preparedNames.set(text, given);
  return { name: given };
}

const nothing = (command: PostgresQueryResult<never>['command']) => ({ command, rowCount: 0, rows: [] });

/** Sends what is written in one turn of the loop together: each sending is a call of the system. */
function gatheringSocket(): Socket {
  const socket = new Socket();
  const write = socket.write.bind(socket) as (...written: readonly unknown[]) => boolean; // Each of its two forms.
  let gathering = false;
  socket.write = (...written: readonly unknown[]) => {
    if (!gathering) {
      gathering = true;
      socket.cork();
      setImmediate(() => {
        gathering = false;
        socket.uncork();
      });
    }
    return write(...written);
  };
  return socket;
}
