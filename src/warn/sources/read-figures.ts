import { type CsvRecord, readCsv } from '../../platform/files/csv-file.ts';
import type { FileBytes } from '../../platform/files/file-bytes.ts';
import type { Figures } from '../events/figures.ts';
import { type FigureForm, type FigureReader, refuse } from './figure-form.ts';
import { monthlyDeaths } from './monthly-deaths/monthly-deaths.ts';
import { ucdpOrganisedViolence } from './ucdp-organised-violence/ucdp-organised-violence.ts';

/** The forms that Forestall reads. A further source is a folder here and a line in this list. */
const figureForms: readonly FigureForm[] = [ucdpOrganisedViolence, monthlyDeaths];

/**
 * Reads a file of any form that Forestall knows, recognised by its header, plain or gzipped; whole or not at all.
 * @throws FileRefusal at the first fault, with file, line and reason.
 */
export async function readFigures(file: FileBytes): Promise<{ readonly figures: Figures; readonly sha256: string }> {
  let reader: FigureReader | undefined;
  const sha256 = await readCsv(file, (record) => {
    if (reader === undefined) reader = readerFor(file.name, record);
    else reader.read(record);
  });
  if (reader === undefined) refuse('figures.schema', { file: file.name, line: 1 }, 'the file has no header');
  return { figures: reader.finish(), sha256 };
}

function readerFor(file: string, header: CsvRecord): FigureReader {
  const place = { file, line: header.line };
  for (const form of figureForms) {
    const lacking = form.lacks(header.values);
    if (lacking === undefined) continue;
    if (lacking.length === 0) return form.reader(file, header);
    refuse('figures.schema', place, `to be of the form “${form.source.name}” it lacks ${lacking.join(', ')}`);
  }
  const known = figureForms.map(({ source, columns }) => `${source.name} (${columns})`).join('; ');
  refuse('figures.schema', place, `the columns are of no form that Forestall reads: ${known}`);
}
