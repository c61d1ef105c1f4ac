import { afterAll, beforeAll, expect, test } from 'vitest';
import { countryCode, type FreshServices, freshServices, inRole } from '../../../test/fresh-services.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';

let fresh: FreshServices;
beforeAll(async () => {
  fresh = await freshServices();
});
afterAll(() => fresh.close());

const [minister, focal, desk] = ['minister', 'focal-point', 'desk-officer'].map(inRole) as [Actor, Actor, Actor]; // As many as are named.
const choosing = { choice: 'act', reasons: 'It can still be stopped', optionsNotTaken: '' } as const;
const pounds = (amountMinor: number) => ({ amountMinor, currency: 'GBP' });

async function acknowledged(country: string, level: 'high' | 'severe') {
  const { warnings } = fresh.services;
  const id = await warnings.openByHand(inRole('watch-analyst'), countryCode(country), level, 'Risen');
  await warnings.acknowledge(desk, id);
  return id;
}

test('a role alone decides until the first delegation is in force; then each post decides what is given to it', async () => {
  const { decisions, warnings, records } = fresh.services;
  const first = await decisions.decide(desk, await acknowledged('MLI', 'severe'), { ...choosing, amount: pounds(9e9) });
  expect(await decisions.find(systemActor, first)).not.toHaveProperty('delegation');

  const { governmentPosts, postHoldings, delegations } = records;
  const office = 'foreign-commonwealth-office';
  const post = async (title: string, decidesAll: boolean, holder: Actor) => {
    const id = await governmentPosts.make(minister, { title, office, decidesAll, answersTo: null });
    await postHoldings.make(minister, { post: id, holder: holder.personId, fromOn: '2026-01-01' });
    return id;
  };
  const ministers = await post('Minister of State', true, minister);
  const leads = await post('Focal Point', false, focal);
  const delegation = await delegations.make(minister, {
    ...{ title: 'Scheme of delegation 2026', givenBy: ministers, givenTo: leads, upToLevel: 'high' },
    ...{ upToAmount: pounds(50_000_00), fromOn: '2026-11-01', untilOn: null },
  });
  await decisions.decide(desk, await acknowledged('NER', 'severe'), choosing); // A draft limits nobody.
  await delegations.take(minister, delegation, 'give', {}, { expected: 'any' });

  const severe = await acknowledged('BFA', 'severe');
  const high = await acknowledged('CMR', 'high');
  await expect(decisions.decide(desk, high, choosing)).rejects.toMatchObject({ status: 403 });
  await expect(decisions.decide(focal, severe, choosing)).rejects.toMatchObject({ status: 403 });
  const tooMuch = decisions.decide(focal, high, { ...choosing, amount: pounds(50_000_01) });
  await expect(tooMuch).rejects.toMatchObject({ status: 403, field: 'amount' });
  expect((await warnings.find(systemActor, high))?.warning.state).toBe('acknowledged');

  const within = await decisions.decide(focal, high, { ...choosing, amount: pounds(50_000_00) });
  expect(await decisions.find(systemActor, within)).toMatchObject({ delegation: 'Scheme of delegation 2026' });
  const unlimited = await decisions.decide(minister, severe, { ...choosing, amount: pounds(9e9) });
  expect(await decisions.find(systemActor, unlimited)).not.toHaveProperty('delegation');

  await delegations.take(minister, delegation, 'withdraw', {}, { expected: 'any', remark: 'A new scheme follows' });
  await decisions.decide(desk, await acknowledged('TCD', 'severe'), choosing);
});
