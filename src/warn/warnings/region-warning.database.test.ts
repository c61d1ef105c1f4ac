import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepForecasts } from '../../../test/api/fresh-api.ts';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';

let fresh: FreshSite;
beforeAll(async () => {
  fresh = await freshSite();
  await fresh.services.figures.loadShipped(systemActor);
  await keepForecasts(fresh);
});
afterAll(() => fresh.close());

const analyst = inRole('watch-analyst');

function note(country: string, region: string | null): Promise<RecordId> {
  return fresh.services.records.signals.make(analyst, {
    ...{ title: 'Fighters cross the lake', country, region, observedOn: '2026-11-20', origin: 'report' },
    ...{ source: `/places/${country}`, detail: null, asksFor: 'high' },
  });
}

async function open(country: string, region: string | null) {
  const signal = await note(country, region);
  return fresh.services.signalWarnings.openFrom(analyst, signal, { level: 'high', reason: 'Fighters gather' }, 'any');
}

const shown = async (path: string) => {
  const visitor = fresh.visitor();
  await visitor.signIn('watch-analyst');
  return (await visitor.get(path)).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
};

test('a region is refused that the country does not belong to, beside its field', async () => {
  await expect(note('GBR', 'lake-chad-basin')).rejects.toMatchObject({ status: 422, field: 'region' });
});

test('a warning on a region is led by a member’s desk, and says so wherever it stands', async () => {
  const id = await open('NGA', 'lake-chad-basin');
  const words = 'Lake Chad basin, led by the desk for Nigeria';
  for (const path of [`/warn/warnings/${id}`, '/warn/warnings', '/regions/lake-chad-basin', '/places/TCD']) {
    expect(await shown(path), path).toContain(words);
  }
  expect(await shown('/warn/warnings?region=lake-chad-basin')).toContain(words);
  expect(await shown('/warn/warnings?region=great-lakes')).not.toContain(words);
  expect(await shown('/search?q=Lake+Chad')).toContain(`Warning: ${words}, high`);
  const cap = (await fresh.visitor().get(`/warn/warnings/${id}.cap.xml`)).body;
  expect(cap).toContain(`<headline>high warning on ${words}</headline>`);
  expect(cap.match(/<geocode>/g)).toHaveLength(4);
  const [opened] = await fresh.entries({ kinds: ['warning.opened'] });
  expect(JSON.parse(opened?.payload ?? '')).toMatchObject({ region: 'lake-chad-basin', on: words });
  expect(opened?.place).toBe('NGA');
});

test('one stands open on a region, whoever leads it; a country keeps its own beside it', async () => {
  await expect(open('TCD', 'lake-chad-basin')).rejects.toMatchObject({ status: 409, code: 'warning.standing' });
  await open('NGA', null);
  await expect(open('NGA', null)).rejects.toMatchObject({ status: 409 });
  const listed = await fresh.services.warnings.list(analyst, { open: true });
  expect(listed.map(({ warning: { country, region } }) => `${country} ${region ?? ''}`).toSorted()).toEqual([
    'NGA ',
    'NGA lake-chad-basin',
  ]);
});

test('no rule opens a warning across borders', async () => {
  const signal = await note('COD', 'great-lakes');
  const raised = await fresh.database.transact(analyst, (queries) =>
    fresh.services.signalWarnings.raiseFrom(queries, signal, 'By rule'),
  );
  expect(raised).toBeUndefined();
});
