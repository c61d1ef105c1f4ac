import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outlets } from '../src/outlets.ts';
import { createSite } from '../src/site/site.ts';
import { type FreshServices, freshServices, inRole } from './fresh-services.ts';

type Site = Awaited<ReturnType<typeof createSite>>;
type Answer = Awaited<ReturnType<Site['inject']>>;

/** One person's browser, as far as a form needs one: it keeps its cookie, and sends the token of the page it saw. */
export type Visitor = {
  readonly get: (path: string) => Promise<Answer>;
  /** Sends a form with the token of the page at `from`, or with none. */
  readonly post: (path: string, fields: Readonly<Record<string, string>>, from?: string) => Promise<Answer>;
  readonly signIn: (role: string) => Promise<void>;
  readonly cookie: () => string;
};

export type FreshSite = FreshServices & {
  readonly site: Site;
  readonly visitor: () => Visitor;
};

/** The whole site on a database of the test's own, asked without a network. */
export async function freshSite(outlets?: Partial<Outlets>): Promise<FreshSite> {
  const fresh = await freshServices(outlets);
  const home = await mkdtemp(join(tmpdir(), 'forestall-site-'));
  const site = await createSite(fresh.services, { port: 3000, host: '127.0.0.1', home, databaseUrl: fresh.url });
  return {
    ...fresh,
    site,
    visitor: () => visitorOf(site),
    close: async () => {
      await site.close();
      await fresh.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function visitorOf(site: Site): Visitor {
  let cookie = '';
  async function ask(request: { method: 'GET' | 'POST'; url: string; payload?: string }): Promise<Answer> {
    const headers = {
      host: '127.0.0.1:3000',
      cookie,
      ...(request.method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    };
    const answer = await site.inject({ ...request, headers });
    for (const set of answer.cookies) cookie = set.value === '' ? '' : `${set.name}=${encodeURIComponent(set.value)}`;
    return answer;
  }
  const get = (path: string) => ask({ method: 'GET', url: path });
  async function post(path: string, fields: Readonly<Record<string, string>>, from?: string): Promise<Answer> {
    const token = from === undefined ? undefined : /name="_csrf" value="([^"]+)"/.exec((await get(from)).body)?.[1];
    const payload = new URLSearchParams({ ...fields, ...(token === undefined ? {} : { _csrf: token }) }).toString();
    return ask({ method: 'POST', url: path, payload });
  }
  return {
    get,
    post,
    cookie: () => cookie,
    async signIn(role) {
      const person = inRole(role).personId;
      const answer = await post('/sign-in', { person, goTo: '/warn/warnings' }, '/sign-in');
      if (answer.statusCode !== 303) throw new Error(`Sign-in as ${role} was answered ${answer.statusCode}`);
    },
  };
}
