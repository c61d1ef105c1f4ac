import type { Session } from 'fastify';
import type { Clock } from '../platform/clock.ts';
import { defaultSessionLimits, type SessionLimits } from '../platform/config.ts';
import { systemActor } from '../platform/database/actor.ts';
import type { Database } from '../platform/database/database.ts';
import type { PendingSignIn, SignedInAtIssuer } from '../platform/identity/open-id-issuer.ts';
import * as store from './session-store.ts';

/** A sign-in that has gone to the identity provider and has not come back. */
export type Pending = PendingSignIn & {
  /** A path of this site, to go on to. */
  readonly goTo: string;
  readonly begunAt: string;
};

declare module 'fastify' {
  interface Session {
    /** Where the identity provider has signed somebody in: without it, a session is of the demonstration. */
    atIssuer?: Omit<SignedInAtIssuer, 'claims'>;
    pendingSignIns?: readonly Pending[];
  }
}

type Done = (error?: unknown) => void;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * Sessions in the database, in the form that the web server's session part asks for. The server itself holds them to
 * both limits, whatever a browser does with its cookie: no use for so long, or so long after they began.
 */
export function createSessionService({
  database,
  clock,
  limits = defaultSessionLimits,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly limits?: SessionLimits | undefined;
}) {
  function alive(now: Date): store.Alive {
    return {
      now,
      startedAfter: new Date(now.getTime() - limits.absoluteHours * hourMs),
      usedAfter: new Date(now.getTime() - limits.idleMinutes * minuteMs),
    };
  }

  async function read(sessionId: string): Promise<Session | null> {
    const now = clock();
    const found = await database.snapshot(systemActor, (queries) => store.readSession(queries, sessionId, alive(now)));
    if (found === undefined) return null;
    if (now.getTime() - found.lastUsedAt.getTime() >= minuteMs) {
      await database.transact(systemActor, (queries) => store.touchSession(queries, sessionId, now));
    }
    // The table holds only what `set` wrote.
    return found.content as Session;
  }

  return {
    limits,

    get(sessionId: string, done: (error: unknown, session?: Session | null) => void): void {
      read(sessionId).then((session) => done(null, session), done);
    },

    set(sessionId: string, session: Session, done: Done): void {
      const now = clock();
      const row = {
        content: JSON.stringify(session),
        person: session.personId,
        subject: session.atIssuer?.subject,
        issuerSession: session.atIssuer?.issuerSession,
      };
      const expiresAt = new Date(now.getTime() + limits.absoluteHours * hourMs);
      database
        .transact(systemActor, (queries) => store.writeSession(queries, sessionId, row, { now, expiresAt }))
        .then(() => done(), done);
    },

    destroy(sessionId: string, done: Done): void {
      database
        .transact(systemActor, (queries) => store.endSessions(queries, { sessionId }, clock()))
        .then(() => done(), done);
    },

    deleteExpired(): Promise<void> {
      return database.transact(systemActor, (queries) => store.deleteExpiredSessions(queries, alive(clock())));
    },
  };
}
