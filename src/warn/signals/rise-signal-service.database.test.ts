import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FreshServices, freshServices } from '../../../test/fresh-services.ts';
import { risenEvents } from '../../../test/made-up-events.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { createRiseSignalService } from './rise-signal-service.ts';

let fresh: FreshServices;
beforeEach(async () => {
  fresh = await freshServices();
});
afterEach(() => fresh.close());

const landEvents = (inLastMonth: number, lastMonth = '2026-10') =>
  fresh.services.events.land(systemActor, risenEvents(lastMonth, inLastMonth));
const watch = () => fresh.services.riseSignals.watch();
const stretch = { limit: 20, offset: 0 };
const signals = async () => (await fresh.services.records.signals.list(systemActor, {}, stretch)).records;

test('a rise alone is a signal with its series, its release and how many chance would name; again it changes nothing', async () => {
  await landEvents(8);
  expect(await watch()).toBe(1);
  const [signal] = await signals();
  expect(signal?.values).toMatchObject({
    title: 'A rise in events in Nigeria: 9 in 2026-10, at most 2 in a month before',
    detail: expect.stringContaining('1 country had 3 events or more'),
    ...{ country: 'NGA', origin: 'rise', asksFor: null, observedOn: '2026-10-31' },
  });
  const series = await fresh.services.records.signalSeries.list(systemActor, {}, stretch);
  expect(series.records).toMatchObject([
    {
      values: {
        signal: signal?.id,
        finding: expect.stringMatching(/^9 events in 2026-10, more than in any of the 36 months before \(at most 2\)/),
        release: expect.stringContaining('to 2026-10-31'),
      },
    },
  ]);
  expect(await watch()).toBe(0);
  expect(await signals()).toHaveLength(1);
});

test('no more than before is no rise, and without events there is nothing to look at', async () => {
  expect(await watch()).toBe(0);
  await landEvents(1);
  expect(await watch()).toBe(0);
  expect(await signals()).toEqual([]);
});

test('a rise of a month long past is no news', async () => {
  await landEvents(8, '2026-06');
  expect(await watch()).toBe(0);
});

test('after a start anew, which remembers nothing, what stands is not told twice', async () => {
  await landEvents(8);
  await watch();
  const { database, clock, services } = fresh;
  const { people, events, records, reportClusters } = services;
  const anew = createRiseSignalService({
    ...{ database, clock: clock.now, people, events, rule: reportClusters.rule },
    ...{ signals: records.signals, signalSeries: records.signalSeries },
  });
  expect(await anew.watch()).toBe(0);
});
