import { readFileSync } from 'node:fs';
import {
  type IndicatorFile,
  readIndicatorCatalogue,
  type ValueSink,
} from '../src/warn/country-indicators/country-indicator.ts';
import { readVDem } from '../src/warn/sources/v-dem/v-dem.ts';
import { textFile } from './fresh-services.ts';

export const shippedIndicators = readIndicatorCatalogue(
  readFileSync(new URL('../data/country-indicators.json', import.meta.url), 'utf8'),
);

/** A table of V-Dem’s of one row. */
export function readMadeUpVDem(sink: ValueSink): Promise<IndicatorFile> {
  const rows = ['Zimbabwe,ZWE,62,2024,2024-12-31,0,552,0.29,0.2,0.4'];
  return readVDem(textFile('V-Dem-CY-Core-v15.csv', vDemLines(rows)), shippedIndicators['v-dem'], sink);
}

/** A value as the World Bank’s API gives it. */
export function measured(country: string, year: number, value: number | null, other: object = {}) {
  return {
    ...{ indicator: { id: 'SP.POP.TOTL', value: 'Population, total' }, country: { id: 'XX', value: 'A country' } },
    ...{ countryiso3code: country, date: String(year), value, unit: '', obs_status: '', decimal: 0 },
    ...other,
  };
}

/** The lines of a file as the World Bank publishes it, with its head lines. */
export function worldBankLines(rows: readonly string[], years: readonly number[] = [2022, 2023]): readonly string[] {
  const header = ['Country Name', 'Country Code', 'Indicator Name', 'Indicator Code', ...years];
  return [
    '\uFEFF"Data Source","World Development Indicators",',
    '',
    '"Last Updated Date","2026-07-01",',
    '',
    `${header.map((name) => `"${name}"`).join(',')},`,
    ...rows,
  ];
}

/** The lines of a table as V-Dem publishes it, of a few of its columns. */
export function vDemLines(rows: readonly string[]): readonly string[] {
  return [
    'country_name,country_text_id,country_id,year,historical_date,project,COWcode,v2x_polyarchy,v2x_polyarchy_codelow,v2x_clphy',
    ...rows,
  ];
}
