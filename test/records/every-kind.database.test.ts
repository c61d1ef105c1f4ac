import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requireEveryKind } from '../../bench/pages/record-plan.ts';
import { lifecyclesText } from '../../scripts/build-lifecycles.ts';
import { recordsOf } from '../../src/main.ts';
import { isRole } from '../../src/people/person.ts';
import { anonymousActor, systemActor } from '../../src/platform/database/actor.ts';
import { addressOf, titleOf } from '../../src/platform/records/record.ts';
import { inputsOf } from '../../src/platform/records/record-form.ts';
import type { AnyRecordService } from '../../src/platform/records/record-service.ts';
import { standardMarking } from '../../src/platform/records/standard-marking.ts';
import { versionOf } from '../../src/platform/version.ts';
import { inRole } from '../fresh-services.ts';
import { type FreshSite, freshSite } from '../fresh-site.ts';
import { examples, type Made, maker } from './examples.ts';

let fresh: FreshSite;
let made: Made;
beforeAll(async () => {
  fresh = await freshSite();
  made = maker(fresh.services);
});
afterAll(() => fresh.close());

const kindsOf = () => recordsOf(fresh.services);

test('each kind has an example, an address of its own, and roles that exist', () => {
  const kinds = kindsOf().map(({ definition }) => definition);
  expect(kinds.map(({ kind }) => kind).filter((kind) => examples[kind] === undefined)).toEqual([]);
  expect(new Set(kinds.map(({ address }) => address)).size).toBe(kinds.length);
  const roles = kinds.flatMap(({ roles: making, lifecycle }) => [
    ...making,
    ...Object.values(lifecycle.steps).flatMap((step) => step.roles),
  ]);
  expect(roles.filter((role) => !isRole(role))).toEqual([]);
});

test('each kind has its share of the world on which every page is timed', () => {
  expect(() => requireEveryKind(fresh.services)).not.toThrow();
});

test('every lifecycle is drawn in docs/lifecycles.md as the program has it: node scripts/build-lifecycles.ts', () => {
  const drawn = readFileSync(new URL('../../docs/lifecycles.md', import.meta.url), 'utf8');
  expect(drawn).toBe(lifecyclesText(kindsOf().map(({ definition }) => definition)));
});

async function example(service: AnyRecordService) {
  const chosen = examples[service.definition.kind];
  if (chosen === undefined) throw new Error(`There is no example of ${service.definition.kind}`);
  return chosen;
}

describe.each(Object.keys(examples))('%s', (kind) => {
  const serviceOf = () => {
    const service = kindsOf().find(({ definition }) => definition.kind === kind);
    if (service === undefined) throw new Error(`There is no kind ${kind}`);
    return service;
  };

  test('is kept as it was written, goes its way, and each step stands in the ledger', async () => {
    const service = serviceOf();
    const { by, values, steps } = await example(service);
    const written = await values(made);
    const id = await service.make(inRole(by), written);
    const first = await service.find(systemActor, id);
    const said = Object.fromEntries(Object.entries(written).filter(([, value]) => value !== null));
    expect(first?.values).toMatchObject(said);
    for (const { step, by: who, values: asked = {}, remark } of steps) {
      fresh.clock.forward(1 / 60); // By minutes: the days that examples name stay where they are.
      const before = await service.find(systemActor, id);
      await service.take(inRole(who), id, step, asked, {
        remark,
        expected: before === undefined ? 'any' : [versionOf(before)],
      });
      expect((await service.find(systemActor, id))?.values).toMatchObject(asked);
    }
    const entries = await fresh.entries({ subjectIds: [id] });
    const past = steps.map(({ step }) => `${kind}.${service.definition.lifecycle.steps[step]?.past}`);
    expect(entries.map((entry) => entry.kind)).toEqual([`${kind}.made`, ...past]);
    expect(
      entries.every((entry, position) => position === 0 || entry.fromState === entries[position - 1]?.toState),
    ).toBe(true);
  });

  test('a change that its maker has not read the newest of is refused, and so is a step from elsewhere', async () => {
    const service = serviceOf();
    const { lifecycle } = service.definition;
    const { by, values } = await example(service);
    const written = await values(made);
    const id = await service.make(inRole(by), written);
    const stale = service.edit(inRole(by), id, written, ['another version']);
    await expect(stale).rejects.toMatchObject({ status: 412 });
    if (!lifecycle.edits.includes(lifecycle.initial)) {
      await expect(service.edit(inRole(by), id, written, 'any')).rejects.toMatchObject({ status: 409 });
    }
    const elsewhere = Object.entries(lifecycle.steps).find(([, step]) => !step.from.includes(lifecycle.initial));
    if (elsewhere === undefined) return;
    const [name, step] = elsewhere;
    const who = { ...inRole(by), roles: step.roles };
    await expect(service.take(who, id, name, {}, { expected: 'any' })).rejects.toMatchObject({ status: 409 });
  });

  test('nobody without the role makes one, and a stranger to its audience finds it nowhere', async () => {
    const service = serviceOf();
    const { definition } = service;
    const { by, values } = await example(service);
    const written = await values(made);
    await expect(service.make(anonymousActor, written)).rejects.toMatchObject({ status: 403 });
    await expect(service.make(inRole('auditor'), written)).rejects.toMatchObject({ status: 403 });
    if (definition.partOf !== undefined) return; // A part is seen by those who see its whole.
    const maker = inRole(by);
    const hidden = { ...standardMarking(maker), audience: [] };
    const id = await service.make(maker, written, hidden);
    const stranger = fresh.visitor();
    expect((await stranger.get(addressOf(definition, id))).statusCode).toBe(404);
    expect((await stranger.get(`${definition.address}.csv`)).body).not.toContain(id);
    expect((await stranger.get(`/api/v1/${definition.address.split('/').at(-1)}`)).body).not.toContain(id);
    const seen = await service.list(anonymousActor, {}, { limit: 1_000, offset: 0 });
    expect(seen.records.map((record) => record.id)).not.toContain(id);
    expect(seen.count).toBe(seen.records.length);
  });

  test('its pages, its CSV, its search and its API tell the same', async () => {
    const service = serviceOf();
    const { definition } = service;
    const { by, values } = await example(service);
    const id = await service.make(inRole(by), await values(made));
    const record = await service.find(systemActor, id);
    if (record === undefined) throw new Error('It was just made');
    const visitor = fresh.visitor();
    await visitor.signIn(by);
    const page = await visitor.get(addressOf(definition, id));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('govuk-summary-list');
    const list = await visitor.get(definition.address);
    expect(list.body).toContain(addressOf(definition, id));
    expect((await visitor.get(`${definition.address}.csv`)).body).toContain(id);
    const api = `/api/v1/${definition.address.split('/').at(-1)}`;
    expect((await visitor.get(api)).json().items.map((item: { id: string }) => item.id)).toContain(id);
    const one = await visitor.get(`${api}/${id}`);
    expect(one.headers.etag).toBe(`"${versionOf(record)}"`);
    const pdf = await visitor.get(`${addressOf(definition, id)}/document.pdf`);
    expect([pdf.statusCode, pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const word = await visitor.get(`${addressOf(definition, id)}/document.docx`);
    expect([word.statusCode, word.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    const words = titleOf(definition, record)
      .replaceAll(/[^\p{L}\p{N} ]/gu, ' ')
      .split(' ')
      .filter(Boolean)
      .slice(0, 4)
      .join(' ');
    const { found } = await fresh.services.search.find(systemActor, words, 500);
    expect(found.map((document) => document.id)).toContain(id);
  });

  test('its form takes what a person types, and says beside each field what does not fit, with nothing typed lost', async () => {
    const service = serviceOf();
    const { definition } = service;
    const { by, values } = await example(service);
    const visitor = fresh.visitor();
    await visitor.signIn(by);
    const written = await values(made);
    const typed = Object.fromEntries(
      Object.entries(inputsOf(definition.fields, written)).map(([name, answer]) => [
        name,
        typeof answer === 'string' ? answer : (answer[0] ?? ''),
      ]),
    );
    const whole = definition.partOf === undefined ? '' : `?${definition.partOf}=${String(written[definition.partOf])}`;
    const answer = await visitor.post(definition.address, typed, `${definition.address}/new${whole}`);
    expect([answer.statusCode, answer.statusCode === 303 ? '' : answer.body]).toEqual([303, '']);

    const required = Object.entries(definition.fields).filter(
      ([, field]) => !field.optional && !['choices', 'organisations', 'countries'].includes(field.control),
    );
    const text = Object.entries(typed).find(([name]) =>
      ['line', 'text'].includes(definition.fields[name]?.control ?? ''),
    );
    const partly = text === undefined ? {} : { [text[0]]: text[1] };
    const refused = await visitor.post(definition.address, partly, `${definition.address}/new${whole}`);
    if (required.length <= Object.keys(partly).length) return;
    expect(refused.statusCode).toBe(422);
    for (const [name] of required.filter(([each]) => partly[each] === undefined && each !== definition.partOf)) {
      expect(refused.body, name).toContain(`id="${name}-error"`);
    }
  });
});
