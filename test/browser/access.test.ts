import { rm } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.ts';
import { address, home } from './chromium.ts';
import { makeHome, startForestall } from './forestall-process.ts';
import { createVisitor, tokenIn } from './visitor.ts';

/** Who may do what from where: demonstration roles on this machine only, forms of this site only. */

const refusal = 'Demonstration sign-in works only on the machine where Forestall runs, at its own address 127.0.0.1.';

describe('Demonstration sign-in', () => {
  test('works on this machine', async () => {
    const visitor = createVisitor(address);
    await visitor.signIn('demo-desk-officer');
    expect((await visitor.get('/')).body).toContain('Good day, Desk officer');
  });

  test.each([
    { 'x-forwarded-for': '203.0.113.7' },
    { forwarded: 'for=203.0.113.7' },
    { host: 'forestall.example' },
    { host: 'localhost.example:3000' },
    { host: '127.0.0.1.example' },
  ])('is refused through a proxy or under a foreign name: %o', async (headers) => {
    const visitor = createVisitor(address);
    await visitor.signIn('demo-desk-officer');
    const _csrf = tokenIn((await visitor.get('/')).body);
    for (const answer of [
      await visitor.get('/sign-in', headers),
      await visitor.post('/sign-in', { _csrf, person: 'demo-minister', goTo: '/' }, headers),
    ]) {
      expect(answer.status).toBe(403);
      expect(answer.body).toContain(refusal);
    }
    expect((await visitor.get('/', headers)).body, 'the session is worth nothing there').not.toContain('Good day');
  });

  test('refuses a person who is not on the list', async () => {
    const visitor = createVisitor(address);
    const answer = await visitor.submit('/sign-in', '/sign-in', { person: 'demo-king', goTo: '/' });
    expect(answer.status).toBe(422);
    expect((await visitor.get('/')).body).not.toContain('Good day');
  });
});

describe('Demonstration sign-in on an app that listens on every address', () => {
  const outside = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
  let port: number;
  let stop = async () => {};
  let otherHome: string | undefined;

  beforeAll(async () => {
    if (outside === undefined) return;
    // A second app on the same database has its forecasts at once.
    const { url } = await openEmbeddedPostgres(home);
    otherHome = await makeHome();
    const environment = { FORESTALL_HOME: otherHome, FORESTALL_HOST: '0.0.0.0', DATABASE_URL: url };
    ({ port, stop } = await startForestall(environment));
  });

  afterAll(async () => {
    await stop();
    if (otherHome !== undefined) await rm(otherHome, { recursive: true, force: true });
  });

  test('is refused at an address that others can reach, whatever the name asked for', async (context) => {
    if (outside === undefined) return context.skip('this machine has no address but its loopback ones');
    const here = createVisitor(`http://127.0.0.1:${port}`);
    await here.signIn('demo-minister');
    const _csrf = tokenIn((await here.get('/')).body);
    const there = createVisitor(`http://${outside}:${port}`, here.cookies);
    for (const headers of [{ host: `${outside}:${port}` }, { host: `127.0.0.1:${port}` }, { host: 'localhost' }]) {
      for (const answer of [
        await there.get('/sign-in', headers),
        await there.post('/sign-in', { _csrf, person: 'demo-minister', goTo: '/' }, headers),
      ]) {
        expect(answer.status).toBe(403);
        expect(answer.body).toContain(refusal);
      }
      const front = await there.get('/', headers);
      expect(front.status).toBe(200);
      expect(front.body, 'the session is worth nothing there').not.toContain('Good day');
    }
  });
});

describe('Forms', () => {
  test.each(['/sign-in', '/sign-out', '/warn/warnings', '/decide/decisions', '/act/actions'])(
    'are refused without the token of this site’s own page: %s',
    async (path) => {
      const visitor = createVisitor(address);
      await visitor.signIn('demo-desk-officer');
      const warning = /warnings\/([0-9a-f-]{36})/.exec((await visitor.get('/warn/warnings')).body)?.[1] ?? '';
      for (const fields of [{}, { _csrf: 'made-up' }]) {
        const answer = await visitor.post(path, { person: 'demo-minister', warning, ...fields });
        expect(answer.status).toBe(403);
        expect(answer.body).toContain('This form was open for too long');
      }
      expect((await visitor.get('/')).body).toContain('Good day, Desk officer');
    },
  );

  test.each([
    ['https://elsewhere.example/', '/'],
    ['//elsewhere.example/', '/'],
    ['/\\elsewhere.example/', '/'],
    ['/\t/elsewhere.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['/..//elsewhere.example/', '/'],
    ['/warn?deaths=100', '/warn?deaths=100'],
  ])('lead only to pages of this site after sign-in: goTo=%j', async (goTo, expected) => {
    const visitor = createVisitor(address);
    const page = await visitor.get(`/sign-in?goTo=${encodeURIComponent(goTo)}`);
    const fields = { person: 'demo-watch-analyst', goTo, _csrf: tokenIn(page.body) };
    const answer = await visitor.post('/sign-in', fields);
    expect(answer.status).toBe(303);
    const location = new URL(String(answer.headers.location), address);
    expect(location.origin).toBe(address);
    expect(location.pathname + location.search).toBe(expected);
  });
});

test('every answer carries a content security policy that lets no foreign or inline script or style in', async () => {
  for (const path of ['/', '/warn', '/sign-in', '/nothing-here', '/warn/risk.csv']) {
    const { headers } = await createVisitor(address).get(path);
    const policy = String(headers['content-security-policy']);
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toContain("script-src 'self'");
    expect(policy, path).toContain("style-src 'self'");
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).not.toContain('unsafe-');
    expect(headers['x-content-type-options'], path).toBe('nosniff');
  }
});
