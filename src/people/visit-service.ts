import type { Clock } from '../platform/clock.ts';
import type { Actor } from '../platform/database/actor.ts';
import type { Database } from '../platform/database/database.ts';
import { recordVisit } from './visit-store.ts';

export type VisitService = ReturnType<typeof createVisitService>;

export type Visit = {
  readonly isFirst: boolean;
  /** From when on a thing is new to the person: the visit before this one, or a week ago. */
  readonly newSince: Date;
};

const firstVisitDays = 7;

export function createVisitService({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  return {
    /**
     * Says that somebody is here, and since when things are new to them. Written at most once an hour, so that what is
     * new does not go away when the page is loaded again. When a person looks is no step of the ledger.
     */
    visit(actor: Actor): Promise<Visit> {
      return database.transact(actor, async (queries) => {
        const before = await recordVisit(queries, actor.personId, clock());
        const newSince = before ?? new Date(clock().getTime() - firstVisitDays * 86_400_000);
        return { isFirst: before === undefined, newSince };
      });
    },
  };
}
