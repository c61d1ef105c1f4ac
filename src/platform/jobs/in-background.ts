import { setImmediate as turn } from 'node:timers/promises';

/** Work of the app’s own that goes on beside requests, in stretches of one transaction each. */
export type BackgroundWork = {
  /** Works off all that waits; a second call while one goes on waits for the same. */
  readonly work: () => Promise<void>;
  /** Ends with the stretch that is under way; what is left goes on with the next start. */
  readonly stop: () => Promise<void>;
};

/** @param workOff works off all that waits, and looks between two stretches whether it is to end */
export function backgroundWork(workOff: (isStopped: () => boolean) => Promise<void>): BackgroundWork {
  let working: Promise<void> | undefined;
  let isStopped = false;
  return {
    work() {
      working ??= workOff(() => isStopped).finally(() => {
        working = undefined;
      });
      return working;
    },
    async stop() {
      isStopped = true;
      await working?.catch(() => {});
    },
  };
}

/** Of one stretch, work without a pause: other requests wait no longer. */
const pauseAfterMs = 8;

/** Answered after each piece of long work: at once, or, when it has gone on for a while, once others were answered. */
export function pauses(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < pauseAfterMs) return;
    await turn();
    since = performance.now();
  };
}
