import { type Country, countryBySourceName } from '../../../places/country.ts';
import type { CsvRecord } from '../../../platform/files/csv-file.ts';
import {
  asMonth,
  type FigureSource,
  type Figures,
  type Month,
  type MonthlyDeaths,
  yearOfMonth,
} from '../../events/figures.ts';
import { type FigureReader, type Place, readDeaths, refuse, requireExisted, requireWidth } from '../figure-form.ts';
import { MonthSequence } from './month-sequence.ts';

// What pandas writes over an index, and over a column that has no name.
const indexNames = ['', 'date', 'month'];
const namelessColumn = /^(Unnamed: \d+)?$/;

/** A first column of dates, then columns of which at least one is named for a country. */
export function isWideHeader([first, ...others]: readonly string[]): boolean {
  return (
    first !== undefined && indexNames.includes(first.toLowerCase()) && others.some((name) => countryBySourceName(name))
  );
}

/** Reads a row a month, a column a country. */
export class WideMonths implements FigureReader {
  readonly #file: string;
  readonly #source: FigureSource;
  /** One for each column after the first; nothing where the column has no name. */
  readonly #countries: readonly (Country | undefined)[];
  readonly #months = new MonthSequence();
  readonly #rows: MonthlyDeaths[] = [];

  constructor(file: string, header: CsvRecord, source: FigureSource) {
    this.#file = file;
    this.#source = source;
    this.#countries = countriesOf(header, { file, line: header.line });
  }

  read(record: CsvRecord): void {
    requireWidth(record, this.#countries.length + 1, this.#file);
    const place = { file: this.#file, line: record.line };
    const [date = '', ...cells] = record.values;
    const month = monthEndingOn(date, place);
    if (!this.#months.next(month, place)) {
      refuse('figures.duplicate', place, `${month} is given twice, first on line ${this.#months.line}`);
    }
    for (const [column, text] of cells.entries()) this.#readCell(this.#countries[column], month, text, place);
  }

  finish(): Figures {
    const span = this.#months.span(this.#file);
    return { kind: 'monthly', source: this.#source, version: span.lastPeriod, ...span, rows: this.#rows, remarks: [] };
  }

  #readCell(country: Country | undefined, month: Month, text: string, place: Place): void {
    if (country === undefined) {
      if (text !== '' && readDeaths(text, `a column without a name in ${month}`, place) > 0) {
        refuse('figures.country', place, `${text} deaths in ${month} stand in a column without a name`);
      }
      return;
    }
    const deathsBest = readDeaths(text, `${country.name} ${month}`, place);
    if (deathsBest === 0) return;
    requireExisted(country, yearOfMonth(month), place);
    this.#rows.push({ country: country.code, month, deathsBest });
  }
}

function countriesOf(header: CsvRecord, place: Place): readonly (Country | undefined)[] {
  const columnNames = new Map<Country, string>();
  return header.values.slice(1).map((name) => {
    if (namelessColumn.test(name)) return undefined;
    const country = countryBySourceName(name);
    if (country === undefined) refuse('figures.country', place, `no country is named “${name}”`);
    const earlier = columnNames.get(country);
    if (earlier !== undefined) {
      refuse('figures.duplicate', place, `${country.name} has two columns, “${earlier}” and “${name}”`);
    }
    columnNames.set(country, name);
    return country;
  });
}

/** A month is dated by its last day: a day before would mean that the month is not all there. */
function monthEndingOn(date: string, place: Place): Month {
  const month = asMonth(date.slice(0, 7));
  if (month === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    refuse('figures.period', place, `“${date}” is not a date of the form 2024-11-30`);
  }
  const lastDay = new Date(Date.UTC(yearOfMonth(month), Number(month.slice(5)), 0)).getUTCDate();
  if (Number(date.slice(8)) !== lastDay) {
    refuse(
      'figures.period',
      place,
      `${date} is not the last day of a month; whole months are wanted, dated ${month}-${lastDay}`,
    );
  }
  return month;
}
