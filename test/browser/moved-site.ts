import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outlets } from '../../src/outlets.ts';
import { createSite } from '../../src/site/site.ts';
import { freePort } from '../free-port.ts';
import { type FreshServices, freshServices } from '../fresh-services.ts';
import { runVerb } from './forestall-process.ts';

export type MovedSite = FreshServices & {
  readonly address: string;
  /** One verb of the command line on the same data. @returns what it printed; rejects unless it exits with 0 */
  readonly run: (...words: readonly string[]) => Promise<string>;
};

/** The whole site on a port and a database of its own, for stories that are to meet nothing else; the test moves its clock. */
export async function movedSite(outlets?: Partial<Outlets>): Promise<MovedSite> {
  const fresh = await freshServices(outlets);
  const home = await mkdtemp(join(tmpdir(), 'forestall-moved-'));
  const port = await freePort();
  const site = await createSite(fresh.services, { port, host: '127.0.0.1', home, databaseUrl: fresh.url });
  await site.listen({ port, host: '127.0.0.1' });
  return {
    ...fresh,
    address: `http://127.0.0.1:${port}`,
    run: (...words) => runVerb({ FORESTALL_HOME: home, DATABASE_URL: fresh.url }, words),
    close: async () => {
      site.server.closeAllConnections();
      await site.close();
      await fresh.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
