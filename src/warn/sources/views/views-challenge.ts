import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileAt } from '../../../platform/files/file-bytes.ts';
import { FileRefusal } from '../../../platform/files/file-refusal.ts';
import { readColumns } from './views-table.ts';

/** State-based deaths in one country and month, as the VIEWS prediction challenge gives them. */
export type ViewsMonth = {
  /** VIEWS' own number of the country. */
  readonly country: number;
  /** Counted as year × 12 + month, 0 being January. */
  readonly month: number;
  readonly stateBasedDeaths: number;
};

export type ViewsChallenge = {
  /** What is known in October of the year before: features of that year, and earlier files in the folder. */
  readonly known: readonly ViewsMonth[];
  /** Gleditsch–Ward number by VIEWS country, of the countries that the year's features list. */
  readonly gleditschWard: ReadonlyMap<number, number>;
  /** What happened in the year. */
  readonly actuals: readonly ViewsMonth[];
};

const featureFile = /^cm_features_to_oct(\d{4})\.csv(\.gz)?$/;
const actualFile = /^cm_actuals_(\d{4})\.csv(\.gz)?$/;

const lags = [1, 2, 3, 4, 5, 6] as const;
const featureColumns = [
  'country_id',
  'month_id',
  'gleditsch_ward',
  'ged_sb',
  ...lags.map((lag) => `ged_sb_tlag_${lag}` as const),
] as const;
const actualColumns = ['country_id', 'month_id', 'ged_sb'] as const;

/** VIEWS counts months from 1 for January 1980. */
function monthOfId(id: number): number {
  return 1980 * 12 + id - 1;
}

/**
 * Reads what the folder holds for a year of the challenge: the features to October of the year before, the year's
 * actuals, and of earlier files all months to that October. Nothing later than that October is among what is known.
 * @throws FileRefusal where the folder or one of the year's two files is missing, or a file is not of the form
 */
export async function readViewsChallenge(folder: string, year: number): Promise<ViewsChallenge> {
  const names = await readdir(folder).catch(() => {
    throw new FileRefusal('views.folder', folder, undefined, 'there is no such folder to read the challenge from');
  });
  const october = (year - 1) * 12 + 9;
  const features = byYear(names, featureFile);
  const actuals = byYear(names, actualFile);
  const own = need(features, year - 1, folder, `cm_features_to_oct${year - 1}.csv or .csv.gz`);
  const happened = need(actuals, year, folder, `cm_actuals_${year}.csv or .csv.gz`);
  const known: ViewsMonth[] = [];
  const gleditschWard = new Map<number, number>();
  for (const [earlier, name] of actuals) {
    if (earlier < year) known.push(...(await readActuals(join(folder, name))));
  }
  for (const [earlier, name] of features) {
    if (earlier < year - 1) known.push(...(await readFeatures(join(folder, name))));
  }
  known.push(...(await readFeatures(join(folder, own), gleditschWard)));
  return {
    known: known.filter(({ month }) => month <= october),
    gleditschWard,
    actuals: await readActuals(join(folder, happened)),
  };
}

function byYear(names: readonly string[], form: RegExp): ReadonlyMap<number, string> {
  return new Map(
    names.toSorted().flatMap((name) => {
      const year = form.exec(name)?.[1];
      return year === undefined ? [] : [[Number(year), name] as const];
    }),
  );
}

function need(files: ReadonlyMap<number, string>, year: number, folder: string, form: string): string {
  const name = files.get(year);
  if (name === undefined) throw new FileRefusal('views.folder', folder, undefined, `the folder holds no file ${form}`);
  return name;
}

async function readFeatures(path: string, gleditschWard = new Map<number, number>()): Promise<readonly ViewsMonth[]> {
  const current: ViewsMonth[] = [];
  const earlier: ViewsMonth[] = [];
  await readColumns(fileAt(path), featureColumns, (value) => {
    const country = value('country_id');
    const month = monthOfId(value('month_id'));
    gleditschWard.set(country, value('gleditsch_ward'));
    current.push({ country, month, stateBasedDeaths: value('ged_sb') });
    for (const lag of lags) {
      earlier.push({ country, month: month - lag, stateBasedDeaths: value(`ged_sb_tlag_${lag}`) });
    }
  });
  // A month stands as its own row says; lags carry those before the first row.
  return [...earlier, ...current];
}

async function readActuals(path: string): Promise<readonly ViewsMonth[]> {
  const rows: ViewsMonth[] = [];
  await readColumns(fileAt(path), actualColumns, (value) => {
    rows.push({
      country: value('country_id'),
      month: monthOfId(value('month_id')),
      stateBasedDeaths: value('ged_sb'),
    });
  });
  return rows;
}
