import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { maker } from '../../../test/records/examples.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';

let fresh: FreshSite;
let analyst: Visitor;
let planner: Visitor;
let section: RecordId;
let form: string;
let copies: string;
beforeAll(async () => {
  fresh = await freshSite();
  [analyst, planner] = [fresh.visitor(), fresh.visitor()];
  await analyst.signIn('joint-analyst');
  await planner.signIn('instrument-owner-defence');
});
afterAll(() => fresh.close());
beforeEach(async () => {
  const assessment = await maker(fresh.services)('assessment');
  const filter = { values: { assessment, section: 'dynamics' } };
  const { records } = await fresh.services.records.sections.list(systemActor, filter, { offset: 0, limit: 1 });
  const [found] = records;
  if (found === undefined) throw new Error('The draft has no section');
  section = found.id;
  form = `/analyse/assessment-sections/${section}/write`;
  copies = `/analyse/assessment-sections/${section}/working-copy`;
});

const fieldIn = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
const typedIn = (body: string) => /<textarea[^>]*name="wording"[^>]*>([\s\S]*?)<\/textarea>/.exec(body)?.[1]?.trim();
const keep = (who: Visitor, wording: string, { base = '0', copy = '0' } = {}) =>
  who.post(copies, { wording, base, copy }, form);
const wordingNow = async () => (await fresh.services.records.sections.find(systemActor, section))?.values.wording;

test('what is typed is kept for its writer alone, without a word in the ledger, until it is saved', async () => {
  const before = (await fresh.entries()).length;
  const kept = await keep(analyst, 'Raids grow.');
  expect(kept.json()).toEqual({
    copy: 1,
    words: 'Saved at 09:00 UTC as your own copy. Others read it once you press “Save”.',
  });
  await keep(analyst, 'Raids grow at night.', { copy: '1' });
  expect((await fresh.entries()).length).toBe(before);
  expect(await wordingNow()).toBeNull();
  expect(typedIn((await planner.get(form)).body)).toBe('');

  const opened = (await analyst.get(form)).body;
  expect(opened).toContain('which are not in the section yet');
  expect(typedIn(opened)).toBe('Raids grow at night.');
  const fields = { wording: 'Raids grow at night.', base: fieldIn(opened, 'base'), copy: '2' };
  expect((await analyst.post(form, fields, form)).statusCode).toBe(303);
  expect(await wordingNow()).toBe('Raids grow at night.');
  const after = (await analyst.get(form)).body;
  expect(after).not.toContain('which are not in the section yet');
  expect(fieldIn(after, 'copy')).toBe('3');
});

test('what two keep in one paragraph stands twice once both have saved: nobody’s words are lost', async () => {
  await Promise.all([keep(analyst, 'Officers sold the land.'), keep(planner, 'The land was never registered.')]);
  await analyst.post(form, { wording: 'Officers sold the land.', base: '0', copy: '1' }, form);
  const meanwhile = await keep(planner, 'The land was never registered at all.', { copy: '1' });
  expect(meanwhile.json().words).toMatch(/Meanwhile saved here: Joint analyst, .*“Save” brings both together\.$/);
  await planner.post(form, { wording: 'The land was never registered at all.', base: '0', copy: '2' }, form);
  expect(await wordingNow()).toContain('Officers sold the land.');
  expect(await wordingNow()).toContain('The land was never registered at all.');
});

test('a second window of one person overwrites nothing: it is told, and what came late does not bring a copy back', async () => {
  await keep(analyst, 'In the first window.');
  const second = await keep(analyst, 'In the second window.');
  expect([second.statusCode, second.json().words]).toEqual([
    409,
    'Not saved: You write in this section in another window too. Press “Save”: both are brought together.',
  ]);
  expect(typedIn((await analyst.get(form)).body)).toBe('In the first window.');
  // The second window saves: what the first one kept stays, to be saved or thrown away.
  await analyst.post(form, { wording: 'In the second window.', base: '0', copy: '0' }, form);
  expect(await wordingNow()).toBe('In the second window.');
  expect(typedIn((await analyst.get(form)).body)).toBe('In the first window.');
  await analyst.post(form, { wording: 'In the first window.', base: '0', copy: '1' }, form);
  expect((await keep(analyst, 'In the first window, late.', { copy: '1' })).statusCode).toBe(409);
  expect((await analyst.get(form)).body).not.toContain('which are not in the section yet');
});

test('a copy is thrown away, and the form begins from the section again', async () => {
  await fresh.services.sectionWriting.save(inRole('joint-analyst'), section, { wording: 'It stands.', base: 0 });
  await keep(analyst, 'It stands no more.', { base: '1' });
  const dropped = await analyst.post(`${copies}/drop`, { copy: '1' }, form);
  expect([dropped.statusCode, dropped.headers.location]).toEqual([303, form]);
  expect(typedIn((await analyst.get(form)).body)).toBe('It stands.');
});

test('what cannot be kept is refused in words: too long, on no wording, by somebody who may not write', async () => {
  const long = await keep(analyst, 'x'.repeat(20_001));
  expect([long.statusCode, long.json().words]).toEqual([
    422,
    'Not saved: Enter at most 20,000 characters: a section is read in one sitting',
  ]);
  expect((await keep(analyst, 'x', { base: '7' })).statusCode).toBe(422);
  const auditor = fresh.visitor();
  await auditor.signIn('auditor');
  const refused = await auditor.post(copies, { wording: 'x', base: '0', copy: '0' }, '/people/tokens');
  expect(refused.statusCode).toBe(403);
  expect(refused.json().words).toMatch(/^Not saved: /);
});
