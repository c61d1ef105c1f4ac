import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FreshServices, freshServices, inRole } from '../../test/fresh-services.ts';

let fresh: FreshServices;
beforeEach(async () => {
  fresh = await freshServices();
});
afterEach(() => fresh.close());

const desk = inRole('desk-officer');
const minister = inRole('minister');

test('at the first visit a week is new; then what came after the visit before', async () => {
  const { visits } = fresh.services;
  const first = fresh.clock.now();
  expect(await visits.visit(desk)).toEqual({ isFirst: true, newSince: new Date(first.getTime() - 7 * 86_400_000) });
  fresh.clock.forward(30);
  const second = fresh.clock.now();
  expect(await visits.visit(desk)).toEqual({ isFirst: false, newSince: first });
  fresh.clock.forward(5);
  expect(await visits.visit(desk)).toEqual({ isFirst: false, newSince: second });
});

test('loading the page again within the hour leaves what is new where it was', async () => {
  const { visits } = fresh.services;
  const first = fresh.clock.now();
  await visits.visit(desk);
  fresh.clock.forward(30);
  await visits.visit(desk);
  for (let again = 0; again < 3; again += 1) {
    fresh.clock.forward(0.3);
    expect(await visits.visit(desk)).toEqual({ isFirst: false, newSince: first });
  }
});

test('nobody sees when another person was here', async () => {
  await fresh.services.visits.visit(desk);
  await fresh.services.visits.visit(minister);
  const { rows } = await fresh.database.snapshot(minister, (queries) =>
    sql<{ person: string }>`select person from visit`.execute(queries),
  );
  expect(rows).toEqual([{ person: minister.personId }]);
});
