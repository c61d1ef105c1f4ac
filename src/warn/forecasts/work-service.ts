import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { unrestricted } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { OnProgress } from './forecast-work.ts';
import { isRunning, type Work, type WorkId, type WorkKind } from './work.ts';
import * as store from './work-store.ts';

export type WorkService = ReturnType<typeof createWorkService>;

const tellEveryMs = 1_000;

/** Makings of forecasts as others see them: how far each is, what became of the last one, and a way to stop it. */
export function createWorkService({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  return {
    /**
     * Runs one model's making where others can see how far it is and ask to cancel it, from whatever program.
     * @throws Error what the making threw; Refusal where it was cancelled
     */
    async run<Made>(
      actor: Actor,
      model: WorkKind,
      onProgress: OnProgress,
      make: (onProgress: OnProgress, signal: AbortSignal) => Promise<Made>,
    ): Promise<Made> {
      // A fresh UUID is by construction the identity of a new making.
      const id = uuidv7() as WorkId;
      await database.transact(actor, (queries) =>
        store.insertWork(queries, { id, model, begunAt: clock(), begunBy: actor.name }),
      );
      const stop = new AbortController();
      let standing = { share: 0, label: '' };
      let telling: Promise<unknown> = Promise.resolve();
      const tell = async () => {
        const asked = await database.transact(actor, (queries) =>
          store.tellProgress(queries, id, { ...standing, seenAt: clock() }),
        );
        if (asked) stop.abort(cancelled());
      };
      const timer = setInterval(() => {
        // A database that is away for a moment must not end the making: its end will tell.
        telling = telling.then(tell).catch(() => {});
      }, tellEveryMs);
      const end = async (state: Work['state'], reason: string | null) => {
        clearInterval(timer);
        await telling;
        await database.transact(actor, (queries) => store.endWork(queries, id, { state, reason, endedAt: clock() }));
      };
      const said: OnProgress = (share, label) => {
        standing = { share: Math.min(1, Math.max(0, share)), label };
        onProgress(share, label);
      };
      try {
        const made = await make(said, stop.signal);
        await end('made', null);
        return made;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        await (stop.signal.aborted ? end('cancelled', null) : end('failed', reason));
        throw error;
      } finally {
        clearInterval(timer);
      }
    },

    /** The newest making of each model, with whether it is under way. */
    async standing(actor: Actor): Promise<readonly (Work & { readonly isRunning: boolean })[]> {
      const now = clock();
      const newest = await database.snapshot(actor, store.newestOfEach);
      return newest.map((work) => ({ ...work, isRunning: isRunning(work, now) }));
    },

    /**
     * Asks every making under way to stop; each does within a second or two, and the forecasts made last stand.
     * @returns what was asked to stop
     * @throws Refusal where the asker may not, or nothing is under way
     */
    async cancel(actor: Actor): Promise<readonly Work[]> {
      if (!mayCancel(actor)) {
        throw new Refusal(
          'forecast.not-yours',
          403,
          'Only a watch analyst or an administrator may cancel the making of forecasts.',
        );
      }
      return database.transact(actor, async (queries) => {
        const now = clock();
        const running = (await store.runningWork(queries)).filter((work) => isRunning(work, now));
        if (running.length === 0) {
          throw new Refusal('forecast.not-running', 409, 'No forecast is being made, so there is none to cancel.');
        }
        for (const work of running) {
          await store.askToCancel(queries, work.id, now, actor.name);
          await appendLedgerEntry(queries, actor, {
            at: now,
            kind: 'forecast.cancelled',
            subjectType: 'forecast-work',
            subjectId: work.id,
            place: null,
            fromState: 'running',
            toState: 'cancelled',
            marked: unrestricted,
            payload: { said: `Asked to cancel the making of forecasts (${work.model})`, model: work.model },
          });
        }
        return running;
      });
    },
  };
}

/** The system itself is whoever works at the command line. */
export function mayCancel({ roles }: Actor): boolean {
  return ['watch-analyst', 'administrator', 'system'].some((role) => roles.includes(role));
}

function cancelled(): Refusal {
  return new Refusal('forecast.cancelled', 409, 'The making of forecasts was cancelled; those made last stand.');
}
