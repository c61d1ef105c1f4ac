import pg from 'pg';
import type { Action } from '../../src/act/actions/action.ts';
import { ledgerEntry, type Marked } from '../../src/platform/ledger/ledger-entry.ts';
import { fold } from '../../src/platform/search/fold.ts';
import type { Warning } from '../../src/warn/warnings/warning.ts';
import { chanceOf } from './chance.ts';
import type { MadeWorld } from './made-world.ts';

const rowsPerStatement = 2_000;
const excerptLength = 240;

/**
 * Writes a made world in one transaction, as the database's owner: the columns, checks and triggers are those of the
 * app, the ledger's entries are hashed as the app hashes them, and the sealer finds them in its queue.
 */
export async function fillDatabase(url: string, world: MadeWorld, seed: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await insert(client, 'warning', world.warnings.map(warningRow));
    await insert(client, 'decision', world.decisions.map(snakeCased));
    await insert(client, 'action', world.actions.map(actionRow));
    await insertDocuments(client, world);
    const { idAt } = chanceOf(seed + 1);
    await insert(
      client,
      'ledger_entry',
      world.steps.map(({ actor, step }) => snakeCased(ledgerEntry(idAt(step.at), actor, step))),
    );
    await client.query('commit');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

type Row = Readonly<Record<string, unknown>>;

function warningRow(warning: Warning): Row {
  return { ...snakeCased(warning), forecast_run_id: null };
}

function actionRow(action: Action): Row {
  return { evidence: '', ...snakeCased(action) };
}

/** The names of our fields as the database spells them; bytes as it writes them. */
function snakeCased(fields: object): Row {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replaceAll(/[A-Z0-9]+/g, (part) => (/^\d/.test(part) ? part : `_${part.toLowerCase()}`)),
      Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value,
    ]),
  );
}

function* inParts<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += rowsPerStatement) yield items.slice(from, from + rowsPerStatement);
}

async function insert(client: pg.Client, table: string, rows: readonly Row[]): Promise<void> {
  for (const part of inParts(rows)) {
    await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [
      JSON.stringify(part),
    ]);
  }
}

/** As search-store.ts writes one, for many at once. */
async function insertDocuments(client: pg.Client, { documents }: MadeWorld): Promise<void> {
  const rows = documents.map(({ text, title, changedAt, marked, ...rest }) => ({
    ...rest,
    title,
    excerpt: text.slice(0, excerptLength),
    changed_at: changedAt,
    title_folded: fold(title),
    text_folded: fold(text),
    ...markingOf(marked),
  }));
  for (const part of inParts(rows)) {
    await client.query(
      `insert into search_document (kind, id, title, excerpt, href, place, changed_at, title_folded, words,
                                    owner, marking, caveats, audience)
       select kind, id, title, excerpt, href, place, changed_at, title_folded,
              setweight(to_tsvector('simple', title_folded), 'A') || setweight(to_tsvector('simple', text_folded), 'B'),
              owner, marking, caveats, audience
       from jsonb_to_recordset($1) as made (kind text, id text, title text, excerpt text, href text, place text,
         changed_at timestamptz, title_folded text, text_folded text, owner text, marking text, caveats text[],
         audience text[])`,
      [JSON.stringify(part)],
    );
  }
}

function markingOf({ owner, marking, caveats, audience }: Marked): Marked {
  return { owner, marking, caveats, audience };
}
