import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { maker } from '../../../test/records/examples.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { likenessWords, namesIn } from './similar-names.ts';

let fresh: FreshSite;
let officer: Visitor;
beforeAll(async () => {
  fresh = await freshSite();
  officer = fresh.visitor();
  await officer.signIn('desk-officer');
});
afterAll(() => fresh.close());

const panelOf = (body: string) => /<section aria-labelledby="similar-names">[\s\S]*?<\/section>/.exec(body)?.[0] ?? '';

test('a case says which vetting names its subject, and the vetting says the case, however the name is written', async () => {
  const made = maker(fresh.services);
  const subject = await made('designation-case', { subject: 'Général Abdoulaye Koné' });
  const elsewhere = await made('designation-case', { subject: 'Ship of arms “Nordvind”' });
  const commanded = await made('unit-vetting', { unit: 'Third Rifle Brigade', commanders: ['General Abdoulaye Kone'] });
  const other = await made('unit-vetting', { unit: 'Coast guard of Bissau', commanders: null });

  const onVetting = panelOf((await officer.get(`/act/defence/vettings/${commanded}`)).body);
  expect(onVetting).toContain(`href="/act/sanctions/cases/${subject}"`);
  expect(onVetting).toContain('“General Abdoulaye Kone”: the same words');
  expect(onVetting).not.toContain(elsewhere);
  const onCase = panelOf((await officer.get(`/act/sanctions/cases/${subject}`)).body);
  expect(onCase).toContain(`href="/act/defence/vettings/${commanded}"`);
  expect(onCase).toContain('Nothing is joined by itself.');
  expect(onCase).not.toContain(other);
  expect(panelOf((await officer.get(`/act/defence/vettings/${other}`)).body)).toContain('In no other designation case');
});

test('a unit of almost the same name is shown with how alike it is, and one that the reader may not see is not', async () => {
  const made = maker(fresh.services);
  const first = await made('unit-vetting', { unit: 'Presidential Guard Battalion', commanders: null });
  const second = await made('unit-vetting', { unit: 'Presidential Guards Battallion', commanders: null });
  const seen = await fresh.services.records.unitVettings.find(systemActor, second as never);
  if (seen === undefined) throw new Error('It has just been made');
  const secret = await fresh.services.records.unitVettings.make(systemActor, seen.values, {
    ...{ owner: 'ministry-of-defence', marking: 'OFFICIAL-SENSITIVE', caveats: [], audience: ['hm-government'] },
  });
  const reader = inRole('instrument-owner-programme');
  const found = await fresh.services.search.namedAlike(reader, ['Presidential Guard Battalion'], ['unit-vetting'], {
    ...{ kind: 'unit-vetting', id: first },
  });
  expect(found.map(({ id }) => id)).toContain(second);
  const alike = found.find(({ id }) => id === second)?.likeness ?? 0;
  expect(likenessWords(alike)).toMatch(/^(very much alike|alike in part)$/);
  expect(found.some(({ id }) => id === secret)).toBe(false);
  const outside = inRole('partner-reporter');
  expect(
    await fresh.services.search.namedAlike(outside, ['Presidential Guard'], ['unit-vetting'], { kind: '', id: '' }),
  ).toEqual([]);
});

test('names are taken from what a case or a vetting says, and likeness is told in words', () => {
  expect(namesIn({ subject: 'X', country: 'KEN' })).toEqual(['X']);
  expect(namesIn({ unit: 'U', commanders: ['A', 'B'] })).toEqual(['U', 'A', 'B']);
  expect([1, 0.85, 0.6].map(likenessWords)).toEqual(['the same words', 'very much alike', 'alike in part']);
});
