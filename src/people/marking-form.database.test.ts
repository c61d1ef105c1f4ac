import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../test/fresh-site.ts';

/** Who may see a warning, chosen by whoever opens it, on the page. By the API: test/api. */

let fresh: FreshSite;
let analyst: Visitor;
beforeAll(async () => {
  fresh = await freshSite();
  analyst = fresh.visitor();
  await analyst.signIn('watch-analyst');
});
afterAll(() => fresh.close());

const open = (fields: Readonly<Record<string, string>>) =>
  analyst.post('/warn/warnings', { level: 'high', reason: 'Militias gather', ...fields }, '/warn/warnings/new');
const openFor = async (role: string) =>
  (await fresh.services.warnings.list(inRole(role))).map(({ warning }) => warning.country);

test('the form chooses what is usual: OFFICIAL, for the whole government', async () => {
  const { body } = await analyst.get('/warn/warnings/new');
  const checked = [...body.matchAll(/<input[^>]* value="([^"]+)" checked/g)].map(([, value]) => value);
  expect(checked).toEqual(['OFFICIAL', 'uk-government']);
});

test('a warning for a partner and one for the own department are seen by those, and nobody else', async () => {
  expect((await open({ country: 'SDN', marking: 'OFFICIAL', audience: 'local-peace-network' })).statusCode).toBe(303);
  expect((await open({ country: 'MLI', marking: 'OFFICIAL', audience: '' })).statusCode).toBe(303);
  expect((await open({ country: 'TCD', marking: 'OFFICIAL-SENSITIVE', audience: 'uk-government' })).statusCode).toBe(
    303,
  );
  expect((await openFor('watch-analyst')).toSorted()).toEqual(['MLI', 'SDN', 'TCD']);
  expect(await openFor('partner-reporter')).toEqual(['SDN']);
  expect(await openFor('instrument-owner-defence')).toEqual(['TCD']);
  expect(await openFor('instrument-owner-programme')).toEqual([]);
});

test.each(['SECRET', 'TOP SECRET', 'UK SECRET'])(
  '%s is refused beside the field, and nothing is kept',
  async (marking) => {
    const answer = await open({ country: 'CAF', marking, audience: 'ministry-of-defence' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('This system does not hold what is SECRET or TOP SECRET');
    expect(answer.body).toMatch(/value="ministry-of-defence" checked/);
    expect(await openFor('watch-analyst')).not.toContain('CAF');
  },
);

test('an organisation that is not in the directory, and a caveat that one does not hold, are refused', async () => {
  for (const [fields, said] of [
    [{ audience: 'everyone' }, 'There is no organisation “everyone” in the directory'],
    [{ caveats: 'EYES ONLY' }, 'You do not hold the caveat “EYES ONLY”'],
  ] as const) {
    const answer = await open({ country: 'CAF', ...fields });
    expect([answer.statusCode, answer.body.includes(said)]).toEqual([422, true]);
  }
});
