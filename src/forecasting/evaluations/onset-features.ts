import { at, uint16At } from '../arrays.ts';
import { carriedForward, medianAt, type OnsetTable, rowBefore, rowsByYear } from './onset-table.ts';

/** Named columns, each one value a row, without gaps. Nothing in a row is later than its year. */
export type NamedColumns = ReadonlyMap<string, Float64Array>;

/** Features of the table that only tell the year, or what the year changed in how onsets are counted. */
export const timeFeatures: readonly string[] = ['year', 'year_sq', 'includesnonstate'];

/** The table's own features, carried forward; where a country has none yet, the median of that year. */
export function publishedColumns(table: OnsetTable): NamedColumns {
  const byYear = rowsByYear(table);
  return new Map(
    table.featureNames.map((name, feature) => {
      const column = carriedForward(table, feature);
      for (const rows of byYear.values()) {
        const median = medianAt(column, rows);
        for (const row of rows) if (Number.isNaN(at(column, row))) column[row] = median;
      }
      return [name, column];
    }),
  );
}

/** What the table tells between the lines: its history, change, and how a country stands among others of its year. */
export function derivedColumns(table: OnsetTable, published: NamedColumns): NamedColumns {
  const columns = new Map<string, Float64Array>();
  const none = new Float64Array(table.year.length);
  const get = (name: string): Float64Array => published.get(name) ?? none;
  for (const halfLife of [2, 6, 20]) columns.set(`onsets.halving-in-${halfLife}`, pastOnsets(table, halfLife));
  const battle = get('battledeaths.log2');
  const battleBefore = earlier(table, battle, 1);
  columns.set('battledeaths.year-before', battleBefore);
  columns.set('battledeaths.most-of-5', overYears(table, battle, 5, 'most'));
  columns.set('battledeaths.mean-of-5', overYears(table, battle, 5, 'mean'));
  columns.set('battledeaths.mean-of-15', overYears(table, battle, 15, 'mean'));
  columns.set(
    'battledeaths.begin',
    battle.map((deaths, row) => (deaths > 0 && at(battleBefore, row) === 0 ? 1 : 0)),
  );
  columns.set(
    'shrinking-economy',
    overYears(table, get('gdppcgrowth'), 3, 'mean').map((growth) => Math.min(0, growth)),
  );
  const discussion = get('freediscussion');
  for (const years of [1, 5]) {
    const before = earlier(table, discussion, years);
    columns.set(
      `freediscussion.moved-in-${years}`,
      discussion.map((now, row) => Math.abs(now - at(before, row))),
    );
  }
  for (const name of ['freediscussion', 'ses_power_dist']) {
    const before = earlier(table, get(name), 3);
    columns.set(
      `${name}.change-in-3`,
      get(name).map((now, row) => now - at(before, row)),
    );
  }
  for (const name of standings) columns.set(`${name}.among-others`, amongOthers(table, get(name)));
  const region = regionsOf(get);
  columns.set('region.onsets', regionOnsets(table, region));
  columns.set('region.battledeaths', regionMean(table, region, battle));
  columns.set('region.ongoing', regionMean(table, region, get('mk_ongoing_count_log2')));
  return columns;
}

const standings: readonly string[] = [
  'un_imr_sqrt',
  'freediscussion',
  'ses_power_dist',
  'popsize.log2',
  'efindex',
  'countryage.new.log2',
];

/** Onsets so far in the country, each counting half as much every so many years. */
function pastOnsets(table: OnsetTable, halfLifeYears: number): Float64Array {
  const sums = new Float64Array(table.year.length);
  for (let row = 0; row < sums.length; row += 1) {
    const isFirst = row === 0 || uint16At(table.country, row) !== uint16At(table.country, row - 1);
    const gap = isFirst ? 0 : uint16At(table.year, row) - uint16At(table.year, row - 1);
    const carried = isFirst ? 0 : at(sums, row - 1) * 2 ** (-gap / halfLifeYears);
    sums[row] = carried + (Number.isNaN(at(table.onset, row)) ? 0 : at(table.onset, row));
  }
  return sums;
}

/** The value so many years before; the country's first where it has no such year, its own where a year is missing. */
function earlier(table: OnsetTable, column: Float64Array, years: number): Float64Array {
  const before = new Float64Array(column.length);
  let first = 0;
  for (let row = 0; row < column.length; row += 1) {
    if (row > 0 && uint16At(table.country, row) !== uint16At(table.country, row - 1)) first = row;
    const isYoung = uint16At(table.year, row) - years < uint16At(table.year, first);
    before[row] = at(column, rowBefore(table, row, years) ?? (isYoung ? first : row));
  }
  return before;
}

/** Over the years of the country from `years` − 1 before to this one. */
function overYears(table: OnsetTable, column: Float64Array, years: number, how: 'most' | 'mean'): Float64Array {
  return column.map((value, row) => {
    let most = value;
    let sum = 0;
    let count = 0;
    for (let back = row; back >= 0 && uint16At(table.country, back) === uint16At(table.country, row); back -= 1) {
      if (uint16At(table.year, back) <= uint16At(table.year, row) - years) break;
      most = Math.max(most, at(column, back));
      sum += at(column, back);
      count += 1;
    }
    return how === 'most' ? most : sum / count;
  });
}

/** Standard deviations from the mean of the year: what it is to be poor where all grow richer. */
function amongOthers(table: OnsetTable, column: Float64Array): Float64Array {
  const standing = new Float64Array(column.length);
  for (const rows of rowsByYear(table).values()) {
    const mean = rows.reduce((sum, row) => sum + at(column, row), 0) / rows.length;
    const spread = Math.sqrt(rows.reduce((sum, row) => sum + (at(column, row) - mean) ** 2, 0) / rows.length);
    for (const row of rows) standing[row] = spread > 1e-9 ? (at(column, row) - mean) / spread : 0;
  }
  return standing;
}

/** One number per region, by the table's five marks; a country with none of them is of the sixth. */
function regionsOf(get: (name: string) => Float64Array): Uint8Array {
  const marks = ['reg.na', 'reg.eap', 'reg.sca', 'reg.mna', 'reg.eur'].map(get);
  return Uint8Array.from(marks[0] ?? [], (_, row) => marks.findIndex((mark) => at(mark, row) === 1) + 1);
}

function regionMean(table: OnsetTable, region: Uint8Array, column: Float64Array): Float64Array {
  const means = new Float64Array(column.length);
  for (const rows of rowsByYear(table).values()) {
    const sums = new Float64Array(6);
    const counts = new Float64Array(6);
    for (const row of rows) {
      const own = region[row] ?? 0;
      sums[own] = at(sums, own) + at(column, row);
      counts[own] = at(counts, own) + 1;
    }
    for (const row of rows) means[row] = at(sums, region[row] ?? 0) / at(counts, region[row] ?? 0);
  }
  return means;
}

/** Log of the region's rate of onsets in five years over the world's, drawn towards it by twenty country-years. */
function regionOnsets(table: OnsetTable, region: Uint8Array): Float64Array {
  const years = [...rowsByYear(table)];
  const perYear = years.map(([year, rows]) => {
    const onsets = new Float64Array(6);
    const countries = new Float64Array(6);
    for (const row of rows) {
      const own = region[row] ?? 0;
      onsets[own] = at(onsets, own) + (Number.isNaN(at(table.onset, row)) ? 0 : at(table.onset, row));
      countries[own] = at(countries, own) + 1;
    }
    return { year, rows, onsets, countries };
  });
  const ratios = new Float64Array(table.year.length);
  for (const { year, rows } of perYear) {
    const window = perYear.filter((other) => other.year <= year && other.year > year - 5);
    const sum = (of: 'onsets' | 'countries', own: number): number =>
      window.reduce((total, other) => total + at(other[of], own), 0);
    const all = [0, 1, 2, 3, 4, 5];
    const world =
      all.reduce((total, own) => total + sum('onsets', own), 0) /
      all.reduce((total, own) => total + sum('countries', own), 0);
    const ratio = all.map((own) => (sum('onsets', own) + 20 * world) / (sum('countries', own) + 20) / (world + 1e-4));
    for (const row of rows) ratios[row] = Math.log((ratio[region[row] ?? 0] ?? 1) + 1e-3);
  }
  return ratios;
}

/** Columns side by side, row-major. Throws a RangeError where a name has no column. */
export function sideBySide(columns: NamedColumns, names: readonly string[], rows: number): Float64Array {
  const values = new Float64Array(rows * names.length);
  names.forEach((name, j) => {
    const column = columns.get(name);
    if (column === undefined) throw new RangeError(`There is no column ${name}.`);
    for (let row = 0; row < rows; row += 1) values[row * names.length + j] = at(column, row);
  });
  return values;
}
