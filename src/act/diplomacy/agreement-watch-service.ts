import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import type { RecordId } from '../../platform/records/record.ts';
import type { AgreementServices } from './agreement-service.ts';
import type { Finding } from './recurrence-rule.ts';

export type AgreementWatchService = ReturnType<typeof createAgreementWatchService>;

/** Looks at every agreement in force: time alone makes a provision overdue, and nobody reports that. */
export function createAgreementWatchService({
  database,
  agreements,
}: {
  readonly database: Database;
  readonly agreements: AgreementServices;
}) {
  return {
    /** @returns how many signals were made */
    watch(): Promise<number> {
      return database.transact(systemActor, async (queries) => {
        let made = 0;
        for (const agreement of await agreements.peaceAgreements.listIn(queries, { state: 'in-force' })) {
          if (await agreements.tellOfOverdue(queries, agreement)) made += 1;
        }
        return made;
      });
    },

    /** What the state of an agreement asks for now, by what the asker may see of it. */
    findings: (actor: Actor, id: RecordId): Promise<readonly Finding[]> =>
      database.snapshot(actor, (queries) => agreements.findingsOf(queries, id)),
  };
}
