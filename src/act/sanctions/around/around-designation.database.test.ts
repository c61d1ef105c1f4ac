import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../../test/fresh-site.ts';
import { madeUpUnList } from '../../../../test/made-up-lists.ts';
import { systemActor } from '../../../platform/database/actor.ts';
import type { RecordId } from '../../../platform/records/record.ts';

/** What was seen around a measure in the figures that are shipped. */

let fresh: FreshSite;
let measure: RecordId;
const desk = inRole('desk-officer');
beforeAll(async () => {
  fresh = await freshSite();
  await fresh.services.figures.loadShipped(systemActor);
  const { sanctionsRegimes, sanctionsMeasures } = fresh.services.records;
  const regime = await sanctionsRegimes.make(desk, {
    ...{ name: 'Sudan', legalBasis: 'Regulations 2020', country: 'SDN', since: '2020-12-31', purposes: 'Peace' },
    reading: null,
  });
  const impose = async (country: string | null, from: string) => {
    const id = await sanctionsMeasures.make(desk, {
      ...{ regime, sort: 'travel-ban', target: 'X', country, legalBasis: 'Part 4', exemptions: null },
      designation: null,
    });
    await sanctionsMeasures.take(desk, id, 'impose', { from, until: null }, { expected: 'any' });
    return id;
  };
  measure = await impose('SDN', '2023-07-12');
  await impose('SOM', '2023-03-01');
  fresh.clock.forward(1);
}, 120_000);
afterAll(() => fresh.close());

test('a measure’s page and the API say what was seen before and after, beside places without one, and no more', async () => {
  const seen = await fresh.services.aroundDesignations.ofMeasure(desk, measure);
  expect(seen?.around).toMatchObject({
    before: { first: '2022-07', last: '2023-06', months: 12 },
    after: { first: '2023-08', last: '2024-07', months: 12 },
    isOver: true,
  });
  const similar = seen?.around?.similar.map(({ country }) => country) ?? [];
  expect(similar.length).toBeGreaterThanOrEqual(5);
  expect(similar).not.toContain('SDN');
  expect(similar).not.toContain('SOM');
  const visitor = fresh.visitor();
  await visitor.signIn('desk-officer');
  const page = (await visitor.get(`/act/sanctions/measures/${measure}`)).body;
  const section = page.slice(page.indexOf('aria-labelledby="around"'));
  const words = section.slice(0, section.indexOf('</section>'));
  expect(words).toContain('95% interval');
  expect(words).not.toMatch(/\bcaus|because of|effect of|led to|thanks to/i);
  const answer = (await visitor.get(`/api/v1/sanctions/measures/${measure}/around`)).json();
  expect(answer.around).toMatchObject({ ratio: seen?.around?.ratio, lowerIn: seen?.around?.lowerIn });
});

test('a place about which an imported list lists somebody within a year is none to compare with', async () => {
  const { aroundDesignations, sanctionsLists } = fresh.services;
  const similar = async () =>
    (await aroundDesignations.ofMeasure(desk, measure))?.around?.similar.map(({ country }) => country) ?? [];
  const before = await similar();
  const [country] = before;
  const other = before.at(-1);
  if (country === undefined || other === undefined) throw new Error('There are such places');
  const person = (reference: string, regime: string, listedOn: string) => {
    return { reference, name: `Somebody of ${regime}`, regime, listedOn };
  };
  const listed = [person('X.001', country, '2023-09-01'), person('X.002', other, '2020-01-01')];
  await sanctionsLists.importList(systemActor, madeUpUnList('2026-11-01', listed));
  const after = await similar();
  expect(after).not.toContain(country);
  // Listed years before, it is as it was.
  expect(after).toContain(other);
});

test('before it is listed a case has no day to look at', async () => {
  const visitor = fresh.visitor();
  await visitor.signIn('desk-officer');
  const id = '018f3f6e-0000-7000-8000-000000000000';
  expect((await visitor.get(`/api/v1/sanctions/cases/${id}/around`)).statusCode).toBe(404);
});
