import { afterEach, beforeEach, expect, test } from 'vitest';
import { countryCode, inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { maker } from '../../../test/records/examples.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';

let fresh: FreshSite;
beforeEach(async () => {
  fresh = await freshSite();
});
afterEach(() => fresh.close());

const post = inRole('post-reporter');
const analyst = inRole('watch-analyst');
const any = { expected: 'any' } as const;

async function codedReport(): Promise<RecordId> {
  const { reports, reportCodes } = fresh.services.records;
  const id = (await maker(fresh.services)('report')) as RecordId; // It has just been made.
  await reports.take(post, id, 'file', {}, any);
  const values = { report: id, tag: 'indicator-7.14', words: ['cleared'], terms: null, termList: null };
  const code = await reportCodes.make(analyst, values);
  await reportCodes.take(analyst, code, 'accept', {}, any);
  return id;
}

test('a country without anything known has general signs, on screen and on paper', async () => {
  const visitor = fresh.visitor();
  await visitor.signIn('post-reporter');
  const page = (await visitor.get('/analyse/guides/ISL')).body;
  expect(page).toContain('these are general signs');
  expect(page).toContain('/warn/reports/new?country=ISL');
  const reader = fresh.visitor();
  await reader.signIn('focal-point');
  expect((await reader.get('/analyse/guides/ISL')).body, 'nobody is led to a form that refuses them').not.toContain(
    '/warn/reports/new',
  );
  const paper = await visitor.get('/analyse/guides/ISL.pdf');
  expect(paper.headers['content-type']).toBe('application/pdf');
  expect((await visitor.get('/analyse/guides/XXX')).statusCode).toBe(404);
});

test('a coded report brings its risk factor and its group onto the page', async () => {
  await codedReport();
  const guide = await fresh.services.guides.ofCountry(post, countryCode('SDN'));
  expect(guide.isGeneral).toBe(false);
  expect(guide.factors[0]).toMatchObject({
    number: 7,
    reports: 1,
    signs: [{ number: '7.14', reports: 1 }, {}, {}, {}],
  });
  expect(guide.groups.length).toBeGreaterThan(0);
});

test('whoever reported sees the signal, the warning and its state that came of it', async () => {
  const { records, signalWarnings, figures } = fresh.services;
  const id = await codedReport();
  const signal = await records.signals.make(analyst, {
    ...{ title: 'A town is to be cleared', country: 'SDN', region: null, observedOn: '2026-11-20', origin: 'report' },
    ...{ source: `/warn/reports/${id}`, detail: null, asksFor: 'high' },
  });
  await signalWarnings.openFrom(analyst, signal, { level: 'high', reason: 'It is said on the radio' }, 'any');
  await figures.loadShipped(systemActor);
  const visitor = fresh.visitor();
  await visitor.signIn('post-reporter');
  const page = (await visitor.get(`/warn/reports/${id}`)).body;
  expect(page).toContain('The warnings and actions that followed');
});
