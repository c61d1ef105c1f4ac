import type { Writable } from 'node:stream';
import { type Driver, Kysely, PostgresDialect, type PostgresDialectConfig, PostgresDriver, sql } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Actor } from './actor.ts';
import { Moment, momentFor } from './moment.ts';
import { beginReading, inOneMessage, poolOfOne, takeConnection, transactionPool } from './transaction-pool.ts';

/**
 * Every table of the database. A slice's `*-store.ts` adds its own tables by module augmentation,
 * so that who owns a table is seen where its SQL is:
 *
 *     declare module '../../platform/database/database.ts' {
 *       interface Tables { warning: WarningTable }
 *     }
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the stores, see above
export interface Tables {}

/** Queries inside one transaction. Stores take this and nothing else. */
export type Queries = Kysely<Tables>;

/** Opens a stream of rows, in the text form of COPY, into a table: `event_staged (id, day)`. */
export type CopyInto = (table: string) => Writable;

// Whole numbers come back as numbers: deaths and counts stay far below 2^53. Money asks for text where it needs exactness.
const int8Oid = 20;

/** The role that the app works as: never an owner or superuser, since those pass row security by. */
export const appRole = 'forestall_app';

export class Database {
  readonly #url: string;
  readonly #pool: pg.Pool;
  readonly #kysely: Kysely<Tables>;
  /** For moments alone: a page that holds one may wait for another transaction, and never the other way round. */
  readonly #moments: pg.Pool;
  #closed: Promise<void> | undefined;

  /** @param url a login that may `set role forestall_app`; every connection works as that role. */
  constructor(url: string, connections = 10) {
    this.#url = url;
    this.#pool = poolOn(url, connections, inOneMessage);
    this.#kysely = new Kysely({ dialect: new ActorsDialect({ pool: transactionPool(this.#pool) }) });
    this.#moments = poolOn(url, connections, inOneMessage);
  }

  /**
   * Runs `work` in one transaction on behalf of `actor`. Only `*-service.ts` files call this.
   * The settings `forestall.*` tell the database who is asking: row-level security reads them.
   */
  transact<T>(actor: Actor, work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.#kysely.transaction().execute((queries) => asActor(queries, actor, work, 'begin'));
  }

  /** The same for reading only, with everything as it stood at one moment, however many queries it takes. */
  snapshot<T>(actor: Actor, work: (queries: Queries) => Promise<T>): Promise<T> {
    const moment = momentFor(this, actor);
    if (moment !== undefined) return moment.queries().then(work);
    return this.#readOnce(actor, work);
  }

  /** For all that one page reads on behalf of `actor`: while it lasts, `snapshot` is part of it. To be ended. */
  moment(actor: Actor): Moment {
    return new Moment(this, actor, () => beginToRead(this.#moments, actor));
  }

  async #readOnce<T>(actor: Actor, work: (queries: Queries) => Promise<T>): Promise<T> {
    const reading = await beginToRead(this.#pool, actor);
    try {
      return await work(reading.queries);
    } finally {
      await reading.end();
    }
  }

  /** Runs `work` on a database whose transactions are all parts of one: everything that it does is kept, or nothing. */
  together<T>(work: (one: Database) => Promise<T>): Promise<T> {
    return this.#kysely.transaction().execute(async (queries) => {
      await sql`begin`.execute(queries);
      return work(new OneTransaction(queries));
    });
  }

  /**
   * Runs `work` in one transaction that also takes rows in bulk (PostgreSQL's COPY), on a connection of its own.
   * What has been copied when `work` throws is gone with the transaction.
   */
  async bulk<T>(actor: Actor, work: (queries: Queries, copyInto: CopyInto) => Promise<T>): Promise<T> {
    let client: pg.PoolClient | undefined;
    const pool = poolOn(this.#url, 1);
    pool.on('connect', (connected) => {
      client = connected;
    });
    const kysely = new Kysely<Tables>({ dialect: new ActorsDialect({ pool }) });
    const copyInto: CopyInto = (what) => {
      if (client === undefined) throw new Error('There is no connection to copy on');
      return client.query(copyFrom(`copy ${what} from stdin`));
    };
    try {
      return await kysely
        .transaction()
        .execute((queries) => asActor(queries, actor, (own) => work(own, copyInto), 'begin'));
    } finally {
      await kysely.destroy();
    }
  }

  /** Waits for what is under way. Closed once, however often it is asked. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await this.#kysely.destroy();
    await Promise.all([this.#pool.end(), this.#moments.end()]);
  }
}

function poolOn(url: string, connections: number, config: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({
    ...config,
    connectionString: url,
    max: connections,
    options: `-c role=${appRole}`,
    application_name: 'forestall',
    types: {
      getTypeParser: (oid, format) =>
        oid === int8Oid && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format),
    },
  });
  // A connection lost while idle (the server restarted) is replaced at the next query; without a listener Node would end.
  pool.on('error', () => {});
  // The same in the middle of a transaction, between two queries: the next query tells what happened.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** What is read at one moment. Its statements go without waiting for one another's answers. */
export type Snapshot = {
  readonly queries: Queries;
  /** Gives its connection back. */
  readonly end: () => Promise<void>;
};

async function beginToRead(pool: pg.Pool, actor: Actor): Promise<Snapshot> {
  const connection = await takeConnection(pool);
  const queries = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolOfOne(connection) }) });
  await introduce(queries, actor, beginReading);
  return {
    queries,
    async end() {
      // It has changed nothing: to roll it back is to end it, also where one of its statements has failed.
      await connection.query('rollback', []);
      connection.release();
    },
  };
}

/** PostgreSQL, but that `asActor` begins each transaction: in one message with who is asking. */
class ActorsDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ActorsDriver(this.#config);
  }
}

class ActorsDriver extends PostgresDriver {
  override async beginTransaction(): Promise<void> {}
}

/** Transactions one after another within a greater one. It opens no connection of its own: its pool stays empty. */
class OneTransaction extends Database {
  readonly #queries: Queries;

  constructor(queries: Queries) {
    super('', 1);
    this.#queries = queries;
  }

  override transact<T>(actor: Actor, work: (queries: Queries) => Promise<T>): Promise<T> {
    return asActor(this.#queries, actor, work);
  }

  override snapshot<T>(actor: Actor, work: (queries: Queries) => Promise<T>): Promise<T> {
    return asActor(this.#queries, actor, work);
  }

  override bulk<T>(): Promise<T> {
    throw new Error('Rows are taken in bulk in a transaction of their own');
  }
}

/** Does the work in the name of `actor`. @param begin as `introduce` has it */
async function asActor<T>(
  queries: Queries,
  actor: Actor,
  work: (queries: Queries) => Promise<T>,
  begin?: string,
): Promise<T> {
  await introduce(queries, actor, begin);
  return work(queries);
}

/**
 * Tells the database who is asking, until the transaction ends.
 * @param begin the statement that begins it; none within one that has begun
 */
async function introduce(queries: Queries, actor: Actor, begin?: string): Promise<void> {
  const { reach } = actor;
  const lists = reach.everything ? { organisations: [], owners: [], caveats: [] } : reach;
  const settings = Object.entries({
    person: actor.personId,
    claim: actor.claimId ?? '',
    roles: arrayText(actor.roles),
    everything: reach.everything ? 'yes' : 'no',
    sensitive: !reach.everything && reach.sensitive ? 'yes' : 'no',
    organisations: arrayText(lists.organisations),
    owners: arrayText(lists.owners),
    caveats: arrayText(lists.caveats),
  }).map(([name, value]) => `set_config('forestall.${name}', ${pg.escapeLiteral(value)}, true)`);
  const tell = `select ${settings.join(', ')}`;
  // Half of all statements began a transaction or said this. A message of several takes no parameters: hence literals.
  await sql.raw(begin === undefined ? tell : `${begin}; ${tell}`).execute(queries);
}

/** An array as PostgreSQL writes it. */
function arrayText(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll(/[\\"]/g, '\\$&')}"`).join(',')}}`;
}
