import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentOf, operationsIn } from './conformance.ts';
import { type FreshApi, freshApi } from './fresh-api.ts';
import { ownPages, pageOperations } from './page-operations.ts';
import { routesOf } from './routes.ts';

/** Issue 4: the API gives and does everything that a page can. What no list says of a page, fails. */

let api: FreshApi;
beforeAll(async () => {
  api = await freshApi();
});
afterAll(() => api.close());

/** Each page’s method and path, with the styles’ names taken out. */
const pagesNow = () => [
  ...new Set(
    routesOf(api.site)
      .filter(({ path }) => !path.startsWith('/api/v1'))
      .map(({ method, path }) => `${method} ${path.replace(/^\/assets\/.+\.css$/, '/assets/:stylesheet')}`),
  ),
];

test('each page of the site has operations of the API that give or do the same, or a reason why there are none', () => {
  const known = pageOperations(api.services);
  expect(pagesNow().filter((page) => known[page] === undefined)).toEqual([]);
});

test('each page that is listed is there: a list of what has gone would hold nothing', () => {
  const here = new Set(pagesNow());
  // Told by an identity provider: the demonstration has none.
  const elsewhere = ['POST /sign-out/back-channel'];
  expect(Object.keys(ownPages).filter((page) => !here.has(page) && !elsewhere.includes(page))).toEqual([]);
});

test('each operation that is named for a page is in the document, and no page is listed with nothing', async () => {
  const operations = operationsIn(await documentOf(api)).map(({ operation }) => operation.operationId);
  const named = Object.values(pageOperations(api.services)).flatMap((each) =>
    'operations' in each ? each.operations : [],
  );
  expect(named.filter((id) => !operations.includes(id))).toEqual([]);
  for (const [page, counterpart] of Object.entries(pageOperations(api.services))) {
    expect('operations' in counterpart ? counterpart.operations.length : counterpart.none.length, page).toBeGreaterThan(
      0,
    );
  }
});

test('each public address is one of these pages', () => {
  const text = readFileSync(new URL('../browser/addresses.txt', import.meta.url), 'utf8');
  const addresses = text.split('\n').filter((line) => line.startsWith('/') && !line.startsWith('/api/v1'));
  const patterns = pagesNow()
    .filter((page) => page.startsWith('GET ') && page !== 'GET /*')
    .map((page) => page.slice('GET '.length));
  expect(addresses.length).toBeGreaterThan(300);
  expect(addresses.map((address) => address.split('?')[0] ?? '').filter((path) => !patterns.includes(path))).toEqual(
    [],
  );
});
