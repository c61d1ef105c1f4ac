import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepForecasts } from '../../../test/api/fresh-api.ts';
import { countryCode, inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { WarningId } from '../../warn/warnings/warning.ts';
import { createDecisionService } from './decision-service.ts';

let fresh: FreshSite;
beforeAll(async () => {
  fresh = await freshSite();
  await fresh.services.figures.loadShipped(systemActor);
  await keepForecasts(fresh);
});
afterAll(() => fresh.close());

const desk = inRole('desk-officer');

async function acknowledged(country: string): Promise<WarningId> {
  const { warnings } = fresh.services;
  const id = await warnings.openByHand(inRole('watch-analyst'), countryCode(country), 'high', 'The road is cut');
  await warnings.acknowledge(desk, id);
  return id;
}

test('a decision to watch asks for its day, comes back on it, is overdue after it, and ends with the next decision', async () => {
  const warning = await acknowledged('TCD');
  const visitor = fresh.visitor();
  await visitor.signIn('desk-officer');
  const form = `/decide/decisions/new?warning=${warning}`;
  const typed = { warning, choice: 'watch', reasons: 'Not yet', optionsNotTaken: '' };
  const day = (date: string, month: string) => ({
    'comeBackOn-day': date,
    'comeBackOn-month': month,
    'comeBackOn-year': '2026',
  });
  const without = await visitor.post('/decide/decisions', { ...typed, ...day('', ''), 'comeBackOn-year': '' }, form);
  expect(without.statusCode).toBe(422);
  expect(without.body).toContain('id="comeBackOn-date-error"');
  expect(without.body).toContain('Not yet');
  const past = await visitor.post('/decide/decisions', { ...typed, ...day('24', '11') }, form);
  expect(past.body).toContain('Enter a day after today.');
  expect((await visitor.post('/decide/decisions', { ...typed, ...day('8', '12') }, form)).statusCode).toBe(303);

  const warningPage = async () => (await visitor.get(`/warn/warnings/${warning}`)).body;
  expect(await warningPage()).toContain('This decision comes back on 8 December 2026.');
  expect((await visitor.get('/')).body).not.toContain('to be decided anew');
  fresh.clock.forward(14 * 24);
  expect((await visitor.get('/')).body).toContain('to be decided anew by 8 December 2026<');
  fresh.clock.forward(24);
  expect((await visitor.get('/')).body).toContain('to be decided anew by 8 December 2026, overdue');
  expect((await visitor.get('/decide')).body).toContain('to be decided anew by 8 December 2026, overdue');
  expect(await warningPage()).toContain('This decision should have come back on 8 December 2026. Decide anew.');

  const again = { ...typed, choice: 'act', reasons: 'Now', ...day('', ''), 'comeBackOn-year': '' };
  expect((await visitor.post('/decide/decisions', again, form)).statusCode).toBe(303);
  expect((await visitor.get('/')).body).not.toContain('to be decided anew');
});

test('a client that says no day is given the usual one, and a closed warning waits for nobody', async () => {
  const warning = await acknowledged('MLI');
  const { decisions, warnings } = fresh.services;
  const today = fresh.clock.now();
  const id = await decisions.decide(desk, warning, { choice: 'not-act', reasons: 'R', optionsNotTaken: '' });
  const usual = new Date(today.getTime() + 28 * 86_400_000).toISOString().slice(0, 10);
  expect((await decisions.find(systemActor, id))?.comeBackOn).toBe(usual);
  const waits = async () => (await decisions.comingBack(systemActor, 40)).map(({ decision }) => decision.id);
  expect(await waits()).toContain(id);
  await warnings.close(desk, warning, 'It has passed');
  expect(await waits()).not.toContain(id);
});

test('the database keeps no new decision to wait without its day, and none on nothing', async () => {
  const warning = await acknowledged('SDN');
  const { decisions } = fresh.services;
  await decisions.decide(desk, warning, { choice: 'watch', reasons: 'R', optionsNotTaken: '' });
  const copy = (change: object) =>
    fresh.database.transact(systemActor, (queries) =>
      sql`insert into decision select (jsonb_populate_record(decision, ${JSON.stringify(change)}::jsonb)).*
        from decision where warning_id = ${warning} limit 1`.execute(queries),
    );
  const id = '01900000-0000-7000-8000-000000000001';
  await expect(copy({ id, come_back_on: null })).rejects.toMatchObject({ constraint: 'decision_comes_back' });
  await expect(copy({ id, warning_id: null })).rejects.toMatchObject({ constraint: 'decision_subject' });
});

test('who may decide is asked in the decision’s own transaction, and a refusal moves nothing', async () => {
  const warning = await acknowledged('COD');
  const { warnings } = fresh.services;
  const limited = createDecisionService({
    ...{ database: fresh.database, clock: fresh.clock.now, warnings },
    lockStrategy: fresh.services.records.strategies.lockIn,
    mayDecide: async (_queries, actor, { level, amount }) =>
      level === 'high' && (amount?.amountMinor ?? 0) <= 100_000
        ? { allowed: true, title: `Letter of the director to ${actor.name}` }
        : { allowed: false, because: 'Your delegation ends at £1,000.', field: 'amount' },
  });
  const choosing = { choice: 'act', reasons: 'R', optionsNotTaken: '' } as const;
  const much = limited.decide(desk, warning, { ...choosing, amount: { amountMinor: 100_001, currency: 'GBP' } });
  await expect(much).rejects.toMatchObject({ status: 403, field: 'amount' });
  expect((await warnings.find(systemActor, warning))?.warning.state).toBe('acknowledged');
  const id = await limited.decide(desk, warning, { ...choosing, amount: { amountMinor: 100_000, currency: 'GBP' } });
  expect(await limited.find(systemActor, id)).toMatchObject({ delegation: `Letter of the director to ${desk.name}` });
});
