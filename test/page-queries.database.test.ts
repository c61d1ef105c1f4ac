import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordsOf } from '../src/main.ts';
import { systemActor } from '../src/platform/database/actor.ts';
import { keepForecasts } from './api/fresh-api.ts';
import { type FreshSite, freshSite, type Visitor } from './fresh-site.ts';
import { queriesOf } from './query-count.ts';
import { maker } from './records/examples.ts';

let fresh: FreshSite;
let visitor: Visitor;
beforeAll(async () => {
  fresh = await freshSite();
  await fresh.services.figures.loadShipped(systemActor);
  await keepForecasts(fresh);
  visitor = fresh.visitor();
  await visitor.signIn('focal-point');
});
afterAll(() => fresh.close());

/** How often a page asks the database; of a page that is there. */
async function asked(path: string): Promise<number> {
  const queries = await queriesOf(async () => expect((await visitor.get(path)).statusCode).toBe(200));
  return queries.length;
}

/** A vote of Guyana’s in a session of its own, before which another one is planned. */
async function voteInOwnSession(): Promise<void> {
  const made = maker(fresh.services);
  const body = await made('forum-body');
  await made('forum-vote', {
    ...{ session: await made('forum-session', { body }), adopted: true, rule: 'majority' },
    ...{ announcedInFavour: null, announcedAgainst: null, announcedAbstaining: null },
    ...{ inFavour: ['GUY', 'FRA'], against: [], abstaining: [], absent: [] },
  });
}

test('a place’s page asks the database no more often for many sessions in which it has voted than for one', async () => {
  await voteInOwnSession();
  // The first page after a sign-in keeps that the session was used.
  await visitor.get('/places/GUY');
  const once = await asked('/places/GUY');
  for (let more = 0; more < 6; more += 1) await voteInOwnSession();
  expect(await asked('/places/GUY')).toBe(once);
});

/** One of each kind of record, in this country where its kind has one. */
async function oneOfEachKind(place: string): Promise<void> {
  const made = maker(fresh.services);
  for (const { definition } of recordsOf(fresh.services)) {
    const [field] = Object.entries(definition.fields).find(([, { control }]) => control === 'country') ?? [];
    // Some kinds are tied to the place of their example by what they stand on.
    await made(definition.kind, field === undefined ? {} : { [field]: place }).catch(() => made(definition.kind));
  }
}

test('a place’s page asks once for all kinds of records, however many stand there', async () => {
  const before = await asked('/places/SDN');
  await oneOfEachKind('SDN');
  const after = await asked('/places/SDN');
  // Names for what the records point at, and what their panels tell; not one or two for each of the kinds.
  expect(after - before).toBeLessThan(10);
  expect(after).toBeLessThan(55);
});

test('what is open on a hand-over note is asked for once for all kinds', async () => {
  const { records } = await fresh.services.records.handOvers.list(systemActor, {}, { limit: 1, offset: 0 });
  expect(await asked(`/people/hand-overs/${records[0]?.id}`)).toBeLessThan(20);
});
