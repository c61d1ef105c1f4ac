import type { LedgerService } from './ledger-service.ts';

/**
 * Seals the ledger at short intervals while the app runs, so that the write path never waits on the chain.
 * One sealing ends before the next begins; what a stop leaves unsealed, the next start seals.
 */
export function startSealer(
  ledger: LedgerService,
  intervalMs: number,
  onError: (error: Error) => void,
): { readonly stop: () => Promise<void> } {
  let stopped = false;
  let sealing: Promise<unknown> = Promise.resolve();
  let timer = setTimeout(tick, intervalMs);

  function tick(): void {
    sealing = ledger
      .seal()
      .catch((error: unknown) => onError(error instanceof Error ? error : new Error(String(error))))
      .finally(() => {
        if (!stopped) timer = setTimeout(tick, intervalMs);
      });
  }

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await sealing;
    },
  };
}
