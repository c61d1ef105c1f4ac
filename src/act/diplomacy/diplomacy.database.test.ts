import { afterAll, beforeAll, expect, test } from 'vitest';
import { inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite, type Visitor } from '../../../test/fresh-site.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';

let fresh: FreshSite;
let desk: Visitor;
beforeAll(async () => {
  fresh = await freshSite();
  await fresh.services.fora.loadShipped();
  desk = fresh.visitor();
  await desk.signIn('desk-officer');
});
afterAll(() => fresh.close());

const date = (name: string, on: string) => {
  const [year = '', month = '', day = ''] = on.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};

/** Posts the form and gives the identifier of what was made, which is the newest of its kind. */
async function make(address: string, typed: Readonly<Record<string, string>>, query = ''): Promise<string> {
  const answer = await desk.post(address, typed, `${address}/new${query}`);
  const error = /govuk-error-message">(.*?)<\/p>/.exec(answer.body)?.[1] ?? '';
  expect([answer.statusCode, error]).toEqual([303, '']);
  const service = Object.values(fresh.services.records).find(({ definition }) => definition.address === address);
  const made = await service?.list(systemActor, {}, { limit: 1, offset: 0 });
  return made?.records[0]?.id ?? '';
}

/** Takes a step by its form, of the newest that stands there. */
async function take(step: string, typed: Readonly<Record<string, string>>) {
  const version = /name="version" value="([^"]+)"/.exec((await desk.get(step)).body)?.[1] ?? '';
  return desk.post(step, { ...typed, version }, step);
}

test('the shipped bodies are loaded once, however often the app starts', async () => {
  expect(await fresh.services.fora.loadShipped()).toBe(0);
  const page = await desk.get('/act/diplomacy/bodies');
  for (const name of ['Security Council', 'General Assembly', 'Human Rights Council', 'European Union', 'Likeminded']) {
    expect(page.body).toContain(name);
  }
});

async function sessionOf(shortName: string): Promise<string> {
  const { records: bodies } = await fresh.services.records.forumBodies.list(systemActor, {}, { limit: 10, offset: 0 });
  const body = bodies.find(({ values }) => values.shortName === shortName)?.id ?? '';
  return make('/act/diplomacy/sessions', {
    ...{ body, title: `Meeting of the ${shortName}`, country: 'SDN', aim: '', webAddress: '' },
    ...date('opensOn', '2026-12-08'),
  });
}

test('a vote of fifteen members is typed by name, counted, and held to what was announced and to the rule', async () => {
  const session = await sessionOf('Security Council');
  const vote = {
    ...{ session, title: 'Access to El Fasher', ...date('heldOn', '2026-11-20'), rule: 'security-council' },
    inFavour: 'France\nUnited Kingdom\nUnited States\nDenmark\nGreece\nGuyana\nPanama\nSlovenia\nSouth Korea\nSLE\nSOM',
    against: 'Russia',
    abstaining: 'China\nPakistan',
    absent: 'Algeria',
    ...{ announcedInFavour: '11', announcedAgainst: '1', announcedAbstaining: '2', adopted: 'yes' },
  };
  const at = `/act/diplomacy/votes/new?session=${session}`;
  const vetoed = await desk.post('/act/diplomacy/votes', vote, at);
  expect(vetoed.statusCode).toBe(422);
  expect(vetoed.body).toContain('these votes do not adopt it: 11 for, 1 against, 2 abstaining');
  expect(vetoed.body).toContain('South Korea');

  const twice = await desk.post('/act/diplomacy/votes', { ...vote, adopted: 'no', absent: 'Algeria\nChina' }, at);
  expect(twice.body).toMatch(/id="absent-error".*CHN stands in two lists/s);
  const short = await desk.post('/act/diplomacy/votes', { ...vote, adopted: 'no', announcedInFavour: '12' }, at);
  expect(short.body).toMatch(/id="announcedInFavour-error".*12 were announced; in the list above are 11/s);
  const many = await desk.post('/act/diplomacy/votes', { ...vote, adopted: 'no', absent: 'Algeria\nMali' }, at);
  expect(many.body).toContain('These are 16 members; the body has 15');

  const id = await make('/act/diplomacy/votes', { ...vote, adopted: 'no' }, `?session=${session}`);
  const page = await desk.get(`/act/diplomacy/votes/${id}`);
  expect(page.body).toContain('11 for, 1 against, 2 abstaining, 1 absent');
  expect((await desk.get(`/act/diplomacy/sessions/${session}`)).body).toContain('Access to El Fasher');
});

test('the database itself holds that a member votes once', async () => {
  const session = await sessionOf('Human Rights Council');
  const twice = fresh.database.transact(
    systemActor,
    (queries) =>
      queries.executeQuery({
        sql: `insert into forum_vote (id, state, created_at, created_by, created_by_name, organisation, changed_at,
        changed_by, changed_by_name, owner, marking, session, title, held_on, rule, in_favour, against, abstaining,
        absent, adopted) values (gen_random_uuid(), 'recorded', now(), 'a', 'a', 'a', now(), 'a', 'a', 'a', 'OFFICIAL',
        $1, 'Twice', '2026-12-08', 'majority', '{SDN}', '{SDN}', '{}', '{}', true)`,
        parameters: [session],
        query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
        queryId: { queryId: 'twice' },
      } as never), // Past every service, as no code of the app writes.
  );
  await expect(twice).rejects.toThrow('forum_vote_check');
});

test('a review with ten recommendations tells how many were supported and carried out', async () => {
  const review = await make('/act/diplomacy/reviews', {
    ...{ country: 'SSD', cycle: '4', session: '', reportSymbol: 'A/HRC/65/9', webAddress: '' },
    ...date('reviewedOn', '2026-11-02'),
  });
  const states = ['GBR', 'FRA', 'NOR', 'KEN', 'UGA', 'ESP', 'CRI', 'ZAF', 'JPN', 'CAN'];
  const ids: string[] = [];
  for (const [place, recommendedBy] of states.entries()) {
    const typed = { review, itemNumber: `134.${place + 1}`, recommendedBy, wording: `Do the ${place + 1}. thing.` };
    ids.push(await make('/act/diplomacy/review-recommendations', typed, `?review=${review}`));
  }
  const at = '/act/diplomacy/review-recommendations';
  const again = { review, itemNumber: '134.1', recommendedBy: 'IRL', wording: 'The same number' };
  expect((await desk.post(at, again, `${at}/new?review=${review}`)).body).toContain('id="itemNumber-error"');
  const self = { review, itemNumber: '134.11', recommendedBy: 'SSD', wording: 'Itself' };
  expect((await desk.post(at, self, `${at}/new?review=${review}`)).body).toContain(
    'A state does not recommend to itself',
  );

  const { uprRecommendations } = fresh.services.records;
  const officer = inRole('desk-officer');
  for (const [place, id] of ids.slice(0, 9).entries()) {
    const response = place < 6 ? 'supported' : 'noted';
    const answer = { response, answeredOn: '2026-11-10' };
    await uprRecommendations.take(officer, id as RecordId, 'answer', answer, { expected: 'any' }); // Made just above.
  }
  const step = `${at}/${ids[0]}/steps/assess`;
  const early = { implementation: 'carried-out', evidence: 'A law', ...date('assessedOn', '2026-11-01') };
  expect((await take(step, early)).body).toContain('It is assessed after it was answered');
  expect((await take(step, { ...early, ...date('assessedOn', '2026-11-20') })).statusCode).toBe(303);

  const page = (await desk.get(`/act/diplomacy/reviews/${review}`)).body;
  expect(page).toContain('10 recommendations: 6 supported, 3 noted, 1 not answered.');
  expect(page).toMatch(/Carried out<\/th><td[^>]*>1</);
  expect(page).toMatch(/Not assessed yet<\/th><td[^>]*>5</);
});

async function agreementIn(country: string): Promise<string> {
  return make('/act/diplomacy/agreements', {
    ...{ title: `Ceasefire of ${country}`, country, parties: 'The army\nThe front', guarantors: '', webAddress: '' },
    ...date('signedOn', '2026-06-01'),
  });
}

const provisionOf = (agreement: string, provisionKind: string, dueOn = '') =>
  make(
    '/act/diplomacy/provisions',
    {
      ...{ agreement, article: 'Article 1', provisionKind, wording: 'The guns fall silent.' },
      ...(dueOn === '' ? {} : date('dueOn', dueOn)),
    },
    `?agreement=${agreement}`,
  );

const violated = (agreement: string, provision: string, observedOn = '2026-11-20') => ({
  ...{ agreement, provision, what: 'Shells fell on the market of Malakal', evidence: 'The mission saw it' },
  ...{ civiliansKilled: '12', ...date('observedOn', observedOn) },
});

const signalsFrom = async (source: string) =>
  (await fresh.services.records.signals.list(systemActor, { values: { source } }, { limit: 10, offset: 0 })).records;

test('a violated security provision is a signal at once and raises the warning, all in one transaction', async () => {
  const agreement = await agreementIn('SSD');
  const provision = await provisionOf(agreement, 'security');
  const at = `/act/diplomacy/violations/new?agreement=${agreement}&provision=${provision}`;
  const before = await desk.post('/act/diplomacy/violations', violated(agreement, provision, '2026-05-01'), at);
  expect(before.body).toContain('The agreement was signed after this day');
  expect(before.body).toContain('Shells fell on the market of Malakal');
  const elsewhere = await provisionOf(await agreementIn('CAF'), 'security');
  const wrong = await desk.post('/act/diplomacy/violations', violated(agreement, elsewhere), at);
  expect(wrong.body).toContain('id="provision-error"');

  const id = await make('/act/diplomacy/violations', violated(agreement, provision), `?agreement=${agreement}`);
  const [signal, ...more] = await signalsFrom(`/act/diplomacy/violations/${id}`);
  expect(more).toEqual([]);
  expect(signal).toMatchObject({ state: 'linked', values: { origin: 'agreement-violation', asksFor: 'elevated' } });
  const [warning] = await fresh.services.warnings.list(systemActor, { open: true });
  expect(warning?.warning).toMatchObject({ country: 'SSD', level: 'elevated', raisedBy: 'rule' });
  expect(warning?.warning.reason).toContain('One violation of security provisions within 90 days.');
  expect(await fresh.services.records.peaceProvisions.find(systemActor, provision as RecordId)).toMatchObject({
    state: 'violated', // Its identity comes from the API, as does that of the violation.
  });
  const [entry] = await fresh.entries({ kinds: ['peace-violation.made'], subjectIds: [id] });
  const [opened] = await fresh.entries({ kinds: ['warning.opened'] });
  expect(opened?.at).toEqual(entry?.at);
});

test('a second violation opens no second warning, and a third asks for more', async () => {
  const agreement = await agreementIn('SSD');
  const provision = await provisionOf(agreement, 'security');
  for (const level of ['elevated', 'elevated', 'high']) {
    const id = await make('/act/diplomacy/violations', violated(agreement, provision), `?agreement=${agreement}`);
    expect(await signalsFrom(`/act/diplomacy/violations/${id}`)).toMatchObject([
      { state: 'noticed', values: { asksFor: level } },
    ]);
  }
  expect(await fresh.services.warnings.list(systemActor, { open: true })).toHaveLength(1);
  expect((await desk.get(`/act/diplomacy/agreements/${agreement}`)).body).toContain(
    '3 violations of security provisions within 90 days',
  );
});

test('what is not for the whole government raises no warning by itself: its signal asks for one, under its marking', async () => {
  const { peaceAgreements, peaceProvisions, peaceViolations } = fresh.services.records;
  const officer = inRole('desk-officer');
  const marked = { owner: officer.organisationId, marking: 'OFFICIAL-SENSITIVE', caveats: [], audience: [] };
  const secret = { title: 'Talks', country: 'MLI', signedOn: '2026-06-01', parties: ['A', 'B'] };
  const agreement = await peaceAgreements.make(officer, { ...secret, guarantors: null, webAddress: null }, marked);
  const article = { article: '1', provisionKind: 'security', wording: 'Silence', dueOn: null };
  const provision = await peaceProvisions.make(officer, { agreement, ...article });
  const what = { what: 'A column moved south', evidence: 'Seen', civiliansKilled: null, observedOn: '2026-11-20' };
  const id = await peaceViolations.make(officer, { agreement, provision, ...what });
  expect(await signalsFrom(`/act/diplomacy/violations/${id}`)).toMatchObject([
    { state: 'noticed', marking: 'OFFICIAL-SENSITIVE', audience: [], values: { asksFor: 'elevated' } },
  ]);
  const open = await fresh.services.warnings.list(systemActor, { open: true });
  expect(open.map(({ warning }) => warning.country)).not.toContain('MLI');
});

test('what did not happen is refuted: the provision is owed again, and a signal that nobody judged is set aside', async () => {
  const agreement = await agreementIn('COD');
  const provision = await provisionOf(agreement, 'humanitarian');
  const id = await make('/act/diplomacy/violations', violated(agreement, provision), `?agreement=${agreement}`);
  expect(await signalsFrom(`/act/diplomacy/violations/${id}`)).toMatchObject([{ values: { asksFor: null } }]);
  const step = `/act/diplomacy/violations/${id}/steps/refute`;
  expect((await take(step, { remark: 'The shells were blank' })).statusCode).toBe(303);
  expect(await signalsFrom(`/act/diplomacy/violations/${id}`)).toMatchObject([{ state: 'set-aside' }]);
  const kept = await fresh.services.records.peaceProvisions.find(systemActor, provision as RecordId); // From the API.
  expect(kept?.state).toBe('owed');
});

test('overdue provisions are a signal once, by the nightly look', async () => {
  const agreement = await agreementIn('COL');
  for (const _ of [1, 2, 3, 4]) await provisionOf(agreement, 'economic', '2026-10-01');
  expect(await fresh.services.agreementWatch.watch()).toBe(1);
  expect(await fresh.services.agreementWatch.watch()).toBe(0);
  expect(await signalsFrom(`/act/diplomacy/agreements/${agreement}`)).toMatchObject([
    { state: 'noticed', values: { origin: 'agreement-overdue', asksFor: 'high' } },
  ]);
});

test('the calendar stands on its page and, under the secret of a subscription, in a calendar of one’s own', async () => {
  await make('/act/diplomacy/dates', {
    ...{ dateKind: 'election', title: 'Election of the president', country: 'SSD', body: '', webAddress: '' },
    ...{ why: 'The count may be stopped', ...date('onDay', '2026-12-22') },
  });
  expect((await desk.get('/act/diplomacy/calendar')).body).toContain('South Sudan: Election of the president');
  const made = await desk.post(
    '/account/subscriptions',
    { about: 'place:SSD', words: '', way: 'feed', address: '' },
    '/account/subscriptions',
  );
  const path = /\/feeds\/[\w-]{43}\/calendar\.ics/.exec(made.body)?.[0] ?? '';
  const feed = await fresh.visitor().get(path);
  expect(feed.headers['content-type']).toBe('text/calendar; charset=utf-8');
  expect(feed.body).toContain('DTSTART;VALUE=DATE:20261222');
  expect(feed.body.replaceAll('\r\n ', '')).toContain('SUMMARY:An election: South Sudan: Election of the president');
  expect(feed.body).not.toContain('Meeting of the Security Council');
  expect((await fresh.visitor().get(path.replace(/.{43}\/cal/, `${'x'.repeat(43)}/cal`))).statusCode).toBe(404);
});
