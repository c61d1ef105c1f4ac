import { basename } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { CountryCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import type { PageAsked } from '../../platform/database/page.ts';
import { FileRefusal } from '../../platform/files/file-refusal.ts';
import { unrestricted } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import {
  type IndicatorCatalogue,
  type IndicatorFile,
  type IndicatorRelease,
  type IndicatorReleaseId,
  isReadAlike,
  type KeptValue,
  type ReadValues,
} from './country-indicator.ts';
import * as store from './country-indicator-store.ts';

export type CountryIndicatorService = ReturnType<typeof createCountryIndicatorService>;

/** What became of one file: landed as a release, or the very file that was landed last. */
export type LandedIndicators = { readonly outcome: 'loaded' | 'unchanged'; readonly release: IndicatorRelease };

/** A file that tells more than this share of what it speaks of to be none is refused unless asked for. */
const mostWithdrawn = 0.1;

/** What others measure of countries year by year. */
export function createCountryIndicatorService({
  database,
  clock,
  catalogue,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly catalogue: IndicatorCatalogue;
}) {
  async function keep(queries: Queries, actor: Actor, name: string, file: IndicatorFile, evenIfLess: boolean) {
    // A fresh UUID is by construction the identity of a new release.
    const id = uuidv7() as IndicatorReleaseId;
    const source = file.source.id;
    const gone = await store.supersede(queries, source, id);
    const landed = await store.landStaged(queries, source, id);
    const unchanged = file.values - landed;
    const stood = gone.revised + gone.withdrawn + unchanged;
    if (!evenIfLess && gone.withdrawn > stood * mostWithdrawn) {
      const reason = `of the ${stood} values that stand it tells ${gone.withdrawn} to be none; to take it all the same, add --even-if-less`;
      throw new FileRefusal('indicators.less', name, undefined, reason);
    }
    const release: IndicatorRelease = {
      ...{ ...file, id, fileName: basename(name), loadedAt: clock(), loadedBy: actor.name },
      fate: { added: landed - gone.revised, ...gone, unchanged },
    };
    await store.insertRelease(queries, release);
    await tell(queries, actor, release);
    return release;
  }

  async function tell(queries: Queries, actor: Actor, release: IndicatorRelease): Promise<void> {
    const { source, version, firstYear, lastYear, fate } = release;
    await appendLedgerEntry(queries, actor, {
      ...{ at: release.loadedAt, kind: 'country-indicators.loaded', subjectType: 'country-indicator-release' },
      ...{ subjectId: release.id, place: null, fromState: null, toState: 'loaded', marked: unrestricted },
      payload: {
        said: `${source.name}, version ${version}: ${firstYear} to ${lastYear}`,
        ...{ source: source.id, version, fileName: release.fileName, fileSha256: release.sha256 },
        ...{ values: release.values, droppedValues: droppedValues(release), ...fate },
      },
    });
  }

  return {
    catalogue,

    /**
     * Lands a file of values, whole or not at all, without ever holding it in memory. What it tells as before stays as it
     * stood; what it tells otherwise stands in new rows beside the old; what it tells to be none ceases to stand, and what
     * it does not speak of stands. The file that was landed last changes nothing, unless more or less of it is kept now.
     * @param options.evenIfLess take a file that tells more than a tenth of what stands to be none
     * @throws FileRefusal naming file, line and reason; nothing has changed then
     */
    land(
      actor: Actor,
      name: string,
      read: ReadValues,
      options: { readonly evenIfLess?: boolean } = {},
    ): Promise<LandedIndicators> {
      return database.bulk(actor, async (queries, copyInto) => {
        await store.lockIndicators(queries);
        const rows = await store.stageValues(queries, copyInto);
        let file: IndicatorFile;
        try {
          file = await read({ take: (told) => store.stage(rows, told), afterPiece: () => rows.send() });
        } catch (error) {
          await rows.abandon();
          throw error;
        }
        await rows.end();
        const standing = await store.latestRelease(queries, file.source.id);
        if (standing !== undefined && isReadAlike(standing, file)) return { outcome: 'unchanged', release: standing };
        const release = await keep(queries, actor, name, file, options.evenIfLess === true);
        return { outcome: 'loaded', release };
      });
    },

    /** Every release ever landed, the last one first. */
    releases(actor: Actor): Promise<readonly IndicatorRelease[]> {
      return database.snapshot(actor, store.allReleases);
    },

    /** Of each source the release that was landed last. */
    newestReleases(actor: Actor): Promise<readonly IndicatorRelease[]> {
      return database.snapshot(actor, store.newestReleases);
    },

    /** All that stands of a country. */
    ofCountry(actor: Actor, country: CountryCode): Promise<readonly KeptValue[]> {
      return database.snapshot(actor, (queries) => store.valuesOf(queries, { country }));
    },

    /** A page of what stands of a country, or stood on a day, by source, indicator and year. */
    page(actor: Actor, filter: store.ValueFilter, page: PageAsked): Promise<readonly KeptValue[]> {
      return database.snapshot(actor, (queries) => store.valuesOf(queries, filter, page));
    },
  };
}

function droppedValues({ dropped }: Pick<IndicatorFile, 'dropped'>): number {
  return dropped.reduce((sum, { values }) => sum + values, 0);
}
