import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { SealedIdentityId } from './sealed-identity.ts';

/** One identity’s whole life, through the pages and the command line as people use them, and then the search for it. */

const canary = { name: 'Zubayda Canarysdottir', contact: '+000 55501234567', notes: 'Only after Thursday’s market' };
const cli = fileURLToPath(new URL('../../cli.ts', import.meta.url));
const passphrase = 'correct horse battery staple';

let fresh: FreshSite;
let folder = '';
let said = '';
let id = '';
let pseudonym = '';
const pages: string[] = [];
const visitors: Record<string, Visitor> = {};

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr]) {
    // What the site writes while it serves is its log; the test runner writes here too, and that does no harm.
    const write = stream.write.bind(stream);
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      said += String(chunk);
      return write(chunk);
    });
  }
  fresh = await freshSite();
  folder = await mkdtemp(join(tmpdir(), 'forestall-keys-'));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await fresh.close();
  await rm(folder, { recursive: true, force: true });
});

type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** The command line on the test’s database, with the passphrase as its standard input. */
function forestall(args: readonly string[], input = passphrase): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const home = join(folder, 'home');
    const child = spawn(process.execPath, [cli, 'identity', ...args], {
      env: { ...process.env, DATABASE_URL: fresh.url, FORESTALL_HOME: home },
    });
    const told = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (told.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (told.stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      said += told.stderr;
      resolve({ code, ...told });
    });
    child.stdin.end(`${input}\n`);
  });
}

async function visitorAs(role: string): Promise<Visitor> {
  const visitor = visitors[role] ?? fresh.visitor();
  if (visitors[role] === undefined) await visitor.signIn(role);
  visitors[role] = visitor;
  return visitor;
}

const keyFile = (role: string) => join(folder, `${role}.pem`);
const holders = ['desk-officer', 'focal-point', 'minister'];
const personIn = (role: string) => inRole(role).personId;

test('each holder makes a key on a machine of their own and registers its public half', async () => {
  for (const role of holders) {
    const made = await forestall(['keygen', '--out', keyFile(role), '--json']);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const { fingerprint } = JSON.parse(made.stdout) as { fingerprint: string }; // What the verb printed just now.
    expect(await readFile(keyFile(role), 'utf8')).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/);
    expect((await stat(keyFile(role))).mode & 0o777).toBe(0o600);
    const visitor = await visitorAs(role);
    const publicKey = await readFile(`${keyFile(role)}.pub`, 'utf8');
    const page = '/people/identities/keys';
    expect((await visitor.post(page, { publicKey }, page)).statusCode).toBe(303);
    expect((await visitor.get(page)).body).toContain(fingerprint.match(/.{4}/g)?.join(' '));
  }
  const [first] = await fresh.entries({ kinds: ['identity-key.registered'] });
  expect(first).toMatchObject({ person: personIn('desk-officer'), toState: 'registered' });
}, 120_000);

test('a short passphrase, and a file that is there, are refused', async () => {
  const short = await forestall(['keygen', '--out', keyFile('none')], 'short');
  expect(short).toMatchObject({ code: 1, stdout: '' });
  expect(short.stderr).toContain('at least 16 characters');
  const before = await readFile(keyFile('minister'), 'utf8');
  const again = await forestall(['keygen', '--out', keyFile('minister')]);
  expect(again).toMatchObject({ code: 1, stdout: '' });
  expect(again.stderr).toContain('stays as it is');
  expect(await readFile(keyFile('minister'), 'utf8')).toBe(before);
}, 60_000);

test('a private key pasted by mistake is refused, and does not come back on the page', async () => {
  const visitor = await visitorAs('desk-officer');
  const publicKey = await readFile(keyFile('desk-officer'), 'utf8');
  const answer = await visitor.post('/people/identities/keys', { publicKey }, '/people/identities/keys');
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('must never leave your machine');
  expect(answer.body).not.toContain(publicKey.split('\n')[1]);
}, 60_000);

test('an identity is sealed on a page to two who hold it, with one holder it is refused in words', async () => {
  const visitor = await visitorAs('watch-analyst');
  const form = '/people/identities/new';
  const alone = await visitor.post('/people/identities', { ...canary, holders: personIn('desk-officer') }, form);
  expect(alone.statusCode).toBe(422);
  expect(alone.body).toContain('Choose at least two holders');
  expect(alone.headers['cache-control']).toBe('no-store');
  expect(await fresh.services.sealedIdentities.list(systemActor)).toEqual([]);

  const token = /name="_csrf" value="([^"]+)"/.exec((await visitor.get(form)).body)?.[1] ?? '';
  const fields = new URLSearchParams({ ...canary, _csrf: token });
  for (const role of ['desk-officer', 'focal-point']) fields.append('holders', personIn(role));
  const sealed = await fresh.site.inject({
    method: 'POST',
    url: '/people/identities',
    payload: fields.toString(),
    headers: {
      host: '127.0.0.1:3000',
      cookie: visitor.cookie(),
      'content-type': 'application/x-www-form-urlencoded',
    },
  });
  expect(sealed.statusCode).toBe(303);
  id = String(sealed.headers.location).split('/').at(-1) ?? '';
  const [held] = await fresh.services.sealedIdentities.list(systemActor);
  pseudonym = held?.identity.pseudonym ?? '';
  expect(held).toMatchObject({
    identity: { id, marking: 'OFFICIAL-SENSITIVE' },
    holders: [
      { personId: personIn('desk-officer'), live: true },
      { personId: personIn('focal-point'), live: true },
    ],
  });
}, 60_000);

test('a holder opens it with a reason, and the ledger has the reason and no word of the identity', async () => {
  const key = ['--key', keyFile('desk-officer')];
  const none = await forestall(['open', id, ...key, '--reason', ' ']);
  expect(none).toMatchObject({ code: 1, stdout: '' });
  expect(none.stderr).toContain('No identity is opened without a reason');
  const wrong = await forestall(['open', id, ...key, '--reason', 'To call'], 'another passphrase altogether');
  expect(wrong).toMatchObject({ code: 1, stdout: '' });
  expect(await fresh.entries({ kinds: ['identity.opened'] })).toEqual([]);

  const opened = await forestall(['open', id, ...key, '--reason', 'To warn the reporter', '--json']);
  expect(opened).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(opened.stdout)).toEqual({ id, ...canary });
  const [entry] = await fresh.entries({ kinds: ['identity.opened'] });
  expect(entry).toMatchObject({ person: personIn('desk-officer'), subjectId: id, marking: 'OFFICIAL-SENSITIVE' });
  expect(JSON.parse(entry?.payload ?? '')).toEqual({ pseudonym, said: 'To warn the reporter' });
}, 60_000);

test('a key that it is not sealed to opens nothing, and a holder lets it in', async () => {
  const refused = await forestall(['open', id, '--key', keyFile('minister'), '--reason', 'To see']);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain('You are not one');

  const to = ['--key', keyFile('focal-point'), '--to', personIn('minister'), '--reason', 'The desk officer leaves'];
  const other = await forestall(['rewrap', id, ...to, '--fingerprint', '00'.repeat(32)]);
  expect(other).toMatchObject({ code: 1, stdout: '' });
  expect(other.stderr).toContain('another fingerprint');
  expect((await forestall(['rewrap', id, ...to])).code).toBe(0);
  const opened = await forestall(['open', id, '--key', keyFile('minister'), '--reason', 'To decide', '--json']);
  expect(JSON.parse(opened.stdout)).toEqual({ id, ...canary });
  expect((await fresh.entries({ kinds: ['identity.rewrapped'] })).map(({ person }) => person)).toEqual([
    personIn('focal-point'),
  ]);
}, 60_000);

test('the page tells who holds it and each opening with its reason, and not whose it is', async () => {
  const visitor = await visitorAs('watch-analyst');
  const { body } = await visitor.get(`/people/identities/${id}`);
  for (const shown of [pseudonym, 'To warn the reporter', 'To decide', 'The desk officer leaves']) {
    expect(body).toContain(shown);
  }
  for (const path of [
    '/people/identities',
    '/people/identities.csv',
    '/people/identities?show=few-holders',
    '/ledger',
  ]) {
    pages.push((await visitor.get(path)).body);
  }
  for (const word of canary.name.split(' ')) pages.push((await visitor.get(`/search?q=${word}`)).body);
  pages.push(body);
}, 60_000);

test('after all of it the name is in no row, no file of the database, no ledger entry, no page and no log', async () => {
  await fresh.services.ledger.seal();
  const owner = new pg.Client({ connectionString: fresh.url });
  await owner.connect();
  try {
    const dump = await dumpOf(owner);
    // The search finds what is there: the same dump has the pseudonym and the reason.
    expect(dump).toContain(pseudonym);
    expect(dump).toContain('To warn the reporter');
    const shown = pages.map((page) => page.replaceAll(/value="[^"]*"/g, '')).join('\n');
    const ledger = (await fresh.entries()).map((entry) => JSON.stringify(entry)).join('\n');
    for (const form of canaryForms()) {
      expect(dump, 'the database').not.toContain(form);
      expect(ledger, 'the ledger').not.toContain(form);
      expect(said, 'what was logged').not.toContain(form);
    }
    for (const word of [canary.contact, canary.notes.slice(0, 18)]) expect(shown).not.toContain(word);
    expect(pages.at(-1)).not.toContain('Zubayda');
    await searchFiles(owner);
  } finally {
    await owner.end();
  }
}, 120_000);

/** As text, and as the bytes of it that a column of bytes would show. */
function canaryForms(): readonly string[] {
  return [...canary.name.split(' '), canary.contact, 'Thursday'].flatMap((word) => [
    word,
    Buffer.from(word).toString('hex'),
    Buffer.from(word).toString('base64').replaceAll('=', '').slice(0, -1),
  ]);
}

async function dumpOf(owner: pg.Client): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query<{ text: string }>(`select row::text as text from ${name} as row`);
    texts.push(name, ...rows.map(({ text }) => text));
  }
  return texts.join('\n');
}

/** The database’s files themselves, its write-ahead log and its own log, where the server is this machine’s. */
async function searchFiles(owner: pg.Client): Promise<void> {
  await owner.query('checkpoint');
  const { rows } = await owner.query<{ folder: string; oid: number }>(
    `select current_setting('data_directory') as folder, oid::int as oid from pg_database where datname = current_database()`,
  );
  const data = rows[0]?.folder ?? '';
  const places = [join(data, 'base', String(rows[0]?.oid)), join(data, 'pg_wal'), join(data, 'log'), join(data, '..')];
  let seen = false;
  for (const place of places) {
    for (const entry of await readdir(place, { withFileTypes: true }).catch(() => [])) {
      if (!entry.isFile()) continue;
      const bytes = await readFile(join(place, entry.name)).catch(() => Buffer.alloc(0));
      seen ||= bytes.includes(pseudonym);
      expect(bytes.includes('Zubayda') || bytes.includes('Canarysdottir'), join(place, entry.name)).toBe(false);
    }
  }
  // A server elsewhere keeps its files from us.
  if (process.env.DATABASE_URL === undefined) expect(seen).toBe(true);
}

test('a lost key is told of, its holder counts no longer, and the list shows what one more loss may lose', async () => {
  const { identityKeys, sealedIdentities } = fresh.services;
  for (const role of ['desk-officer', 'focal-point']) {
    const [key] = await identityKeys.ofPerson(inRole(role));
    const visitor = await visitorAs(role);
    const page = '/people/identities/keys';
    const fields = { fingerprint: key?.fingerprint ?? '', reason: 'The machine was taken' };
    expect((await visitor.post(`${page}/lost`, fields, page)).statusCode).toBe(303);
  }
  const few = await sealedIdentities.list(inRole('watch-analyst'), { fewHolders: true });
  expect(few.map(({ identity }) => identity.id)).toEqual([id as SealedIdentityId]); // As the address told it.
  expect(few[0]?.holders.filter(({ live }) => live).map(({ personId }) => personId)).toEqual([personIn('minister')]);
  expect(await fresh.entries({ kinds: ['identity-key.lost'] })).toHaveLength(2);
}, 60_000);
