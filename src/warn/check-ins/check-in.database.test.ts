import { afterEach, beforeEach, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { insertMadeUpRun, madeUpRisk } from '../../../test/made-up-run.ts';

let fresh: FreshSite;
beforeEach(async () => {
  fresh = await freshSite();
});
afterEach(() => fresh.close());

const post = inRole('post-reporter');
const give = (country: string, worse: string[], better: string[] = [], what: string[] | null = ['7. Roadblocks']) =>
  fresh.services.records.checkIns.make(post, { country, worse, better, what });

test('a post is asked once a month for each country that it covers, and says only what has changed', async () => {
  await insertMadeUpRun(fresh, [madeUpRisk('SDN', { target: 'one-sided', thresholdDeaths: 25, probability: 0.9 })]);
  const { organisations } = await fresh.services.people.directory(post);
  const [first] = organisations.find(({ id }) => id === post.organisationId)?.covers ?? [];
  if (first === undefined) throw new Error('The shipped post covers a country');
  const visitor = fresh.visitor();
  await visitor.signIn('post-reporter');
  const asked = `/warn/check-ins/new?country=${first}`;
  expect((await visitor.get('/')).body).toContain(asked);
  await give(first, []);
  expect((await visitor.get('/')).body).not.toContain(asked);
  fresh.clock.forward(24 * 10);
  expect((await visitor.get('/')).body, 'another month').toContain(asked);
});

test('what cannot be is refused beside its field', async () => {
  await expect(give('SDN', ['7'], ['7'])).rejects.toMatchObject({ field: 'better' });
  await expect(give('SDN', ['7'], [], null)).rejects.toMatchObject({ field: 'what' });
  await give('SDN', [], [], null);
});
