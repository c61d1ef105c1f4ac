import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MovedSite, movedSite } from '../../../test/browser/moved-site.ts';
import { createVisitor, type Visitor } from '../../../test/browser/visitor.ts';
import { madeUpArticle } from '../../../test/made-up-articles.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { countryArticlesPanel } from './article-panels.ts';

/** What others have published, as a watch analyst looks through it and makes a report of one. */

let site: MovedSite;
let analyst: Visitor;
beforeAll(async () => {
  site = await movedSite();
  analyst = createVisitor(site.address);
  await analyst.signIn('demo-watch-analyst');
});
afterAll(() => site?.close());

const land = (...told: readonly Readonly<Parameters<typeof madeUpArticle>>[]) =>
  site.services.articles.land(
    systemActor,
    { id: 'reliefweb', name: 'ReliefWeb reports' },
    told.map((each) => madeUpArticle(...each)),
  );

test('with none landed the page says where they come from; it is not for who is not signed in, nor for partners', async () => {
  expect((await analyst.get('/warn/articles')).body).toContain('href="/warn/sources/connectors"');
  const visitor = createVisitor(site.address);
  expect((await visitor.get('/warn/articles')).headers.location).toBe('/sign-in?goTo=%2Fwarn%2Farticles');
  const partner = createVisitor(site.address);
  await partner.signIn('demo-partner-reporter');
  expect((await partner.get('/warn/articles')).status).toBe(403);
  expect((await partner.get('/warn/articles.csv')).status).toBe(403);
});

test('they are listed with where and which words, narrowed by country and words, and never as markup', async () => {
  await land(['1'], ['2', { title: '<script>alert(1)</script> in Mali', summary: '', countries: ['MLI' as never] }]);
  const { body } = await analyst.get('/warn/articles');
  expect(body).toContain('2 articles');
  expect(body).toContain('href="/places/SDN"');
  expect(body).toContain('named in its words');
  expect(body).toContain('Militia');
  expect(body).not.toContain('<script>alert');
  expect((await analyst.get('/warn/articles?country=MLI')).body).toContain('1 article');
  expect((await analyst.get('/warn/articles?country=FRA')).body).toContain('No article answers to this.');
  expect((await analyst.get('/warn/articles.csv?country=SDN')).body.trim().split(/\r?\n/)).toHaveLength(2);
});

test('one leads to a report that is filled in from it, for a person to finish', async () => {
  const { body } = await analyst.get('/warn/articles?country=SDN');
  const [, link = ''] = /href="(\/warn\/reports\/new\?[^"]+)"/.exec(body) ?? [];
  const form = (await analyst.get(link.replaceAll('&amp;', '&'))).body;
  expect(form).toContain('value="Militia seen near El Fasher (1)"');
  expect(form).toContain('<option value="SDN" selected');
  expect(form).toContain('https://example.org/1');
});

test('the API pages through them by moment and id, each once', async () => {
  await land(...Array.from({ length: 7 }, (_, place) => [`many-${place}`] as const));
  const found: string[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const answer: { readonly items: readonly { readonly id: string }[]; readonly next?: string | null } = JSON.parse(
      (await analyst.get(`/api/v1/articles?limit=3${after === '' ? '' : `&after=${after}`}`)).body,
    );
    found.push(...answer.items.map(({ id }) => id));
    after = answer.next ?? undefined;
  }
  expect(found).toHaveLength(9);
  expect(new Set(found).size).toBe(9);
});

test('on a country’s page the newest on it are told, and nothing to partners', async () => {
  const told = countryArticlesPanel(site.services.articles, (_template, values) => JSON.stringify(values));
  const shown: { readonly articles: readonly object[]; readonly all: string } = JSON.parse(
    await told(systemActor, { code: 'SDN' }),
  );
  expect([shown.articles.length, shown.all]).toEqual([5, '/warn/articles?country=SDN']);
  expect(await told({ ...systemActor, roles: ['partner-reporter'] }, { code: 'SDN' })).toBe('');
  expect(await told(systemActor, { code: 'FRA' })).toBe('');
});
