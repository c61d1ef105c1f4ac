import type { Queries } from '../database/database.ts';
import type { Validators } from '../outbound/checked-get.ts';
import type { ConnectorId } from './connector.ts';

declare module '../database/database.ts' {
  interface Tables {
    connector_page: {
      connector: ConnectorId;
      page: number;
      address: string;
      next_address: string | null;
      total: number | null;
      rows: number;
      etag: string | null;
      last_modified: string | null;
      body: Buffer;
    };
  }
}

/** A page of a pull that is under way, but for its bytes. */
export type KeptPage = Validators & {
  readonly page: number;
  readonly address: string;
  readonly next: string | null;
  readonly total: number | null;
  readonly rows: number;
};

const aboutPage = [
  'page',
  'address',
  'next_address as next',
  'total',
  'rows',
  'etag',
  'last_modified as lastModified',
] as const;

export async function keptPages(queries: Queries, connector: ConnectorId): Promise<readonly KeptPage[]> {
  return queries
    .selectFrom('connector_page')
    .select(aboutPage)
    .where('connector', '=', connector)
    .orderBy('page')
    .execute();
}

export async function keepPage(
  queries: Queries,
  connector: ConnectorId,
  { next, lastModified, ...page }: KeptPage & { readonly body: Buffer },
): Promise<void> {
  await queries
    .insertInto('connector_page')
    .values({ connector, ...page, next_address: next, last_modified: lastModified })
    .execute();
}

export async function readPage(queries: Queries, connector: ConnectorId, page: number): Promise<Buffer | undefined> {
  const row = await queries
    .selectFrom('connector_page')
    .select('body')
    .where('connector', '=', connector)
    .where('page', '=', page)
    .executeTakeFirst();
  return row?.body;
}

export async function dropPages(queries: Queries, connector: ConnectorId): Promise<void> {
  await queries.deleteFrom('connector_page').where('connector', '=', connector).execute();
}

/** How many pages of a pull under way each source has. */
export async function countPages(queries: Queries): Promise<ReadonlyMap<string, number>> {
  const rows = await queries
    .selectFrom('connector_page')
    .select(['connector', (select) => select.fn.countAll<number>().as('pages')])
    .groupBy('connector')
    .execute();
  return new Map(rows.map(({ connector, pages }) => [connector, pages]));
}
