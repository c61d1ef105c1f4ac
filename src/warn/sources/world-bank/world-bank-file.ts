import { type ScannedRecord, scanCsv } from '../../../platform/files/csv-scan.ts';
import type { FileBytes } from '../../../platform/files/file-bytes.ts';
import { FileRefusal } from '../../../platform/files/file-refusal.ts';
import type {
  CountryIndicator,
  IndicatorFile,
  IndicatorSource,
  ValueSink,
} from '../../country-indicators/country-indicator.ts';
import { IndicatorReading } from '../indicator-reading.ts';

const code = 'Country Code';
const indicator = 'Indicator Code';
const known = new Set(['Country Name', code, 'Indicator Name', indicator]);
/** The header comes after these lines, or, in the file of all indicators, at once. */
const headLines = ['Data Source', 'Last Updated Date'];
const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the first record of a file is one of the World Bank’s: a head line, or the header. */
export function isWorldBankHeader(names: readonly string[]): boolean {
  return names[0] === headLines[0] || (names.includes(code) && names.includes(indicator));
}

/**
 * Reads a CSV file as the World Bank publishes it, of one indicator, one country or all: four head lines or none, then a
 * row for each country and indicator with a column for each year. Plain, gzipped, or the zip as it is downloaded.
 * @throws FileRefusal with file, line and reason where the file as such is not sound
 */
export async function readWorldBankFile(
  file: FileBytes,
  source: IndicatorSource,
  { take, afterPiece }: ValueSink,
): Promise<IndicatorFile> {
  const table = new WorldBankTable(file.name, source, take);
  const sha256 = await scanCsv(file, { onRecord: (record) => table.record(record), afterPiece });
  return { ...table.finish(), sha256 };
}

type Header = {
  readonly width: number;
  readonly code: number;
  readonly indicator: number;
  readonly years: readonly { readonly year: string; readonly column: number }[];
};

class WorldBankTable {
  readonly #file: string;
  readonly #reading: IndicatorReading;
  readonly #indicators: ReadonlyMap<string, CountryIndicator>;
  #publishedOn: string | undefined;
  #header: Header | undefined;

  constructor(file: string, source: IndicatorSource, take: ValueSink['take']) {
    this.#file = file;
    this.#reading = new IndicatorReading(file, source, take);
    this.#indicators = new Map(source.indicators.map((each) => [each.id, each]));
  }

  record(record: ScannedRecord): void {
    if (this.#header !== undefined) this.#row(record, this.#header);
    else if (headLines.includes(record.text(0))) this.#headLine(record);
    else this.#header = this.#readHeader(record);
  }

  finish(): Omit<IndicatorFile, 'sha256'> {
    if (this.#header === undefined) this.#refuse(1, `it has no header with “${code}” and “${indicator}”`);
    return {
      ...this.#reading.finish(),
      ...{ version: this.#publishedOn ?? 'not stated', publishedOn: this.#publishedOn },
    };
  }

  #headLine(record: ScannedRecord): void {
    if (record.text(0) !== 'Last Updated Date') return;
    const day = record.text(1).trim();
    const isDay = dayForm.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day;
    if (!isDay) this.#refuse(record.line, `“Last Updated Date” is “${day}”, which is no day`);
    this.#publishedOn = day;
  }

  #readHeader(record: ScannedRecord): Header {
    const names = Array.from({ length: record.width }, (_, column) => record.text(column).trim());
    const twice = names.find((name, column) => name !== '' && names.indexOf(name) !== column);
    if (twice !== undefined) this.#refuse(record.line, `the column “${twice}” is there twice`);
    const missing = [code, indicator].filter((name) => !names.includes(name));
    if (missing.length > 0) {
      this.#refuse(record.line, `to be of the form “World Development Indicators” it lacks ${missing.join(', ')}`);
    }
    const years = names.flatMap((year, column) => (/^\d{4}$/.test(year) ? [{ year, column }] : []));
    if (years.length === 0) this.#refuse(record.line, 'it has no column of a year, such as 2024');
    // The publisher ends each line with a comma, so that the last column has no name.
    const others = names.filter((name) => name !== '' && !known.has(name) && !/^\d{4}$/.test(name));
    for (const name of others) this.#reading.aside(name);
    return { width: record.width, code: names.indexOf(code), indicator: names.indexOf(indicator), years };
  }

  #row(record: ScannedRecord, { width, years, ...at }: Header): void {
    if (record.width !== width) {
      const reason = `${record.width} values, where the header has ${width} columns; the file may break off here`;
      this.#refuse(record.line, reason);
    }
    const named = record.text(at.indicator).trim();
    const kept = this.#indicators.get(named);
    if (kept === undefined) {
      this.#reading.aside(named);
      return;
    }
    const country = record.text(at.code).trim();
    for (const { year, column } of years) {
      const value = record.text(column);
      this.#reading.value({ line: record.line, column: year, indicator: kept, country, year, value });
    }
  }

  #refuse(line: number, reason: string): never {
    throw new FileRefusal('indicators.schema', this.#file, line, reason);
  }
}
