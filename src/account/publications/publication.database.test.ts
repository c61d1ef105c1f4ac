import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countryCode, inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';

let fresh: FreshSite;
beforeEach(async () => {
  fresh = await freshSite();
});
afterEach(() => fresh.close());

const list = '/account/publications';
const report = `${list}/reports/2026`;
const item = {
  year: '2026',
  section: 'map',
  title: 'Where mass violence is likely',
  body: 'The chance in twelve months.\n\nBy country.',
  rows: 'Country | Chance\nSDN | 93 %\nSSD | 60 %',
  source: 'Forecast by Forestall',
  'sourceOn-day': '24',
  'sourceOn-month': '11',
  'sourceOn-year': '2026',
  page: '/warn',
};

async function signedIn(role: string): Promise<Visitor> {
  const visitor = fresh.visitor();
  await visitor.signIn(role);
  return visitor;
}

async function take(who: Visitor, page: string, step: string, answers: Readonly<Record<string, string>> = {}) {
  const version = /name="version" value="([^"]+)"/.exec((await who.get(`${page}/steps/${step}`)).body)?.[1] ?? '';
  return who.post(`${page}/steps/${step}`, { ...answers, version }, page);
}

test('an item goes from today’s figures into the public report: checked, cleared by another, released, withdrawn', async () => {
  const analyst = inRole('watch-analyst');
  await fresh.services.warnings.openByHand(analyst, countryCode('SSD'), 'severe', 'The road is cut');
  const desk = await signedIn('desk-officer');
  const proposals = await desk.get(`${list}/proposals`);
  expect(proposals.body).toContain('Warnings opened in 2026, by level');
  const filled = [...proposals.body.matchAll(/href="(\/account\/publications\/new\?[^"]+)"/g)].map(([, href]) =>
    (href ?? '').replaceAll('&amp;', '&'),
  );
  const form = filled.find((href) => href.includes('by+level')) ?? '';
  expect((await desk.get(form)).body).toContain('Severe | 1 | 0');

  const answers = Object.fromEntries(new URL(form, 'http://here').searchParams);
  const page = String((await desk.post(list, answers, form)).headers.location);
  expect((await take(desk, page, 'clear')).statusCode).toBe(409);
  const focal = await signedIn('focal-point');
  expect((await take(focal, page, 'clear')).statusCode).toBe(303);
  const anybody = fresh.visitor();
  expect((await anybody.get(report)).body).not.toContain('by level');
  const minister = await signedIn('minister');
  expect((await take(minister, page, 'release')).statusCode).toBe(303);
  const released = await anybody.get(report);
  expect(released.body).toContain('Warnings opened in 2026, by level');
  expect(released.body).toContain('/warn/warnings?show=all');
  expect(released.body).not.toContain('The road is cut');
  expect((await anybody.get(`${report}.pdf`)).headers['content-type']).toBe('application/pdf');
  expect((await anybody.get(`${list}/reports/2025`)).body).not.toContain('by level');

  await take(minister, page, 'withdraw', { remark: 'Counted twice' });
  const afterwards = await anybody.get(report);
  expect(afterwards.body).not.toContain('by level');
  expect(afterwards.body).toContain('Nothing has been released for 2026 yet.');
});

test('nothing leaves that was not released, or is marked beyond OFFICIAL; who changed it does not clear it', async () => {
  const { publications } = fresh.services.records;
  const desk = inRole('desk-officer');
  const focal = inRole('focal-point');
  const values = {
    year: 2026,
    section: 'story',
    title: 'Hushed words',
    body: 'A story',
    rows: null,
    source: 'The project',
    sourceOn: '2026-11-01',
    page: '/warn',
  } as const;
  const any = { expected: 'any' } as const;
  const sensitive = {
    owner: desk.organisationId,
    marking: 'OFFICIAL-SENSITIVE',
    caveats: [],
    audience: ['uk-government'],
  };
  const hushed = await publications.make(desk, values, sensitive);
  const sighted = { ...focal, reach: { everything: true } as const };
  await publications.take(sighted, hushed, 'clear', {}, any);
  const releasing = publications.take(sighted, hushed, 'release', {}, any);
  await expect(releasing).rejects.toMatchObject({ code: 'publication-item.marking' });

  const shared = await publications.make(desk, { ...values, title: 'Two hands' });
  await publications.edit(focal, shared, { ...values, title: 'Two hands' }, 'any');
  for (const writer of [focal, { ...desk, roles: ['desk-officer', 'focal-point'] }]) {
    const clearing = publications.take(writer, shared, 'clear', {}, any);
    await expect(clearing).rejects.toMatchObject({ code: 'publication-item.clearance' });
  }
  const { body } = await fresh.visitor().get(report);
  expect(body).not.toContain('Hushed');
  expect(body).not.toContain('Two hands');
});

test('a table that is none is refused beside its field, with nothing typed lost', async () => {
  const desk = await signedIn('desk-officer');
  const refused = await desk.post(list, { ...item, rows: 'Country | Chance\nSudan | 93 %' }, `${list}/new`);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('id="rows-error"');
  expect(refused.body).toContain('Sudan | 93 %');
  const odd = await desk.post(list, { ...item, section: 'table', rows: 'A | B\n1' }, `${list}/new`);
  expect(odd.body).toContain('Line 2: this row has not as many cells as the first line.');
});

test('one command builds the report: a page that needs nothing beside it, and a PDF', async () => {
  const { publications } = fresh.services.records;
  const values = {
    year: 2026,
    section: 'map',
    title: item.title,
    body: item.body,
    rows: item.rows,
    source: item.source,
    sourceOn: '2026-11-24',
    page: '/warn',
  } as const;
  const id = await publications.make(inRole('desk-officer'), values);
  await publications.make(inRole('desk-officer'), { ...values, title: 'Not released' });
  await publications.take(inRole('focal-point'), id, 'clear', {}, { expected: 'any' });
  await publications.take(inRole('minister'), id, 'release', {}, { expected: 'any' });

  const folder = await mkdtemp(join(tmpdir(), 'forestall-report-'));
  try {
    const cli = fileURLToPath(new URL('../../cli.ts', import.meta.url));
    const build = [cli, 'report', 'build', '--year', '2026', '--out', folder];
    const env = { ...process.env, DATABASE_URL: fresh.url, FORESTALL_HOME: folder };
    const { stdout } = await promisify(execFile)(process.execPath, build, { env });
    expect(stdout).toContain('1 released item');
    expect(stdout).toContain(item.title);
    const html = await readFile(join(folder, 'index.html'), 'utf8');
    expect(html).toContain('<svg');
    expect(html).toContain('South Sudan');
    expect(html).not.toContain('Not released');
    expect(html).not.toMatch(/<(link|script|img)\b/);
    expect((await readFile(join(folder, 'report.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
