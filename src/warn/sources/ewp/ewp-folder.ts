import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readCsv } from '../../../platform/files/csv-file.ts';
import { fileAt } from '../../../platform/files/file-bytes.ts';
import { FileRefusal } from '../../../platform/files/file-refusal.ts';
import { isEwpHeader } from './ewp-predictors.ts';

/**
 * The path of the model table in a folder: the file, plain or gzipped, whose header is one; of several the last by
 * name, since editions carry their date in it.
 * @throws FileRefusal where the folder cannot be read or has none
 */
export async function findEwpPredictors(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => {
    throw new FileRefusal(
      'file.unreadable',
      folder,
      undefined,
      'there is no such folder, or Forestall may not read it',
    );
  });
  const tables = names.filter((name) => /\.csv(\.gz)?$/i.test(name)).toSorted();
  for (const name of tables.toReversed()) {
    const path = join(folder, name);
    if (isEwpHeader(await headerOf(path))) return path;
  }
  const wanted = 'a CSV file with the columns ewp_name, year and mk_onset_1or2 (prepared…predictors….csv)';
  throw new FileRefusal('ewp.none', folder, undefined, `no file here is the Early Warning Project’s table: ${wanted}`);
}

/** The first record of a file; nothing of one that is empty or damaged, which is then no table. */
async function headerOf(path: string): Promise<readonly string[]> {
  let header: readonly string[] = [];
  const enough = new Error('enough read');
  try {
    await readCsv(fileAt(path), ({ values }) => {
      header = values;
      throw enough;
    });
  } catch (error) {
    if (error !== enough && !(error instanceof FileRefusal)) throw error;
  }
  return header;
}
