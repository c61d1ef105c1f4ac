import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { OnsetTable } from '../../forecasting/evaluations/onset-table.ts';
import { type Country, countryByGleditschWard, countryBySourceName } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { type FileBytes, fileOf } from '../../platform/files/file-bytes.ts';
import { unrestricted } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type OnProgress, runInWorker } from './forecast-work.ts';
import { onsetModelName, onsetModelVersion } from './make-onsets.ts';
import type { EwpTable, EwpTableId, MassKillingRun, MassKillingRunId } from './mass-killing.ts';
import * as store from './mass-killing-store.ts';
import type { WorkService } from './work-service.ts';

export type MassKillingService = ReturnType<typeof createMassKillingService>;

/** The table as read, with the Correlates of War number of each of its countries, NaN where it gives none. */
type EwpPredictors = OnsetTable & { readonly correlatesOfWar: Float64Array };

export function createMassKillingService({
  database,
  clock,
  work,
  readTable,
  codeVersion,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly work: WorkService;
  /** Reads the Early Warning Project's model table, whole or not at all: `warn/sources/ewp/`. */
  readonly readTable: (file: FileBytes) => Promise<EwpPredictors>;
  readonly codeVersion: string;
}) {
  return {
    /**
     * Loads the Early Warning Project's model table as published. The very file that stands changes nothing.
     * @throws FileRefusal naming file, line and reason; nothing has changed then
     */
    async loadTable(
      actor: Actor,
      file: FileBytes,
    ): Promise<{ readonly outcome: 'loaded' | 'unchanged'; readonly table: EwpTable }> {
      const content = await wholeOf(file);
      const read = await readTable(fileOf(file.name, content));
      const fileSha256 = createHash('sha256').update(content).digest('hex');
      return database.transact(actor, async (queries) => {
        const standing = await store.currentEwpTable(queries);
        if (standing?.fileSha256 === fileSha256) return { outcome: 'unchanged', table: standing };
        const table: EwpTable = {
          // A fresh UUID is by construction the identity of a new table.
          id: uuidv7() as EwpTableId,
          fileName: basename(file.name),
          fileSha256,
          rowCount: read.year.length,
          firstYear: read.year.reduce((least, year) => Math.min(least, year), Number.POSITIVE_INFINITY),
          lastYear: read.year.reduce((most, year) => Math.max(most, year), 0),
          loadedAt: clock(),
          loadedBy: actor.name,
        };
        await store.insertEwpTable(queries, table, content);
        await appendLedgerEntry(queries, actor, {
          at: table.loadedAt,
          kind: 'ewp-table.loaded',
          subjectType: 'ewp-table',
          subjectId: table.id,
          place: null,
          fromState: null,
          toState: 'loaded',
          marked: unrestricted,
          payload: {
            said: `Early Warning Project’s table: ${table.firstYear} to ${table.lastYear}`,
            fileName: table.fileName,
            fileSha256,
            rowCount: table.rowCount,
            replaces: standing?.id ?? null,
          },
        });
        return { outcome: 'loaded', table };
      });
    },

    /** Whether a table is loaded that the last run does not stand on, or the model has changed since. */
    isDue(actor: Actor): Promise<boolean> {
      return database.snapshot(actor, async (queries) => {
        const table = await store.currentEwpTable(queries);
        const run = await store.latestMassKillingRun(queries);
        if (table === undefined) return false;
        const isSameModel = run?.modelName === onsetModelName && run.modelVersion === onsetModelVersion;
        return !isSameModel || run.table.id !== table.id;
      });
    },

    /**
     * Chances from the table that stands, made in a thread of their own and kept.
     * @throws Refusal where no table is loaded, or it was cancelled
     */
    async run(actor: Actor, onProgress: OnProgress = () => {}): Promise<MassKillingRun> {
      const found = await database.snapshot(actor, async (queries) => {
        const table = await store.currentEwpTable(queries);
        const content = table && (await store.contentOf(queries, table.id));
        return table === undefined || content === undefined ? undefined : { table, content };
      });
      if (found === undefined) {
        throw new Refusal(
          'forecast.no-ewp-table',
          409,
          'The Early Warning Project’s table is not loaded. Load it with: forestall forecast load-ewp FILE',
        );
      }
      const { table, content } = found;
      const read = await readTable(fileOf(table.fileName, content));
      return work.run(actor, 'mass-killing', onProgress, async (say, signal) => {
        const made = await runInWorker('mass-killing', read, say, signal);
        const codes = new Map(read.countries.map((name, number) => [name, codeOf(name, read.correlatesOfWar[number])]));
        const run: MassKillingRun = {
          // A fresh UUID is by construction the identity of a new run.
          id: uuidv7() as MassKillingRunId,
          madeAt: clock(),
          madeBy: actor.name,
          modelName: made.modelName,
          modelVersion: made.modelVersion,
          codeVersion,
          table,
          fromYear: made.fromYear,
          chances: made.chances
            .map(({ name, probability }) => ({ name, country: codes.get(name)?.code ?? null, probability }))
            .toSorted((left, right) => right.probability - left.probability || (left.name < right.name ? -1 : 1)),
        };
        await database.transact(actor, async (queries) => {
          await store.insertMassKillingRun(queries, run);
          await appendLedgerEntry(queries, actor, {
            at: run.madeAt,
            kind: 'forecast.made',
            subjectType: 'mass-killing-run',
            subjectId: run.id,
            place: null,
            fromState: null,
            toState: 'made',
            marked: unrestricted,
            payload: {
              said: `Chances of mass killing beginning in ${run.fromYear + 1} or ${run.fromYear + 2}, by ${run.modelName} ${run.modelVersion}`,
              modelName: run.modelName,
              modelVersion: run.modelVersion,
              codeVersion,
              tableId: table.id,
              countries: run.chances.length,
            },
          });
        });
        return run;
      });
    },

    /** The run made last; nothing before the first. */
    latest(actor: Actor): Promise<MassKillingRun | undefined> {
      return database.snapshot(actor, store.latestMassKillingRun);
    },
  };
}

/** Our country for the table's: by its name, else by its number, which for most states is Gleditsch and Ward's too. */
function codeOf(name: string, correlatesOfWar = Number.NaN): Country | undefined {
  return countryBySourceName(name) ?? countryByGleditschWard(correlatesOfWar);
}

async function wholeOf(file: FileBytes): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of file.bytes) parts.push(part);
  return Buffer.concat(parts);
}
