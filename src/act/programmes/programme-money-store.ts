import { sql } from 'kysely';
import type { Queries } from '../../platform/database/database.ts';
import type { PlacedSum } from './programme-money.ts';

/** Of every programme that the asker may see; added up by the database, which has no need to send each payment. */
export async function readPlacedSums(queries: Queries): Promise<readonly PlacedSum[]> {
  const { rows } = await sql<Omit<PlacedSum, 'amountMinor'> & { readonly amountMinor: string }>`
    with entry as (
      select project, 'budget' as measure, starts_on as on_day, amount_currency, amount_minor from budget_line
      union all
      select project, 'committed', made_on, amount_currency, amount_minor from commitment
      union all
      select project, 'disbursed', paid_on, amount_currency, amount_minor from disbursement
    ), of_project as (
      select project, measure, extract(year from on_day - interval '3 months')::int as year, amount_currency,
             sum(amount_minor) as amount_minor
      from entry group by 1, 2, 3, 4
    )
    select case when cardinality(programme.other_countries) > 0 then null else programme.place end as place,
           measure, year || '/' || lpad(((year + 1) % 100)::text, 2, '0') as "financialYear",
           amount_currency as currency, sum(amount_minor)::text as "amountMinor"
    from of_project
      join project on project.id = of_project.project
      join programme on programme.id = project.programme
    group by 1, 2, 3, 4`.execute(queries);
  return rows.map((row) => ({ ...row, amountMinor: BigInt(row.amountMinor) }));
}
