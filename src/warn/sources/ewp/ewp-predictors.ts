import { type CsvRecord, readCsv } from '../../../platform/files/csv-file.ts';
import type { FileBytes } from '../../../platform/files/file-bytes.ts';
import { FileRefusal } from '../../../platform/files/file-refusal.ts';

/** The Early Warning Project's model table, ordered by country, then year; arrays by row. */
export type EwpPredictors = {
  readonly countries: readonly string[];
  /** Correlates of War number of each country, NaN where the table gives none. */
  readonly correlatesOfWar: Float64Array;
  readonly country: Uint16Array;
  readonly year: Uint16Array;
  /** `mk_onset_1or2` and `mk_onset`; NaN where blank or without a column. */
  readonly outcome: Float64Array;
  readonly onset: Float64Array;
  readonly featureNames: readonly string[];
  /** Row-major; NaN where blank. */
  readonly features: Float64Array;
};

const needed = ['ewp_name', 'year', 'mk_onset_1or2'] as const;

/** The 39 features of the 2025 edition's model (model_3Sep2025.R), in its order. */
const modelFeatures: readonly string[] = [
  'widetargeting',
  'narrowtargeting',
  'v2csgender_binary',
  'v2mecenefm_binary',
  'partyban.new.0',
  'partyban.new.1',
  'partyban.new.2',
  'minorityrule',
  'judicialreform',
  'religiousfreedom',
  'pol_killing_approved',
  'freediscussion',
  'social_inequality',
  'even_civilrights',
  'repress_civilsoc',
  'social_power_dist',
  'ses_power_dist',
  'popsize.log2',
  'gdppcgrowth',
  'un_imr_sqrt',
  'efindex',
  'discrimpop',
  'reg.na',
  'reg.eap',
  'reg.sca',
  'reg.mna',
  'reg.eur',
  'ios.iccpr1',
  'battledeaths.log2',
  'coup.try.5yr',
  'mk_ongoing_count_log2',
  'mean_mk_onset_interaction',
  'mk_onset_prev_year',
  'newcountry',
  'mk_ever',
  'year_sq',
  'year',
  'countryage.new.log2',
  'includesnonstate',
];

/** Whether a file's header is that of a model table. */
export function isEwpHeader(header: readonly string[]): boolean {
  return needed.every((name) => header.includes(name));
}

type Line = { readonly name: string; readonly year: number; readonly line: number; readonly values: readonly string[] };

/**
 * Reads a model table as published, plain or gzipped. Columns are known by name: those that this edition does not have
 * are left out, those that the model does not use are passed over. Blank cells and `NA` are missing. Bytes that are not
 * UTF-8 (older editions write names in Latin-1) become U+FFFD, the same for the same name.
 * @throws FileRefusal naming file, line and reason at the first fault
 */
export async function readEwpPredictors(file: FileBytes): Promise<EwpPredictors> {
  let header: readonly string[] | undefined;
  const lines: Line[] = [];
  await readCsv(file, (record) => {
    if (header === undefined) header = readHeader(file.name, record);
    else lines.push(readLine(file.name, header, record));
  });
  if (header === undefined || lines.length === 0) {
    throw new FileRefusal('ewp.empty', file.name, 1, 'the table has no rows');
  }
  const ordered = lines.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.year - b.year));
  refuseTwice(file.name, ordered);
  return toColumns(file.name, header, ordered);
}

function readHeader(file: string, record: CsvRecord): readonly string[] {
  const lacking = needed.filter((name) => !record.values.includes(name));
  if (lacking.length > 0) {
    throw new FileRefusal('ewp.columns', file, record.line, `the table lacks ${lacking.join(', ')}`);
  }
  return record.values;
}

function readLine(file: string, header: readonly string[], record: CsvRecord): Line {
  if (record.values.length !== header.length) {
    const reason = `${record.values.length} values, where the header has ${header.length} columns`;
    throw new FileRefusal('ewp.columns', file, record.line, reason);
  }
  const text = (name: string): string => record.values[header.indexOf(name)] ?? '';
  const year = Number(text('year'));
  if (!Number.isInteger(year) || year < 1900 || year > 2200) {
    throw new FileRefusal('ewp.year', file, record.line, `year is “${text('year')}”, which is not a year`);
  }
  const label = readNumber(file, record.line, 'mk_onset_1or2', text('mk_onset_1or2'));
  if (!(Number.isNaN(label) || label === 0 || label === 1)) {
    throw new FileRefusal('ewp.label', file, record.line, `mk_onset_1or2 is ${label}; it is 0, 1 or blank`);
  }
  return { name: text('ewp_name'), year, line: record.line, values: record.values };
}

function refuseTwice(file: string, ordered: readonly Line[]): void {
  ordered.forEach(({ name, year, line }, i) => {
    const before = ordered[i - 1];
    if (before?.name !== name || before.year !== year) return;
    throw new FileRefusal('ewp.duplicate', file, line, `${name} ${year} was already there on line ${before.line}`);
  });
}

function readNumber(file: string, line: number, name: string, text: string): number {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === 'NA' || trimmed === 'NaN') return Number.NaN;
  if (trimmed === 'TRUE' || trimmed === 'FALSE') return trimmed === 'TRUE' ? 1 : 0;
  const value = Number(trimmed);
  if (Number.isFinite(value)) return value;
  throw new FileRefusal('ewp.number', file, line, `${name} is “${text}”, which is not a number`);
}

function toColumns(file: string, header: readonly string[], lines: readonly Line[]): EwpPredictors {
  const countries = [...new Set(lines.map(({ name }) => name))];
  const numberOf = new Map(countries.map((name, number) => [name, number]));
  const featureNames = modelFeatures.filter((name) => header.includes(name));
  const column = (name: string): Float64Array => {
    const place = header.indexOf(name);
    return Float64Array.from(lines, ({ line, values }) =>
      place < 0 ? Number.NaN : readNumber(file, line, name, values[place] ?? ''),
    );
  };
  const codes = column('ccode');
  const correlatesOfWar = new Float64Array(countries.length).fill(Number.NaN);
  lines.forEach(({ name }, row) => {
    const code = codes[row];
    if (code !== undefined && !Number.isNaN(code)) correlatesOfWar[numberOf.get(name) ?? 0] = code;
  });
  const features = new Float64Array(lines.length * featureNames.length);
  featureNames.forEach((name, feature) => {
    column(name).forEach((value, row) => {
      features[row * featureNames.length + feature] = value;
    });
  });
  return {
    countries,
    correlatesOfWar,
    country: Uint16Array.from(lines, ({ name }) => numberOf.get(name) ?? 0),
    year: Uint16Array.from(lines, ({ year }) => year),
    outcome: column('mk_onset_1or2'),
    onset: column('mk_onset'),
    featureNames,
    features,
  };
}
