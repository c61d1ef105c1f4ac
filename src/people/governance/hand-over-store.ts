import { sql } from 'kysely';
import type { Queries } from '../../platform/database/database.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import type { OpenList, OpenThing } from './hand-over.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    hand_over_open_thing: {
      note: string;
      number: number;
      list: string;
      title: string;
      href: string;
      due: string | null;
      owner: string;
      marking: string;
      caveats: readonly string[];
      audience: readonly string[];
    };
  }
}

/** Keeps what is open, in the transaction in which the post is handed over. */
export async function keepOpenThings(
  queries: Queries,
  note: string,
  keptAt: Date,
  lists: readonly OpenList<OpenThing & { readonly marked: Marked }>[],
): Promise<void> {
  await sql`update hand_over set open_kept_at = ${keptAt} where id = ${note}`.execute(queries);
  const rows = lists.flatMap(({ name, things }) =>
    things.map(({ title, href, due = null, marked: { owner, marking, caveats, audience } }) => ({
      ...{ note, list: name, title, href, due, owner, marking, caveats, audience },
    })),
  );
  if (rows.length === 0) return;
  const numbered = rows.map((row, place) => ({ ...row, number: place + 1 }));
  await queries.insertInto('hand_over_open_thing').values(numbered).execute();
}

/** What was kept, in its order, as far as the asker may see it; nothing where the note’s lists were not kept. */
export async function readOpenThings(
  queries: Queries,
  note: string,
): Promise<{ readonly keptAt: Date; readonly lists: readonly OpenList[] } | undefined> {
  const { rows } = await sql<{ readonly keptAt: Date | null }>`
    select open_kept_at as "keptAt" from hand_over where id = ${note}`.execute(queries);
  const keptAt = rows[0]?.keptAt ?? null;
  if (keptAt === null) return undefined;
  const things = await queries
    .selectFrom('hand_over_open_thing')
    .select(['list', 'title', 'href', sql<string | null>`to_char(due, 'YYYY-MM-DD')`.as('due')])
    .where('note', '=', note)
    .orderBy('number')
    .execute();
  const lists = Map.groupBy(things, ({ list }) => list);
  return {
    keptAt,
    lists: [...lists].map(([name, own]) => ({
      name,
      things: own.map(({ title, href, due }) => ({ title, href, due: due ?? undefined })),
    })),
  };
}
