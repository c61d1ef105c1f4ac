import { countryByCode } from '../../../places/country.ts';
import type { CsvRecord } from '../../../platform/files/csv-file.ts';
import {
  asMonth,
  type FigureSource,
  type Figures,
  type MonthlyDeaths,
  monthNumber,
  monthOfNumber,
  yearOfMonth,
} from '../../events/figures.ts';
import { type FigureReader, readDeaths, refuse, requireExisted, requireWidth } from '../figure-form.ts';
import { MonthSequence } from './month-sequence.ts';

export const compactHeader: readonly string[] = ['month', 'country', 'deaths_best'];

/**
 * Reads the compact form: a line for each country and month with deaths, in the order of the months.
 * A month without any has one line with 0 deaths, so that it cannot be taken for one left out.
 */
export class CompactMonths implements FigureReader {
  readonly #file: string;
  readonly #source: FigureSource;
  readonly #months = new MonthSequence();
  readonly #rows: MonthlyDeaths[] = [];
  #linesOfMonth = new Map<string, number>();

  constructor(file: string, source: FigureSource) {
    this.#file = file;
    this.#source = source;
  }

  read(record: CsvRecord): void {
    requireWidth(record, compactHeader.length, this.#file);
    const place = { file: this.#file, line: record.line };
    const [monthText = '', code = '', deathsText = ''] = record.values;
    const month = asMonth(monthText);
    if (month === undefined) refuse('figures.period', place, `“${monthText}” is not a month of the form 2024-11`);
    const country = countryByCode(code);
    if (country === undefined) refuse('figures.country', place, `no country has the ISO 3166-1 alpha-3 code “${code}”`);
    requireExisted(country, yearOfMonth(month), place);
    if (this.#months.next(month, place)) this.#linesOfMonth = new Map();
    const earlier = this.#linesOfMonth.get(code);
    if (earlier !== undefined) {
      refuse('figures.duplicate', place, `${country.name} ${month} is given twice, first on line ${earlier}`);
    }
    this.#linesOfMonth.set(code, record.line);
    const deathsBest = readDeaths(deathsText, 'deaths_best', place);
    if (deathsBest > 0) this.#rows.push({ country: country.code, month, deathsBest });
  }

  finish(): Figures {
    const span = this.#months.span(this.#file);
    return { kind: 'monthly', source: this.#source, version: span.lastPeriod, ...span, rows: this.#rows, remarks: [] };
  }
}

/** The compact file's text, by month and country. The same figures give the same text. */
export function compactText(figures: Extract<Figures, { kind: 'monthly' }>): string {
  const byMonth = Map.groupBy(figures.rows, (row) => row.month);
  const lines: string[] = [compactHeader.join(',')];
  for (let number = monthNumber(figures.firstPeriod); number <= monthNumber(figures.lastPeriod); number += 1) {
    const month = monthOfNumber(number);
    const rows = (byMonth.get(month) ?? []).toSorted((left, right) => (left.country < right.country ? -1 : 1));
    if (rows.length === 0) lines.push(`${month},AFG,0`);
    for (const row of rows) lines.push(`${month},${row.country},${row.deathsBest}`);
  }
  return `${lines.join('\n')}\n`;
}
