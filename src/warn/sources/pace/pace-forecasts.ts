import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileAt } from '../../../platform/files/file-bytes.ts';
import { FileRefusal } from '../../../platform/files/file-refusal.ts';
import { asMonth, monthNumber } from '../../events/figures.ts';
import { type PlaceKey, readWideTable, type WideTable } from './wide-table.ts';

/** Forecasts of deaths by month that project PaCE published, each issue six months ahead: `2018-01_h6.csv.gz`. */
export class PaceForecasts {
  readonly #byIssue: ReadonlyMap<
    number,
    { readonly table: WideTable; readonly columns: ReadonlyMap<PlaceKey, number> }
  >;

  constructor(issues: ReadonlyMap<number, WideTable>) {
    this.#byIssue = new Map(
      [...issues].map(([issue, table]) => [
        issue,
        { table, columns: new Map(table.places.map((place, column) => [place, column])) },
      ]),
    );
  }

  get issues(): number {
    return this.#byIssue.size;
  }

  /** Expected deaths `ahead` months ahead, 1 being the issue month itself; undefined where PaCE says nothing. */
  expected(issue: number, place: PlaceKey, ahead: number): number | undefined {
    const found = this.#byIssue.get(issue);
    const column = found?.columns.get(place);
    if (found === undefined || column === undefined) return undefined;
    const month = issue + ahead - 1 - found.table.firstMonth;
    return month < 0 || month >= found.table.months
      ? undefined
      : found.table.values[column * found.table.months + month];
  }
}

const issueFile = /^(\d{4}-\d{2})_h6\.csv(\.gz)?$/;

/**
 * Reads all the six-month forecasts in a folder.
 * @throws FileRefusal where the folder cannot be read, holds none, or one of them is not of the form
 */
export async function readPaceForecasts(folder: string): Promise<PaceForecasts> {
  const names = await readdir(folder).catch(() => {
    throw new FileRefusal('pace.folder', folder, undefined, 'there is no such folder to read forecasts from');
  });
  const issues = new Map<number, WideTable>();
  for (const name of names.toSorted()) {
    const month = asMonth(issueFile.exec(name)?.[1] ?? '');
    if (month !== undefined)
      issues.set(monthNumber(month), await readWideTable(fileAt(join(folder, name)), 'taken as 0'));
  }
  if (issues.size === 0) {
    throw new FileRefusal(
      'pace.folder',
      folder,
      undefined,
      'the folder holds no forecasts named like 2018-01_h6.csv.gz',
    );
  }
  return new PaceForecasts(issues);
}
