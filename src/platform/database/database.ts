import type { Writable } from 'node:stream';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Actor } from './actor.ts';
import { Moment, momentFor } from './moment.ts';

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
  readonly #kysely: Kysely<Tables>;
  /** For moments alone: a page that holds one may wait for another transaction, and never the other way round. */
  readonly #moments: Kysely<Tables>;

  /** @param url a login that may `set role forestall_app`; every connection works as that role. */
  constructor(url: string, connections = 10) {
    this.#url = url;
    this.#kysely = kyselyOn(url, connections);
    this.#moments = kyselyOn(url, connections);
  }

  /**
   * Runs `work` in one transaction on behalf of `actor`. Only `*-service.ts` files call this.
   * The settings `forestall.*` tell the database who is asking: row-level security reads them.
   */
  transact<T>(actor: Actor, work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.#kysely.transaction().execute((queries) => asActor(queries, actor, work));
  }

  /** The same for reading only, with everything as it stood at one moment, however many queries it takes. */
  snapshot<T>(actor: Actor, work: (queries: Queries) => Promise<T>): Promise<T> {
    const moment = momentFor(this, actor);
    if (moment !== undefined) return moment.queries().then(work);
    return this.#kysely
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((queries) => asActor(queries, actor, work));
  }

  /** For all that one page reads on behalf of `actor`: while it lasts, `snapshot` is part of it. To be ended. */
  moment(actor: Actor): Moment {
    return new Moment(this, actor, async () => {
      const begun = await this.#moments
        .startTransaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute();
      return asActor(begun, actor, async () => begun);
    });
  }

  /** Runs `work` on a database whose transactions are all parts of one: everything that it does is kept, or nothing. */
  together<T>(work: (one: Database) => Promise<T>): Promise<T> {
    return this.#kysely.transaction().execute((queries) => work(new OneTransaction(queries)));
  }

  /**
   * Runs `work` in one transaction that also takes rows in bulk (PostgreSQL's COPY), on a connection of its own.
   * What has been copied when `work` throws is gone with the transaction.
   */
  async bulk<T>(actor: Actor, work: (queries: Queries, copyInto: CopyInto) => Promise<T>): Promise<T> {
    let client: pg.PoolClient | undefined;
    const kysely = kyselyOn(this.#url, 1, (connected) => {
      client = connected;
    });
    const copyInto: CopyInto = (what) => {
      if (client === undefined) throw new Error('There is no connection to copy on');
      return client.query(copyFrom(`copy ${what} from stdin`));
    };
    try {
      return await kysely.transaction().execute((queries) => asActor(queries, actor, (own) => work(own, copyInto)));
    } finally {
      await kysely.destroy();
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#kysely.destroy(), this.#moments.destroy()]);
  }
}

function kyselyOn(
  url: string,
  connections: number,
  onConnect: (client: pg.PoolClient) => void = () => {},
): Kysely<Tables> {
  const pool = new pg.Pool({
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
  pool.on('connect', (client) => {
    client.on('error', () => {});
    onConnect(client);
  });
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
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

/** Tells the database who is asking, until the transaction ends. */
async function asActor<T>(queries: Queries, actor: Actor, work: (queries: Queries) => Promise<T>): Promise<T> {
  const { reach } = actor;
  const lists = reach.everything ? { organisations: [], owners: [], caveats: [] } : reach;
  await sql`select set_config('forestall.person', ${actor.personId}, true),
        set_config('forestall.claim', ${actor.claimId ?? ''}, true),
        set_config('forestall.roles', ${arrayText(actor.roles)}, true),
        set_config('forestall.everything', ${reach.everything ? 'yes' : 'no'}, true),
        set_config('forestall.sensitive', ${!reach.everything && reach.sensitive ? 'yes' : 'no'}, true),
        set_config('forestall.organisations', ${arrayText(lists.organisations)}, true),
        set_config('forestall.owners', ${arrayText(lists.owners)}, true),
        set_config('forestall.caveats', ${arrayText(lists.caveats)}, true)`.execute(queries);
  return work(queries);
}

/** An array as PostgreSQL writes it. */
function arrayText(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll(/[\\"]/g, '\\$&')}"`).join(',')}}`;
}
