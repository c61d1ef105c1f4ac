import type { CountryCode } from '../../places/country.ts';
import type { Queries } from '../../platform/database/database.ts';
import type { OwnSourceId } from '../events/event.ts';
import type { ViolenceType } from '../events/figures.ts';
import type { ColumnMapping, DateForm, OwnSource } from './own-source.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    event_layout: {
      id: OwnSourceId;
      name: string;
      publisher: string;
      licence: string;
      columns: string;
      date_form: DateForm;
      country: CountryCode | null;
      violence: ViolenceType | null;
      header: readonly string[];
      kept_at: Date;
      kept_by: string;
    };
  }
}

/** Every layout that was kept, the one kept last first. */
export async function allLayouts(queries: Queries): Promise<readonly OwnSource[]> {
  const rows = await queries
    .selectFrom('event_layout')
    .select(['id', 'name', 'publisher', 'licence', 'columns', 'date_form', 'country', 'violence', 'header'])
    .orderBy('kept_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({ columns, date_form, country, violence, ...row }) => ({
    ...row,
    // Written by keepLayout, and read back by the driver from jsonb.
    columns: columns as unknown as ColumnMapping,
    ...{ dateForm: date_form, country: country ?? undefined, violence: violence ?? undefined },
  }));
}

export async function keepLayout(
  queries: Queries,
  { id, columns, dateForm, country, violence, header, ...words }: OwnSource,
  by: { readonly kept_at: Date; readonly kept_by: string },
): Promise<void> {
  const { name, publisher, licence } = words;
  const values = {
    name,
    publisher,
    licence,
    columns: JSON.stringify(columns),
    date_form: dateForm,
    country: country ?? null,
    violence: violence ?? null,
    header,
  };
  await queries
    .insertInto('event_layout')
    .values({ id, ...values, ...by })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...values, ...by }))
    .execute();
}
