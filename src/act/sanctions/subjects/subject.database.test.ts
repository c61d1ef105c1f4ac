import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../../test/fresh-site.ts';
import { madeUpUkList, madeUpUnList } from '../../../../test/made-up-lists.ts';
import { systemActor } from '../../../platform/database/actor.ts';

/** One listed subject on a page: what each list says, how it changed, and what is done about it here. */

let fresh: FreshSite;
const ann = { reference: 'TAi.001', name: 'Abdul Karim Haqqani', born: '1971-01-02' };
beforeAll(async () => {
  fresh = await freshSite();
  const { sanctionsLists, records } = fresh.services;
  const other = { reference: 'TAi.002', name: 'Mohammad Younus Rahmani' };
  await sanctionsLists.importList(systemActor, madeUpUnList('2026-09-01', [ann, other]));
  await sanctionsLists.importList(systemActor, madeUpUnList('2026-10-01', [{ ...ann, remarks: 'In Quetta' }]));
  const cited = { reference: 'AFG0001', name: 'Abdul Karim HAQQANI', unReference: 'TAi.001' };
  await sanctionsLists.importList(systemActor, madeUpUkList('2026-11-01', [cited]));
  const desk = inRole('desk-officer');
  const regime = await records.sanctionsRegimes.make(desk, {
    ...{ name: 'Afghanistan', legalBasis: 'Regulations 2020', country: 'AFG', since: '2020-12-31' },
    ...{ purposes: 'Peace', reading: null },
  });
  await records.designationCases.make(desk, {
    ...{ subject: 'Abdul Karim Haqqani', subjectKind: 'person', identifiers: null, regime, country: 'AFG' },
    ...{ measures: ['travel-ban'], unit: null, action: null },
  });
  const said = {
    kind: 'person' as const,
    names: ['Abdul Karim Haqqani'],
    birthDates: [],
    nationalities: [],
    identifiers: [],
  };
  await fresh.services.screening.screenOne(
    desk,
    { ...said, purpose: 'Grant 12', reference: null },
    {
      isStanding: false,
    },
  );
}, 120_000);
afterAll(() => fresh.close());

const address = (record: string) => `/act/sanctions/register/subjects/${encodeURIComponent(record)}`;

test('its page tells each list, since when, what changed, its open matches and its cases', async () => {
  const visitor = fresh.visitor();
  await visitor.signIn('desk-officer');
  const page = await visitor.get(address('un:TAi.001'));
  expect(page.statusCode).toBe(200);
  for (const words of [
    'AFG0001',
    'by a reference of the lists',
    'first seen on that of 1 September 2026',
    'In Quetta',
  ]) {
    expect(page.body).toContain(words);
  }
  expect(page.body).toContain('/act/sanctions/screening/matches/');
  expect(page.body).toContain('/act/sanctions/cases/');
  // The register leads to it, by the record of either list.
  expect((await visitor.get('/act/sanctions/register')).body).toContain(address('un:TAi.001'));
  expect((await visitor.get('/act/sanctions/register')).body).toContain(address('uk:AFG0001'));
});

test('one that is taken off keeps its page, and one that never stood has none', async () => {
  const visitor = fresh.visitor();
  const page = await visitor.get(address('un:TAi.002'));
  expect(page.body).toContain('no longer on the list; last seen on that of 1 September 2026');
  expect((await visitor.get(address('un:TAi.999'))).statusCode).toBe(404);
});

test('lists are published; what is screened and whom a case is about is not told to everybody', async () => {
  const partner = fresh.visitor();
  await partner.signIn('partner-reporter');
  const page = (await partner.get(address('un:TAi.001'))).body;
  expect(page).toContain('AFG0001');
  expect(page).not.toContain('/act/sanctions/screening/matches/');
  expect(page).not.toContain('/act/sanctions/cases/');
});

test('CSV and API tell the same rows', async () => {
  const visitor = fresh.visitor();
  const changes = (await visitor.get(`/api/v1/sanctions/subjects/${encodeURIComponent('un:TAi.001')}/changes`)).json();
  expect(changes.items).toMatchObject([
    { list: 'un', day: '2026-09-01', change: 'first-seen' },
    { list: 'un', day: '2026-10-01', change: 'changed', after: 'In Quetta' },
    { list: 'uk', day: '2026-11-01', change: 'first-seen' },
  ]);
  const csv = (await visitor.get(`${address('un:TAi.001')}/history.csv`)).body.trim().split('\r\n');
  expect(csv).toHaveLength(1 + changes.items.length);
  const records = (await visitor.get(`/api/v1/sanctions/subjects/${encodeURIComponent('uk:AFG0001')}/records`)).json();
  expect(records.items).toMatchObject([
    { list: 'uk', joinedBy: null, listedOn: '2012-06-29' },
    { list: 'un', joinedBy: 'reference', isStanding: true, firstSeenOn: '2026-09-01', lastSeenOn: '2026-10-01' },
  ]);
});
