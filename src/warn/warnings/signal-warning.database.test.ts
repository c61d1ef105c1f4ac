import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { versionOf } from '../../platform/version.ts';
import { type SignalLevel, signalLevelWords } from '../signals/signal.ts';
import { levels } from './warning.ts';

let fresh: FreshSite;
let analyst: Visitor;
beforeAll(async () => {
  fresh = await freshSite();
  analyst = fresh.visitor();
  await analyst.signIn('watch-analyst');
});
afterAll(() => fresh.close());

const observed = { 'observedOn-day': '20', 'observedOn-month': '11', 'observedOn-year': '2026' };
const typed = (country: string) => ({
  ...{ title: 'Militia gathers at the river', country, ...observed, origin: 'report', source: `/places/${country}` },
  ...{ detail: '', asksFor: 'high' },
});

async function note(country: string): Promise<string> {
  const answer = await analyst.post('/warn/signals', typed(country), '/warn/signals/new');
  expect([answer.statusCode, answer.headers.location]).toEqual([303, expect.stringMatching(/^\/warn\/signals\//)]);
  return String(answer.headers.location).split('/').at(-1) ?? '';
}

const signalOf = (id: string) => fresh.services.records.signals.find(systemActor, id as RecordId); // Of its address.

test('a signal asks for the levels that a warning has', () => {
  expect(Object.keys(signalLevelWords) satisfies string[]).toEqual([...levels] satisfies SignalLevel[]);
});

test('from a signal the analyst opens a warning in one form, and each shows the other', async () => {
  const id = await note('SDN');
  const form = await analyst.get(`/warn/signals/${id}/open-warning`);
  expect(form.body).toContain('Militia gathers at the river</textarea>');
  const version = /name="version" value="([^"]+)"/.exec(form.body)?.[1] ?? '';

  const opening = { level: '', reason: 'They are armed', version };
  const refused = await analyst.post(`/warn/signals/${id}/open-warning`, opening, `/warn/signals/${id}/open-warning`);
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('They are armed');
  expect(refused.body).toContain('Choose how serious the risk is');

  const path = `/warn/signals/${id}/open-warning`;
  const opened = await analyst.post(path, { ...opening, level: 'severe' }, path);
  expect(opened.statusCode).toBe(303);
  const warning = String(opened.headers.location).split('/').at(-1);
  expect(await signalOf(id)).toMatchObject({ state: 'linked', values: { warning } });
  expect((await analyst.get(`/warn/warnings/${warning}`)).body).toContain(`/warn/signals/${id}`);
  expect((await analyst.get(`/warn/signals/${id}`)).body).toContain(`/warn/warnings/${warning}`);
  expect((await analyst.get('/warn/signals?place=SDN')).body).toContain(`/warn/signals/${id}`);
});

test('a second warning on the place is refused with the way to link, and the signal stays to be judged', async () => {
  const id = await note('SDN');
  const path = `/warn/signals/${id}/open-warning`;
  const version = versionOf((await signalOf(id)) ?? {});
  const refused = await analyst.post(path, { level: 'high', reason: 'Again', version }, path);
  expect(refused.statusCode).toBe(409);
  expect(refused.body).toContain('A warning on this country is open already');
  expect(refused.body).toContain('Again');
  expect(await signalOf(id)).toMatchObject({ state: 'noticed' });
  expect((await analyst.get('/warn/signals?state=noticed')).body).toContain(`/warn/signals/${id}`);
});

test('a form that was opened before another judged the signal changes nothing, and gives back what was typed', async () => {
  const id = await note('MLI');
  const path = `/warn/signals/${id}/open-warning`;
  const version = versionOf((await signalOf(id)) ?? {});
  const focal = inRole('focal-point');
  const aside = { reason: 'Known since May' };
  await fresh.services.records.signals.take(focal, id as RecordId, 'set-aside', aside, { expected: 'any' }); // As above.
  // The form itself is shown no more: its token is that of any page.
  const late = await analyst.post(path, { level: 'high', reason: 'They are armed', version }, '/warn/signals/new');
  expect(late.statusCode).toBe(409);
  expect(late.body).toContain('cannot follow');
  expect(late.body).toContain('They are armed');
  expect(await fresh.entries({ kinds: ['warning.opened'], place: 'MLI' })).toEqual([]);
});

test('a signal points at something: an address of nothing, or of what one may not see, is refused beside the field', async () => {
  const nowhere = '/warn/signals/01900000-0000-7000-8000-000000000000';
  const answer = await analyst.post('/warn/signals', { ...typed('MLI'), source: nowhere }, '/warn/signals/new');
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('id="source-error"');
  const tomorrow = { ...typed('MLI'), 'observedOn-day': '25' };
  expect((await analyst.post('/warn/signals', tomorrow, '/warn/signals/new')).body).toContain('id="observedOn-error"');
});

test('somebody who opens no warnings is not offered one', async () => {
  const id = await note('TCD');
  const minister = fresh.visitor();
  await minister.signIn('minister');
  expect((await minister.get(`/warn/signals/${id}`)).body).not.toContain('open-warning');
  expect((await minister.get(`/warn/signals/${id}/open-warning`)).statusCode).toBe(403);
});
