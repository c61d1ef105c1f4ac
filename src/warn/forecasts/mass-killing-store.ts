import { sql } from 'kysely';
import type { Queries } from '../../platform/database/database.ts';
import type { EwpTable, EwpTableId, MassKillingChance, MassKillingRun, MassKillingRunId } from './mass-killing.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    ewp_table: {
      id: EwpTableId;
      loaded_order: number;
      file_name: string;
      file_sha256: Buffer;
      content: Buffer;
      row_count: number;
      first_year: number;
      last_year: number;
      loaded_at: Date;
      loaded_by: string;
    };
    mass_killing_run: {
      id: MassKillingRunId;
      made_at: Date;
      made_by: string;
      model_name: string;
      model_version: string;
      code_version: string;
      table_id: EwpTableId;
      from_year: number;
      chances: readonly MassKillingChance[];
    };
  }
}

export async function insertEwpTable(queries: Queries, table: EwpTable, content: Buffer): Promise<void> {
  await sql`
    insert into ewp_table (id, file_name, file_sha256, content, row_count, first_year, last_year, loaded_at, loaded_by)
    values (${table.id}, ${table.fileName}, decode(${table.fileSha256}, 'hex'), ${content}, ${table.rowCount},
      ${table.firstYear}, ${table.lastYear}, ${table.loadedAt}, ${table.loadedBy})
  `.execute(queries);
}

/** The table loaded last. */
export async function currentEwpTable(queries: Queries): Promise<EwpTable | undefined> {
  return queries
    .selectFrom('ewp_table')
    .select(tableColumns)
    .orderBy('loaded_order', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The file as it was loaded. */
export async function contentOf(queries: Queries, id: EwpTableId): Promise<Buffer | undefined> {
  const row = await queries.selectFrom('ewp_table').select('content').where('id', '=', id).executeTakeFirst();
  return row?.content;
}

export async function insertMassKillingRun(queries: Queries, run: MassKillingRun): Promise<void> {
  await sql`
    insert into mass_killing_run
    values (${run.id}, ${run.madeAt}, ${run.madeBy}, ${run.modelName}, ${run.modelVersion}, ${run.codeVersion},
      ${run.table.id}, ${run.fromYear}, ${JSON.stringify(run.chances)}::jsonb)
  `.execute(queries);
}

export async function latestMassKillingRun(queries: Queries): Promise<MassKillingRun | undefined> {
  const run = await queries
    .selectFrom('mass_killing_run')
    .select([
      'id',
      'made_at as madeAt',
      'made_by as madeBy',
      'model_name as modelName',
      'model_version as modelVersion',
      'code_version as codeVersion',
      'table_id as tableId',
      'from_year as fromYear',
      'chances',
    ])
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (run === undefined) return undefined;
  const { tableId, ...own } = run;
  const table = await queries
    .selectFrom('ewp_table')
    .select(tableColumns)
    .where('id', '=', tableId)
    .executeTakeFirstOrThrow();
  return { ...own, table };
}

const tableColumns = [
  'id',
  'file_name as fileName',
  sql<string>`encode(file_sha256, 'hex')`.as('fileSha256'),
  'row_count as rowCount',
  'first_year as firstYear',
  'last_year as lastYear',
  'loaded_at as loadedAt',
  'loaded_by as loadedBy',
] as const;
