import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { openEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.ts';
import { makeReady } from '../ready-home.ts';
import { makeHome, startForestall } from './forestall-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The app that all browser tests share: its address and its data folder. */
    forestall: { readonly address: string; readonly home: string };
  }
}

/** Starts the real app once for all browser tests, by its command, on a data folder of its own. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const home = await makeHome();
  const clean = () => rm(home, { recursive: true, force: true });
  try {
    await makeReady(home, async () => {
      const { stop } = await startForestall({ FORESTALL_HOME: home });
      await stop();
    });
    const { port, stop } = await startForestall({ FORESTALL_HOME: home });
    project.provide('forestall', { address: `http://127.0.0.1:${port}`, home });
    return async () => {
      await stop();
      await clean();
    };
  } catch (error) {
    // A start that is broken off leaves its database server to the next start; here there is none.
    await openEmbeddedPostgres(home).then(
      (server) => server.release(),
      () => {},
    );
    await clean();
    throw error;
  }
}
