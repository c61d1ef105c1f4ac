import type { Queries } from '../../platform/database/database.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    iati_source: {
      identifier: string;
      activity: string;
      owner: string;
      marking: Marked['marking'];
      caveats: readonly string[];
      audience: readonly string[];
    };
  }
}

/** Keeps an activity as a file had it, in place of what an earlier file said. */
export async function keepSource(
  queries: Queries,
  identifier: string,
  activity: string,
  { owner, marking, caveats, audience }: Marked,
): Promise<void> {
  await queries
    .insertInto('iati_source')
    .values({ identifier, activity, owner, marking, caveats, audience })
    .onConflict((conflict) => conflict.column('identifier').doUpdateSet({ activity }))
    .execute();
}

/** Activities by their identifier. */
export async function readSources(
  queries: Queries,
  identifiers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (identifiers.length === 0) return new Map();
  const rows = await queries
    .selectFrom('iati_source')
    .select(['identifier', 'activity'])
    .where('identifier', 'in', identifiers)
    .execute();
  return new Map(rows.map(({ identifier, activity }) => [identifier, activity]));
}
