import { afterAll, beforeAll, expect, test } from 'vitest';
import { countryCode } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { madeUpCountries, madeUpWorld } from '../../../test/made-up-world.ts';
import { systemActor } from '../../platform/database/actor.ts';

let fresh: FreshSite;
beforeAll(async () => {
  fresh = await freshSite();
  await fresh.services.figures.ingest(systemActor, madeUpWorld());
});
afterAll(() => fresh.close());

const place = countryCode(madeUpCountries[0] ?? '');
const date = (name: string, on: string) => {
  const [year = '', month = '', day = ''] = on.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};

async function as(role: string): Promise<Visitor> {
  const visitor = fresh.visitor();
  await visitor.signIn(role);
  return visitor;
}

async function stepBy(by: Visitor, address: string, step: string) {
  const version = /name="version" value="([^"]+)"/.exec((await by.get(address)).body)?.[1] ?? '';
  expect((await by.post(`${address}/steps/${step}`, { version }, address)).statusCode).toBe(303);
}

const cellOf = (body: string, row: RegExp) =>
  new RegExp(`${row.source}[^<]*</th>[\\s\\S]*?</tr>`).exec(body)?.[0].match(/fs-number">([^<]*)</g) ?? [];

type Scored = { readonly probability: number; readonly brier: number | null };
type Judged = { readonly outcome: boolean | null; readonly isSeen: boolean } & Record<'pool' | 'model', Scored | null>;

test('a real forecast and blind estimates answer one question, and are scored by one rule once newer figures come', async () => {
  const { forecasts, watch, outcomes, figures } = fresh.services;
  // As `start` makes one: the forecasting code itself, on the figures that stand.
  await watch.run(systemActor);
  const { run, risks } = await forecasts.ofCountry(systemActor, place);
  const chance = risks.find(({ target, thresholdDeaths }) => target === 'all' && thresholdDeaths === 25)?.probability;
  if (chance === undefined) throw new Error('The forecast speaks of this place');
  expect([run.windowFirstMonth, run.windowLastMonth]).toEqual(['2026-06', '2027-05']);

  const [watcher, defence, development] = [
    await as('watch-analyst'),
    await as('instrument-owner-defence'),
    await as('instrument-owner-programme'),
  ];
  const asked = await watcher.post(
    '/analyse/judgements',
    {
      ...{ country: place, question: 'Will 25 people or more be killed?', source: 'The monthly figures' },
      ...date('fromDay', '2026-06-01'),
      ...date('lastDay', '2027-05-31'),
      ...date('closesOn', '2026-12-15'),
      ...{ deathsCounted: 'all', thresholdDeaths: '25' },
    },
    '/analyse/judgements/new',
  );
  expect([asked.statusCode, asked.statusCode === 303 ? '' : asked.body]).toEqual([303, '']);
  const address = String(asked.headers.location);
  const id = address.split('/').at(-1) ?? '';
  await stepBy(watcher, address, 'ask');
  const scores = async (by: Visitor) => (await by.get(`/api/v1/judgements/${id}/scores`)).json<Judged>();

  // Blind: who has given none sees neither the model nor the others, on the page or by the API.
  const estimate = (by: Visitor, probability: string) =>
    by.post(
      '/analyse/estimates',
      { question: id, probability, reasons: 'By the years before' },
      `/analyse/estimates/new?question=${id}`,
    );
  expect((await estimate(defence, '80')).statusCode).toBe(303);
  expect(await scores(development)).toMatchObject({ isSeen: false, pool: null, model: null });
  expect((await development.get(address)).body).not.toContain('The model, forecast of');
  expect((await estimate(development, '40')).statusCode).toBe(303);
  const both = await scores(development);
  // The logarithmic pool of two: the mean of their log-odds.
  const odds = Math.sqrt((0.8 / 0.2) * (0.4 / 0.6));
  expect(both.pool?.probability).toBeCloseTo(odds / (1 + odds), 6);
  expect(both.model?.probability).toBeCloseTo(chance, 9);
  expect([both.outcome, both.pool?.brier, both.model?.brier]).toEqual([null, null, null]);

  await stepBy(watcher, address, 'close');
  const early = await watcher.post(`${address}/settle`, {}, address);
  expect([early.statusCode, early.body.includes('reach to 2026-05')]).toEqual([409, true]);

  // A year later newer figures are loaded, in which it has happened.
  fresh.clock.forward(24 * 220);
  const months = Array.from({ length: 12 }, (_, ahead) =>
    new Date(Date.UTC(2026, 5 + ahead)).toISOString().slice(0, 7),
  );
  const newer = months.map((month) => `${month},${place},4`);
  await figures.ingest(systemActor, madeUpWorld(newer).slice(1));
  // Sessions that have outlasted the year are signed in anew.
  const later = await as('watch-analyst');
  expect((await later.post(`${address}/settle`, {}, address)).statusCode).toBe(303);

  const judged = await scores(later);
  expect(judged.outcome).toBe(true);
  expect(judged.pool?.brier).toBeCloseTo((1 - odds / (1 + odds)) ** 2, 6);
  expect(judged.model?.brier).toBeCloseTo((1 - chance) ** 2, 9);
  const page = (await later.get(address)).body;
  const [, pooledBrier = ''] = cellOf(page, /All together \(logarithmic pool\)/);
  const [, modelBrier = ''] = cellOf(page, /The model, forecast of/);
  expect(pooledBrier).toContain(String(Number((judged.pool?.brier ?? 0).toFixed(3))));
  expect(modelBrier).toContain(String(Number((judged.model?.brier ?? 0).toFixed(3))));
  const record = (await later.get('/analyse/judgements/track-record')).body;
  expect(record).toContain('Ministry of Defence');
  // The account scores the same judgements.
  const outcome = await outcomes.ofJudgements(systemActor);
  expect(outcome).toMatchObject({ count: 2, happened: 2 });
  expect(outcome?.brier).toBeCloseTo((0.2 ** 2 + 0.6 ** 2) / 2, 9);
});
