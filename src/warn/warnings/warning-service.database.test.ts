import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runAlone } from '../../../test/database-server.ts';
import { countryCode, type FreshServices, freshServices, inRole } from '../../../test/fresh-services.ts';
import { allCountries } from '../../places/country.ts';
import { type Actor, anonymousActor, systemActor } from '../../platform/database/actor.ts';
import { type Level, levels, type WarningId } from './warning.ts';
import { type Proposal, proposeWarnings } from './warning-rule.ts';
import type { WarningService } from './warning-service.ts';
import { withStanding } from './warning-standing.ts';

let fresh: FreshServices;
let warnings: WarningService;
const analyst = inRole('watch-analyst');
const desk = inRole('desk-officer');
const minister = inRole('minister');
const chad = countryCode('TCD');
const unknown = uuidv7() as WarningId; // An id of the right form that no warning has.

beforeEach(async () => {
  fresh = await freshServices();
  warnings = fresh.services.warnings;
});
afterEach(() => fresh.close());

const open = (country = chad, level: Level = 'severe') =>
  warnings.openByHand(analyst, country, level, 'Militias gather');
const stand = async (id: WarningId) => (await warnings.find(systemActor, id))?.warning;
const kinds = async () => (await fresh.entries()).map((entry) => entry.kind);
const decide = (id: WarningId, by: Actor = desk) =>
  fresh.services.decisions.decide(by, id, { choice: 'watch', reasons: 'Look closer', optionsNotTaken: '' });
const raise = (proposals: readonly Proposal[]) =>
  fresh.database.transact(systemActor, (queries) => warnings.raise(queries, proposals, uuidv7()));
const proposal = (country = chad, level: Level = 'high'): Proposal => ({
  country,
  level,
  reason: 'The chance is 63 %',
});

test('a list asked of the database is the one that the rule would give, most urgent first, in stretches without a gap', async () => {
  const countries = allCountries().filter(({ lastYear }) => lastYear === undefined);
  for (const [index, { code }] of countries.slice(0, 18).entries()) {
    fresh.clock.forward(40);
    const id = await open(code, levels[index % levels.length] ?? 'high');
    if (index % 2 === 0) await warnings.acknowledge(desk, id);
    if (index % 4 === 0) await decide(id);
    if (index % 8 === 0) await warnings.close(desk, id, 'The risk has passed');
  }
  const now = fresh.clock.now();
  const all = (await warnings.list(systemActor)).map((entry) => withStanding(entry, now));
  const fits = {
    all: () => true,
    open: ({ warning }: (typeof all)[number]) => warning.state !== 'closed',
    closed: ({ warning }: (typeof all)[number]) => warning.state === 'closed',
    unanswered: ({ unanswered }: (typeof all)[number]) => unanswered,
  };
  for (const show of ['all', 'open', 'closed', 'unanswered'] as const) {
    const parts = [0, 5, 10, 15].map((offset) => warnings.browse(systemActor, { show }, { offset, limit: 5 }));
    const listed = await Promise.all(parts);
    const entries = listed.flatMap((part) => part.entries).map((entry) => withStanding(entry, now));
    const expected = all.filter(fits[show]);
    expect(listed.map(({ count }) => count)).toEqual(parts.map(() => expected.length));
    expect(entries.map(({ warning }) => warning.id).toSorted()).toEqual(
      expected.map(({ warning }) => warning.id).toSorted(),
    );
    const urgency = (entry: (typeof all)[number]) => [
      entry.unanswered ? 0 : 1,
      levels.indexOf(entry.warning.level),
      entry.deadline?.due.getTime() ?? Number.MAX_SAFE_INTEGER,
    ];
    const inOrder = entries.map(urgency);
    expect(inOrder).toEqual(
      inOrder.toSorted(([a1 = 0, b1 = 0, c1 = 0], [a2 = 0, b2 = 0, c2 = 0]) => a1 - a2 || b1 - b2 || c1 - c2),
    );
  }
  expect(all.filter(({ unanswered }) => unanswered).length).toBeGreaterThan(2);
  const byApi = await warnings.page(systemActor, { unanswered: true }, { after: undefined, limit: 100 });
  expect(byApi.map(({ warning }) => warning.id).toSorted()).toEqual(
    all
      .filter(({ unanswered }) => unanswered)
      .map(({ warning }) => warning.id)
      .toSorted(),
  );
});

test('each step writes exactly one entry: who, from what, to what, and what was said', async () => {
  const id = await open();
  fresh.clock.forward(3);
  await warnings.acknowledge(desk, id);
  fresh.clock.forward(2);
  await decide(id);
  fresh.clock.forward(50);
  await warnings.close(minister, id, 'The militias went home');
  const entries = await fresh.entries({ subjectType: 'warning' });
  expect(entries.map((entry) => [entry.kind, entry.fromState, entry.toState, entry.person, entry.at])).toEqual([
    ['warning.opened', null, 'opened', analyst.personId, '2026-11-24T09:00:00.000000Z'],
    ['warning.acknowledged', 'opened', 'acknowledged', desk.personId, '2026-11-24T12:00:00.000000Z'],
    ['warning.decided', 'acknowledged', 'decided', desk.personId, '2026-11-24T14:00:00.000000Z'],
    ['warning.closed', 'decided', 'closed', minister.personId, '2026-11-26T16:00:00.000000Z'],
  ]);
  expect(entries.every((entry) => entry.place === 'TCD' && entry.subjectId === id)).toBe(true);
  const found = await warnings.find(systemActor, id);
  expect(found?.steps.map((step) => step.latencyHours)).toEqual([undefined, 3, 2, 50]);
  expect(found?.steps.map((step) => step.said)).toEqual([
    'Militias gather',
    undefined,
    'Watch: Look closer',
    'The militias went home',
  ]);
});

test('where the entry cannot be written, the step is not taken', async () => {
  const id = await open();
  await runAlone(
    fresh.url,
    `create function refuse_entry() returns trigger language plpgsql as $$ begin raise exception 'no more entries'; end $$`,
  );
  await runAlone(
    fresh.url,
    'create trigger refuse_entry before insert on ledger_entry for each row execute function refuse_entry()',
  );
  await expect(warnings.acknowledge(desk, id)).rejects.toThrow('no more entries');
  await expect(open(countryCode('NGA'))).rejects.toThrow('no more entries');
  fresh.clock.forward(30);
  await expect(warnings.climb()).rejects.toThrow('no more entries');
  expect(await stand(id)).toMatchObject({ state: 'opened', tier: 'desk' });
  expect(await warnings.list(systemActor)).toHaveLength(1);
});

test('where the step cannot be kept, no entry stands', async () => {
  await expect(warnings.openByHand(analyst, chad, 'high', '')).rejects.toThrow('violates check constraint');
  expect(await kinds()).toEqual([]);
});

test('a role that does not take a step is refused it, and nothing changes', async () => {
  const id = await open();
  const refused = { code: 'warning.role', status: 403 };
  for (const actor of [analyst, inRole('instrument-owner-programme'), anonymousActor]) {
    await expect(warnings.acknowledge(actor, id)).rejects.toMatchObject(refused);
    await expect(warnings.close(actor, id, 'Over')).rejects.toMatchObject(refused);
  }
  for (const actor of [minister, inRole('instrument-owner-programme'), anonymousActor]) {
    await expect(warnings.openByHand(actor, countryCode('NGA'), 'high', 'Risen')).rejects.toMatchObject(refused);
  }
  expect(await kinds()).toEqual(['warning.opened']);
});

test('steps out of order are refused in words that say what can follow', async () => {
  const id = await open();
  await expect(decide(id)).rejects.toThrow(
    'This warning is opened, so it cannot become decided. What can follow is: acknowledged.',
  );
  await expect(warnings.close(desk, id, 'Over')).rejects.toMatchObject({ code: 'warning.move', status: 409 });
  await warnings.acknowledge(desk, id);
  await expect(warnings.acknowledge(desk, id)).rejects.toThrow('This warning is acknowledged already.');
  await decide(id);
  await warnings.close(desk, id, 'Over');
  await expect(decide(id)).rejects.toThrow('Nothing can follow.');
  expect(await kinds()).toHaveLength(5);
});

test('a step on a warning that does not exist is refused, and finding it finds nothing', async () => {
  const steps = [
    () => warnings.acknowledge(desk, unknown),
    () => warnings.close(desk, unknown, 'Over'),
    () => decide(unknown),
  ];
  for (const step of steps) {
    await expect(step()).rejects.toMatchObject({ code: 'warning.unknown', status: 404 });
  }
  expect(await warnings.find(systemActor, unknown)).toBeUndefined();
  expect(await kinds()).toEqual([]);
});

test('a country with an open warning gets no second one, until the first is closed', async () => {
  const id = await open();
  await expect(open()).rejects.toMatchObject({ code: 'warning.standing', field: 'country', status: 409 });
  await warnings.acknowledge(desk, id);
  await decide(id);
  await warnings.close(desk, id, 'Over');
  expect(await open()).not.toBe(id);
  expect(await warnings.list(systemActor, { country: chad })).toHaveLength(2);
  expect(await warnings.list(systemActor, { open: true })).toHaveLength(1);
});

test('of twenty who open a warning on one country at once one does, and the others are told so', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => open()));
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'warning.standing' });
  }
  expect(await kinds()).toEqual(['warning.opened']);
});

test('of twenty who acknowledge at once one does, and the others are told so', async () => {
  const id = await open();
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => warnings.acknowledge(desk, id)));
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason.message).toBe('This warning is acknowledged already.');
  }
  expect(await kinds()).toEqual(['warning.opened', 'warning.acknowledged']);
});

test('twenty who acknowledge, decide, close and let climb at once never deadlock, and the ledger tells one story', async () => {
  const id = await open();
  fresh.clock.forward(30);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, number) => {
      const steps = [
        () => warnings.acknowledge(desk, id),
        () => decide(id),
        () => warnings.close(minister, id, 'Over'),
        () => warnings.climb(),
      ];
      return steps[number % steps.length]?.();
    }),
  );
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ name: 'Refusal', code: 'warning.move' });
  }
  const entries = (await fresh.entries({ subjectType: 'warning' })).filter((entry) => entry.kind !== 'warning.climbed');
  entries.forEach((entry, place) => {
    expect(entry.fromState, `step ${place}`).toBe(entries[place - 1]?.toState ?? null);
  });
  expect(entries.filter((entry) => entry.kind === 'warning.acknowledged')).toHaveLength(1);
  expect((await stand(id))?.state).toBe(entries.at(-1)?.toState);
  expect((await kinds()).filter((kind) => kind === 'warning.climbed').length).toBeLessThanOrEqual(1);
});

test('a warning that nobody acknowledges climbs by itself to the Focal Point, then to the minister, once each', async () => {
  const id = await open();
  const tiers: string[] = [];
  for (let hours = 0; hours < 60; hours += 6) {
    tiers.push(`${await warnings.climb()} ${(await stand(id))?.tier}`);
    fresh.clock.forward(6);
  }
  expect(tiers).toEqual([
    ...['0 desk', '0 desk', '0 desk', '0 desk'],
    ...['1 focal-point', '0 focal-point', '0 focal-point', '0 focal-point'],
    ...['1 minister', '0 minister'],
  ]);
  const climbs = await fresh.entries({ kinds: ['warning.climbed'] });
  expect(climbs.map((entry) => [entry.at, entry.person, JSON.parse(entry.payload).said])).toEqual([
    ['2026-11-25T09:00:00.000000Z', 'system', 'Not acknowledged in time: from Desk to Focal Point'],
    ['2026-11-26T09:00:00.000000Z', 'system', 'Not acknowledged in time: from Focal Point to Minister'],
  ]);
});

test('an acknowledged warning climbs when its decision is late, and what is decided stays where it is', async () => {
  const id = await open();
  const decided = await open(countryCode('NGA'));
  await warnings.acknowledge(desk, id);
  await warnings.acknowledge(desk, decided);
  await decide(decided);
  fresh.clock.forward(71);
  expect(await warnings.climb()).toBe(0);
  fresh.clock.forward(1);
  expect(await warnings.climb()).toBe(1);
  fresh.clock.forward(9_000);
  expect(await warnings.climb()).toBe(1);
  expect(await stand(id)).toMatchObject({ tier: 'minister', state: 'acknowledged' });
  expect(await stand(decided)).toMatchObject({ tier: 'desk', state: 'decided' });
});

test('a warning never comes down again when it is answered', async () => {
  const id = await open();
  fresh.clock.forward(25);
  await warnings.climb();
  await warnings.acknowledge(desk, id);
  await warnings.climb();
  expect(await stand(id)).toMatchObject({ tier: 'focal-point', state: 'acknowledged' });
});

test('two clocks that tick at once let a warning climb once', async () => {
  const ids = await Promise.all(['TCD', 'NGA', 'SDN', 'MLI'].map((code) => open(countryCode(code))));
  fresh.clock.forward(25);
  const climbed = await Promise.all(Array.from({ length: 8 }, () => warnings.climb()));
  expect(climbed.reduce((sum, count) => sum + count, 0)).toBe(ids.length);
  expect((await kinds()).filter((kind) => kind === 'warning.climbed')).toHaveLength(ids.length);
});

test('the times of a level are data: a department that sets its own is held to them', async () => {
  await runAlone(fresh.url, `update warning_level set acknowledge_within_hours = 1 where level = 'severe'`);
  await open();
  fresh.clock.forward(1);
  expect(await warnings.climb()).toBe(1);
});

test('the rule’s proposals open warnings, but not where one stands or was closed just now', async () => {
  const nigeria = countryCode('NGA');
  await open(nigeria);
  expect(await raise([proposal(), proposal(nigeria)])).toHaveLength(1);
  expect(await raise([proposal(), proposal(nigeria)])).toEqual([]);
  const id = (await warnings.list(systemActor, { country: chad }))[0]?.warning.id ?? unknown;
  await warnings.acknowledge(desk, id);
  await decide(id);
  await warnings.close(desk, id, 'Over');
  fresh.clock.forward(24 * 89);
  expect(await raise([proposal()])).toEqual([]);
  expect(await raise([proposal(chad, 'severe')])).toHaveLength(1);
  const entries = await fresh.entries({ kinds: ['warning.opened'] });
  expect(entries.map((entry) => [entry.place, entry.person])).toEqual([
    ['NGA', analyst.personId],
    ['TCD', 'system'],
    ['TCD', 'system'],
  ]);
});

test('ninety days after closing the rule may raise the same again', async () => {
  const [id = unknown] = await raise([proposal()]);
  await warnings.acknowledge(desk, id);
  await decide(id);
  await warnings.close(desk, id, 'Over');
  fresh.clock.forward(24 * 90);
  expect(await raise([proposal()])).toHaveLength(1);
});

test('one watch raises at most thirty, the likeliest first, each with its desk and its reason', async () => {
  const risks = allCountries()
    .filter((country) => country.lastYear === undefined)
    .slice(0, 80)
    .map(({ code }, place) => ({
      country: code,
      probability25: 0.99,
      probability100: 0.5 + place / 1_000,
      probability1000: 0,
      probability25YearBefore: 0.99,
      probability100YearBefore: 0.2,
    }));
  const raised = await raise(proposeWarnings(risks));
  expect(raised).toHaveLength(30);
  const listed = await warnings.list(systemActor);
  expect(new Set(listed.map(({ warning }) => warning.country))).toEqual(
    new Set(risks.slice(-30).map((risk) => risk.country)),
  );
  for (const { warning } of listed) {
    expect(warning).toMatchObject({ raisedBy: 'rule', level: 'high', tier: 'desk' });
    expect(warning.desk).toMatch(/ Desk$/);
    expect(warning.reason).toMatch(/is 5\d\s%, up from 20\s%/);
  }
  expect(await kinds()).toEqual(Array.from({ length: 30 }, () => 'warning.opened'));
});

test('a person who opens a warning while the rule does so leaves one warning, and the rest of the watch stands', async () => {
  const [raised, opened] = await Promise.allSettled([
    raise([proposal(countryCode('MLI')), proposal(), proposal(countryCode('SDN'))]),
    open(),
  ]);
  const count = (raised.status === 'fulfilled' ? raised.value.length : 0) + (opened.status === 'fulfilled' ? 1 : 0);
  expect(count).toBe(3);
  expect(raised.status).toBe('fulfilled');
  expect(await kinds()).toHaveLength(3);
});

test('the database itself holds a warning to its lifecycle', async () => {
  const id = await open();
  const set = (change: string) =>
    fresh.database.transact(systemActor, (queries) =>
      sql.raw(`update warning set ${change} where id = '${id}'`).execute(queries),
    );
  for (const change of [
    `state = 'acknowledged'`,
    `state = 'closed'`,
    `choice = 'act'`,
    `tier = 'king'`,
    `level = 'mild'`,
    `closed_at = now()`,
  ]) {
    await expect(set(change), change).rejects.toThrow('violates');
  }
});
