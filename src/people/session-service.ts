import type { Session } from 'fastify';
import type { Clock } from '../platform/clock.ts';
import { systemActor } from '../platform/database/actor.ts';
import type { Database } from '../platform/database/database.ts';
import * as store from './session-store.ts';

export type SessionService = ReturnType<typeof createSessionService>;

type Done = (error?: unknown) => void;

/** Sessions in the database, in the form that the web server's session part asks for. */
export function createSessionService({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  return {
    get(sessionId: string, done: (error: unknown, session?: Session | null) => void): void {
      database
        .snapshot(systemActor, (queries) => store.readSession(queries, sessionId, clock()))
        // The table holds only what `set` wrote.
        .then((content) => done(null, (content as Session | undefined) ?? null), done);
    },

    set(sessionId: string, session: Session, done: Done): void {
      const expiresAt = session.cookie.expires ?? new Date(clock().getTime() + 12 * 3_600_000);
      database
        .transact(systemActor, (queries) =>
          store.writeSession(queries, sessionId, JSON.stringify(session), new Date(expiresAt)),
        )
        .then(() => done(), done);
    },

    destroy(sessionId: string, done: Done): void {
      database.transact(systemActor, (queries) => store.deleteSession(queries, sessionId)).then(() => done(), done);
    },

    deleteExpired(): Promise<void> {
      return database.transact(systemActor, (queries) => store.deleteExpiredSessions(queries, clock()));
    },
  };
}
