import { sql } from 'kysely';
import type { Queries } from '../../platform/database/database.ts';
import type { SignalsAlike } from './signal-record.ts';

/** All signals that the asker may see, those alike together. */
export async function signalsAlike(queries: Queries): Promise<readonly SignalsAlike[]> {
  const { rows } = await sql<SignalsAlike>`
    select origin, country, to_char(observed_on, 'YYYY-MM') as month, state, count(*)::int as count
    from signal group by 1, 2, 3, 4
  `.execute(queries);
  return rows;
}
