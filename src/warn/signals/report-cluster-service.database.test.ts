import { afterAll, beforeEach, expect, test } from 'vitest';
import { type FreshServices, freshServices, inRole } from '../../../test/fresh-services.ts';
import { risenEvents } from '../../../test/made-up-events.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import type { RecordId } from '../../platform/records/record.ts';

let fresh: FreshServices;
const opened: FreshServices[] = [];
beforeEach(async () => {
  fresh = await freshServices();
  opened.push(fresh);
});
afterAll(() => Promise.all(opened.map((each) => each.close())));

const analyst = inRole('watch-analyst');
const post = inRole('post-reporter');
const words = [
  'Armed men burned the market at Baga on Sunday and killed traders who could not flee in time',
  'Boats with fighters land north of Bol every night; three villages have fled to the islands',
  'The radio of the town calls for those who came from the other shore to be driven out',
] as const;

type Told = { readonly country: string; readonly source: string; readonly title: string };

async function file(told: Told, other: object = {}, marked?: Marked, actor: Actor = post): Promise<RecordId> {
  const { reports } = fresh.services.records;
  const id = await reports.make(
    actor,
    {
      ...{ location: null, happenedOn: '2026-11-15', happenedUntil: null, dating: 'day', acts: ['killing'] },
      ...{ actors: null, targets: null, groups: ['civilians'], account: null, reliability: 'B', credibility: '2' },
      ...told,
      ...other,
    },
    marked,
  );
  return reports.take(actor, id, 'file', {}, { expected: 'any' });
}

const nigeria = { country: 'NGA', source: 'Women’s Network', title: words[0] };
const chad = { country: 'TCD', source: 'Fishers’ Union', title: words[1] };

const watch = () => fresh.services.reportClusters.watch();
async function signals() {
  const { records } = await fresh.services.records.signals.list(systemActor, {}, { limit: 20, offset: 0 });
  return records;
}
const partsOf = async (signal: RecordId) => {
  const filter = { values: { signal } };
  const stretch = { limit: 20, offset: 0 };
  const { signalReports, signalSeries } = fresh.services.records;
  return {
    reports: (await signalReports.list(systemActor, filter, stretch)).records.map(({ values }) => values.report),
    series: (await signalSeries.list(systemActor, filter, stretch)).records.map(({ values }) => values),
  };
};

const borno = { adm_1: 'Borno state', latitude: '11.8', longitude: '13.1', where_coordinates: 'Maiduguri town' };
const landEvents = (inOctober: number) =>
  fresh.services.events.land(systemActor, risenEvents('2026-10', inOctober, borno));

test('two organisations on two shores become one signal of the region; looked at again it changes nothing', async () => {
  const ids = [await file(nigeria), await file(chad)];
  expect(await watch()).toEqual({ made: 1, joined: 0 });
  const [signal] = await signals();
  expect(signal?.values).toMatchObject({
    ...{ region: 'lake-chad-basin', origin: 'cluster', asksFor: 'elevated', source: '/regions/lake-chad-basin' },
    title: '2 reports from Lake Chad basin by 2 independent organisations',
  });
  expect((await partsOf(signal?.id as RecordId)).reports.toSorted()).toEqual(ids.toSorted());
  const before = await fresh.entries();
  expect(await watch()).toEqual({ made: 0, joined: 0 });
  expect(await fresh.entries()).toHaveLength(before.length);
  expect((await fresh.entries({ kinds: ['signal.made'] }))[0]).toMatchObject({ personName: systemActor.name });
});

test('two watches at once make one signal', async () => {
  await file(nigeria);
  await file(chad);
  const both = await Promise.all([watch(), watch()]);
  expect(both.map(({ made }) => made).toSorted()).toEqual([0, 1]);
});

test('a rise in events makes it one signal that asks for more, with the series and its release', async () => {
  await landEvents(9);
  await file(nigeria);
  await file(chad);
  await watch();
  const [signal] = await signals();
  expect(signal?.values).toMatchObject({ asksFor: 'high' });
  expect(signal?.values.title).toContain('and a rise in events');
  expect((await partsOf(signal?.id as RecordId)).series).toMatchObject([
    {
      series: 'Events in Lake Chad basin by month',
      finding: expect.stringMatching(/^10 events in 2026-10, more than in any of the 36 months before \(at most 2\)/),
      release: expect.stringContaining('to 2026-10-31'),
    },
  ]);
});

test('where events are as before nothing is added, and what is told later joins the signal that stands', async () => {
  await file(nigeria);
  await file(chad);
  await landEvents(1);
  await watch();
  const [first] = await signals();
  expect((await partsOf(first?.id as RecordId)).series).toEqual([]);
  await file({ country: 'NER', source: 'Embassy in Niamey', title: words[2] });
  expect(await watch()).toEqual({ made: 0, joined: 1 });
  const [signal] = await signals();
  expect(signal?.values).toMatchObject({
    title: '3 reports from Lake Chad basin by 3 independent organisations',
    asksFor: 'high',
  });
  await landEvents(9);
  expect(await watch()).toEqual({ made: 0, joined: 1 });
  expect((await signals())[0]?.values.title).toContain('and a rise in events');
  expect(await signals()).toHaveLength(1);
});

test('ungraded, old, copied or one organisation’s reports make none', async () => {
  await file(nigeria);
  await file({ ...nigeria, country: 'TCD', title: words[1] });
  await file({ ...chad, title: `${words[0]}!` });
  await file({ ...chad, source: 'Another' }, { reliability: 'F', credibility: '6' });
  await file({ ...chad, source: 'A third' }, { happenedOn: '2026-09-01' });
  expect(await watch()).toEqual({ made: 0, joined: 0 });
});

test('reports behind a signal that was set aside make no second one; new ones of two organisations do', async () => {
  await file(nigeria);
  await file(chad);
  await watch();
  const [signal] = await signals();
  const { records } = fresh.services;
  const asked = { expected: 'any' } as const;
  await records.signals.take(analyst, signal?.id as RecordId, 'set-aside', { reason: 'An exercise' }, asked);
  await file({ ...chad, title: words[2], source: 'A third' });
  expect(await watch()).toEqual({ made: 0, joined: 0 });
  await file({ ...nigeria, title: 'Cattle were driven off at Monguno and herders killed on the road to Kukawa' });
  expect(await watch()).toEqual({ made: 1, joined: 0 });
});

test('the signal is for those alone who may see each of its reports, and no other joins it', async () => {
  const narrow = { owner: analyst.organisationId, marking: 'OFFICIAL-SENSITIVE', caveats: [], audience: [] };
  await file(nigeria, {}, narrow, analyst);
  await file(chad);
  expect(await watch()).toMatchObject({ made: 1 });
  const [signal] = await signals();
  expect(signal).toMatchObject({ marking: 'OFFICIAL-SENSITIVE', audience: [] });
  const wide = await fresh.services.records.signals.find(inRole('instrument-owner-defence'), signal?.id as RecordId);
  expect(wide).toBeUndefined();
});

test('a report that fewer may see than the signal stays out of it', async () => {
  await file(nigeria);
  await file(chad);
  await watch();
  const narrow = { owner: analyst.organisationId, marking: 'OFFICIAL-SENSITIVE', caveats: [], audience: [] };
  await file({ country: 'NER', source: 'Embassy in Niamey', title: words[2] }, {}, narrow, analyst);
  expect(await watch()).toEqual({ made: 0, joined: 0 });
  expect((await signals())[0]?.values.title).toContain('2 reports');
});
