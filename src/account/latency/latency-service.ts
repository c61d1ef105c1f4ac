import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { readFirstSteps } from '../../platform/ledger/ledger-store.ts';
import { type Latency, latencies, latencyKinds } from './latency.ts';

export type LatencyService = ReturnType<typeof createLatencyService>;

export function createLatencyService({ database }: { readonly database: Database }) {
  return {
    /** Over all warnings that the asker may see. */
    ofWarnings(actor: Actor): Promise<readonly Latency[]> {
      return database.snapshot(actor, async (queries) => {
        const steps = await readFirstSteps(queries, { subjectType: 'warning', kinds: latencyKinds });
        return latencies([...steps.values()]);
      });
    },
  };
}
