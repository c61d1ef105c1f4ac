import { afterAll, beforeAll, expect, test } from 'vitest';
import { countryCode, inRole } from '../../../test/fresh-services.ts';
import { type FreshSite, freshSite } from '../../../test/fresh-site.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import type { FieldValues } from '../../platform/records/record-service.ts';

let fresh: FreshSite;
beforeAll(async () => {
  fresh = await freshSite();
});
afterAll(() => fresh.close());

const [minister, focal, desk, administrator] = ['minister', 'focal-point', 'desk-officer', 'administrator'].map(
  inRole,
) as [Actor, Actor, Actor, Actor]; // As many as were asked for.

const post = (title: string, decidesAll = false): Promise<RecordId> =>
  fresh.services.records.governmentPosts.make(administrator, {
    ...{ title, office: 'multilateral-policy', decidesAll, answersTo: null },
  });
const hold = (of: string, holder: string, fromOn: string) =>
  fresh.services.records.postHoldings.make(administrator, { post: of, holder, fromOn });

test('a post with a holder gets no second one, beside the field, until the first has left', async () => {
  const of = await post('Lead for conflict');
  const first = await hold(of, focal.personId, '2026-01-05');
  const visitor = fresh.visitor();
  await visitor.signIn('administrator');
  const typed = { post: of, holder: desk.personId, 'fromOn-day': '1', 'fromOn-month': '6', 'fromOn-year': '2026' };
  const at = `/people/holdings/new?post=${of}`;
  const refused = await visitor.post('/people/holdings', typed, at);
  expect(refused.statusCode).toBe(409);
  expect(refused.body).toContain('id="fromOn-error"');
  expect(refused.body).toContain(`value="${desk.personId}" selected`);
  const ends = { untilOn: '2026-05-31' };
  await fresh.services.records.postHoldings.take(administrator, first, 'leave', ends, { expected: 'any' });
  expect((await visitor.post('/people/holdings', typed, at)).statusCode).toBe(303);
  const longer = fresh.services.records.postHoldings.list(
    systemActor,
    { values: { post: of } },
    { limit: 9, offset: 0 },
  );
  expect((await longer).count).toBe(2);
});

test('two who are put into one post at the same moment: one of them is', async () => {
  const of = await post('Lead for development');
  const both = await Promise.allSettled([
    hold(of, focal.personId, '2026-01-05'),
    hold(of, desk.personId, '2026-02-01'),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('the database itself refuses a second holder, whoever writes it', async () => {
  const of = await post('Lead for defence');
  await hold(of, focal.personId, '2026-01-05');
  const copy = fresh.database.transact(
    systemActor,
    (queries) =>
      queries.executeQuery({
        sql: `insert into post_holding (id, state, created_at, created_by, created_by_name, organisation, changed_at,
        changed_by, changed_by_name, owner, marking, post, holder, from_on) values (gen_random_uuid(), 'holds', now(),
        'a', 'a', 'a', now(), 'a', 'a', 'a', 'OFFICIAL', $1, $2, '2026-03-01')`,
        parameters: [of, desk.personId],
        query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
        queryId: { queryId: 'copy' },
      } as never), // Past every service, as no code of the app writes.
  );
  await expect(copy).rejects.toThrow('post_holding_one_at_a_time');
});

test('who may decide what: by role alone until the first delegation, then by the posts that one holds', async () => {
  const asks = (actor: Actor, asked: { level?: 'high' | 'severe'; amountMinor?: number }) =>
    fresh.database.transact(actor, (queries) => {
      const { level, amountMinor } = asked;
      const amount = amountMinor === undefined ? undefined : { amountMinor, currency: 'GBP' };
      return fresh.services.governance.delegated(queries, actor, { level, amount, on: '2026-11-24' });
    });
  expect(await asks(desk, { level: 'severe' })).toEqual({ allowed: true });

  const { delegations } = fresh.services.records;
  const ministers = await post('Minister of State', true);
  const director = await post('Director, Multilateral Policy');
  await hold(ministers, minister.personId, '2026-01-01');
  await hold(director, focal.personId, '2026-01-01');
  const draft: FieldValues = {
    ...{ title: 'Scheme 2026', givenBy: ministers, givenTo: director, upToLevel: 'high' },
    ...{ upToAmount: { amountMinor: 50_000_00, currency: 'GBP' }, fromOn: '2026-11-01', untilOn: '2027-10-31' },
  };
  const id = await delegations.make(focal, draft);
  await expect(delegations.take(focal, id, 'give', {}, { expected: 'any' })).rejects.toMatchObject({ status: 403 });
  await delegations.take(minister, id, 'give', {}, { expected: 'any' });

  expect(await asks(focal, { level: 'high', amountMinor: 50_000_00 })).toEqual({
    ...{ allowed: true, delegation: id, title: 'Scheme 2026' },
  });
  expect(await asks(focal, { level: 'severe' })).toMatchObject({ allowed: false });
  expect(await asks(focal, { level: 'high', amountMinor: 50_000_01 })).toMatchObject({
    allowed: false,
    field: 'amount',
  });
  expect(await asks(minister, { level: 'severe', amountMinor: 9e12 })).toEqual({ allowed: true });
  expect(await asks(desk, { level: 'high' })).toMatchObject({ allowed: false });

  const team = await post('Desk lead');
  const more = { ...draft, givenBy: director, givenTo: team, upToLevel: 'severe' };
  const tooMuch = await delegations.make(focal, more);
  await expect(delegations.take(focal, tooMuch, 'give', {}, { expected: 'any' })).rejects.toMatchObject({
    status: 409,
  });
  const longer = await delegations.make(focal, { ...more, upToLevel: 'elevated', untilOn: null });
  await expect(delegations.take(focal, longer, 'give', {}, { expected: 'any' })).rejects.toMatchObject({ status: 409 });
  const less = await delegations.make(focal, { ...more, upToLevel: 'elevated' });
  await delegations.take(focal, less, 'give', {}, { expected: 'any' });

  await delegations.take(minister, id, 'withdraw', {}, { remark: 'Written anew', expected: 'any' });
  expect(await asks(focal, { level: 'high' })).toMatchObject({ allowed: false });
});

test('a leaving Focal Point hands over with all that is open, and whoever follows holds the post from the day after', async () => {
  const of = await post('Focal Point for the Responsibility to Protect');
  await hold(of, focal.personId, '2026-01-01');
  const warning = await fresh.services.warnings.openByHand(
    inRole('watch-analyst'),
    countryCode('SSD'),
    'severe',
    'Risen',
  );
  fresh.clock.forward(25);
  await fresh.services.warnings.climb();

  const visitor = fresh.visitor();
  await visitor.signIn('focal-point');
  const typed = {
    ...{ title: 'Focal Point, the turn of the year', post: of, leaving: focal.personId, promises: '', contacts: '' },
    ...{ 'lastDay-day': '31', 'lastDay-month': '12', 'lastDay-year': '2026' },
    first: 'The minister asks about the north every Monday.',
  };
  const notHolding = await visitor.post(
    '/people/hand-overs',
    { ...typed, leaving: desk.personId },
    '/people/hand-overs/new',
  );
  expect(notHolding.body).toContain('id="leaving-error"');
  expect(notHolding.body).toContain('The minister asks about the north every Monday.');
  const made = await visitor.post('/people/hand-overs', typed, '/people/hand-overs/new');
  const path = String(made.headers.location);
  const page = await visitor.get(path);
  expect(page.body).toContain('What is open');
  expect(page.body).toContain(`/warn/warnings/${warning}`);

  const pdf = await visitor.get(`${path}/note.pdf`);
  expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');

  const step = `${path}/steps/hand-over`;
  const version = /name="version" value="([^"]+)"/.exec((await visitor.get(step)).body)?.[1] ?? '';
  const self = await visitor.post(step, { successor: focal.personId, version }, step);
  expect(self.body).toContain('Choose somebody else than the one who leaves');
  expect((await visitor.post(step, { successor: desk.personId, version }, step)).statusCode).toBe(303);
  const { postHoldings } = fresh.services.records;
  const { records } = await postHoldings.list(systemActor, { values: { post: of } }, { limit: 9, offset: 0 });
  expect(records.map(({ state, values }) => ({ state, ...values }))).toMatchObject([
    { state: 'holds', holder: desk.personId, fromOn: '2027-01-01' },
    { state: 'left', holder: focal.personId, untilOn: '2026-12-31' },
  ]);
});

test('what was open stays on the note as it stood at the hand-over, for each reader as far as it was marked for them', async () => {
  const { warnings, records } = fresh.services;
  const of = await post('Focal Point, second desk');
  await hold(of, focal.personId, '2026-01-01');
  const open = (code: string, marking: 'OFFICIAL' | 'OFFICIAL-SENSITIVE') =>
    warnings.openByHand(inRole('watch-analyst'), countryCode(code), 'severe', `Risen in ${code}`, { marking });
  const standing = await open('MLI', 'OFFICIAL');
  const sensitive = await open('TCD', 'OFFICIAL-SENSITIVE');
  fresh.clock.forward(25);
  await warnings.climb();
  const values = {
    ...{ title: 'Second desk', post: of, leaving: focal.personId, lastDay: '2026-12-31', first: 'Read the map.' },
    ...{ promises: null, contacts: null },
  };
  const note = (await records.handOvers.make(focal, values)) as RecordId<'hand-over'>; // It has just been made.
  const path = `/people/hand-overs/${note}`;
  const visitor = fresh.visitor();
  await visitor.signIn('focal-point');
  const live = await visitor.get(path);
  expect(live.body).toContain('As it stands now');
  for (const id of [standing, sensitive]) expect(live.body).toContain(`/warn/warnings/${id}`);

  const at = fresh.clock.now();
  const asked = { expected: 'any' } as const;
  await records.handOvers.take(focal, note, 'hand-over', { successor: desk.personId }, asked);
  await warnings.acknowledge(focal, standing);
  const later = await open('NER', 'OFFICIAL');
  fresh.clock.forward(25);
  await warnings.climb();
  const kept = await visitor.get(path);
  expect(kept.body).toContain('As it stood when the post was handed over');
  for (const id of [standing, sensitive]) expect(kept.body).toContain(`/warn/warnings/${id}`);
  expect(kept.body).not.toContain(`/warn/warnings/${later}`);
  const told = await visitor.get(`/api/v1/hand-overs/${note}/open-things`);
  expect(told.json().items).toContainEqual(
    expect.objectContaining({ list: 'Warnings to acknowledge', title: 'Mali, severe', keptAt: at.toISOString() }),
  );

  const others = fresh.visitor();
  await others.signIn('instrument-owner-programme');
  const seen = await others.get(`/api/v1/hand-overs/${note}/open-things`);
  const pages = seen.json<{ items: { page: string }[] }>().items.map(({ page }) => page);
  expect(pages).toContain(`/warn/warnings/${standing}`);
  expect(pages).not.toContain(`/warn/warnings/${sensitive}`);
});

test('a note that was changed while it was being handed over is refused, and nothing is kept of it', async () => {
  const { handOvers } = fresh.services.records;
  const of = await post('Focal Point, third desk');
  await hold(of, focal.personId, '2026-01-01');
  const values = {
    ...{ title: 'Third desk', post: of, leaving: focal.personId, lastDay: '2026-12-31', first: 'Read the map.' },
    ...{ promises: null, contacts: null },
  };
  const note = (await handOvers.make(focal, values)) as RecordId<'hand-over'>; // It has just been made.
  await handOvers.edit(focal, note, { ...values, first: 'Read the list.' }, 'any');
  const stale = { expected: ['an older version'] } as const;
  await expect(handOvers.take(focal, note, 'hand-over', { successor: desk.personId }, stale)).rejects.toMatchObject({
    status: 412,
  });
  expect(await handOvers.find(focal, note)).toMatchObject({ state: 'written' });
});
