import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';

export type KeptConnection = {
  /** The connection as it is now; another after the server has restarted. */
  readonly client: () => pg.Client;
  /** Ends it, after a last piece of work with it that nothing comes between. */
  readonly end: (last?: (client: pg.Client) => Promise<void>) => Promise<void>;
};

const tryAgainAfterMs = 1_000;

/**
 * Keeps a connection for as long as this process works, for the locks held on it: the system lets go of them however the
 * process ends. When the server goes away, `connect` is asked again until it gives another.
 * @param connect opens the connection and takes its locks
 * @throws what `connect` throws at the first time
 */
export async function keepConnection(connect: () => Promise<pg.Client>): Promise<KeptConnection> {
  let ended = false;
  let client = await connect();
  let reconnecting: Promise<void> = Promise.resolve();
  const pauses = new AbortController();
  watch();

  function watch(): void {
    client.once('end', () => {
      if (!ended) reconnecting = reconnect();
    });
  }

  async function reconnect(): Promise<void> {
    while (!ended) {
      try {
        client = await connect();
        return watch();
      } catch {
        await pause();
      }
    }
  }

  /** Does not keep the process alive; ending it cuts it short, since what nothing keeps alive would never be over. */
  async function pause(): Promise<void> {
    await wait(tryAgainAfterMs, undefined, { ref: false, signal: pauses.signal }).catch(() => {});
  }

  return {
    client: () => client,
    async end(last) {
      ended = true;
      pauses.abort();
      await reconnecting;
      await last?.(client);
      await client.end().catch(() => {});
    },
  };
}
