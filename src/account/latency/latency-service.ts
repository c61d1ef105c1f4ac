import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { readLedger } from '../../platform/ledger/ledger-store.ts';
import { type Latency, latencies } from './latency.ts';

export type LatencyService = ReturnType<typeof createLatencyService>;

export function createLatencyService({ database }: { readonly database: Database }) {
  return {
    /** Over all warnings that the asker may see. */
    ofWarnings(actor: Actor): Promise<readonly Latency[]> {
      return database.snapshot(actor, async (queries) =>
        latencies(await readLedger(queries, { subjectType: 'warning' })),
      );
    },
  };
}
