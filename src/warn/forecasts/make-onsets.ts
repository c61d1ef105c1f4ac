import { OnsetForecasts } from '../../forecasting/evaluations/onset-forestall.ts';
import { assertOnsetTable, type OnsetTable, rowsOfYear } from '../../forecasting/evaluations/onset-table.ts';
import type { OnProgress } from './make-forecasts.ts';

export const onsetModelName = 'onset-pool';
/** Raised with every change that can change a figure. */
export const onsetModelVersion = '1.0.0';

/** The level of the world follows so many years: those before weigh a third or less, and would take three times as long. */
const levelYears = 15;

/** What one making says: of each country of the table's last year, the chance of a mass killing beginning in the two after. */
export type MadeOnsets = {
  readonly modelName: string;
  readonly modelVersion: string;
  /** The last year that the table tells of: chances are of the two years after it. */
  readonly fromYear: number;
  readonly chances: readonly OnsetChance[];
};

/** The country by the table's own name. */
export type OnsetChance = { readonly name: string; readonly probability: number };

/**
 * Chances that a mass killing begins within two years, from the Early Warning Project's table: the method that
 * `forestall evaluate onset` scores, but for the years that its level follows. Same table, same bytes.
 * @throws RangeError where the table does not hold together or is too short to learn from
 */
export function makeOnsets(table: OnsetTable, onProgress: OnProgress = () => {}): MadeOnsets {
  assertOnsetTable(table);
  const fromYear = table.year.reduce((last, year) => Math.max(last, year), 0);
  const forecasts = new OnsetForecasts(table, levelYears);
  if (!(forecasts.firstYear() <= fromYear)) {
    throw new RangeError('The table is too short to learn from: it needs eight years and five onsets known by then.');
  }
  // The level of the last year asks for the forecasts of years before it; made one by one, they tell how far it is.
  const first = forecasts.firstYearOfLevel(fromYear);
  for (let year = first; year <= fromYear; year += 1) {
    onProgress((year - first) / (fromYear - first + 1), `Forecasting mass killings from ${year}`);
    forecasts.pooledAt(year);
  }
  const chances = forecasts.at(fromYear);
  onProgress(1, 'Chances of mass killing made');
  return {
    modelName: onsetModelName,
    modelVersion: onsetModelVersion,
    fromYear,
    chances: Array.from(rowsOfYear(table, fromYear), (row, i) => ({
      name: table.countries[table.country[row] ?? -1] ?? '',
      probability: chances[i] ?? Number.NaN,
    })),
  };
}
