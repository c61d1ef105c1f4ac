import {
  allCountries,
  type Country,
  type CountryCode,
  countryByCode,
  countryByGleditschWard,
  existedIn,
} from '../../../places/country.ts';
import type { CsvRecord } from '../../../platform/files/csv-file.ts';
import {
  type AnnualDeaths,
  type DeathEstimate,
  type FigureSource,
  type Figures,
  violenceTypes,
} from '../../events/figures.ts';
import {
  type FigureForm,
  type FigureReader,
  type Place,
  readDeaths,
  refuse,
  requireExisted,
  requireWidth,
} from '../figure-form.ts';
import { type ColumnNames, compactColumns, publishedColumns } from './columns.ts';

const ucdpSource: FigureSource = {
  id: 'ucdp-organised-violence',
  name: 'UCDP Country-Year Dataset on Organized Violence within Country Borders',
  publisher: 'Uppsala Conflict Data Program, Uppsala University',
  licence: 'CC BY 4.0',
  citation:
    'Davies, Pettersson, Sollenberg & Öberg (2025), Organized violence 1989–2024, and the challenges of identifying ' +
    'civilian victims, Journal of Peace Research 62(4): 1223–1240; Sundberg & Melander (2013), Introducing the UCDP ' +
    'Georeferenced Event Dataset, Journal of Peace Research 50(4): 523–532',
  address: 'the Uppsala Conflict Data Program’s download centre, “Organized violence within country borders”',
};

/**
 * Deaths by country, year and type of violence: the file as UCDP publishes it, whatever further columns it has,
 * and the compact one that is shipped.
 */
export const ucdpOrganisedViolence: FigureForm = {
  source: ucdpSource,
  columns: 'country_id_cy, year_cy, sb_total_deaths_best_cy, … version',
  lacks(header) {
    const names = nearestNames(header);
    const lacks = lacking(names, header);
    return lacks.length <= allNames(names).length / 2 ? lacks : undefined;
  },
  reader: (file, header) => new CountryYears(file, header.values, nearestNames(header.values)),
};

/** Of the two sets of names, the one of which the header has more. */
function nearestNames(header: readonly string[]): ColumnNames {
  const published = lacking(publishedColumns, header).length <= lacking(compactColumns, header).length;
  return published ? publishedColumns : compactColumns;
}

function lacking(names: ColumnNames, header: readonly string[]): readonly string[] {
  return allNames(names).filter((name) => !header.includes(name));
}

function allNames(names: ColumnNames): readonly string[] {
  const deaths = violenceTypes.flatMap((type) => [names[type].best, names[type].low, names[type].high]);
  return [names.country, names.year, ...deaths, names.version];
}

class CountryYears implements FigureReader {
  readonly #file: string;
  readonly #names: ColumnNames;
  readonly #width: number;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #rows: AnnualDeaths[] = [];
  readonly #lines = new Map<string, number>();
  readonly #lastLines = new Map<CountryCode, number>();
  readonly #unenclosed: string[] = [];
  #version: string | undefined;

  constructor(file: string, header: readonly string[], names: ColumnNames) {
    this.#file = file;
    this.#names = names;
    this.#width = header.length;
    this.#columns = new Map(header.map((name, column) => [name, column]));
  }

  read(record: CsvRecord): void {
    requireWidth(record, this.#width, this.#file);
    const place = { file: this.#file, line: record.line };
    const country = this.#country(record, place);
    const year = this.#year(record, place);
    requireExisted(country, year, place);
    const key = `${country.code} ${year}`;
    const earlier = this.#lines.get(key);
    if (earlier !== undefined) {
      refuse('figures.duplicate', place, `${country.name} ${year} is given twice, first on line ${earlier}`);
    }
    this.#lines.set(key, record.line);
    this.#lastLines.set(country.code, record.line);
    this.#checkVersion(record, place);
    const row = {
      country: country.code,
      year,
      stateBased: this.#estimate(record, 'stateBased', place),
      nonState: this.#estimate(record, 'nonState', place),
      oneSided: this.#estimate(record, 'oneSided', place),
    };
    if (violenceTypes.some((type) => !encloses(row[type]))) this.#unenclosed.push(`${country.name} ${year}`);
    this.#rows.push(row);
  }

  finish(): Figures {
    const years = this.#rows.map((row) => row.year);
    if (this.#version === undefined) {
      refuse('figures.schema', { file: this.#file, line: 1 }, 'the file has a header and no figures');
    }
    const [firstPeriod, lastPeriod] = [Math.min(...years), Math.max(...years)];
    this.#requireNoGaps(firstPeriod, lastPeriod);
    return {
      kind: 'annual',
      source: ucdpSource,
      version: this.#version,
      firstPeriod,
      lastPeriod,
      rows: this.#rows,
      remarks: this.#remarks(),
    };
  }

  #text(record: CsvRecord, column: string): string {
    return record.values[this.#columns.get(column) ?? -1] ?? '';
  }

  #country(record: CsvRecord, place: Place): Country {
    const text = this.#text(record, this.#names.country);
    const byNumber = this.#names.countryIs === 'gleditsch-ward';
    const number = /^\d{1,4}$/.test(text) ? Number(text) : undefined;
    const country = byNumber ? number !== undefined && countryByGleditschWard(number) : countryByCode(text);
    if (country) return country;
    const code = byNumber ? 'Gleditsch–Ward number' : 'ISO 3166-1 alpha-3 code';
    refuse('figures.country', place, `no country has the ${code} “${text}”`);
  }

  #year(record: CsvRecord, place: Place): number {
    const text = this.#text(record, this.#names.year);
    if (!/^\d{4}$/.test(text)) refuse('figures.period', place, `“${text}” is not a year of four digits`);
    return Number(text);
  }

  #checkVersion(record: CsvRecord, place: Place): void {
    const version = this.#text(record, this.#names.version).trim();
    if (version === '') refuse('figures.version', place, 'the version of the figures is missing');
    this.#version ??= version;
    if (version !== this.#version) {
      refuse('figures.version', place, `version “${version}” in a file of version “${this.#version}”`);
    }
  }

  #estimate(record: CsvRecord, type: (typeof violenceTypes)[number], place: Place): DeathEstimate {
    const names = this.#names[type];
    const read = (column: string) => readDeaths(this.#text(record, column), column, place);
    return { best: read(names.best), low: read(names.low), high: read(names.high) };
  }

  /** A country that the file lists must be there in every year of the file in which the state existed. */
  #requireNoGaps(firstYear: number, lastYear: number): void {
    for (const country of allCountries()) {
      const line = this.#lastLines.get(country.code);
      if (line === undefined) continue;
      for (let year = firstYear; year <= lastYear; year += 1) {
        if (!existedIn(country, year) || this.#lines.has(`${country.code} ${year}`)) continue;
        const after = this.#lines.get(`${country.code} ${year + 1}`) ?? line;
        const span = `the file goes from ${firstYear} to ${lastYear}`;
        refuse('figures.gap', { file: this.#file, line: after }, `${country.name} ${year} is missing; ${span}`);
      }
    }
  }

  // UCDP's own file has a few, so that to refuse them would be to refuse UCDP; to mend them would be to invent.
  #remarks(): readonly string[] {
    if (this.#unenclosed.length === 0) return [];
    const [which, plural] = [this.#unenclosed.join(', '), this.#unenclosed.length === 1 ? '' : 's'];
    return [
      `In ${this.#unenclosed.length} country-year${plural} the publisher’s low and high estimates do not enclose the best one; they are kept as published: ${which}.`,
    ];
  }
}

function encloses({ best, low, high }: DeathEstimate): boolean {
  return low <= best && best <= high;
}
