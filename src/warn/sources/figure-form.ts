import { type Country, existedIn } from '../../places/country.ts';
import type { CsvRecord } from '../../platform/files/csv-file.ts';
import { FileRefusal } from '../../platform/files/file-refusal.ts';
import type { FigureSource, Figures } from '../events/figures.ts';

/** A form in which figures are published: what it is, how to know it, how to read it. */
export type FigureForm = {
  readonly source: FigureSource;
  /** The columns by which the form is known, in words for a person. */
  readonly columns: string;
  /** Columns that a header lacks to be of this form: none where it is, undefined where it is another form altogether. */
  lacks(header: readonly string[]): readonly string[] | undefined;
  /** @throws FileRefusal when a column's name means nothing */
  reader(file: string, header: CsvRecord): FigureReader;
};

/** Takes a file's records one by one. */
export type FigureReader = {
  /** @throws FileRefusal naming file, line and reason at the first fault */
  read(record: CsvRecord): void;
  /** @throws FileRefusal where the records, each sound, do not make a whole */
  finish(): Figures;
};

/** Where a value stands: enough to refuse it. */
export type Place = { readonly file: string; readonly line: number };

/** Codes of refusals of a file of figures, in one place. */
export type FigureFault =
  | 'figures.schema'
  | 'figures.columns'
  | 'figures.country'
  | 'figures.not-a-state'
  | 'figures.duplicate'
  | 'figures.deaths'
  | 'figures.period'
  | 'figures.gap'
  | 'figures.version';

export function refuse(code: FigureFault, place: Place, reason: string): never {
  throw new FileRefusal(code, place.file, place.line, reason);
}

// PostgreSQL's integer. More deaths in a month or year than there have ever been is a slip of the keyboard.
const mostDeaths = 2_147_483_647;

/**
 * A count of deaths: a whole number from 0. `12.0` is taken as 12, since spreadsheets and pandas write it so.
 * @throws FileRefusal for anything else
 */
export function readDeaths(text: string, what: string, place: Place): number {
  const value = Number(text);
  if (/^\d+(\.0+)?$/.test(text) && value <= mostDeaths) return value;
  if (text.trim() === '') refuse('figures.deaths', place, `${what} is missing`);
  if (!Number.isFinite(value)) refuse('figures.deaths', place, `${what} is “${text}”, which is not a number`);
  if (value < 0) refuse('figures.deaths', place, `${what} is ${text}; deaths cannot be fewer than 0`);
  if (value > mostDeaths) refuse('figures.deaths', place, `${what} is ${text}; more than there can be`);
  refuse('figures.deaths', place, `${what} is ${text}; deaths are whole numbers, written in digits`);
}

/** @throws FileRefusal where the state did not exist in the year */
export function requireExisted(country: Country, year: number, place: Place): void {
  if (existedIn(country, year)) return;
  const years = [
    country.firstYear === undefined ? '' : `begin in ${country.firstYear}`,
    country.lastYear === undefined ? '' : `end in ${country.lastYear}`,
  ].filter((words) => words !== '');
  refuse('figures.not-a-state', place, `${country.name} in ${year}: figures for that state ${years.join(' and ')}`);
}

/** @throws FileRefusal where the record has more or fewer values than the header has columns */
export function requireWidth(record: CsvRecord, columns: number, file: string): void {
  if (record.values.length === columns) return;
  const place = { file, line: record.line };
  refuse('figures.columns', place, `${record.values.length} values, where the header has ${columns} columns`);
}
