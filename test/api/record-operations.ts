import { expect } from 'vitest';
import { recordsOf } from '../../src/main.ts';
import type { RecordDefinition } from '../../src/platform/records/record.ts';
import type { AnyRecordService, FieldValues } from '../../src/platform/records/record-service.ts';
import { inRole } from '../fresh-services.ts';
import { examples, maker } from '../records/examples.ts';
import { conformanceTo, type Document, type Operation, operationsIn } from './conformance.ts';
import type { Ask, FreshApi } from './fresh-api.ts';

const any = { 'if-match': '*' };
const inPascalCase = (name: string) => name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
const inCamelCase = (name: string) => name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** What the operations of a kind of record are called. */
export function operationsOfKind({ kind }: Pick<RecordDefinition, 'kind'>) {
  const name = inPascalCase(kind);
  return {
    ...{ list: `list${name}s`, get: `get${name}`, make: `make${name}`, edit: `edit${name}` },
    versions: `list${name}Versions`,
    take: (step: string) => `${inCamelCase(step)}${name}`,
  };
}

/** What is said at all: what is left open is left out. */
export const given = (values: FieldValues) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

type Page = { readonly items: readonly { readonly id: string }[]; readonly next: string | null };

/**
 * Calls each operation of each kind of record by the kind's example, as the people of the example, and holds every
 * answer to the document: a success of those that the example comes by, a refusal of the steps that it does not take.
 * @returns the operations that were called
 */
export async function callRecordOperations(api: FreshApi, document: Document): Promise<readonly string[]> {
  const conforms = conformanceTo(document);
  const made = maker(api.services);
  const askers = new Map<string, Ask>();
  const called: string[] = [];

  async function askerIn(role: string): Promise<Ask> {
    const { personId } = inRole(role);
    const asker = askers.get(personId) ?? (await api.as(personId));
    askers.set(personId, asker);
    return asker;
  }

  function operationOf(id: string): Operation {
    const found = operationsIn(document).find(({ operation }) => operation.operationId === id);
    if (found === undefined) throw new Error(`There is no operation ${id}`);
    return found.operation;
  }

  /** @param refusal whether this call is to be refused */
  async function call(id: string, role: string, address: string, body: object | undefined, refusal = false) {
    const ask = await askerIn(role);
    const operation = operationOf(id);
    const rest = body === undefined ? {} : { body, headers: any };
    const method = body === undefined ? 'GET' : 'POST';
    const response = await ask(method, `/api/v1${address}`, rest);
    const said = [id, response.statusCode < 300, conforms(operation, response)];
    expect(said, response.body).toEqual([id, !refusal, undefined]);
    const unknown = await ask(method, `/api/v1${address}?no-such-filter=1`, rest);
    expect([id, unknown.statusCode, conforms(operation, unknown)]).toEqual([id, 400, undefined]);
    called.push(id);
    return response;
  }

  async function callKind({ definition }: AnyRecordService): Promise<void> {
    const { kind, address, lifecycle } = definition;
    const example = examples[kind];
    if (example === undefined) throw new Error(`There is no example of ${kind}`);
    const operations = operationsOfKind(definition);
    const many = `/${address.split('/').at(-1)}`;
    const make = async () => {
      const body = given(await example.values(made));
      const { id } = (await call(operations.make, example.by, many, body)).json<{ id: string }>();
      return { one: `${many}/${id}`, body };
    };

    const { one, body } = await make();
    const listed = await call(operations.list, example.by, many, undefined);
    expect(listed.body).toContain(one.split('/').at(-1));
    const [, second] = [await make(), await make()];
    const ask = await askerIn(example.by);
    const newest = (await ask('GET', `/api/v1${many}?limit=1`)).json<Page>();
    expect(newest.items.map(({ id }) => `${many}/${id}`)).toEqual([second.one]);
    const older = (await ask('GET', `/api/v1${many}?limit=1&after=${newest.next}`)).json<Page>();
    expect(older.items).toHaveLength(1);
    expect(older.items).not.toEqual(newest.items);
    await call(operations.get, example.by, one, undefined);
    if (lifecycle.edits.length > 0) {
      const isRefused = !lifecycle.edits.includes(lifecycle.initial);
      await call(operations.edit, example.by, `${one}/edit`, body, isRefused);
    }
    const taken = new Set<string>();
    for (const { step, by, values = {}, remark } of example.steps) {
      const asked = { ...given(values), ...(remark === undefined ? {} : { remark }) };
      await call(operations.take(step), by, `${one}/${step}`, asked);
      taken.add(step);
    }
    if (Object.values(lifecycle.steps).some(({ publishes }) => publishes)) {
      await call(operations.versions, example.by, `${one}/versions`, undefined);
    }
    const others = Object.entries(lifecycle.steps).filter(([step]) => !taken.has(step));
    if (others.length === 0) return;
    for (const [step] of others) {
      // An auditor takes no step: whatever else it asks for, it is refused.
      await call(operations.take(step), 'auditor', `${one}/${step}`, { remark: 'Tried' }, true);
    }
  }

  for (const service of recordsOf(api.services)) await callKind(service);
  return called;
}
