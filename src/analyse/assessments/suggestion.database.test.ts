import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { maker } from '../../../test/records/examples.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';

let fresh: FreshSite;
let analyst: Visitor;
let assessment: string;
beforeAll(async () => {
  fresh = await freshSite();
  analyst = fresh.visitor();
  await analyst.signIn('joint-analyst');
  assessment = await maker(fresh.services)('assessment');
});
afterAll(() => fresh.close());

const words = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

async function sectionNamed(name: string) {
  const { records } = await fresh.services.records.sections.list(
    systemActor,
    { values: { assessment, section: name } },
    { offset: 0, limit: 1 },
  );
  const [found] = records;
  if (found === undefined) throw new Error(`There is no section ${name}`);
  return found;
}

async function write(name: string, wording: string) {
  const { id } = await sectionNamed(name);
  const { sectionWriting } = fresh.services;
  const opened = await sectionWriting.open(systemActor, id);
  await sectionWriting.save(inRole('joint-analyst'), id, { wording, base: opened?.base ?? 0 });
}

/** What a colleague of another department suggests. @returns the address of its page */
async function suggested(section: string, passage: string | null, instead: string | null): Promise<string> {
  const id = await fresh.services.records.sectionComments.make(inRole('instrument-owner-defence'), {
    ...{ assessment, section, remarkKind: 'suggestion', wording: 'So says the mission.', forPerson: null },
    ...{ dueOn: null, passage, instead },
  });
  return `/analyse/section-comments/${id}`;
}

const press = async (page: string) => {
  const version = /name="version" value="([^"]+)"/.exec((await analyst.get(page)).body)?.[1] ?? 'none';
  return analyst.post(`${page}/put-in-place`, { version }, page);
};

test('what is suggested is put in place by one press, and the suggestion is settled with it', async () => {
  await write('dynamics', 'Raids grow.\n\nThe ferry is held by one commander.');
  const page = await suggested('dynamics', 'by one commander', 'by two commanders');
  expect(words((await analyst.get(page)).body)).toContain('The section then says what is suggested here');
  const sent = await press(page);
  expect([sent.statusCode, sent.headers.location]).toEqual([303, `/analyse/assessments/${assessment}#dynamics`]);
  expect((await sectionNamed('dynamics')).values.wording).toBe('Raids grow.\n\nThe ferry is held by two commanders.');
  const settled = words((await analyst.get(page)).body);
  expect(settled).toContain('Put in place as suggested');
  expect(settled).not.toContain('The section then says');
  const again = await analyst.post(`${page}/put-in-place`, { version: 'x' }, page);
  expect(again.statusCode).toBeGreaterThanOrEqual(409);
  expect((await sectionNamed('dynamics')).values.wording).toContain('by two commanders');
});

test('without a passage it is a new paragraph', async () => {
  await write('risk-picture', 'It rises.');
  await press(await suggested('risk-picture', null, 'In two counties it falls.'));
  expect((await sectionNamed('risk-picture')).values.wording).toBe('It rises.\n\nIn two counties it falls.');
});

test('where its words stand no more it says so and offers nothing, and a press refuses whole', async () => {
  await write('proximate-causes', 'The bridge is cut.');
  const page = await suggested('proximate-causes', 'The bridge is whole', 'The bridge is cut');
  const shown = (await analyst.get(page)).body;
  expect(words(shown)).toContain('stand in the section no more');
  expect(shown).not.toContain('/put-in-place"');
  const refused = await analyst.post(`${page}/put-in-place`, { version: 'x' }, page);
  expect([refused.statusCode, words(refused.body).includes('stand in the section no more')]).toEqual([409, true]);
  const id = page.split('/').at(-1) as RecordId;
  expect((await fresh.services.records.sectionComments.find(systemActor, id))?.state).toBe('open');
});

test('a comment that suggests no other words is offered nowhere, and other kinds of remarks suggest none', async () => {
  expect(words((await analyst.get(await suggested('dynamics', null, null))).body)).not.toContain('The section then');
  const values = {
    ...{ assessment, section: 'dynamics', remarkKind: 'task', wording: 'Look again.', forPerson: null, dueOn: null },
  };
  const { sectionComments } = fresh.services.records;
  const made = (more: object) => sectionComments.make(inRole('joint-analyst'), { ...values, ...more });
  await expect(made({ passage: null, instead: 'x' })).rejects.toMatchObject({ status: 422, field: 'remarkKind' });
  const half = { remarkKind: 'suggestion', passage: 'x', instead: null };
  await expect(made(half)).rejects.toMatchObject({ status: 422, field: 'instead' });
});
