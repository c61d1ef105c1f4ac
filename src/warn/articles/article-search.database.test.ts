import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshServices, freshServices, inRole } from '../../../test/fresh-services.ts';
import { madeUpArticle } from '../../../test/made-up-articles.ts';
import { type Actor, anonymousActor, systemActor } from '../../platform/database/actor.ts';

/** Search finds what others have published, for those who work here and for nobody else. */

let fresh: FreshServices;
beforeAll(async () => {
  fresh = await freshServices();
});
afterAll(() => fresh?.close());

const source = { id: 'feed-crisis-group', name: 'A feed' };
const land = (...told: Parameters<typeof madeUpArticle>[]) =>
  fresh.services.articles.land(
    systemActor,
    source,
    told.map((each) => madeUpArticle(...each)),
  );
const find = (actor: Actor, words: string) => fresh.services.search.find(actor, words);

test('an article is found by its title, summary and publisher, by people of any department, a post among them', async () => {
  await land(['1', { title: 'Markets burned at Tawila', publishers: ['Radio Dabanga'], summary: 'Hundreds flee.' }]);
  for (const role of ['desk-officer', 'post-reporter', 'instrument-owner-programme', 'auditor']) {
    expect(await find(inRole(role), 'tawila'), role).toMatchObject({ count: 1, found: [{ kind: 'article' }] });
  }
  expect((await find(inRole('desk-officer'), 'dabanga')).count).toBe(1);
  expect((await find(inRole('desk-officer'), 'hundreds flee')).count).toBe(1);
});

test('partners and those who have not signed in find none', async () => {
  for (const actor of [inRole('partner-reporter'), anonymousActor]) {
    expect(await find(actor, 'tawila')).toEqual({ found: [], count: 0 });
  }
});

test('it leads to the article, in the list of them', async () => {
  const [found] = (await find(inRole('desk-officer'), 'tawila')).found;
  const [article] = await fresh.services.articles.page(systemActor, {}, { after: undefined, limit: 1 });
  expect(found?.href).toBe(`/warn/articles?article=${article?.id}`);
  const one = { article: article?.id };
  expect(await fresh.services.articles.page(systemActor, one, { after: undefined, limit: 5 })).toHaveLength(1);
});

test('told otherwise, it is found as it stands now, once', async () => {
  await land(
    ['1', { title: 'Markets rebuilt at Korma', summary: 'People return.' }],
    ['2', { title: 'Talks at Korma' }],
  );
  expect((await find(inRole('desk-officer'), 'tawila')).count).toBe(0);
  expect((await find(inRole('desk-officer'), 'korma')).count).toBe(2);
});
