import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSite } from '../../src/site.ts';
import { freePort } from '../free-port.ts';
import { type FreshServices, freshServices } from '../fresh-services.ts';

export type MovedSite = FreshServices & { readonly address: string };

/** The whole site on a port and a database of its own, with a clock that the test moves: for stories that take months. */
export async function movedSite(): Promise<MovedSite> {
  const fresh = await freshServices();
  const home = await mkdtemp(join(tmpdir(), 'forestall-moved-'));
  const port = await freePort();
  const site = await createSite(fresh.services, { port, host: '127.0.0.1', home, databaseUrl: fresh.url });
  await site.listen({ port, host: '127.0.0.1' });
  return {
    ...fresh,
    address: `http://127.0.0.1:${port}`,
    close: async () => {
      site.server.closeAllConnections();
      await site.close();
      await fresh.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
