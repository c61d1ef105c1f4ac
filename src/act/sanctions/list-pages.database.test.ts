import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { madeUpUkList, madeUpUnList } from '../../../test/made-up-lists.ts';
import { systemActor } from '../../platform/database/actor.ts';

let fresh: FreshSite;
let visitor: Visitor;
let older = '';
let newer = '';
beforeAll(async () => {
  fresh = await freshSite();
  visitor = fresh.visitor();
  const anwari = { reference: 'TAi.005', name: 'Muhammad Taher Anwari' };
  const take = async (day: string, people: Parameters<typeof madeUpUnList>[1]) =>
    (await fresh.services.sanctionsLists.importList(systemActor, madeUpUnList(day, people))).snapshot.id;
  older = await take('2023-03-28', [anwari, { reference: 'TAi.009', name: 'Shams ur-Rahman' }]);
  newer = await take('2025-03-23', [
    { ...anwari, name: 'Mohammad Tahir Anwari', alias: 'Shams ur-Rahman', remarks: 'Said to be &lt;abroad&gt;.' },
    { reference: 'SDi.005', name: 'Abdel Rahman Juma Barkalla', regime: 'Sudan', listedOn: '2024-11-08' },
  ]);
});
afterAll(() => fresh.close());

const words = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

test('the page of lists says which stand, how old they are and which were never imported', async () => {
  const { statusCode, body } = await visitor.get('/act/sanctions/lists');
  expect(statusCode).toBe(200);
  expect(words(body)).toMatch(/UN Security Council Consolidated List 23 March 2025 2 3 stale: \d+ days old/);
  expect(words(body)).toContain('UK Sanctions List never imported');
  expect(body).toContain(`href="/act/sanctions/lists/${newer}/delta?since=${older}"`);
  expect(words(body)).toContain('the first of this list');
});

test('the page of a delta says who was added, removed, merged, renamed and changed, by field', async () => {
  const { body } = await visitor.get(`/act/sanctions/lists/${newer}/delta`);
  const said = words(body);
  expect(said).toContain('From 28 March 2023 to 23 March 2025: 1 added, 1 removed, 1 changed.');
  expect(said).toContain('SDi.005 Abdel Rahman Juma Barkalla , a person Sudan 8 November 2024');
  expect(said).toContain('its name now stands in TAi.005');
  expect(said).toContain('renamed, was Muhammad Taher Anwari');
  expect(body).toContain('Said to be &lt;abroad&gt;.');
  const first = await visitor.get(`/act/sanctions/lists/${older}/delta`);
  expect(words(first.body)).toContain('0 added, 0 removed, 0 changed.');
  const unknown = '01900000-0000-7000-8000-000000000000';
  expect((await visitor.get(`/act/sanctions/lists/${unknown}/delta`)).statusCode).toBe(404);
});

test('the same comes as CSV and by the API, and the file as it was imported', async () => {
  const csv = await visitor.get(`/act/sanctions/lists/${newer}/delta.csv?since=${older}`);
  expect(csv.body.split('\r\n').slice(0, 3)).toEqual([
    'change,reference,name,kind,regime,listed_on,field,before,after',
    'added,SDi.005,Abdel Rahman Juma Barkalla,person,Sudan,2024-11-08,,,',
    'merged,TAi.009,Shams ur-Rahman,person,Taliban,2001-02-23,,,TAi.005',
  ]);
  const changes = await visitor.get(`/api/v1/sanctions/lists/${newer}/changes?since=${older}`);
  const items = changes.json<{ items: readonly { change: string; field: string | null }[] }>().items;
  expect(items.map(({ change, field }) => [change, field])).toEqual([
    ['added', null],
    ['merged', null],
    ['renamed', 'names'],
    ['changed', 'COMMENTS1'],
  ]);
  const original = await visitor.get(`/act/sanctions/lists/${newer}/original`);
  expect(original.headers['content-disposition']).toContain('un-2025-03-23.xml');
  expect(original.body).toContain('<REFERENCE_NUMBER>SDi.005</REFERENCE_NUMBER>');
});

test('the register says who is missing on which list, after how many days others followed, and which references are wrong', async () => {
  const cited = { name: 'Mohammad Taher Anwari', listedOn: '2023-04-27', regime: 'Afghanistan' };
  await fresh.services.sanctionsLists.importList(
    systemActor,
    madeUpUkList('2025-03-24', [
      { ...cited, reference: 'AFG0009', unReference: 'TAi.005' },
      { reference: 'HAI0012', name: 'Dimitri Herard', unReference: 'HTi.009', regime: 'Haiti' },
    ]),
  );
  const { body } = await visitor.get('/act/sanctions/register');
  expect(words(body)).toContain(
    'TAi.005 Mohammad Tahir Anwari Taliban 23 February 2001 AFG0009 27 April 2023 after 8,098 days',
  );
  expect(words(body)).toMatch(/SDi\.005 Abdel Rahman Juma Barkalla Sudan 8 November 2024 missing/);
  expect(words(body)).toContain('HAI0012 Dimitri Herard HTi.009 on no list of the UN of that day nobody');
  expect(words(body)).toContain('US Treasury (OFAC) list is not imported: nobody is held against it.');
  const csv = await visitor.get('/act/sanctions/register.csv?missing=uk');
  expect(csv.body.split('\r\n').slice(1, 3)).toEqual([
    'un,SDi.005,Abdel Rahman Juma Barkalla,person,Sudan,2024-11-08,,,,,,,,,,,,,,,,',
    '',
  ]);
  const faults = await visitor.get('/api/v1/sanctions/reference-faults');
  expect(faults.json()).toMatchObject({ items: [{ reference: 'HAI0012', unReference: 'HTi.009', fault: 'unknown' }] });
  const table = await visitor.get('/act/sanctions/reference-faults.csv');
  expect(table.body.split('\r\n')[1]).toBe('uk,HAI0012,Dimitri Herard,Haiti,HTi.009,unknown,,,');
});

test('a list that came zipped is given out as it came, to a browser that takes zipped answers too', async () => {
  // Of what cannot be made smaller, since short answers are never zipped.
  const people = Array.from({ length: 100 }, (_, index) => ({
    ...{ reference: `AFG1${index}`, name: `Nobody ${randomBytes(30).toString('hex')}`, regime: 'Afghanistan' },
  }));
  const parts: Uint8Array[] = [];
  for await (const part of madeUpUkList('2025-04-01', people).list().bytes) parts.push(part);
  const zipped = gzipSync(Buffer.concat(parts));
  async function* bytes() {
    yield zipped;
  }
  const list = () => ({ name: 'uk-2025-04-01.xml.gz', bytes: bytes() });
  const { snapshot } = await fresh.services.sanctionsLists.importList(systemActor, { list });
  const url = `/act/sanctions/lists/${snapshot.id}/original`;
  const headers = { host: '127.0.0.1:3000', 'accept-encoding': 'br, gzip' };
  const answer = await fresh.site.inject({ method: 'GET', url, headers });
  expect(answer.headers['content-encoding']).toBeUndefined();
  expect(answer.rawPayload.equals(zipped)).toBe(true);
});
