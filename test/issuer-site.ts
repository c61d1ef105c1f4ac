import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServices, type Services } from '../src/main.ts';
import type { IssuerConfig, SessionLimits } from '../src/platform/config.ts';
import { type Actor, systemActor } from '../src/platform/database/actor.ts';
import type { LedgerEntry } from '../src/platform/ledger/ledger-entry.ts';
import { readLedger } from '../src/platform/ledger/ledger-store.ts';
import type { Routes } from '../src/platform/web/web-server.ts';
import { createSite } from '../src/site/site.ts';
import { freePort } from './free-port.ts';
import { type FreshDatabase, freshDatabase } from './fresh-database.ts';
import { type MovedClock, movedClock } from './fresh-services.ts';
import { startTestIssuer, type TestIssuer } from './test-issuer.ts';

export type IssuerSite = FreshDatabase & {
  readonly services: Services;
  readonly clock: MovedClock;
  readonly issuer: TestIssuer;
  readonly config: IssuerConfig;
  readonly publicUrl: string;
  readonly entries: () => Promise<readonly LedgerEntry[]>;
  readonly browser: () => Browser;
  /** Another site over the same data and the same secret, with that issuer or with none; asked without a network. */
  readonly siteWith: (issuer: IssuerConfig | undefined) => ReturnType<typeof createSite>;
};

/** One person's browser, as far as signing in needs one: it keeps each site's cookies apart and follows where it is sent. */
export type Browser = {
  readonly get: (url: string) => Promise<Page>;
  readonly post: (url: string, fields: Readonly<Record<string, string>>) => Promise<Page>;
  /** Without following where it leads. */
  readonly step: (url: string) => Promise<Page>;
  readonly cookie: () => string;
};

export type Page = { readonly status: number; readonly url: string; readonly body: string; readonly headers: Headers };

/** The whole site on a port of its own, with a real issuer beside it, and a clock that the test moves. */
export async function issuerSite({
  claims,
  limits,
  more = [],
}: {
  readonly claims?: string;
  readonly limits?: SessionLimits;
  /** Routes that the site has besides. */
  readonly more?: readonly Routes[];
} = {}): Promise<IssuerSite> {
  const fresh = await freshDatabase();
  const clock = movedClock();
  const home = await mkdtemp(join(tmpdir(), 'forestall-sign-in-'));
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const issuer = await startTestIssuer(publicUrl);
  const config: IssuerConfig = {
    issuer: new URL(issuer.url),
    clientId: issuer.clientId,
    clientSecret: issuer.clientSecret,
    clientAuthentication: 'client_secret_basic',
    publicUrl,
    claimsFile: claims,
  };
  const services = createServices(fresh.database, clock.now, limits);
  await services.people.loadShipped(systemActor);
  const unsigned = { port, host: '127.0.0.1', home, databaseUrl: fresh.url };
  const siteWith = (signInBy: IssuerConfig | undefined) =>
    createSite(services, signInBy === undefined ? unsigned : { ...unsigned, issuer: signInBy });
  const site = await siteWith(config);
  for (const routes of more) await site.register(routes);
  await site.listen({ port, host: '127.0.0.1' });
  return {
    ...fresh,
    services,
    clock,
    issuer,
    config,
    publicUrl,
    entries: () => fresh.database.snapshot(systemActor, (queries) => readLedger(queries, {})),
    browser: () => createBrowser(publicUrl),
    siteWith,
    close: async () => {
      site.server.closeAllConnections();
      await site.close();
      await issuer.close();
      await fresh.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function createBrowser(publicUrl: string): Browser {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: string) => {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  };
  async function ask(url: string, fields?: Readonly<Record<string, string>>): Promise<Page> {
    const jar = jarOf(url);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return { status: response.status, url, body: await response.text(), headers: response.headers };
  }
  async function follow(page: Page): Promise<Page> {
    let standing = page;
    for (let hops = 0; hops < 12; hops += 1) {
      const location = standing.headers.get('location');
      if (location === null) return standing;
      standing = await ask(new URL(location, standing.url).href);
    }
    throw new Error(`Sent on without end, at last to ${standing.url}`);
  }
  const here = (url: string) => new URL(url, publicUrl).href;
  return {
    get: async (url) => follow(await ask(here(url))),
    post: async (url, fields) => follow(await ask(here(url), fields)),
    step: (url) => ask(here(url)),
    cookie: () => jarOf(publicUrl).get('forestall') ?? '',
  };
}

export function csrfIn(page: Page): string {
  return /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
}

/** A page of the API that says who asks, as the test's own stands in for whatever slice the API will have. */
export const whoAsks: Routes = async (app) => {
  const answer = (actor: Actor) => ({ person: actor.personId, organisation: actor.organisationId });
  app.get('/api/who', async (request) => answer(request.actor));
  app.post('/api/who', async (request) => answer(request.actor));
  app.get('/who', async (request) => ({ ...answer(request.actor), roles: request.actor.roles }));
};
