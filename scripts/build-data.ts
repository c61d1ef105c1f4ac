/**
 * Builds the shipped snapshot, `data/`, from the publishers' files: `node scripts/build-data.ts`.
 * It reads the folder that FORESTALL_SHARED names, or `../shared` beside the clone. The same files give the same bytes.
 */

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { readInstrumentCatalogue } from '../src/act/instruments/instrument.ts';
import { fileAt } from '../src/platform/files/file-bytes.ts';
import type { Figures } from '../src/warn/events/figures.ts';
import { compactText as compactMonths } from '../src/warn/sources/monthly-deaths/compact-months.ts';
import { readFigures } from '../src/warn/sources/read-figures.ts';
import { compactText as compactYears } from '../src/warn/sources/ucdp-organised-violence/columns.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const shared = resolve(root, process.env.FORESTALL_SHARED || '../shared');
const inputs = {
  annual: join(shared, 'data/forecast/organizedviolencecy_v25_1.csv.gz'),
  monthly: join(shared, 'data/forecast/pace_hist.csv'),
  instruments: join(shared, 'reference/instruments.json'),
};

const annual = await readFigures(fileAt(inputs.annual));
const monthly = await readFigures(fileAt(inputs.monthly));
if (annual.figures.kind !== 'annual' || monthly.figures.kind !== 'monthly') throw new Error('The inputs are mixed up');
const instruments = await readFile(inputs.instruments, 'utf8');
const instrumentCount = readInstrumentCatalogue(instruments).all.length;

const written = {
  annual: await writeFigures(
    'ucdp-organised-violence.csv',
    annual.figures,
    compactYears(annual.figures.rows, annual.figures.version),
  ),
  monthly: await writeFigures('monthly-deaths.csv', monthly.figures, compactMonths(monthly.figures)),
  instruments: await write('instruments.json', instruments),
};
await write('SOURCES.md', sources());

/** Writes the compact form, and reads it again to see that it says the same. */
async function writeFigures(name: string, figures: Figures, text: string): Promise<string> {
  const sha256 = await write(name, text);
  const again = await readFigures(fileAt(join(root, 'data', name)));
  if (!isDeepStrictEqual(inOrder(again.figures), inOrder(figures)))
    throw new Error(`${name} does not say what its source says`);
  return sha256;
}

function inOrder({ rows, ...figures }: Figures) {
  return { ...figures, remarks: figures.remarks.length, rows: rows.map((row) => JSON.stringify(row)).toSorted() };
}

async function write(name: string, text: string): Promise<string> {
  await writeFile(join(root, 'data', name), text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  process.stdout.write(`data/${name}: ${Buffer.byteLength(text)} bytes, SHA-256 ${sha256}\n`);
  return sha256;
}

function sources(): string {
  const { figures: years } = annual;
  const { figures: months } = monthly;
  return `# Shipped figures

Real figures, shipped so that Forestall shows a true map from its first start. \`scripts/build-data.ts\` makes this folder, this page included, from the publishers’ files; the same files give the same bytes. A newer file of the same form is loaded with \`forestall ingest FILE\`.

## ucdp-organised-violence.csv
| | |
|---|---|
| what | deaths by country, year and type of organised violence: state-based, non-state, one-sided; best, low and high estimate |
| span | ${years.firstPeriod}–${years.lastPeriod}; ${years.rows.length} country-years |
| publisher | ${years.source.publisher} |
| data set, version | ${years.source.name}, ${years.version} |
| licence | ${years.source.licence} (Creative Commons Attribution 4.0 International) |
| cite | ${years.source.citation} |
| taken from | \`organizedviolencecy_v25_1.csv.gz\`, the copy in nishitpatell/UCDP-WorldBankDataset at c76c758; SHA-256 \`${annual.sha256}\` |
| what was done | of UCDP’s columns the country, the year, the nine estimates and the version were kept; Gleditsch–Ward numbers were replaced by ISO 3166-1 alpha-3 codes (former states by ISO 3166-3; Kosovo by XKX). No figure was changed |
| how to read it | one line for every country and year that UCDP lists; 0 means that none were recorded. A country and year without a line: the state did not exist |
| SHA-256 | \`${written.annual}\` |

A killing counts where it took place. One-sided violence enters a year only where one actor killed at least 25 civilians in it. ${years.remarks.join(' ')}

## monthly-deaths.csv
| | |
|---|---|
| what | deaths by country and month, the three types together, best estimate |
| span | ${months.firstPeriod} to ${months.lastPeriod}; ${months.rows.length} country-months with deaths |
| publisher of the events | Uppsala Conflict Data Program: Georeferenced Event Dataset, and candidate events for the newest months |
| summed by | Conflict Lab, project PaCE: \`pace_hist.csv\` in conflictlab/Pace-map-risk at 0e30cc4, which states no licence of its own |
| licence | ${months.source.licence} for the events, and so for their sums, with attribution to both |
| cite | ${months.source.citation} |
| taken from | \`pace_hist.csv\`; SHA-256 \`${monthly.sha256}\` |
| what was done | the wide table (a row a month, a column a country) was made long; names were replaced by ISO 3166-1 alpha-3 codes; months with 0 deaths and one column without a name, all 0, were left out. No figure was changed |
| how to read it | a country and month without a line, inside the span: none were recorded. A country that never has a line had no event, not no data. A month without any deaths would have one line with 0 |
| SHA-256 | \`${written.monthly}\` |

The same repository keeps \`pace_conf.csv\`, which ends three months earlier; in the months that both have, all figures agree, so the longer one is shipped. The sums leave out events that span months, so twelve of them do not make UCDP’s year. The newest year is candidate data, and will be revised.

## instruments.json
${instrumentCount} instruments that a state holds, from démarche to asset freeze: the project’s own catalogue, under the project’s licence. Lead times are estimates and say so. SHA-256 \`${written.instruments}\`

## bank-holidays.json
280 bank holidays of England and Wales, Scotland and Northern Ireland, 2019–2028, as gov.uk lists them (Open Government Licence v3.0). The file says how they were checked. It is kept by hand: a day that is proclaimed is added to it; another government puts its own file of the same form in its place.

## iati/
The official schemas and codelists of IATI 2.03 (CC BY 4.0, “IATI Standard (http://iatistandard.org/)”): see [iati/SOURCES.md](iati/SOURCES.md).
`;
}
