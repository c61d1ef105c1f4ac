import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { madeUpUnList } from '../../../test/made-up-lists.ts';
import { readXml } from '../../../test/read-xml.ts';
import { systemActor } from '../../platform/database/actor.ts';

let fresh: FreshSite;
let visitor: Visitor;
const anwari = { reference: 'TAi.005', name: 'Muhammad Taher Anwari' };
const take = async (day: string, people: Parameters<typeof madeUpUnList>[1]) =>
  (await fresh.services.sanctionsLists.importList(systemActor, madeUpUnList(day, people))).snapshot.id;
const signals = async () =>
  (await fresh.services.records.signals.list(inRole('watch-analyst'), { values: { origin: 'list' } }, stretch)).records;
const stretch = { limit: 50, offset: 0 };
let ids: readonly [string, string] = ['', ''];

beforeAll(async () => {
  fresh = await freshSite();
  visitor = fresh.visitor();
  const older = await take('2025-01-10', [
    anwari,
    { reference: 'SDi.001', name: 'Gone &amp; Forgotten', regime: 'Sudan' },
  ]);
  const newer = await take('2025-03-23', [
    { ...anwari, alias: 'Taher &lt;the&gt; Quiet' },
    { reference: 'SDi.005', name: 'Abdel Rahman Juma Barkalla', regime: 'Sudan', listedOn: '2024-11-08' },
    { reference: 'QDi.001', name: 'Somebody of a Theme', regime: 'Al-Qaida' },
  ]);
  ids = [older, newer];
});
afterAll(() => fresh.close());

test('who was added and removed for a country is one signal there, told once, with names and where to read of it', async () => {
  expect(await fresh.services.listSignals.watch()).toBe(1);
  expect(await fresh.services.listSignals.watch()).toBe(0);
  const [signal, ...others] = await signals();
  expect(others).toEqual([]);
  expect(signal?.values).toMatchObject({
    ...{ country: 'SDN', origin: 'list', observedOn: '2025-03-23', asksFor: null },
    title: 'Sudan: 1 person added, 1 person removed, UN Security Council Consolidated List of 2025-03-23',
    detail: 'Added: Abdel Rahman Juma Barkalla (SDi.005).\nRemoved: Gone & Forgotten (SDi.001).',
    source: `/act/sanctions/lists/${ids[1]}/delta?since=${ids[0]}`,
  });
  const officer = fresh.visitor();
  await officer.signIn('watch-analyst');
  expect((await officer.get('/warn/signals')).body).toContain('Sudan: 1 person added, 1 person removed');
  expect((await visitor.get('/warn')).body).not.toContain('1 person added');
});

test('a list of between, imported later, makes no second signal of the same day', async () => {
  await take('2025-02-01', [anwari]);
  expect(await fresh.services.listSignals.watch()).toBe(0);
  // An app that starts anew looks again, and finds it told.
  expect((await signals()).length).toBe(1);
});

test('the feed of a list tells each change between imports, by place, and stays the same until the next', async () => {
  const { statusCode, headers, body } = await visitor.get('/act/sanctions/lists/un.atom');
  expect([statusCode, headers['content-type']]).toEqual([200, 'application/atom+xml; charset=utf-8']);
  expect(() => readXml(body)).not.toThrow();
  const titles = [...body.matchAll(/<title>(.*?)<\/title>/g)].map(([, title]) => title);
  expect(titles).toContain('Abdel Rahman Juma Barkalla (SDi.005) added');
  expect(titles).toContain('Gone &amp; Forgotten (SDi.001) removed');
  expect(titles).toContain('Muhammad Taher Anwari (TAi.005) changed');
  expect(body).toContain('names + Taher &lt;the&gt; Quiet');
  expect(body).toContain('term="SDN" label="Sudan"');
  expect((await visitor.get('/act/sanctions/lists/un.atom')).body).toBe(body);
  const entries = [...body.matchAll(/<entry>\s*<id>(.*?)<\/id>/g)].map(([, id]) => id);
  expect(new Set(entries).size).toBe(entries.length);
  const none = await visitor.get('/act/sanctions/lists/eu.atom');
  expect([none.statusCode, none.body.includes('<entry>')]).toEqual([200, false]);
  expect((await visitor.get('/act/sanctions/lists/mars.atom')).statusCode).toBe(404);
});
