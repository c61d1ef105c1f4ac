import type { AnnualDeaths, DeathEstimate, ViolenceType } from '../../events/figures.ts';

/** Where a file of deaths by country, year and type has what. */
export type ColumnNames = Readonly<Record<ViolenceType, Readonly<Record<keyof DeathEstimate, string>>>> & {
  readonly country: string;
  readonly countryIs: 'gleditsch-ward' | 'alpha-3';
  readonly year: string;
  readonly version: string;
};

/** UCDP's own names: state-based `sb`, non-state `ns`, one-sided `os`; `cy` for country-year. */
export const publishedColumns: ColumnNames = {
  country: 'country_id_cy',
  countryIs: 'gleditsch-ward',
  year: 'year_cy',
  stateBased: published('sb'),
  nonState: published('ns'),
  oneSided: published('os'),
  version: 'version',
};

/** The names in the compact file that is shipped. */
export const compactColumns: ColumnNames = {
  country: 'country',
  countryIs: 'alpha-3',
  year: 'year',
  stateBased: compact('state_based'),
  nonState: compact('non_state'),
  oneSided: compact('one_sided'),
  version: 'version',
};

function published(type: string): ColumnNames[ViolenceType] {
  const name = (bound: string) => `${type}_total_deaths_${bound}_cy`;
  return { best: name('best'), low: name('low'), high: name('high') };
}

function compact(type: string): ColumnNames[ViolenceType] {
  return { best: `${type}_best`, low: `${type}_low`, high: `${type}_high` };
}

/** The compact file's text: every row, by country and year. The same rows give the same text. */
export function compactText(rows: readonly AnnualDeaths[], version: string): string {
  const names = compactColumns;
  const bounds = (type: ViolenceType) => [names[type].best, names[type].low, names[type].high];
  const header = [names.country, names.year, ...bounds('stateBased'), ...bounds('nonState'), ...bounds('oneSided')];
  const deaths = ({ best, low, high }: DeathEstimate) => [best, low, high];
  const lines = rows
    .toSorted((left, right) =>
      left.country < right.country ? -1 : left.country > right.country ? 1 : left.year - right.year,
    )
    .map((row) => [row.country, row.year, ...deaths(row.stateBased), ...deaths(row.nonState), ...deaths(row.oneSided)]);
  return [[...header, names.version], ...lines.map((line) => [...line, version])]
    .map((line) => `${line.join(',')}\n`)
    .join('');
}
