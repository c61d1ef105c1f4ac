import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordsOf } from '../../src/main.ts';
import { newKeyPair, publicKeyPem } from '../../src/people/sealed-identities/identity-crypto.ts';
import { systemActor } from '../../src/platform/database/actor.ts';
import { addLanguage } from '../../src/platform/language/language.ts';
import { countryCode, inRole } from '../fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../fresh-site.ts';
import { madeUpEvents } from '../made-up-events.ts';
import { madeUpCountries, madeUpWorld } from '../made-up-world.ts';
import { examples, maker } from '../records/examples.ts';
import { outside, shownText } from './shown-text.ts';

/**
 * Every kind of page in a language that sets each sentence in brackets, and dates and numbers in Russian: a Latin letter
 * outside of brackets is a word that no catalogue can translate.
 */
const brackets = ['⟦', '⟧'] as const;
const names = [
  'Démarche', // An instrument’s name, which stands in the title of its page.
  'Forestall', // What it is called, everywhere.
  'Brier', // Names of scores, the same in every language.
  'AUROC',
  'OFFICIAL-SENSITIVE', // Markings of the Government Security Classifications.
  'OFFICIAL',
  'XML', // Formats of files.
  'PDF',
  'Word',
  'IATI', // A standard, by its name.
  'USD', // Currencies by ISO 4217.
  'GBP',
];

addLanguage({
  code: 'x-brackets',
  locale: 'ru-u-nu-latn',
  direction: 'ltr',
  name: '⟦Brackets⟧',
  translationOf: (message) => `${brackets[0]}${message}${brackets[1]}`,
});

let fresh: FreshSite;
let officer: Visitor;
let analyst: Visitor;
const ids: Record<string, string> = {};

beforeAll(async () => {
  fresh = await freshSite();
  const {
    figures,
    events,
    watch,
    forecasts,
    warnings,
    decisions,
    actions,
    tokens,
    subscriptions,
    identityKeys,
    sealedIdentities,
    ledger,
  } = fresh.services;
  await figures.ingest(systemActor, madeUpWorld());
  await events.land(systemActor, madeUpEvents());
  await watch.runIfDue(systemActor);
  await forecasts.backtest(systemActor);
  const [watcher, desk, focal] = [inRole('watch-analyst'), inRole('desk-officer'), inRole('focal-point')];
  const opened = (country: string) => warnings.openByHand(watcher, countryCode(country), 'high', 'Банды собираются');
  ids.opened = await opened('PRY');
  fresh.clock.forward(24 * 30);
  await warnings.climb();
  ids.warning = await opened('TCD');
  await warnings.acknowledge(desk, ids.warning as Parameters<typeof warnings.acknowledge>[1]);
  const warningId = ids.warning as Parameters<typeof decisions.decide>[1];
  await decisions.decide(desk, warningId, { choice: 'act', reasons: 'Причины', optionsNotTaken: '' });
  const instrument = fresh.services.instruments.all[0]?.id ?? '';
  await actions.begin(desk, warningId, { instrument, purpose: 'Цель', lead: 'Посольство', dueOn: '2027-03-31' });
  ids.decision = (await decisions.list(desk))[0]?.id ?? '';
  ids.action = (await actions.list(desk))[0]?.id ?? '';
  await tokens.make(desk, { name: 'Карта', scope: 'read', expiresOn: '2027-01-31' });
  await subscriptions.make(desk, { kind: 'region', region: 'Africa' }, 'feed', '');
  for (const holder of [desk, focal]) await identityKeys.register(holder, publicKeyPem(newKeyPair().publicKey));
  const identity = { name: 'Имя', contact: '', notes: '' };
  ids.identity = (await sealedIdentities.seal(watcher, { identity, holders: [desk.personId, focal.personId] })).id;
  await ledger.seal();
  officer = fresh.visitor();
  await officer.signIn('desk-officer');
  analyst = fresh.visitor();
  await analyst.signIn('watch-analyst');
}, 400_000);
afterAll(() => fresh?.close());

/** One real address for each kind in the list of public ones, but for those that programs read. */
function addresses(): readonly string[] {
  const list = readFileSync(new URL('../browser/addresses.txt', import.meta.url), 'utf8');
  const query: Readonly<Record<string, string>> = {
    place: 'TCD',
    warning: ids.warning ?? '',
    country: 'PRY',
    show: 'few-holders',
    goTo: '%2F',
    deaths: '100',
    lens: 'all',
    sort: 'country',
    order: 'up',
  };
  const ofKind: readonly (readonly [RegExp, string])[] = [
    [/^\/act\/actions\/:id/, ids.action ?? ''],
    [/^\/decide\/decisions\/:id/, ids.decision ?? ''],
    [/^\/act\/instruments\/:id/, 'demarche'],
    [/^\/regions\/:id/, 'lake-chad-basin'],
    [/^\/warn\/warnings\/:id/, ids.warning ?? ''],
  ];
  const listed = list
    .split('\n')
    .filter((line) => line.startsWith('/') && !/[.](csv|xml|json|ics|atom|docx|pdf)|^\/api\/v1/.test(line))
    .map((line) => {
      const id = ofKind.find(([kind]) => kind.test(line))?.[1] ?? '';
      const filled = line
        .replace(':id', id)
        .replace(':code', madeUpCountries[0] ?? '')
        .replace(':part', 'warnings');
      return filled.replace(/(\w+)=/g, (_, name: string) => `${name}=${query[name] ?? ''}`);
    });
  return [
    ...listed,
    `/warn/warnings/${ids.opened}`,
    '/warn/warnings?show=all',
    '/places/TCD',
    `/places/${madeUpCountries[1]}`,
    `/people/identities/${ids.identity}`,
    '/search',
    '/search?q=Chad',
    '/nothing-here',
    '/warn/warnings/01900000-0000-7000-8000-000000000000',
  ];
}

async function untranslated(cookie: string, url: string, form?: Readonly<Record<string, string>>, { site } = fresh) {
  const headers = { host: '127.0.0.1:3000', cookie: `${cookie}; language=x-brackets` };
  const answer = await site.inject({
    method: form ? 'POST' : 'GET',
    url,
    headers: { ...headers, ...(form && { 'content-type': 'application/x-www-form-urlencoded' }) },
    ...(form && { payload: new URLSearchParams(form).toString() }),
  });
  if (answer.statusCode >= 300 && answer.statusCode < 400) return [];
  expect(/<html lang="[\w-]+"/.exec(answer.body)?.[0], url).toBe('<html lang="x-brackets"');
  // The window's title cannot mark what was typed as data: the heading does, which says the same.
  const heading = /<h1[^>]*><bdi>([^<]+)<\/bdi>/.exec(answer.body)?.[1];
  const body = heading === undefined ? answer.body : answer.body.replace(`<title>${heading} `, '<title>');
  let rest = outside(shownText(body), brackets);
  for (const name of names) rest = rest.replaceAll(name, '');
  return [...rest.matchAll(/[^\n]*\p{Script=Latin}{2,}[^\n]*/gu)].map(
    ([line]) => `${url} (${answer.statusCode}): ${line.trim()}`,
  );
}

test('no page has a word that a catalogue could not translate, for a visitor or an officer', async () => {
  const found: string[] = [];
  for (const url of addresses()) {
    found.push(...(await untranslated('', url)), ...(await untranslated(officer.cookie(), url)));
  }
  found.push(...(await untranslated(analyst.cookie(), '/people/identities/new')));
  expect([...new Set(found)]).toEqual([]);
});

test('nor has what a form is answered with', async () => {
  const token = (body: string) => /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '';
  const found: string[] = [];
  for (const [page, action] of [
    ['/warn/warnings/new', '/warn/warnings'],
    [`/decide/decisions/new?warning=${ids.warning}`, '/decide/decisions'],
    [`/act/actions/new?warning=${ids.warning}`, '/act/actions'],
    ['/people/tokens', '/people/tokens'],
    ['/account/subscriptions', '/account/subscriptions'],
    ['/people/identities/keys', '/people/identities/keys'],
  ] as const) {
    const _csrf = token((await officer.get(page)).body);
    const form = { _csrf, warning: ids.warning ?? '' };
    found.push(...(await untranslated(officer.cookie(), action, form)));
  }
  found.push(...(await untranslated(officer.cookie(), '/warn/warnings', {})));
  expect(found).toEqual([]);
});

test('nor have the pages of any kind of record: its list, its form, the record, and what an empty form is answered with', async () => {
  // A site of its own: the examples say days that the clock of the other has passed.
  const own = await freshSite();
  const made = maker(own.services);
  const found: string[] = [];
  for (const { definition } of recordsOf(own.services)) {
    const { kind, address } = definition;
    const { by, steps } = examples[kind] ?? { by: 'desk-officer', steps: [] };
    const id = await made(kind);
    const visitor = own.visitor();
    await visitor.signIn(by);
    const form = await visitor.get(`${address}/new`);
    const _csrf = /name="_csrf" value="([^"]+)"/.exec(form.body)?.[1] ?? '';
    const step = steps[0] === undefined ? [] : [`${address}/${id}/steps/${steps[0].step}`];
    for (const url of [address, `${address}/new`, `${address}/${id}`, `${address}/${id}/edit`, ...step]) {
      found.push(...(await untranslated(visitor.cookie(), url, undefined, own)));
    }
    found.push(...(await untranslated(visitor.cookie(), address, { _csrf }, own)));
  }
  const reader = own.visitor();
  await reader.signIn('desk-officer');
  found.push(...(await untranslated(reader.cookie(), '/account/on', undefined, own)));
  for (const place of ['SDN', 'SSD']) {
    for (const url of [`/places/${place}`, `/account/timeline/${place}`, `/account/on?place=${place}`]) {
      found.push(...(await untranslated(reader.cookie(), url, undefined, own)));
    }
  }
  await own.close();
  expect([...new Set(found)]).toEqual([]);
}, 300_000);

test('what is shown is found, and what is declared to be data is not', () => {
  const page =
    '<html><head><title>T</title></head><body><p aria-label="A">B <a href="c">⟦D⟧</a> <bdi>E</bdi><br>F</p><p dir="auto">G <b>H</b></p><svg><title>I</title><path d="M"/></svg>&amp;</body></html>';
  expect(outside(shownText(page), brackets).match(/\S+/g)).toEqual(['T', 'A', 'B', 'F', 'I', '&']);
});
