import { validate as isUuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordsOf } from '../../src/main.ts';
import { systemActor } from '../../src/platform/database/actor.ts';
import { type Fields, text } from '../../src/platform/records/field.ts';
import { askedBy, type StepDefinition } from '../../src/platform/records/lifecycle.ts';
import { type AnyRecord, addressOf, type RecordDefinition, standingFields } from '../../src/platform/records/record.ts';
import { inputsOf, type Typed } from '../../src/platform/records/record-form.ts';
import type { AnyRecordService, FieldValues } from '../../src/platform/records/record-service.ts';
import { standardMarking } from '../../src/platform/records/standard-marking.ts';
import { versionOf } from '../../src/platform/version.ts';
import { expectRefused, type Sender, type Sent, type TriedSite, tryForms } from '../forms/form-sender.ts';
import { inRole } from '../fresh-services.ts';
import { examples, type Made, maker, type RecordExample } from './examples.ts';
import { atTheEnds, daysIn, dayTyped, fitting, isRequired, joined, namesOf, unfitting } from './typed-answers.ts';

/**
 * Walks every form of every kind of record, a new one, a change and each step, and gives it what it cannot take: answers
 * left out, answers of the wrong sort, days in the wrong order, a step out of order, from somebody who may not, on what
 * another has changed since. Each is refused whole, beside its field, with nothing typed lost.
 */

/** Of each two days of a new one: which order is refused, and beside which of them. An empty one: either may come first. */
const daysInOrder: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  assessment: { 'asOf, refreshOn': 'the other way round: refreshOn' },
  report: { 'happenedOn, happenedUntil': 'the other way round: happenedUntil' },
  // What a thing claims of itself may be wrong.
  'evidence-item': { 'claimedOn, collectedOn': '' },
  'judgement-question': {
    'fromDay, lastDay': 'the other way round: lastDay',
    // The last day is the one of the example, which is before both of these.
    'fromDay, closesOn': 'in order: closesOn',
    'lastDay, closesOn': 'in order: closesOn',
  },
  'forum-session': { 'opensOn, closesOn': 'the other way round: closesOn' },
  delegation: { 'fromOn, untilOn': 'the other way round: untilOn' },
  programme: { 'startsOn, endsOn': 'the other way round: endsOn' },
  project: { 'startsOn, endsOn': 'the other way round: endsOn' },
  'project-measurement': { 'startsOn, endsOn': 'the other way round: endsOn' },
  'budget-line': {
    'startsOn, endsOn': 'the other way round: endsOn',
    // Money is valued at a rate of any day.
    'startsOn, valueDate': '',
    // The first day is the one of the example, more than a year before.
    'endsOn, valueDate': 'in order: endsOn; the other way round: endsOn',
  },
  commitment: { 'madeOn, valueDate': '' },
  disbursement: { 'paidOn, valueDate': '' },
  letter: { 'receivedOn, dueOn': 'the other way round: dueOn' },
  indicator: { 'baselineOn, targetOn': 'the other way round: targetOn' },
};

const notReady = 'It cannot deploy yet. No contribution to it is confirmed. It has no task that protects civilians.';

/** Of each step that asks for a day: what comes of one long past and of one far off. */
const farDays: Readonly<Record<string, string>> = {
  'upr-recommendation: answer': '1990-01-01: answeredOn; 2099-12-31: answeredOn',
  'upr-recommendation: assess': '1990-01-01: assessedOn; 2099-12-31: assessedOn',
  'peace-provision: carry-out': '1990-01-01: carriedOutOn; 2099-12-31: carriedOutOn',
  'post-holding: leave': '1990-01-01: untilOn; 2099-12-31: taken',
  'letter: answer': '1990-01-01: repliedOn; 2099-12-31: repliedOn',
  'recommendation: answer': '1990-01-01: dueOn; 2099-12-31: taken',
  'ask: answer': '1990-01-01: answeredOn; 2099-12-31: answeredOn',
  'sanctions-regime: revoke': '1990-01-01: revokedOn; 2099-12-31: taken',
  'sanctions-measure: impose':
    '1990-01-01, 1990-01-01: taken; 2099-12-31, 2099-12-31: taken; 2026-12-20, 2026-12-10: until',
  'sanctions-measure: lift': '1990-01-01: liftedOn; 2099-12-31: liftedOn',
  'designation-case: list': '1990-01-01: taken; 2099-12-31: listedOn',
  'designation-case: notify':
    '1990-01-01, 1990-01-01: notifiedOn; 2099-12-31, 2099-12-31: notifiedOn; 2026-12-20, 2026-12-10: notifiedOn',
  'designation-case: uphold': '1990-01-01: reviewDueOn; 2099-12-31: reviewDueOn',
  'designation-case: delist': '1990-01-01: delistedOn; 2099-12-31: delistedOn',
  'osja-assessment: approve': '1990-01-01: validUntil; 2099-12-31: validUntil',
  'unit-vetting: clear': '1990-01-01: validUntil; 2099-12-31: validUntil',
  'disaster-response: task':
    '1990-01-01, 1990-01-01: startsOn; 2099-12-31, 2099-12-31: taken; 2026-12-20, 2026-12-10: endsOn',
  // Nothing is ready there, which is said of any day that has come.
  'operation: deploy': `1990-01-01: ${notReady}; 2099-12-31: deployedOn`,
  'operation: end': '1990-01-01: endedOn; 2099-12-31: endedOn',
};

let site: TriedSite;
let made: Made;

beforeAll(async () => {
  site = await tryForms();
  made = maker(site.fresh.services);
});
afterAll(() => site?.close());

const without = (typed: Typed, ...names: readonly string[]): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !names.includes(name)));

function fieldsWithout(fields: Fields, ...names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** A form of a record: where it is sent, what it asks, what it carries along, and answers that fit. */
type AskedForm = {
  readonly about: string;
  readonly address: string;
  readonly asked: Fields;
  readonly hidden: Typed;
  readonly fits: Typed;
  readonly sender: Sender;
};

/** As a page to copy from tells it: a choice in its words, and nothing of an id. */
function toldOf(asked: Fields) {
  return (name: string, answer: string): string => {
    if (isUuid(answer)) return '';
    return asked[name]?.words[answer] ?? answer;
  };
}

/** Holds each refusal to what every form owes. @returns it, for what is to be said of it besides */
async function refused(form: AskedForm, typed: Typed, about: string, sender = form.sender): Promise<Sent> {
  const sent = await sender.send(form.address, { ...form.hidden, ...typed });
  const words = `${form.about}, ${about}`;
  expectRefused(sent, typed, words, toldOf(form.asked));
  expect.soft(await site.changed(), `${words}: it changed something`).toEqual([]);
  return sent;
}

/** Asserts that each of these fields has its own message, linked from the summary and named by its input. */
function expectBeside({ page, status }: Sent, names: readonly string[], about: string): void {
  expect.soft([about, status], JSON.stringify(page.summary)).toEqual([about, 422]);
  expect
    .soft(
      names.filter((name) => !page.errors.has(`${name}-error`)),
      about,
    )
    .toEqual([]);
  expect.soft(page.summary.map(({ href }) => href).toSorted(), about).toEqual([...names].toSorted());
  const unnamed = names.filter((name) => page.describedBy.get(name)?.includes(`${name}-error`) === false);
  expect.soft(unnamed, `${about}: an input does not say what describes it`).toEqual([]);
}

/** What every form is given: answers left out, and answers of the wrong sort, in the first or the second way. */
async function tryAnswers(form: AskedForm, ways: readonly (0 | 1)[] = [0, 1]): Promise<void> {
  const fields = Object.entries(form.asked);
  const required = fields.filter(([, field]) => isRequired(field));
  if (required.length > 0) {
    const left = without(form.fits, ...required.flatMap(([name, field]) => namesOf(name, field)));
    const names = required.map(([name]) => name);
    expectBeside(await refused(form, left, 'each required answer missing'), names, form.about);
  }
  const areAlike = fields.every(([name, field]) => {
    const [one, other] = unfitting(name, field);
    return one === other;
  });
  for (const way of areAlike ? ways.slice(0, 1) : ways) {
    const wrong = joined(fields.map(([name, field]) => unfitting(name, field)[way]));
    if (fields.length === 0) return;
    const sent = await refused(form, wrong, `each answer of the wrong sort (${way + 1})`);
    expectBeside(
      sent,
      fields.map(([name]) => name),
      `${form.about} (${way + 1})`,
    );
  }
}

/** Answers at the ends of what each field takes: all of a sort at once, each refused properly or taken. */
async function tryEnds(making: (values: FieldValues) => AskedForm, values: () => Promise<FieldValues>): Promise<void> {
  const ends = Object.entries(making({}).asked).map(([name, field]) => atTheEnds(name, field));
  for (const turn of [0, 1, 2]) {
    const extremes = joined(ends.map((each) => each[turn] ?? {}));
    if (Object.keys(extremes).length === 0) return;
    const form = making(await values());
    const typed = { ...form.fits, ...extremes };
    await site.changed();
    const sent = await form.sender.send(form.address, { ...form.hidden, ...typed });
    if (sent.status === 303) continue;
    expectRefused(sent, typed, `${form.about}, at the ends (${turn})`, toldOf(form.asked));
    expect.soft(await site.changed(), `${form.about}, at the ends (${turn})`).toEqual([]);
  }
}

/** Of each day that says what has been: one far off is refused beside it. */
async function tryToCome(making: (values: FieldValues) => AskedForm, values: () => Promise<FieldValues>) {
  for (const [name, { hasCome }] of Object.entries(making({}).asked)) {
    if (!hasCome) continue;
    const form = making(await values());
    const typed = { ...form.fits, ...dayTyped(name, '2099-12-31') };
    const words = `${form.about}: ${name} to come`;
    await site.changed();
    const sent = await form.sender.send(form.address, { ...form.hidden, ...typed });
    expectRefused(sent, typed, words, toldOf(form.asked));
    expect.soft(await site.changed(), words).toEqual([]);
    expect
      .soft(
        sent.page.summary.map(({ href }) => href),
        words,
      )
      .toEqual([name]);
  }
}

/** Both to come, or, where one of them says what has been, both past. */
const twoDays = { toCome: ['2027-04-01', '2027-09-01'], past: ['2026-04-01', '2026-09-01'] } as const;

/** Of each two days of a new one: both ways round. @returns beside which of the two it is refused */
async function refusedDays(making: (values: FieldValues) => AskedForm, values: () => Promise<FieldValues>) {
  const found: Record<string, string> = {};
  const { asked } = making({});
  const days = daysIn(asked);
  for (const first of days) {
    for (const second of days.slice(days.indexOf(first) + 1)) {
      const outcomes: string[] = [];
      const hasCome = asked[first]?.hasCome || asked[second]?.hasCome;
      const [earlier, later] = twoDays[hasCome ? 'past' : 'toCome'];
      for (const isInOrder of [true, false]) {
        const form = making(await values());
        const [one, other] = isInOrder ? [earlier, later] : [later, earlier];
        const typed = { ...form.fits, ...dayTyped(first, one), ...dayTyped(second, other) };
        const words = `${form.about}: ${first} ${one}, ${second} ${other}`;
        await site.changed();
        const sent = await form.sender.send(form.address, { ...form.hidden, ...typed });
        if (sent.status === 303) continue;
        expectRefused(sent, typed, words, toldOf(form.asked));
        expect.soft(await site.changed(), words).toEqual([]);
        const beside = sent.page.summary.map(({ href }) => href).filter((href) => href === first || href === second);
        outcomes.push(...beside.map((href) => `${isInOrder ? 'in order' : 'the other way round'}: ${href}`));
      }
      found[`${first}, ${second}`] = outcomes.join('; ');
    }
  }
  return found;
}

function serviceOf(kind: string): AnyRecordService {
  const service = recordsOf(site.fresh.services).find(({ definition }) => definition.kind === kind);
  if (service === undefined) throw new Error(`There is no kind ${kind}`);
  return service;
}

const typedOfValues = (fields: Fields, values: FieldValues): Typed =>
  joined(
    Object.entries(fields).map(([name, field]) => {
      const typed = inputsOf({ [name]: field }, values);
      return Object.keys(typed).length > 0 || field.optional ? typed : fitting(name, field);
    }),
  );

function asksOf({ lifecycle }: RecordDefinition, state: string, step: StepDefinition): Fields {
  const remark = step.remark === undefined ? {} : { remark: text({ label: step.remark }) };
  return { ...askedBy(lifecycle, state, step), ...remark };
}

async function whoTakes(example: RecordExample, name: string, step: StepDefinition): Promise<Sender> {
  const known = example.steps.find((each) => each.step === name)?.by;
  const able = step.roles.filter((role) => isAtWork(role));
  return site.senderIn(known ?? able.find((role) => role === example.by) ?? able[0] ?? example.by);
}

function isAtWork(role: string): boolean {
  try {
    return inRole(role).personId !== '';
  } catch {
    return false;
  }
}

/** What a step asks that no example of its kind has: things that stand here. */
async function valuesFor(kind: string, name: string): Promise<FieldValues> {
  if (kind === 'signal') {
    const warning = await made('warning');
    await site.changed();
    return { warning };
  }
  if (kind !== 'option' || name === 'withdraw') return {};
  await made('action'); // Which is decided on first.
  await site.changed();
  const [decision] = await site.fresh.services.decisions.list(systemActor);
  return { decision: decision?.id ?? null };
}

/** Somebody who may not: refused in words, before the form and after it, with what was typed to copy. */
async function tryAnother(form: AskedForm, page: string): Promise<void> {
  const auditor = await site.senderIn('auditor');
  const shown = await auditor.get(page);
  expect.soft([form.about, [403, 404].includes(shown.status)], String(shown.status)).toEqual([form.about, true]);
  const sent = await refused(form, form.fits, 'from somebody who may not', auditor);
  expect.soft([form.about, [403, 404].includes(sent.status)], String(sent.status)).toEqual([form.about, true]);
}

/** On what another has changed since: the form again, with how it stands now. */
async function tryStale(form: AskedForm): Promise<void> {
  const stale = { ...form, hidden: { ...form.hidden, version: 'as it stood before' } };
  const sent = await refused(stale, form.fits, 'changed by another since');
  expect.soft([form.about, sent.status], JSON.stringify(sent.page.summary)).toEqual([form.about, 412]);
  expect
    .soft(sent.page.answers.get('version'), form.about)
    .toEqual(form.hidden.version === undefined ? undefined : [form.hidden.version]);
}

/**
 * Of a step that asks for a day: one long past, and one far off. What is taken is put back as it stood.
 * @returns what came of each
 */
async function tryFarDays(form: AskedForm, { definition }: AnyRecordService, { id }: AnyRecord): Promise<string> {
  const days = daysIn(form.asked);
  const table = definition.kind.replaceAll('-', '_');
  const outcomes: string[] = [];
  const [first, second] = days;
  const crossed =
    second === undefined || first === undefined ? [] : [{ [first]: '2026-12-20', [second]: '2026-12-10' }];
  const longPast = Object.fromEntries(days.map((name) => [name, '1990-01-01']));
  const farOff = Object.fromEntries(days.map((name) => [name, '2099-12-31']));
  for (const said of [longPast, farOff, ...crossed]) {
    const day = Object.values(said).join(', ');
    const { rows } = await site.owner.query(`select to_jsonb(it) as row from ${table} it where id = $1`, [id]);
    const typed = { ...form.fits, ...joined(Object.entries(said).map(([name, on]) => dayTyped(name, on))) };
    const sent = await form.sender.send(form.address, { ...form.hidden, ...typed });
    if (sent.status === 303) {
      outcomes.push(`${day}: taken`);
      const columns = Object.keys(rows[0].row)
        .map((name) => `"${name}"`)
        .join(', ');
      const put = `update ${table} set (${columns}) = (select ${columns} from jsonb_populate_record(null::${table}, $2))`;
      await site.owner.query(`${put} where id = $1`, [id, rows[0].row]);
      await site.changed();
      continue;
    }
    expectRefused(sent, typed, `${form.about}, on ${day}`, toldOf(form.asked));
    expect.soft(await site.changed(), `${form.about}, on ${day}`).toEqual([]);
    outcomes.push(`${day}: ${sent.page.summary.map(({ text, href }) => href ?? text).join(', ')}`);
  }
  return outcomes.join('; ');
}

const ownPages = new Map<Sender, Map<string, Sent>>();

/** What somebody reads of a record as it stands, asked for once. */
async function ownPage(sender: Sender, address: string, record: AnyRecord): Promise<Sent> {
  const pages = ownPages.get(sender) ?? new Map<string, Sent>();
  const key = `${address} ${versionOf(record)}`;
  const page = pages.get(key) ?? (await sender.get(address));
  ownPages.set(sender, pages.set(key, page));
  return page;
}

async function tryStep(service: AnyRecordService, example: RecordExample, record: AnyRecord, name: string) {
  const { definition } = service;
  const step = definition.lifecycle.steps[name];
  if (step === undefined || step.roles.length === 0) return; // What a rule alone takes has no form.
  const known = example.steps.find((each) => each.step === name)?.values;
  const values = known ?? (await valuesFor(definition.kind, name));
  const asked = asksOf(definition, record.state, step);
  const address = `${addressOf(definition, record.id)}/steps/${name}`;
  const form: AskedForm = {
    about: `${definition.kind} ${record.state}: ${name}`,
    ...{ address, asked },
    hidden: { version: versionOf(record) },
    fits: typedOfValues(asked, values),
    sender: await whoTakes(example, name, step),
  };
  const shown = await form.sender.get(address);
  const isInOrder = step.from.includes(record.state);
  expect.soft([form.about, shown.status], shown.page.words.slice(0, 200)).toEqual([form.about, isInOrder ? 200 : 409]);
  if (!isInOrder) {
    const leads = (await ownPage(form.sender, addressOf(definition, record.id), record)).page.links.includes(address);
    expect.soft(leads, `${form.about}: the page leads to what is refused`).toBe(false);
    const sent = await refused(form, { ...form.fits, remark: 'Typed at length, for this step' }, 'out of order');
    expect.soft([form.about, sent.status]).toEqual([form.about, 409]);
    expect.soft(sent.page.links, `${form.about}: the way back`).toContain(addressOf(definition, record.id));
    return;
  }
  await tryAnswers(form);
  await tryAnother(form, address);
  await tryStale(form);
  if (daysIn(asked).length === 0) return;
  const key = `${definition.kind}: ${name}`;
  expect.soft([key, await tryFarDays(form, service, record)]).toEqual([key, farDays[key]]);
}

describe.each(Object.keys(examples))('%s', (kind) => {
  test('refuses beside each field what its forms cannot take, changes nothing and loses nothing typed', async () => {
    const service = serviceOf(kind);
    const { definition } = service;
    const { lifecycle, address, fields, partOf } = definition;
    const example = examples[kind];
    if (example === undefined) throw new Error(`There is no example of ${kind}`);
    const written = await example.values(made);
    const sender = await site.senderIn(example.by);
    const whole = partOf === undefined ? {} : { [partOf]: String(written[partOf]) };
    const query = partOf === undefined ? '' : `?${new URLSearchParams(whole)}`;
    const asked = partOf === undefined ? fields : fieldsWithout(fields, partOf);
    const making = (values: FieldValues): AskedForm => ({
      about: `new ${kind}`,
      ...{ address, asked, hidden: whole, sender },
      fits: typedOfValues(asked, values),
    });
    await site.changed();
    await tryAnswers(making(written), [0]);
    await tryAnother(making(written), `${address}/new${query}`);

    if (partOf !== undefined) {
      const nowhere = { ...making(written), hidden: { [partOf]: '018f3f6e-0000-7000-8000-000000000000' } };
      expectBeside(await refused(nowhere, nowhere.fits, 'part of what is not there'), [partOf], `${kind} of nothing`);
    } else await tryHidden(service, example, await example.values(made)); // A second one, under a name of its own.

    const id = await service.make(inRole(example.by), written);
    await site.changed();
    const tried = new Set<string>();
    for (const taken of [...example.steps, undefined]) {
      const record = await service.find(systemActor, id);
      if (record === undefined) throw new Error('It was just made');
      await tryEdit(service, example, record, tried);
      for (const [name, step] of Object.entries(lifecycle.steps)) {
        const key = `${step.from.includes(record.state) ? 'in order' : 'out of order'} ${name}`;
        if (tried.has(key)) continue;
        tried.add(key);
        await tryStep(service, example, record, name);
      }
      if (taken === undefined) break;
      site.fresh.clock.forward(1 / 60);
      const expected = [versionOf(record)];
      await service.take(inRole(taken.by), id, taken.step, taken.values ?? {}, { remark: taken.remark, expected });
      await site.changed();
    }
    const never = Object.entries(lifecycle.steps).filter(([name]) => !tried.has(`in order ${name}`));
    for (const [name, { from }] of never) {
      await placeIn(kind, id, from[0] ?? '');
      const record = await service.find(systemActor, id);
      if (record !== undefined) await tryStep(service, example, record, name);
    }
    await tryEnds(making, () => example.values(made));
    await tryToCome(making, () => example.values(made));
    expect.soft(await refusedDays(making, () => example.values(made)), 'days').toEqual(daysInOrder[kind] ?? {});
  });
});

/** What stands of one where no example goes. */
const placed: Readonly<Record<string, (state: string) => Promise<Readonly<Record<string, unknown>>>>> = {
  'designation-case': async (state) => caseStandingAs(state),
  option: () => valuesFor('option', 'choose'),
  operation: async () => ({ deployed_on: '2026-11-20' }),
  'evidence-item': async () => ({ reason: null }),
};

/** Of a draft that others may not see: they are told nothing of it, and lose nothing that they typed. */
async function tryHidden(service: AnyRecordService, example: RecordExample, values: FieldValues): Promise<void> {
  const { definition } = service;
  const owner = inRole(example.by);
  const id = await service.make(owner, values, { ...standardMarking(owner), audience: [] });
  await site.changed();
  const form: AskedForm = {
    about: `${definition.kind} of another`,
    address: `${addressOf(definition, id)}/edit`,
    asked: definition.fields,
    hidden: { version: 'x' },
    fits: typedOfValues(definition.fields, values),
    sender: await site.senderIn('partner-reporter'),
  };
  expect.soft((await refused(form, form.fits, 'hidden from who asks')).status).toBe(404);
}

/** Of a case that has been submitted: what each later state has, and none before. */
function caseStandingAs(state: string): Readonly<Record<string, unknown>> {
  const way = ['submitted', 'decided', 'listed', 'notified', 'under-review'];
  const from = (first: string, values: Readonly<Record<string, string>>) =>
    way.indexOf(state) >= way.indexOf(first)
      ? values
      : Object.fromEntries(Object.keys(values).map((column) => [column, null]));
  return {
    ...{ grounds: 'Orders', appropriateness: 'It is', legal_view: 'Reasonable' },
    ...{ statement_of_reasons: 'He gave orders', partners: 'None lists him' },
    ...from('decided', { decision_reasons: 'It answers the attack' }),
    ...from('listed', { publication_text: 'He is listed', listed_on: '2026-11-20', list_number: 'SSD0031' }),
    ...from('notified', { notified_on: '2026-11-20', notified_how: 'By post' }),
    review_due_on: state === 'notified' ? '2027-11-20' : null,
    ...from('under-review', { review_kind: 'annual', review_grounds: 'Nothing new' }),
  };
}

/** Puts a record where no example goes, as it would stand there. */
async function placeIn(kind: string, id: string, state: string): Promise<void> {
  const table = kind.replaceAll('-', '_');
  const cells = Object.entries({ state, ...(await placed[kind]?.(state)) });
  const set = cells.map(([column], position) => `${column} = $${position + 2}`).join(', ');
  await site.owner.query(`update ${table} set ${set} where id = $1`, [id, ...cells.map(([, value]) => value)]);
  await site.changed();
}

async function tryEdit(service: AnyRecordService, example: RecordExample, record: AnyRecord, tried: Set<string>) {
  const { definition } = service;
  const { lifecycle, fields } = definition;
  const isOpen = lifecycle.edits.includes(record.state);
  if (tried.has(`edit ${isOpen}`)) return;
  tried.add(`edit ${isOpen}`);
  const asked = fieldsWithout(fields, ...standingFields(definition));
  const own = addressOf(definition, record.id);
  const form: AskedForm = {
    about: `${definition.kind} ${record.state}: edit`,
    address: `${own}/edit`,
    asked,
    hidden: { version: versionOf(record) },
    fits: typedOfValues(asked, record.values),
    sender: await site.senderIn(example.by),
  };
  expect.soft([form.about, (await form.sender.get(form.address)).status]).toEqual([form.about, isOpen ? 200 : 409]);
  const leads = (await ownPage(form.sender, own, record)).page.links.includes(form.address);
  expect.soft([form.about, leads]).toEqual([form.about, isOpen]);
  if (!isOpen) {
    expect.soft((await refused(form, form.fits, 'where it stands')).status).toBe(409);
    return;
  }
  await tryAnswers(form, [1]);
  await tryAnother(form, form.address);
  await tryStale(form);
}

test('of a part whose whole takes no change no form is shown and none is led to, and what is sent is given back', async () => {
  const { assessments, assessmentEvidence } = site.fresh.services.records;
  const analyst = inRole('joint-analyst');
  const example = examples['assessment-evidence'];
  if (example === undefined) throw new Error('There is no example of evidence');
  const values = await example.values(made);
  const id = await assessmentEvidence.make(inRole(example.by), values);
  const whole = String(values.assessment);
  const sender = await site.senderIn('joint-analyst');
  const own = addressOf(assessmentEvidence.definition, id);
  const leads = async () => {
    const { links } = (await sender.get(own)).page;
    return links.filter((link) => link.startsWith(own) && /edit|steps/.test(link)).length;
  };
  expect(await leads()).toBe(2);
  const found = await assessments.find(systemActor, whole as typeof id);
  await assessments.take(
    analyst,
    whole as typeof id,
    'withdraw',
    {},
    { remark: 'Old', expected: [versionOf(found ?? {})] },
  );
  await site.changed();
  expect(await leads()).toBe(0);
  const forms = [`${own}/edit`, `${own}/steps/withdraw`];
  for (const address of forms) expect((await sender.get(address)).status, address).toBe(409);
  const query = `?assessment=${whole}`;
  expect((await sender.get(`${assessmentEvidence.definition.address}/new${query}`)).status).toBe(409);
  for (const address of [assessmentEvidence.definition.address, ...forms]) {
    const typed = { claim: 'Militias have been armed since October.', remark: 'Typed at length' };
    const sent = await sender.send(address, { assessment: whole, ...typed });
    expectRefused(sent, typed, address);
    expect(sent.status, address).toBe(address === assessmentEvidence.definition.address ? 422 : 409);
    expect(await site.changed(), address).toEqual([]);
  }
});
