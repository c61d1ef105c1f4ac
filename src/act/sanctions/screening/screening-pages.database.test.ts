import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../../test/fresh-site.ts';
import { madeUpUnList } from '../../../../test/made-up-lists.ts';
import { type Actor, anonymousActor, systemActor } from '../../../platform/database/actor.ts';
import { readLedger } from '../../../platform/ledger/ledger-store.ts';
import { createView } from '../../../platform/web/view.ts';
import { waitingMatchesPanel } from './screening-panels.ts';

let fresh: FreshSite;
let officer: Visitor;
let second: Visitor;
beforeAll(async () => {
  fresh = await freshSite();
  const as = async (role: string) => {
    const visitor = fresh.visitor();
    await visitor.signIn(role);
    return visitor;
  };
  [officer, second] = [await as('desk-officer'), await as('focal-point')];
});
afterAll(() => fresh.close());

const address = '/act/sanctions/screening';
const words = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const anwari = { reference: 'TAi.005', name: 'Muhammad Taher Anwari', born: '1961-03-02' };

/** Sends a file as a browser sends it, in a form of several parts. */
async function upload(visitor: Visitor, bytes: Buffer, name = 'partners.csv') {
  const page = (await visitor.get(`${address}/files/new`)).body;
  const token = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const edge = '----edge';
  const part = (disposition: string) => `--${edge}\r\ncontent-disposition: form-data; ${disposition}\r\n`;
  const payload = Buffer.concat([
    Buffer.from(`${part('name="_csrf"')}\r\n${token}\r\n${part('name="standing"')}\r\nyes\r\n`),
    Buffer.from(`${part(`name="file"; filename="${name}"`)}content-type: text/csv\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${edge}--\r\n`),
  ]);
  const headers = {
    ...{ host: '127.0.0.1:3000', cookie: visitor.cookie() },
    'content-type': `multipart/form-data; boundary=${edge}`,
  };
  return fresh.site.inject({ method: 'POST', url: `${address}/files`, headers, payload });
}

test('without a list the page says so, and whoever has not signed in is told to', async () => {
  const { body } = await officer.get(address);
  expect(words(body)).toContain('No sanctions list is imported yet');
  expect((await fresh.visitor().get(address)).statusCode).toBe(403);
  const refused = await officer.post(`${address}/new`, { name: 'Ann Lee' }, `${address}/new`);
  expect(refused.statusCode).toBe(409);
  expect(words(refused.body)).toContain('No sanctions list is imported yet: import one first');
  expect(refused.body).toContain('value="Ann Lee"');
});

test('the sanctions page leads to screening whoever may read it, and nobody else', async () => {
  const partner = fresh.visitor();
  await partner.signIn('partner-reporter');
  for (const visitor of [officer, partner, fresh.visitor()]) {
    const isTaken = (await visitor.get(address)).statusCode === 200;
    expect((await visitor.get('/act/sanctions')).body.includes(`href="${address}"`)).toBe(isTaken);
    expect(isTaken).toBe(visitor === officer);
  }
});

test('one is screened by a form, its page says who it may be, and two people settle it', async () => {
  await fresh.services.sanctionsLists.importList(systemActor, madeUpUnList('2026-11-01', [anwari]));
  const typed = { name: 'Mohammad Tahir Anwari', birth: '1961-03-02', purpose: 'A visa', standing: 'yes' };
  const made = await officer.post(`${address}/new`, typed, `${address}/new`);
  expect(made.statusCode).toBe(303);
  const front = waitingMatchesPanel(fresh.services.screening, createView({}));
  const waits = async (role: string) => words(String(await front(inRole(role), undefined)));
  expect(await waits('desk-officer')).toContain('1 possible match with a sanctions list waits 1 to be judged');
  expect(await waits('partner-reporter')).toBe('');
  const run = (await officer.get(String(made.headers.location))).body;
  expect(words(run)).toContain('1 was screened; 1 possible match.');
  expect(words(run)).toContain('UN Security Council Consolidated List , 1 November 2026');
  const href = /href="(\/act\/sanctions\/screening\/matches\/[0-9a-f-]{36})"/.exec(run)?.[1] ?? '';
  const match = words((await officer.get(href)).body);
  expect(match).toContain('To be judged.');
  expect(match).toMatch(/May be Muhammad Taher Anwari : almost certain \(0\.\d{3}\)/);
  expect(match).toContain('born on the same day');
  expect(match).toContain('1961-03-02');
  const version = async () => /name="version" value="([^"]+)"/.exec((await officer.get(href)).body)?.[1] ?? '';
  const said = { verdict: 'different', reason: 'A baker of Leeds' };
  const stale = await officer.post(`${href}/find`, { ...said, version: 'x' }, href);
  expect([stale.statusCode, words(stale.body).includes('This has changed since you read it')]).toEqual([412, true]);
  expect((await officer.post(`${href}/find`, { ...said, version: await version() }, href)).statusCode).toBe(303);
  expect(words((await officer.get(href)).body)).toContain('Your finding waits for somebody else to check it.');
  expect(words((await second.get(address)).body)).toContain('1 finding of others for your check');
  expect(await waits('focal-point')).toContain('1 judged by a colleague, to be checked');
  expect(await waits('desk-officer')).toBe('');
  const asked = /name="version" value="([^"]+)"/.exec((await second.get(href)).body)?.[1] ?? '';
  await second.post(`${href}/check`, { ...said, reason: 'Seen both passports', version: asked }, href);
  expect(words((await second.get(href)).body)).toContain('Found different.');
  const csv = await officer.get(`${address}/matches.csv?state=different`);
  expect(csv.body.split('\r\n')[1]).toMatch(/Mohammad Tahir Anwari,A visa,,0\.\d{3},UN Security Council/);
});

test('a file is taken, its refused rows are told with line, column and why, and all of it comes as CSV', async () => {
  const rows = ['name,kind,birth', 'Water for All,organisation,', '🙂,person,', `${'x'.repeat(10_000)},,`];
  const taken = await upload(officer, Buffer.from([...rows, 'Muhammad Taher Anwari,person,1961'].join('\n')));
  expect(taken.statusCode).toBe(303);
  const page = String(taken.headers.location);
  await fresh.services.screeningWork.work();
  const run = words((await officer.get(page)).body);
  expect(run).toContain('2 were screened; 1 possible match.');
  expect(run).toContain('2 rows were refused');
  expect(run).toContain('3 🙂 name Enter a name with letters or figures: “🙂” has none to compare by');
  expect(run).toContain('Enter a name of at most 500 characters: this one has 10,000');
  const csv = (await officer.get(`${page}.csv`)).body.split('\r\n');
  expect(csv[0]).toMatch(/^line,name,fate,column,why,possible_match,probability,list,/);
  expect(csv[1]).toBe('2,Water for All,read,,,,,,,,,,,,,,');
  expect(csv[2]).toMatch(/^3,🙂,refused,name,/);
  expect(csv[3]).toContain('x'.repeat(10_000));
  expect(csv[4]).toMatch(/^5,Muhammad Taher Anwari,read,,,[0-9a-f-]{36},0\.\d{3},/);
  const stopped = await officer.post(`${page}/stop`, {}, page);
  expect(stopped.statusCode).toBe(303);
  expect(words((await officer.get(page)).body)).not.toContain('Again whenever a list changes');
});

test('what is no table of partners is refused beside the file', async () => {
  const tried: readonly (readonly [about: string, bytes: string, told: string])[] = [
    ['nothing', '', 'Choose a file'],
    ['no column of names', 'title\nShots', 'one of them must be called: name'],
    ['a quotation mark that is never closed', 'name\n"Ann\n', 'Nothing of the file was taken'],
    ['a column and nobody', 'name\n', 'this one has none'],
  ];
  for (const [about, bytes, told] of tried) {
    const refused = await upload(officer, Buffer.from(bytes));
    expect([about, refused.statusCode]).toEqual([about, 422]);
    expect(words(refused.body), about).toContain(told);
    expect(refused.body, about).toContain('href="#file"');
  }
});

test('nothing is promised to a partner who may be listed, until two people have found them different', async () => {
  const { records, screening, screeningFindings } = fresh.services;
  const manager = inRole('instrument-owner-programme');
  const [desk, focal] = [inRole('desk-officer'), inRole('focal-point')];
  const programme = await records.programmes.make(manager, {
    ...{ title: 'Justice after violence', summary: 'Courts', fund: 'fund', leadDepartment: 'home-office' },
    ...{ country: 'SSD', otherCountries: [], rootCauses: ['governance'], themes: [], startsOn: '2026-04-01' },
    ...{ endsOn: null, currency: 'GBP', sector: '15220', iatiIdentifier: null, reportingOrganisation: 'GB-GOV-52' },
    reportingName: 'The Fund',
  });
  const project = await records.projects.make(manager, {
    ...{ programme, title: 'Wells', summary: 'Wells', implementer: 'Muhammad Taher Anwari' },
    ...{ implementerReference: null, atRisk: false, departmentShares: ['home-office 100% ODA 100%'] },
    ...{ startsOn: '2026-04-01', endsOn: null, iatiIdentifier: null },
  });
  const amount = { amountMinor: 100, currency: 'GBP' };
  const shared = { project, amount, valueDate: null, reason: null };
  await records.budgetLines.make(manager, { ...shared, startsOn: '2026-04-01', endsOn: null });
  const promise = () => records.commitments.make(manager, { ...shared, madeOn: '2026-05-01' });
  const refused = await promise().catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'screening.in-the-way', field: 'amount', status: 409 });
  expect(String(refused)).toContain('“Muhammad Taher Anwari” may be “Muhammad Taher Anwari”');
  const id = /matches\/([0-9a-f-]{36})/.exec(String(refused))?.[1] ?? '';
  expect(words((await officer.get(`/act/projects/${project}`)).body)).toContain('Sanctions screening');
  const different = { verdict: 'different', reason: 'A company of Juba, registered in 2001' } as const;
  await screeningFindings.find(desk, id, different, 'any');
  if ((await screeningFindings.match(desk, id)).state === 'to-check') {
    await expect(promise()).rejects.toMatchObject({ code: 'screening.in-the-way' });
    await screeningFindings.check(focal, id, different, 'any');
  }
  await promise();
  // The listed side says something else: the pair is another, and holds money back though no list has been run again.
  const changed = { ...anwari, remarks: 'Seen in Juba.' };
  await fresh.services.sanctionsLists.importList(systemActor, madeUpUnList('2026-11-20', [changed]));
  const pay = () => records.disbursements.make(manager, { ...shared, paidOn: '2026-06-01' });
  await expect(pay()).rejects.toThrow('/act/sanctions/screening/new?name=Muhammad+Taher+Anwari');
  await fresh.services.screeningWork.work();
  await expect(pay()).rejects.toThrow('/act/sanctions/screening/matches/');
  // What is taken back comes from the partner.
  expect((await screening.runs(desk, { offset: 0, limit: 1 })).runs[0]?.kind).toBe('standing');
});

test('a partner of a programme that everyone may read is screened for the government alone', async () => {
  const { records } = fresh.services;
  const [programme] = (await records.programmes.list(systemActor, {}, { offset: 0, limit: 1 })).records;
  if (programme === undefined) throw new Error('It was made above');
  const values = { ...programme.values, title: 'Read by everyone', iatiIdentifier: null };
  const owner = inRole('instrument-owner-programme');
  const released = { owner: owner.organisationId, marking: 'OFFICIAL', caveats: [], audience: ['everyone'] };
  const open = await records.programmes.make(owner, values, released);
  await records.projects.make(owner, {
    ...{ programme: open, title: 'Open wells', summary: 'Wells', implementer: 'Muhammad Taher Anwari' },
    ...{ implementerReference: 'XM-1', atRisk: false, departmentShares: ['home-office 100% ODA 100%'] },
    ...{ startsOn: '2026-04-01', endsOn: null, iatiIdentifier: null },
  });
  const read = (actor: Actor) =>
    fresh.database.snapshot(actor, (queries) => readLedger(queries, { subjectType: 'screening' }));
  expect(await read(anonymousActor)).toEqual([]);
  expect(await read(inRole('partner-reporter'))).toEqual([]);
  expect((await read(inRole('desk-officer'))).length).toBeGreaterThan(2);
});

test('talks do not begin with a party who may be listed, beside the answer that names it, and begin with others', async () => {
  const { warnings, decisions, actions } = fresh.services;
  const desk = inRole('desk-officer');
  const warning = await warnings.openByHand(inRole('watch-analyst'), 'SSD' as never, 'high', 'Risen');
  await warnings.acknowledge(desk, warning);
  await decisions.decide(desk, warning, { choice: 'act', reasons: 'It costs little', optionsNotTaken: '' });
  const beginning = { instrument: 'shuttle-diplomacy', purpose: 'Talks', lead: 'The envoy', dueOn: '2027-03-31' };
  const withParties = (...parties: readonly string[]) => ({ ...beginning, details: { parties } });
  const begun = actions.begin(desk, warning, withParties('The elders', 'Muhammad Taher Anwari'));
  await expect(begun).rejects.toMatchObject({ code: 'action.blocked', field: 'details.parties' });
  const planned = await actions.plan(desk, warning, withParties('Muhammad Taher Anwari'));
  // Whom a planned action names is screened on record, so that it can be settled before the talks.
  const page = (await officer.get(`/act/actions/${planned}`)).body;
  expect(page).toContain('href="/act/sanctions/screening/matches/');
  await actions.begin(desk, warning, withParties('The elders of the valley'));
});
