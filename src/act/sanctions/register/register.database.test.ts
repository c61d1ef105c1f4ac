import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../../test/fresh-site.ts';
import { madeUpUkList, madeUpUnList } from '../../../../test/made-up-lists.ts';
import { anonymousActor, systemActor } from '../../../platform/database/actor.ts';
import { readLedger } from '../../../platform/ledger/ledger-store.ts';
import { createRegisterWorkService } from './register-work-service.ts';

let fresh: FreshSite;
let officer: Visitor;
const anwari = { reference: 'TAi.005', name: 'Muhammad Taher Anwari', born: '1961' };
const barkalla = { reference: 'SDi.005', name: 'Abdel Rahman Juma Barkalla', regime: 'Sudan', listedOn: '2024-11-08' };
const another = { reference: 'AFG0011', name: 'Another One' };
const ukAnwari = { reference: 'AFG0009', name: 'Mohammad Taher Anwari', listedOn: '2023-04-27', born: '1961' };

const words = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const address = '/act/sanctions/register/pairs/un%3ATAi.005/uk%3AAFG0009';
const take = async (list: Parameters<FreshSite['services']['sanctionsLists']['importList']>[1]) => {
  await fresh.services.sanctionsLists.importList(systemActor, list);
  await fresh.services.registerWork.work();
};
const rowOf = async () =>
  (await fresh.services.register.standing(systemActor)).rowsOf('un').find(({ reference }) => reference === 'TAi.005');

beforeAll(async () => {
  fresh = await freshSite();
  officer = fresh.visitor();
  await officer.signIn('desk-officer');
  await take(madeUpUnList('2025-03-23', [anwari, barkalla]));
});
afterAll(() => fresh.close());

test('records of like name are compared in the background, stand together as possibly one, and wait for a person', async () => {
  await fresh.services.sanctionsLists.importList(
    systemActor,
    madeUpUkList('2025-03-24', [ukAnwari, { reference: 'AFG0010', name: 'Somebody Else' }]),
  );
  const early = await officer.get('/act/sanctions/register/pairs');
  expect(words(early.body)).toContain('4 records are still to be compared by name');
  await fresh.services.registerWork.work();
  expect((await rowOf())?.holdings.uk).toMatchObject({ reference: 'AFG0009', by: 'name', lagDays: 8098 });
  const { body } = await officer.get('/act/sanctions/register/pairs');
  expect(words(body)).toContain('1 pair: To be decided.');
  expect(body).toContain(`href="${address}"`);
  const register = words((await officer.get('/act/sanctions/register')).body);
  expect(register).toContain('1 pair of records waits for somebody to say');
  expect(register).toContain('AFG0009 possibly, by name');
});

test('where nothing is new nothing is worked out, and the index of all names is not made for it', async () => {
  const { database, services } = fresh;
  const parts = { database, clock: services.clock, register: services.register };
  const listedNames = { ...services.listedNames, standingIn: () => Promise.reject(new Error('The index was made')) };
  const steps = () =>
    database.snapshot(systemActor, (queries) => readLedger(queries, { subjectType: 'sanctions-register' }));
  const before = await steps();
  await createRegisterWorkService({ ...parts, listedNames }).work();
  expect(await steps()).toEqual(before);
  await services.sanctionsLists.importList(systemActor, madeUpUkList('2025-03-25', [ukAnwari, another]));
  await expect(createRegisterWorkService({ ...parts, listedNames }).work()).rejects.toThrow('The index was made');
  await services.registerWork.work();
});

test('the page of a pair shows both sides with reasons; a decision needs a verdict and a reason', async () => {
  const { statusCode, body } = await officer.get(address);
  expect(statusCode).toBe(200);
  expect(words(body)).toContain('muhammad mohammad spelled or sounding alike');
  expect(words(body)).toContain('For : the same in both: “taher”, “anwari”');
  const empty = await officer.post(`${address}/decide`, { reason: 'Kept all the same' }, address);
  expect(empty.statusCode).toBe(422);
  expect(words(empty.body)).toContain('Choose whether they are the same subject');
  expect(empty.body).toContain('Kept all the same');
});

test('what is decided holds over later imports, shows as stale, and can be taken back; each step is told', async () => {
  const version = /name="version" value="([^"]+)"/.exec((await officer.get(address)).body)?.[1] ?? '';
  const said = { verdict: 'different', reason: 'Born forty years apart', version };
  const { statusCode, headers } = await officer.post(`${address}/decide`, said, address);
  expect([statusCode, headers.location]).toEqual([303, '/act/sanctions/register/pairs']);
  expect((await rowOf())?.holdings.uk).toBeUndefined();
  expect((await officer.post(`${address}/decide`, said, address)).statusCode).toBe(412);

  await take(madeUpUkList('2025-04-24', [{ ...ukAnwari, born: '1962' }]));
  expect((await rowOf())?.holdings.uk).toBeUndefined();
  const stale = await officer.get('/act/sanctions/register/pairs?state=stale');
  expect(words(stale.body)).toContain('Different subjects a side has changed since');
  expect(words((await officer.get(address)).body)).toContain('A side has changed since this was decided.');

  const desk = inRole('focal-point');
  const { registerDeciding } = fresh.services;
  await registerDeciding.decide(desk, 'uk:AFG0009', 'un:TAi.005', { verdict: 'same', reason: 'One passport' }, 'any');
  expect((await rowOf())?.holdings.uk).toMatchObject({ by: 'person', lagDays: 8098 });
  const takenBack = { verdict: 'taken-back', reason: 'The passport was another’s' } as const;
  await registerDeciding.decide(desk, 'uk:AFG0009', 'un:TAi.005', takenBack, 'any');
  expect((await rowOf())?.holdings.uk).toMatchObject({ by: 'name' });
  await expect(registerDeciding.decide(desk, 'uk:AFG0009', 'un:TAi.005', takenBack, 'any')).rejects.toThrow(
    'Nothing is decided of this pair',
  );
  const entries = await fresh.database.snapshot(systemActor, (queries) =>
    readLedger(queries, { subjectType: 'register-pair' }),
  );
  expect(entries.map(({ kind, toState }) => [kind, toState])).toEqual([
    ['register-pair.decided', 'different'],
    ['register-pair.decided', 'same'],
    ['register-pair.taken-back', 'taken-back'],
  ]);
});

test('who may decide is a sanctions officer, a desk or the Focal Point; why is for the government alone', async () => {
  const said = { verdict: 'same', reason: 'x' } as const;
  const { registerDeciding } = fresh.services;
  const decide = (role: Parameters<typeof inRole>[0]) => () =>
    registerDeciding.decide(inRole(role), 'un:TAi.005', 'uk:AFG0009', said, 'any');
  expect(decide('auditor')).toThrow('Your role does not take this step');
  await expect(registerDeciding.pair(anonymousActor, 'un:TAi.005', 'uk:AFG0009')).rejects.toThrow('Sign in as one');
  const outside = fresh.visitor();
  expect((await outside.get('/act/sanctions/register/pairs')).statusCode).toBe(403);
  await expect(decide('desk-officer')()).resolves.toMatchObject({ left: { reference: 'TAi.005' } });
  for (const [one, other] of [
    ['un:TAi.005', 'un:SDi.005'],
    ['un:TAi.005', 'uk:NOBODY'],
    ['xx:1', 'uk:AFG0009'],
  ] as const)
    await expect(registerDeciding.pair(inRole('desk-officer'), one, other)).rejects.toThrow('No two lists that stand');
});

test('gaps are asked from any list, and each leads to a form with what is known filled in', async () => {
  const uk = await officer.get('/act/sanctions/register?base=uk&missing=un');
  expect(words(uk.body)).toContain('1 subject of the UK Sanctions List, held against the other lists');
  const un = await officer.get('/act/sanctions/register?missing=uk');
  const href = /href="(\/act\/sanctions\/cases\/new\?subject=Abdel[^"]+)"/.exec(un.body)?.[1]?.replaceAll('&amp;', '&');
  const form = await officer.get(href ?? '');
  expect(form.body).toContain('Abdel Rahman Juma Barkalla');
  expect(form.body).toContain('<option value="SDN" selected>');
  await take(
    madeUpUkList('2025-05-24', [ukAnwari, { reference: 'HAI0001', name: 'Jimmy Cherizier', regime: 'Haiti' }]),
  );
  const missing = await officer.get('/act/sanctions/register?base=uk&missing=un');
  const ask = /href="(\/act\/actions\/new\?instrument=demarche[^"]+)"/
    .exec(missing.body)?.[1]
    ?.replaceAll('&amp;', '&');
  const action = await officer.get(ask ?? '');
  expect(action.body).toContain('Ask the Security Council’s sanctions committee to list Jimmy Cherizier');
  const csv = await officer.get('/act/sanctions/register.csv?base=uk&missing=un');
  expect(csv.body.split('\r\n')[1]).toBe('uk,HAI0001,Jimmy Cherizier,person,Haiti,2012-06-29,,,,,,,,,,,,,,,,');
});
