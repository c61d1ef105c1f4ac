import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MovedSite, movedSite } from '../../../test/browser/moved-site.ts';
import { createVisitor, type Visitor } from '../../../test/browser/visitor.ts';
import { countryCode, inRole } from '../../../test/fresh-services.ts';
import { madeUpEvents } from '../../../test/made-up-events.ts';
import { anonymousActor, systemActor } from '../../platform/database/actor.ts';
import type { AskedSource } from './own-source-service.ts';

/** A watch analyst brings in a table: says what its columns are, looks, lands it, and is offered the same next time. */

const home = '/warn/events/own';
const table = [
  'Where,Town,Day,Killed,By',
  'Sudan,El Fasher,2024-03-01,12,Militia',
  'Sudan,Nyala,2024-03-02,4,Militia',
  'Atlantis,X,2024-03-02,4,Militia',
].join('\n');
const said = {
  ...{ name: 'Attacks in Darfur', publisher: 'A network', licence: 'With its leave', dateForm: 'ymd' },
  ...{ violence: 'oneSided', 'column-country': 'Where', 'column-placeName': 'Town', 'column-dayFrom': 'Day' },
  ...{ 'column-deathsBest': 'Killed', 'column-sideA': 'By', fileName: 'attacks.csv' },
};
const own = 'own-attacks-in-darfur';

let site: MovedSite;
let analyst: Visitor;
let desk: Visitor;
beforeAll(async () => {
  site = await movedSite();
  [analyst, desk] = [createVisitor(site.address), createVisitor(site.address)];
  await analyst.signIn('demo-watch-analyst');
  await desk.signIn('demo-desk-officer');
});
afterAll(() => site?.close());

const bring = (file: string, what: string, other: object = {}) =>
  analyst.submit(home, home, { ...said, file, what, ...other });

test('it is for analysts; others see what there is, and partners and visitors nothing', async () => {
  expect((await createVisitor(site.address).get(home)).headers.location).toBe(
    `/sign-in?goTo=${encodeURIComponent(home)}`,
  );
  expect((await analyst.get(home)).body).toContain('Say what its columns are');
  expect((await desk.get(home)).body).not.toContain('Say what its columns are');
  const partner = createVisitor(site.address);
  await partner.signIn('demo-partner-reporter');
  expect((await partner.get(home)).status).toBe(403);
});

test('pasted, its columns are offered, with its first rows', async () => {
  const { status, body } = await analyst.submit(home, `${home}/columns`, { pasted: table });
  expect(status).toBe(200);
  expect(body).toContain('<option value="Killed">Killed</option>');
  expect(body).toContain('El Fasher');
});

test('looked at alone, each row is told and nothing has landed; then it lands, and the same again changes nothing', async () => {
  const { services } = site;
  const tried = (await bring(table, 'check')).body;
  expect(tried).toContain('2 rows fit; nothing has landed yet.');
  expect(tried).toContain('no country that is known by that name or code');
  expect(await services.events.releases(systemActor)).toEqual([]);
  expect(await services.ownSources.sources(systemActor)).toEqual([]);

  const landed = (await bring(table, 'land')).body;
  expect(landed).toContain('2 rows have landed: 2 new');
  expect(landed).toContain('1 row was not taken.');
  expect(landed).toMatch(/<th scope="row"[^>]*>4<\/th>/);
  expect((await bring(table, 'land')).body).toContain('This very table has landed already');
  expect(await services.events.releases(systemActor)).toMatchObject([
    { source: { id: own, licence: 'With its leave' }, fate: { added: 2 }, rows: 3 },
  ]);
});

test('a table with the same columns is filled in as it was laid out before', async () => {
  const { body } = await analyst.submit(home, `${home}/columns`, { pasted: table });
  expect(body).toContain('A table with these columns was laid out before, as Attacks in Darfur');
  expect(body).toContain('<option value="Killed" selected>');
  expect(body).toContain('value="A network"');
});

test('its events are listed under their source, for those who work here', async () => {
  const address = `/warn/events?country=SDN&source=${own}`;
  expect((await desk.get(address)).body).toContain('El Fasher');
  expect((await desk.get(address)).body).toContain('nothing is counted from it');
  expect((await desk.get('/warn/sources')).body).toContain('Attacks in Darfur');
  const visitor = createVisitor(site.address);
  expect((await visitor.get(address)).status).toBe(403);
  expect((await visitor.get('/warn/sources')).body).not.toContain('Attacks in Darfur');
  expect((await visitor.get('/api/v1/events/releases')).body).not.toContain('Attacks in Darfur');
  for (const ledger of ['/account/ledger', '/account/ledger.csv']) {
    expect((await visitor.get(ledger)).body).not.toContain('Attacks in Darfur');
    expect((await analyst.get(ledger)).body).toContain('Attacks in Darfur');
  }
  const found = JSON.parse((await desk.get(`/api/v1/events?country=SDN&source=${own}`)).body);
  expect(found.items).toMatchObject([
    { source: own, placeName: 'Nyala', deathsBest: 4 },
    { source: own, placeName: 'El Fasher', deathsBest: 12 },
  ]);
});

test('nothing is counted from it: lists, months, hot spots and rises rest on UCDP’s alone', async () => {
  const { events } = site.services;
  const sudan = countryCode('SDN');
  expect(await events.list(systemActor, { country: sudan }, { limit: 10 })).toEqual([]);
  expect(await events.monthsOf(systemActor, sudan)).toEqual([]);
  expect(await events.hotSpotsOf(systemActor, sudan)).toBeUndefined();
  await events.land(systemActor, madeUpEvents());
  const paraguay = (await events.hotSpotsOf(systemActor, countryCode('PRY')))?.cells.length;
  await bring('Where,Town,Day,Killed,By\nParaguay,X,2024-12-01,4,Militia', 'land', { name: 'Elsewhere' });
  expect((await events.hotSpotsOf(systemActor, countryCode('PRY')))?.cells).toHaveLength(paraguay ?? 0);
  const sums = sql<{ rows: number }>`
    select (select count(*) from event_country_month where source <> 'ucdp-events')
      + (select count(*) from event_cell_month where source <> 'ucdp-events') as rows`;
  const found = await site.database.snapshot(systemActor, (queries) => sums.execute(queries));
  expect(Number(found.rows[0]?.rows)).toBe(0);
  const filter = { country: sudan, source: own } as const;
  await expect(events.list(anonymousActor, filter, { limit: 1 })).rejects.toMatchObject({ status: 403 });
});

test('a table that no longer has much of what stands is refused, unless it is asked for; what it tells anew stands beside', async () => {
  const less = table
    .split('\n')
    .filter((line) => !line.includes('Nyala'))
    .join('\n')
    .replace('2024-03-02', '2024-03-03');
  const wider = `${less}\nSudan,Tine,2024-03-05,1,Militia`;
  const refused = await bring(wider, 'land');
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('href="#evenIfLess">More than one in ten of the events that stand');
  expect(refused.body).not.toContain('--even-if-less');
  expect((await bring(wider, 'land', { evenIfLess: 'yes' })).body).toContain('1 new');
  const filter = { country: countryCode('SDN'), source: own } as const;
  expect(await site.services.events.list(systemActor, filter, { limit: 10 })).toMatchObject([
    { placeName: 'Tine' },
    { placeName: 'El Fasher' },
  ]);
});

test('where each event was told, and how many of the dead were civilians, is shown, in the table and to programs too', async () => {
  const told = ['Where,Day,Killed,Civilians,Told by', 'Mali,2024-03-01,12,9,A priest of Gao'].join('\n');
  const columns = { 'column-placeName': '', 'column-sideA': '' };
  const more = { 'column-deathsCivilians': 'Civilians', 'column-sourceWords': 'Told by' };
  await bring(told, 'land', { name: 'Told', ...columns, ...more });
  const asked = 'country=MLI&source=own-told';
  const { body } = await desk.get(`/warn/events?${asked}`);
  expect(body).toContain('Where it was told: <bdi>A priest of Gao</bdi>');
  expect(body).toContain('of them civilians: 9');
  expect((await desk.get(`/warn/events.csv?${asked}`)).body).toContain(',9,A priest of Gao');
  expect(JSON.parse((await desk.get(`/api/v1/events?${asked}`)).body).items).toMatchObject([
    { deathsCivilians: 9, sourceWords: 'A priest of Gao' },
  ]);
});

test('the same file, its columns said otherwise, is read anew in place of what was made of it', async () => {
  const days = ['Where,Day,Killed', 'Sudan,01/02/2024,5', 'Sudan,03/04/2024,6'].join('\n');
  const as = (dateForm: string, other: object = {}) =>
    bring(days, 'land', { name: 'Days', dateForm, 'column-placeName': '', 'column-sideA': '', ...other });
  expect((await as('dmy')).body).toContain('2 rows have landed: 2 new');
  expect((await as('mdy')).status).toBe(422);
  expect((await as('mdy', { evenIfLess: 'yes' })).body).toContain('2 rows have landed: 2 new');
  const filter = { country: countryCode('SDN'), source: 'own-days' } as const;
  expect(await site.services.events.list(systemActor, filter, { limit: 10 })).toMatchObject([
    { dayFrom: '2024-03-04', deathsBest: 6 },
    { dayFrom: '2024-01-02', deathsBest: 5 },
  ]);
  expect((await as('mdy')).body).toContain('This very table has landed already');
});

test('a file may be gzipped; a bomb, another encoding and what is no table are refused beside it', async () => {
  const { ownSources } = site.services;
  const actor = inRole('watch-analyst');
  const open = (bytes: Buffer, name = 'a.csv') =>
    ownSources.open(actor, {
      name,
      bytes: (async function* () {
        yield bytes;
      })(),
    });
  expect((await open(gzipSync(table))).sample.header).toEqual(['Where', 'Town', 'Day', 'Killed', 'By']);
  const refusedBeside = { status: 422, field: 'file' };
  await expect(open(gzipSync(Buffer.alloc(50_000_000, 'a')))).rejects.toMatchObject(refusedBeside);
  await expect(open(Buffer.from('Où\nici', 'latin1'))).rejects.toMatchObject({
    ...refusedBeside,
    code: 'event-layout.encoding',
  });
  await expect(open(gzipSync(table).subarray(0, 40))).rejects.toMatchObject(refusedBeside);
  await expect(open(Buffer.alloc(0))).rejects.toMatchObject(refusedBeside);
});

test('what a page would not send, the service refuses too, and nothing has landed', async () => {
  const { ownSources, events } = site.services;
  const before = await events.releases(systemActor);
  const asked: AskedSource = {
    ...{ name: 'Another', publisher: 'A network', licence: 'Open', dateForm: 'ymd', country: undefined },
    ...{ violence: 'oneSided', columns: { country: 'Where', dayFrom: 'Day', deathsBest: 'Killed' } },
  };
  const bringIn = (other: Partial<AskedSource>, actor = inRole('watch-analyst')) =>
    ownSources.bringIn(
      actor,
      { ...asked, ...other },
      { name: 'a.csv', text: table },
      { isTried: false, evenIfLess: false },
    );
  await expect(bringIn({ name: '!!!' })).rejects.toMatchObject({ status: 422, field: 'name' });
  await expect(bringIn({ country: 'ZZZ' })).rejects.toMatchObject({ status: 422, field: 'country' });
  await expect(bringIn({ columns: { country: 'Where' } })).rejects.toMatchObject({ status: 422 });
  await expect(bringIn({}, inRole('desk-officer'))).rejects.toMatchObject({ status: 403 });
  expect(await events.releases(systemActor)).toEqual(before);
});

test('a name in any script is a source; one that begins as another does, and is longer than is kept, is none', async () => {
  const { events } = site.services;
  const named = (name: string) => bring(table, 'land', { name, licence: name });
  for (const name of ['هجمات على المدارس', 'Нападения в Дарфуре', '袭击学校', 'Straßensperren']) {
    expect((await named(name)).body).toContain('2 rows have landed');
  }
  const sources = (await events.releases(systemActor)).map(({ source }) => source.id);
  expect(sources.slice(0, 2)).toEqual(['own-strassensperren', expect.stringMatching(/^own-[a-z-]+$/)]);
  const long = 'Attacks on schools, clinics and markets in the states of Darfur';
  await named(`${long}, first list`);
  const taken = await named(`${long}, second list`);
  expect([taken.status, taken.body.includes('A source of nearly this name is there already')]).toEqual([422, true]);
  expect((await named('…')).status).toBe(422);
});
