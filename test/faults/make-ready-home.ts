import type { TestProject } from 'vitest/node';
import { makeReady } from '../ready-home.ts';
import { startApp } from './command-line.ts';
import { makeHome, removeHome } from './homes.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder after its first start, to copy and never to start: forecasts are made once for all tests. */
    readyHome: string;
  }
}

export default async function makeReadyHome(project: TestProject): Promise<() => Promise<void>> {
  const home = await makeHome();
  try {
    await makeReady(home, async () => {
      const app = await startApp(home);
      const { code } = await app.kill('SIGTERM');
      if (code !== 0) throw new Error(`Forestall ended with ${code} when it was asked to stop:\n${app.said()}`);
    });
  } catch (error) {
    await removeHome(home);
    throw error;
  }
  project.provide('readyHome', home);
  return () => removeHome(home);
}
