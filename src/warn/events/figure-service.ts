import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { v7 as uuidv7 } from 'uuid';
import { type CountryCode, countryByCode, existedIn } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { type FileBytes, fileAt } from '../../platform/files/file-bytes.ts';
import { FileRefusal } from '../../platform/files/file-refusal.ts';
import { unrestricted } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type History, layOutHistory } from './figure-history.ts';
import * as store from './figure-store.ts';
import {
  type AnnualDeaths,
  asMonth,
  type FigureRelease,
  type FigureReleaseId,
  type FigureSourceId,
  type Figures,
  figureSourceIds,
  lossAgainst,
  type Month,
  type MonthlyDeaths,
  monthNumber,
  monthOfNumber,
  yearOfMonth,
} from './figures.ts';

export type FigureService = ReturnType<typeof createFigureService>;

/** What became of one file: loaded as the current release, or the very file that is current already. */
export type Ingested = { readonly outcome: 'loaded' | 'unchanged'; readonly release: FigureRelease };

/** The current releases, by source; a source without one is not there. */
export type CurrentReleases = Readonly<Partial<Record<FigureSourceId, FigureRelease>>>;

export type CountryFigures = {
  readonly releases: CurrentReleases;
  /** Deaths by type for every year that the source lists the state. */
  readonly annual: readonly AnnualDeaths[];
  /** Every month of the figures in which the state existed, with 0 where none were recorded. */
  readonly monthly: readonly MonthlyDeaths[];
};

type ReadFigures = (file: FileBytes) => Promise<{ readonly figures: Figures; readonly sha256: string }>;

/** The snapshot that is shipped: see data/SOURCES.md. */
const shippedFiles: Readonly<Record<FigureSourceId, URL>> = {
  'ucdp-organised-violence': new URL('../../../data/ucdp-organised-violence.csv', import.meta.url),
  'monthly-deaths': new URL('../../../data/monthly-deaths.csv', import.meta.url),
};

export function createFigureService({
  database,
  clock,
  readFigures,
}: {
  readonly database: Database;
  readonly clock: Clock;
  /** Reads a file of any known form, whole: `warn/sources/read-figures.ts`. */
  readonly readFigures: ReadFigures;
}) {
  /**
   * Loads files as the current figures, all of them or none. A file that is current already changes nothing.
   * @param options.evenIfLess take a file that covers less than the figures that stand
   * @throws FileRefusal naming file, line and reason; nothing has changed then
   */
  async function ingest(
    actor: Actor,
    files: readonly FileBytes[],
    options: { readonly evenIfLess?: boolean } = {},
  ): Promise<readonly Ingested[]> {
    const read: { readonly name: string; readonly figures: Figures; readonly sha256: string }[] = [];
    for (const file of files) read.push({ name: file.name, ...(await readFigures(file)) });
    return database.transact(actor, async (queries) => {
      // In one order, so that two loadings never wait for each other.
      for (const source of figureSourceIds) await store.lockSource(queries, source);
      const ingested: Ingested[] = [];
      for (const { name, figures, sha256 } of read) {
        const standing = await store.currentRelease(queries, figures.source.id);
        if (standing?.fileSha256 === sha256) {
          ingested.push({ outcome: 'unchanged', release: standing });
          continue;
        }
        if (standing !== undefined && options.evenIfLess !== true) {
          await refuseLoss(queries, name, figures, standing);
        }
        ingested.push({ outcome: 'loaded', release: await load(queries, actor, name, figures, sha256, standing) });
      }
      return ingested;
    });
  }

  async function refuseLoss(queries: Queries, name: string, figures: Figures, standing: FigureRelease): Promise<void> {
    const loss = lossAgainst(figures, standing, await store.countriesOf(queries, standing.id));
    if (loss === undefined) return;
    throw new FileRefusal('figures.less', name, undefined, `${loss}; to take it all the same, add --even-if-less`);
  }

  async function load(
    queries: Queries,
    actor: Actor,
    name: string,
    figures: Figures,
    sha256: string,
    standing: FigureRelease | undefined,
  ): Promise<FigureRelease> {
    const { source } = figures;
    const release: FigureRelease = {
      // A fresh UUID is by construction the identity of a new release.
      id: uuidv7() as FigureReleaseId,
      source: source.id,
      name: source.name,
      publisher: source.publisher,
      version: figures.version,
      licence: source.licence,
      citation: source.citation,
      fileName: basename(name),
      fileSha256: sha256,
      rowCount: figures.rows.length,
      firstPeriod: String(figures.firstPeriod),
      lastPeriod: String(figures.lastPeriod),
      remarks: figures.remarks,
      loadedAt: clock(),
      loadedBy: actor.name,
    };
    await store.insertRelease(queries, release);
    if (figures.kind === 'annual') await store.insertAnnualDeaths(queries, release.id, figures.rows);
    else await store.insertMonthlyDeaths(queries, release.id, figures.rows);
    await appendLedgerEntry(queries, actor, {
      at: release.loadedAt,
      kind: 'figures.loaded',
      subjectType: 'figure-release',
      subjectId: release.id,
      place: null,
      fromState: null,
      toState: 'loaded',
      marked: unrestricted,
      payload: {
        said: `${source.name}, version ${release.version}: ${release.firstPeriod} to ${release.lastPeriod}`,
        source: release.source,
        version: release.version,
        fileName: release.fileName,
        fileSha256: release.fileSha256,
        rowCount: release.rowCount,
        firstPeriod: release.firstPeriod,
        lastPeriod: release.lastPeriod,
        replaces: standing?.id ?? null,
      },
    });
    return release;
  }

  async function readCurrent(queries: Queries): Promise<CurrentReleases> {
    const releases: Partial<Record<FigureSourceId, FigureRelease>> = {};
    for (const source of figureSourceIds) {
      const release = await store.currentRelease(queries, source);
      if (release !== undefined) releases[source] = release;
    }
    return releases;
  }

  return {
    ingest,

    /** Loads the shipped snapshot of every source that has no release yet. @returns what was loaded */
    async loadShipped(actor: Actor): Promise<readonly FigureRelease[]> {
      const releases = await database.snapshot(actor, readCurrent);
      const missing = figureSourceIds.filter((source) => releases[source] === undefined);
      if (missing.length === 0) return [];
      const files = missing.map((source) => fileAt(fileURLToPath(shippedFiles[source])));
      const ingested = await ingest(actor, files);
      return ingested.filter(({ outcome }) => outcome === 'loaded').map(({ release }) => release);
    },

    /** The figures that everything stands on now, with their dates. */
    current(actor: Actor): Promise<CurrentReleases> {
      return database.snapshot(actor, readCurrent);
    },

    /** Every release ever loaded, the last one first. */
    releases(actor: Actor): Promise<readonly FigureRelease[]> {
      return database.snapshot(actor, store.allReleases);
    },

    /**
     * All that is known, for the forecaster, with the releases that it is from.
     * @throws Refusal where a source has no figures yet
     */
    history(actor: Actor): Promise<History & { readonly releases: Required<CurrentReleases> }> {
      return database.snapshot(actor, async (queries) => {
        const releases = await readCurrent(queries);
        const { 'ucdp-organised-violence': annual, 'monthly-deaths': monthly } = releases;
        const firstMonth = asMonth(monthly?.firstPeriod ?? '');
        const lastMonth = asMonth(monthly?.lastPeriod ?? '');
        if (annual === undefined || monthly === undefined || firstMonth === undefined || lastMonth === undefined) {
          throw new Refusal('figures.none', 409, 'There are no figures yet. Load them with: forestall ingest FILE');
        }
        const span = {
          firstYear: Number(annual.firstPeriod),
          lastYear: Number(annual.lastPeriod),
          firstMonth,
          lastMonth,
        };
        const annualRows = await store.readAnnualDeaths(queries, annual.id);
        const monthlyRows = await store.readMonthlyDeaths(queries, monthly.id);
        return {
          ...layOutHistory(span, annualRows, monthlyRows),
          releases: { 'ucdp-organised-violence': annual, 'monthly-deaths': monthly },
        };
      });
    },

    /** Every country and year of a release, by country, then year. */
    annualOf(actor: Actor, id: FigureReleaseId): Promise<readonly AnnualDeaths[]> {
      return database.snapshot(actor, (queries) => store.readAnnualDeaths(queries, id));
    },

    /** What one release says of a country, in a caller's own transaction; nothing where there is no such release. */
    async ofReleaseIn(queries: Queries, id: FigureReleaseId, country: CountryCode) {
      const release = await store.findRelease(queries, id);
      if (release === undefined) return undefined;
      return {
        release,
        annual: await store.readAnnualDeaths(queries, id, country),
        monthly: await store.readMonthlyDeaths(queries, id, [country]),
      };
    },

    /**
     * Every month of each of these countries; of none where no such figures are loaded.
     * @param from the first month asked for, where not all are
     */
    monthlyOf(
      actor: Actor,
      countries: readonly CountryCode[],
      from?: Month,
    ): Promise<ReadonlyMap<CountryCode, readonly MonthlyDeaths[]>> {
      return database.snapshot(actor, async (queries) => {
        const { 'monthly-deaths': release } = await readCurrent(queries);
        if (release === undefined || countries.length === 0) return new Map();
        const rows = Map.groupBy(
          await store.readMonthlyDeaths(queries, release.id, countries, from),
          ({ country }) => country,
        );
        const span = {
          ...release,
          firstPeriod: from !== undefined && from > release.firstPeriod ? from : release.firstPeriod,
        };
        return new Map(countries.map((country) => [country, everyMonth(span, country, rows.get(country) ?? [])]));
      });
    },

    /** What is known of one country, for its page. Empty lists where nothing is. */
    ofCountry(actor: Actor, country: CountryCode): Promise<CountryFigures> {
      return database.snapshot(actor, async (queries) => {
        const releases = await readCurrent(queries);
        const { 'ucdp-organised-violence': annual, 'monthly-deaths': monthly } = releases;
        return {
          releases,
          annual: annual === undefined ? [] : await store.readAnnualDeaths(queries, annual.id, country),
          monthly:
            monthly === undefined
              ? []
              : everyMonth(monthly, country, await store.readMonthlyDeaths(queries, monthly.id, [country])),
        };
      });
    },
  };
}

function everyMonth(
  release: Pick<FigureRelease, 'firstPeriod' | 'lastPeriod'>,
  code: CountryCode,
  rows: readonly MonthlyDeaths[],
): readonly MonthlyDeaths[] {
  const country = countryByCode(code);
  const first = asMonth(release.firstPeriod);
  const last = asMonth(release.lastPeriod);
  if (country === undefined || first === undefined || last === undefined) return rows;
  const deaths = new Map(rows.map((row) => [row.month, row.deathsBest]));
  const count = monthNumber(last) - monthNumber(first) + 1;
  return Array.from({ length: count }, (_, index) => monthOfNumber(monthNumber(first) + index))
    .filter((month) => existedIn(country, yearOfMonth(month)))
    .map((month) => ({ country: code, month, deathsBest: deaths.get(month) ?? 0 }));
}
