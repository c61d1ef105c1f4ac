import { systemActor } from '../../src/platform/database/actor.ts';
import { countryCode, type FreshServices, inRole, textFile } from '../fresh-services.ts';
import { listedCase } from '../listed-case.ts';
import { madeUpArticle } from '../made-up-articles.ts';
import { eventFile, eventRecord } from '../made-up-events.ts';
import { readMadeUpVDem } from '../made-up-indicators.ts';
import { madeUpUkList, madeUpUnList } from '../made-up-lists.ts';
import type { IdsByCollection } from './hidden-rows.ts';
import type { Doing } from './requests.ts';

/** What addresses of the API are filled with where no id stands: by the name of the parameter, or what comes before it. */
export const namesInAddresses: ReadonlyMap<string, readonly string[]> = new Map([
  ['regions', ['lake-chad-basin', 'great-lakes', 'no-such-region']],
  ['connectors', ['ucdp-events', 'reliefweb', 'world-bank', 'v-dem', 'no-such-connector']],
  ['record', ['un:TAi.005', 'uk:AFG0009', 'un:nobody']],
  ['one', ['un:TAi.005', 'uk:AFG0009']],
  ['other', ['uk:AFG0009', 'un:TAi.005', 'un:TAi.009']],
]);

const acting = { warning: '@warnings:0', instrument: 'demarche', purpose: 'Let observers in', lead: 'The desk' };
const feed = { name: 'Radio', publisher: 'A publisher', address: 'https://8.8.8.8/feed', language: 'en' };

/** By whom, and with which body, what is no record is made or read where it succeeds; by operation. */
export const otherDoings: ReadonlyMap<string, Doing> = new Map([
  [
    'makeDecision',
    {
      by: 'demo-minister',
      body: { warning: '@warnings:0', choice: 'act', reasons: 'Lives', optionsNotTaken: 'To wait' },
    },
  ],
  ['beginAction', { by: 'demo-desk-officer', body: { ...acting, dueOn: '2027-03-31' } }],
  ['planAction', { by: 'demo-desk-officer', body: { ...acting, dueOn: '2027-03-31' } }],
  ['addFeed', { by: 'demo-watch-analyst', body: { ...feed, licence: 'Titles and summaries' } }],
  ['decideOnPair', { by: 'demo-desk-officer', body: { verdict: 'same', reason: 'One passport' } }],
  ['takeBackDecision', { by: 'demo-desk-officer', body: { why: 'The passport was another’s' } }],
  ['listWatch', { by: 'demo-watch-analyst', body: {} }],
  ['listLedgerIndex', { by: 'demo-auditor', body: {} }],
]);

/** Warnings that are acknowledged, half of them decided on and one of those acted on, so that each step finds one. */
async function thread({ warnings, decisions, actions }: FreshServices['services']): Promise<IdsByCollection> {
  const desk = inRole('desk-officer');
  const beginning = { instrument: 'demarche', purpose: 'Observers', lead: 'The desk', dueOn: '2027-03-31' };
  const [opened, decided, acted]: [string[], string[], string[]] = [[], [], []];
  for (const [index, code] of ['NGA', 'MMR', 'HTI', 'YEM', 'ETH', 'COD', 'SOM', 'AFG', 'LBY', 'NER'].entries()) {
    const warning = await warnings.openByHand(inRole('watch-analyst'), countryCode(code), 'severe', 'Militias gather');
    opened.push(warning);
    await warnings.acknowledge(desk, warning);
    if (index % 2 === 1) continue;
    const choosing = { choice: 'act', reasons: 'Lives', optionsNotTaken: '' } as const;
    decided.push(await decisions.decide(desk, warning, choosing));
    acted.push(await actions.begin(desk, warning, beginning));
  }
  return new Map([
    ['warnings', opened],
    ['decisions', decided],
    ['actions', acted],
  ]);
}

/**
 * What no example of a record brings: warnings on their way; two lists of one source and one of another, compared, with
 * somebody screened against them and somebody listed; events, articles and what is measured of countries.
 * @returns ids by the last part of their collection's address
 */
export async function outsideRows({ services }: FreshServices): Promise<IdsByCollection> {
  const { sanctionsLists, registerWork, screening, screeningWork, events, articles, countryIndicators } = services;
  const anwari = { reference: 'TAi.005', name: 'Mohammad Taher Anwari', born: '1961-03-02' };
  const others = [{ reference: 'TAi.009', name: 'Shams ur-Rahman' }];
  const cited = { ...anwari, reference: 'AFG0009', unReference: 'TAi.005' };
  for (const list of [
    madeUpUnList('2026-10-01', [anwari]),
    madeUpUnList('2026-11-01', [anwari, ...others]),
    madeUpUkList('2026-11-02', [cited]),
  ]) {
    await sanctionsLists.importList(systemActor, list);
  }
  await registerWork.work();
  const desk = inRole('desk-officer');
  const partners = textFile('partners.csv', ['name', 'Muhammad Taher Anwari', 'Shams ur Rahman', 'Water for All']);
  await screening.screenFile(desk, partners, { isStanding: true });
  await screeningWork.work();
  await events.land(
    systemActor,
    eventFile(['1', '2', '3'].map((id) => eventRecord({ id, date_start: '2014-11-28', date_end: '2014-11-28' }))),
  );
  await articles.land(systemActor, { id: 'reliefweb', name: 'ReliefWeb' }, [
    madeUpArticle('one'),
    madeUpArticle('two'),
  ]);
  await countryIndicators.land(systemActor, 'V-Dem-CY-Core-v15.csv', readMadeUpVDem);
  const page = { offset: 0, limit: 10 };
  const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
  return new Map([
    ...(await thread(services)),
    ['cases', [await listedCase(services, '2026-11-01')]],
    ['lists', idsOf(await sanctionsLists.snapshots(systemActor))],
    ['screenings', idsOf((await screening.runs(desk, page)).runs)],
    ['possible-matches', idsOf((await screening.matches(desk, {}, page)).matches)],
  ]);
}
