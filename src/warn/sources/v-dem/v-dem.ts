import { basename } from 'node:path';
import type { Connector, ConnectorId, PulledPage } from '../../../platform/connectors/connector.ts';
import { type ScannedRecord, scanCsv } from '../../../platform/files/csv-scan.ts';
import { type FileBytes, fileOf } from '../../../platform/files/file-bytes.ts';
import { FileRefusal } from '../../../platform/files/file-refusal.ts';
import type {
  CountryIndicator,
  IndicatorFile,
  IndicatorSource,
  ValueSink,
} from '../../country-indicators/country-indicator.ts';
import { IndicatorReading } from '../indicator-reading.ts';
import type { LandIndicators } from '../land-indicators.ts';

const [code, year] = ['country_text_id', 'year'];
/** What says which row it is; all else is a measure. */
const known = new Set([
  code,
  year,
  'country_name',
  'country_id',
  'historical_date',
  'project',
  'historical',
  'histname',
]);

/** Whether a header is one of V-Dem’s: it names countries as nothing else does. */
export function isVDemHeader(names: readonly string[]): boolean {
  return names.includes(code) && names.includes(year) && names.includes('country_id');
}

/**
 * Reads V-Dem’s country-year table, core or full, with any of the measures that are kept here; the thousands of others are
 * put aside and named. Plain, gzipped, or the zip as it is downloaded.
 * @throws FileRefusal with file, line and reason where the file as such is not sound
 */
export async function readVDem(
  file: FileBytes,
  source: IndicatorSource,
  { take, afterPiece }: ValueSink,
): Promise<IndicatorFile> {
  const reading = new IndicatorReading(file.name, source, take);
  let header: Header | undefined;
  const onRecord = (record: ScannedRecord) => {
    if (header === undefined) header = readHeader(file.name, source, record, reading);
    else readRow(file.name, record, header, reading);
  };
  const sha256 = await scanCsv(file, { onRecord, afterPiece });
  return { ...reading.finish(), sha256, version: versionIn(file.name), publishedOn: undefined };
}

/** `V-Dem-CY-Core-v15.csv` is version 15. */
export function versionIn(name: string): string {
  return /[-_]v(\d{1,2}(?:\.\d{1,2})?)(?=[-_.])/i.exec(basename(name))?.[1] ?? 'not stated';
}

type Header = {
  readonly width: number;
  readonly code: number;
  readonly year: number;
  readonly measures: readonly { readonly indicator: CountryIndicator; readonly column: number }[];
};

function readHeader(file: string, source: IndicatorSource, record: ScannedRecord, reading: IndicatorReading): Header {
  const refuse = (reason: string) => new FileRefusal('indicators.schema', file, record.line, reason);
  const names = Array.from({ length: record.width }, (_, column) => record.text(column).trim());
  const measures = source.indicators.flatMap((indicator) => {
    const column = names.indexOf(indicator.id);
    return column === -1 ? [] : [{ indicator, column }];
  });
  const missing = [code, year].filter((name) => !names.includes(name));
  if (missing.length > 0) throw refuse(`to be of the form “${source.name}” it lacks ${missing.join(', ')}`);
  if (measures.length === 0) {
    throw refuse(`it has none of the measures that are kept: ${source.indicators.map(({ id }) => id).join(', ')}`);
  }
  const read = [code, year, ...measures.map(({ indicator }) => indicator.id)];
  const twice = read.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined) throw refuse(`the column “${twice}” is there twice`);
  for (const name of names) if (!known.has(name) && !read.includes(name)) reading.aside(name);
  return { width: record.width, code: names.indexOf(code), year: names.indexOf(year), measures };
}

function readRow(file: string, record: ScannedRecord, header: Header, reading: IndicatorReading): void {
  if (record.width !== header.width) {
    const reason = `${record.width} values, where the header has ${header.width} columns; the file may break off here`;
    throw new FileRefusal('indicators.columns', file, record.line, reason);
  }
  const [country, ofYear] = [record.text(header.code).trim(), record.text(header.year)];
  for (const { indicator, column } of header.measures) {
    const stands = { line: record.line, column: indicator.id, indicator, country, year: ofYear };
    reading.value({ ...stands, value: record.text(column) });
  }
}

/** V-Dem’s table from where a house keeps it, as a file: V-Dem itself gives it to whoever fills in its form. */
export function vDemConnector(source: IndicatorSource, land: LandIndicators): Connector {
  const nameOf = ({ pathname }: URL) => basename(decodeURIComponent(pathname));
  return {
    describe: {
      // The identity of this source, said here and nowhere else.
      id: 'v-dem' as ConnectorId,
      ...{ name: source.name, publisher: source.publisher, everyHours: 7 * 24 },
      about:
        'What it measures of countries year by year stands on each country’s page. The address is of the country-year table, as CSV or as the zip that V-Dem gives, with the version in its name.',
      defaultAddress: 'https://v-dem.net/media/datasets/V-Dem-CY-Core_csv_v15.zip',
    },
    check: (address) =>
      /\.(csv|csv\.gz|zip)$/i.test(address.pathname)
        ? undefined
        : 'The address is of a file: it ends with .csv, .csv.gz or .zip',
    pullSince: (address) => address.href,
    parse(page: PulledPage) {
      // A page of the web in its place is not kept; the table itself is read when it lands.
      if (page.body.subarray(0, 200).toString('latin1').trimStart().startsWith('<')) {
        const reason = 'this is a page of the web, and no table; look for the address of the file itself';
        throw new FileRefusal('indicators.schema', nameOf(new URL(page.address)), 1, reason);
      }
      return {};
    },
    async land(actor, pages, options) {
      for await (const { address, body } of pages()) {
        const name = nameOf(new URL(address));
        const read = (sink: ValueSink) => readVDem(fileOf(name, body), source, sink);
        const { outcome, release } = await land(actor, name, read, options);
        const { values, lastYear } = release;
        return { outcome: outcome === 'loaded' ? 'landed' : 'unchanged', rows: values, reachesTo: `${lastYear}-12-31` };
      }
      throw new Error('A pull has one page');
    },
  };
}
