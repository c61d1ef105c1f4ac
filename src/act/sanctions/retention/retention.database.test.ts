import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../../test/fresh-site.ts';
import { madeUpUnList } from '../../../../test/made-up-lists.ts';
import { systemActor } from '../../../platform/database/actor.ts';
import type { RunId } from '../screening/screening-run.ts';

let fresh: FreshSite;
const desk = inRole('desk-officer');
const all = { offset: 0, limit: 100 };
const listed = { reference: 'TAi.005', name: 'Muhammad Taher Anwari', born: '1961-03-02' };
const nothing = { birthDates: [], nationalities: [], identifiers: [], purpose: 'A grant', reference: null };
const days = (count: number) => fresh.clock.forward(count * 24);

const screen = (name: string, isStanding = false): Promise<RunId> =>
  fresh.services.screening.screenOne(desk, { kind: 'person', names: [name], ...nothing }, { isStanding });

/** All that the database holds beside the ledger, its documents of search and the lists, as one text. */
async function everything(): Promise<string> {
  const tables = ['screened_subject', 'screening_row', 'screening_match', 'screening_finding', 'screening_run'];
  const texts = await fresh.database.snapshot(systemActor, async (queries) => {
    const found: string[] = [];
    for (const table of tables) {
      const { rows } = await sql<{ text: string | null }>`
        select string_agg(each::text, ' ') as text from ${sql.table(table)} each
      `.execute(queries);
      found.push(rows[0]?.text ?? '');
    }
    return found;
  });
  return texts.join(' ');
}
const ledgerText = async () => (await fresh.entries()).map(({ payload }) => payload).join(' ');

beforeAll(async () => {
  fresh = await freshSite();
  await fresh.services.sanctionsLists.importList(systemActor, madeUpUnList('2026-11-01', [listed]));
});
afterAll(() => fresh.close());

test('who was like nobody goes after its months and not a day before; the run still counts, and the ledger verifies', async () => {
  const { retention, screening, ledger } = fresh.services;
  const run = await screen('Zebedee Quibble');
  days(364);
  expect(await retention.erase()).toBe(0);
  expect(await everything()).toContain('Quibble');
  days(1);
  expect((await retention.standing(desk)).due).toMatchObject([{ names: ['Zebedee Quibble'], rule: 'nothing-found' }]);
  expect(await retention.erase()).toBe(1);
  expect(await retention.erase()).toBe(0);
  expect(await everything()).not.toContain('Quibble');
  expect(await ledgerText()).not.toContain('Quibble');
  expect(await screening.run(desk, run)).toMatchObject({ rows: 1, done: 1, state: 'done', title: '[erased]' });
  const [entry] = await fresh.entries({ subjectType: 'retention' });
  expect(entry?.kind).toBe('retention.erased');
  const { rule, months, subjects } = JSON.parse(entry?.payload ?? '');
  expect([rule, months, subjects.length]).toEqual(['nothing-found', 12, 1]);
  expect(await ledger.verify()).toMatchObject({ intact: true });
});

test('said once more after it was erased, somebody is another', async () => {
  const { screening } = fresh.services;
  await screen('Zebedee Quibble');
  expect(await everything()).toContain('Quibble');
  expect((await screening.runs(desk, all)).count).toBe(2);
});

test('who is screened by each list stays, and goes counted from the day on which a person ended it', async () => {
  const { retention, screening } = fresh.services;
  const run = await screen('Marta Oldcastle', true);
  days(800);
  await retention.erase();
  expect(await everything()).toContain('Oldcastle');
  await screening.stopStanding(desk, run);
  days(300);
  await retention.erase();
  expect(await everything()).toContain('Oldcastle');
  days(66);
  expect(await retention.erase()).toBe(1);
  expect(await everything()).not.toContain('Oldcastle');
});

test('whose match is not settled stays however long; settled, it goes with the reasons of the findings', async () => {
  const { retention, screening, screeningFindings } = fresh.services;
  await screen('Muhammad Taher Anwari');
  days(4_000);
  expect(await retention.erase()).toBe(0);
  const { matches } = await screening.matches(desk, { states: ['open'] }, all);
  const [match] = matches;
  const different = { verdict: 'different', reason: 'A tailor of Leicester' } as const;
  await screeningFindings.find(desk, match?.id ?? '', different, 'any');
  days(700);
  expect(await retention.erase()).toBe(0);
  days(40);
  expect((await retention.standing(desk)).due).toMatchObject([{ rule: 'different', heldBy: undefined }]);
  expect(await retention.erase()).toBe(1);
  for (const text of [await everything(), await ledgerText()]) expect(text).not.toContain('Leicester');
  // What was found of whom no longer is anybody stands without a name.
  expect(await screeningFindings.match(desk, match?.id ?? '')).toMatchObject({
    ...{ state: 'different', askedName: '[erased]' },
    findings: [{ reason: '[erased]' }],
  });
});

test('a hold, or a case that is open, stops it; once lifted, it goes', async () => {
  const { retention, records } = fresh.services;
  await screen('Okello Brightwater');
  await screen('Hanna Greenfield');
  const hold = await records.retentionHolds.make(desk, {
    ...{ about: 'brightwater', matter: 'Claim CO/1/2027', designation: null, reviewOn: '2046-01-01' },
  });
  const regime = await records.sanctionsRegimes.make(desk, {
    ...{ name: 'Sudan', legalBasis: 'Regulations 2020', country: 'SDN', since: '2020-12-31', purposes: 'Peace' },
    reading: null,
  });
  const designation = await records.designationCases.make(desk, {
    ...{ subject: 'GREENFIELD, Hanna', subjectKind: 'person', identifiers: null, regime, country: 'SDN' },
    ...{ measures: ['asset-freeze'], unit: null, action: null },
  });
  days(500);
  expect(await retention.erase()).toBe(0);
  const { due } = await retention.standing(desk);
  expect(due.map(({ names, heldBy }) => [names[0], heldBy?.title]).toSorted()).toEqual([
    ['Hanna Greenfield', 'GREENFIELD, Hanna'],
    ['Okello Brightwater', 'brightwater'],
  ]);
  await records.retentionHolds.take(desk, hold, 'lift', {}, { remark: 'It was settled', expected: 'any' });
  expect(await retention.erase()).toBe(1);
  expect(await everything()).not.toContain('Brightwater');
  await records.designationCases.take(desk, designation, 'drop', {}, { remark: 'No grounds', expected: 'any' });
  expect(await retention.erase()).toBe(1);
  expect(await everything()).not.toContain('Greenfield');
});

test('a case that was dropped is named for a person to review, with what holds it, and nothing of it goes by itself', async () => {
  const { retention, records } = fresh.services;
  expect((await retention.standing(desk)).cases).toEqual([]);
  days(72 * 31);
  const [designation] = (await records.designationCases.list(systemActor, {}, all)).records;
  expect((await retention.standing(desk)).cases).toMatchObject([
    { rule: 'case-closed', names: ['GREENFIELD, Hanna'], heldBy: undefined },
  ]);
  const about = { about: 'Somebody else', matter: 'A request', designation: designation?.id ?? null };
  await records.retentionHolds.make(desk, { ...about, reviewOn: '2060-01-01' });
  expect((await retention.standing(desk)).cases[0]?.heldBy?.title).toBe('Somebody else');
  await retention.erase();
  expect((await records.designationCases.list(systemActor, {}, all)).records[0]?.values.subject).toContain(
    'GREENFIELD',
  );
});

test('a hold without words is refused beside its field; one that names a case holds its subject, by other names too', async () => {
  const { retention, records } = fresh.services;
  const proceedings = { matter: 'Claim CO/2/2027', designation: null, reviewOn: '2060-01-01' };
  const wordless = records.retentionHolds.make(desk, { about: '…', ...proceedings });
  await expect(wordless).rejects.toMatchObject({ status: 422, field: 'about' });
  const [regime] = (await records.sanctionsRegimes.list(systemActor, {}, all)).records;
  const designation = await records.designationCases.make(desk, {
    ...{ subject: 'Tobias Redmayne', subjectKind: 'person', identifiers: 'Also Abu Rihla', regime: regime?.id ?? null },
    ...{ country: 'SDN', measures: ['asset-freeze'], unit: null, action: null },
  });
  await records.designationCases.take(desk, designation, 'drop', {}, { remark: 'No grounds', expected: 'any' });
  const hold = await records.retentionHolds.make(desk, { about: 'The claimant', ...proceedings, designation });
  await screen('Redmayne, Tobias');
  await screen('Abu Rihla');
  days(400);
  expect(await retention.erase()).toBe(0);
  await records.retentionHolds.take(desk, hold, 'lift', {}, { remark: 'It was settled', expected: 'any' });
  expect(await retention.erase()).toBe(2);
});

test('the database itself erases nobody who stands or is unsettled, and changes nothing by any other way', async () => {
  const { screening } = fresh.services;
  await screen('Ingrid Waterhouse', true);
  const erase = (name: string) =>
    fresh.database.transact(systemActor, (queries) =>
      sql`select erase_screened(array(select id from screened_subject where name = ${name}), 'nothing-found', now())`.execute(
        queries,
      ),
    );
  await expect(erase('Ingrid Waterhouse')).rejects.toThrow('still screened again');
  await screen('Muhammad Taher Anwari');
  await expect(erase('Muhammad Taher Anwari')).rejects.toThrow('not settled');
  const byHand = fresh.database.transact(systemActor, async (queries) => {
    await sql`select set_config('forestall.erasing', 'on', true)`.execute(queries);
    await sql`update screened_subject set name = 'x'`.execute(queries);
  });
  await expect(byHand).rejects.toThrow('permission denied');
  expect((await screening.front(desk, 10)).standing).toBe(1);
});

test('the page and the API say what is kept, for how long and why, to those who keep sanctions', async () => {
  const visitor = fresh.visitor();
  await visitor.signIn('desk-officer');
  const words = (await visitor.get('/act/sanctions/retention')).body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
  expect(words).toContain('12 months from the last screening');
  expect(words).toContain('UK GDPR, article 5(1)(e)');
  expect(words).toContain('GREENFIELD, Hanna');
  expect((await visitor.get('/act/sanctions')).body).toContain('href="/act/sanctions/retention"');
  const rules = (await visitor.get('/api/v1/sanctions/retention-rules')).json();
  expect(rules.items).toMatchObject([{ rule: 'nothing-found', months: 12, isReviewed: false }, {}, {}, {}, {}]);
  const due = (await visitor.get('/api/v1/sanctions/retention-due')).json();
  expect(due.items).toMatchObject([{ rule: 'case-closed', name: 'GREENFIELD, Hanna' }]);
  const partner = fresh.visitor();
  await partner.signIn('partner-reporter');
  expect((await partner.get('/act/sanctions/retention')).statusCode).toBe(403);
});
