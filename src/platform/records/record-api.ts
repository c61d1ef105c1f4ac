import Type, { type TObject, type TSchema } from 'typebox';
import type { Actor } from '../database/actor.ts';
import { say } from '../language/say.ts';
import type { Marked } from '../ledger/ledger-entry.ts';
import { FieldsRefusal, Refusal } from '../refusal.ts';
import { versionOf } from '../version.ts';
import { editByForm, makeByForm, oneOperation } from '../web/api/entity-operations.ts';
import { listOperation } from '../web/api/list-operation.ts';
import type { ApiOperation } from '../web/api/operation.ts';
import { instantSchema, noParams, nullable } from '../web/api/schemas.ts';
import type { Form } from '../web/form.ts';
import type { Fields, FieldValue } from './field.ts';
import type { Handling } from './handling.ts';
import { askedBy, type StepDefinition, stateFields } from './lifecycle.ts';
import { nameWithin } from './name-within.ts';
import type { AnyRecord, RecordDefinition, RecordId } from './record.ts';
import { createRecordForm } from './record-form.ts';
import type { AnyRecordService, FieldValues } from './record-service.ts';
import { versionApi } from './record-version-api.ts';

const idSchema = Type.String({ format: 'uuid' });
const params = Type.Object({ id: idSchema });
const exampleId = '01900000-0000-7000-8000-000000000000';

/** `peace-agreement` as part of the name of a function: `PeaceAgreement`. */
function capitalised(kind: string): string {
  return kind.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

const schemasOf = (fields: Fields): Record<string, TSchema> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, { schema, label }]) => [name, Type.Unsafe({ ...schema, description: label })]),
  );

/** What is asked for: a field that may be left out is no requirement. */
function bodyOf(fields: Fields): Record<string, TSchema> {
  return Object.fromEntries(
    Object.entries(schemasOf(fields)).map(([name, schema]) => [
      name,
      fields[name]?.optional === true ? Type.Optional(schema) : schema,
    ]),
  );
}

const handlingProperties = {
  marking: Type.Optional(Type.String({ description: 'OFFICIAL or OFFICIAL-SENSITIVE; OFFICIAL where left out' })),
  caveats: Type.Optional(Type.Array(Type.String())),
  audience: Type.Optional(Type.Array(Type.String(), { description: 'Organisations that it is released to' })),
};

function entitySchemaOf({ kind, fields, lifecycle }: RecordDefinition): TObject {
  const ofStates = Object.entries(schemasOf(stateFields(lifecycle))).map(([name, schema]) => [name, nullable(schema)]);
  return Type.Object(
    {
      id: idSchema,
      state: Type.Enum(Object.keys(lifecycle.states)),
      place: nullable(Type.String()),
      ...schemasOf(fields),
      ...Object.fromEntries(ofStates),
      createdAt: instantSchema,
      createdByName: Type.String(),
      organisation: Type.String(),
      changedAt: instantSchema,
      owner: Type.String({ description: 'The organisation whose row it is' }),
      marking: Type.String(),
      caveats: Type.Array(Type.String()),
      audience: Type.Array(Type.String()),
    },
    { title: capitalised(kind) },
  );
}

function entityOf(record: AnyRecord) {
  const { id, state, place, organisation, createdByName, owner, marking, caveats, audience } = record;
  return {
    ...{ id, state, place, ...record.values, organisation, createdByName, owner, marking },
    createdAt: record.createdAt.toISOString(),
    changedAt: record.changedAt.toISOString(),
    caveats: [...caveats],
    audience: [...audience],
  };
}

/** Answers in JSON, held to the same sentences as the page's form. */
function formOf(fields: Fields): Form<FieldValues> {
  const read = createRecordForm(fields);
  return (body) => {
    const result = read(body);
    return 'values' in result ? result : { problems: result.problems, typed: {} };
  };
}

/** Every operation of a kind: list, one, make, change, and each of its steps. */
export function recordApi(service: AnyRecordService, handling: Handling, tag: string): readonly ApiOperation[] {
  const { definition } = service;
  const { kind, names, fields, lifecycle, filters, partOf } = definition;
  const many = `/${definition.address.split('/').at(-1)}`;
  const name = capitalised(kind);
  const thing = names.one.toLowerCase();
  const entity = entitySchemaOf(definition);

  async function show(actor: Actor, id: string) {
    // Of a path that the schema has checked, or from the service itself.
    const record = await service.find(actor, id as RecordId);
    if (record === undefined)
      throw new Refusal(`${kind}.unknown`, 404, () =>
        say('There is no such {thing}.', { thing: nameWithin(names.one) }),
      );
    return { entity: entityOf(record), version: versionOf(record) };
  }

  async function markedBy(actor: Actor, body: unknown): Promise<Marked | undefined> {
    if (partOf !== undefined) return undefined;
    const read = await handling.read(actor, body);
    if ('marked' in read) return read.marked;
    throw new FieldsRefusal('api.body', 422, read.problems);
  }

  const stepOperation = ([stepName, step]: readonly [string, StepDefinition]): ApiOperation => {
    const asked: Fields = Object.assign({}, ...step.from.map((state) => askedBy(lifecycle, state, step)));
    const remark = step.remark === undefined ? {} : { remark: Type.String({ minLength: 1, maxLength: 4_000 }) };
    return editByForm(
      {
        id: `${camel(stepName)}${name}`,
        path: `${many}/{id}/${stepName}`,
        tag,
        summary: step.label,
        ...(step.means === undefined ? {} : { description: step.means }),
        example: { params: { id: exampleId } },
        params,
        body: Type.Object({ ...bodyOf(asked), ...remark }),
        entity,
        edit: (actor, { id }, { remark: said, ...values }: FieldValues, expected) =>
          // The path's schema has checked the form of the id.
          service.take(actor, id as RecordId, stepName, values, {
            remark: typeof said === 'string' ? said : undefined,
            expected,
          }),
        show,
      },
      stepForm(asked, step.remark !== undefined),
    );
  };

  return [
    listOperation({
      id: `list${name}s`,
      path: many,
      tag,
      summary: `${names.many}, the one made last first`,
      example: { query: { state: lifecycle.initial } },
      params: noParams,
      query: Type.Object({
        state: Type.Optional(Type.Enum(Object.keys(lifecycle.states))),
        place: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
        ...Object.fromEntries(filters.map((filter) => [filter, Type.Optional(Type.String({ maxLength: 200 }))])),
      }),
      item: entity,
      key: (item) => String(item.id),
      keySchema: idSchema,
      place: (item) => (typeof item.place === 'string' ? item.place : null),
      async list({ actor, query, page }) {
        const asked = Object.fromEntries(
          Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
        );
        // How far to read stands in the query too: that is no value of a record.
        const values = Object.fromEntries(Object.entries(asked).filter(([name]) => filters.includes(name)));
        return (await service.page(actor, { state: asked.state, place: asked.place, values }, page)).map(entityOf);
      },
    }),
    makeByForm(
      {
        id: `make${name}`,
        path: many,
        tag,
        summary: `A new ${thing}`,
        example: { body: {} },
        params: noParams,
        body: Type.Object({ ...bodyOf(fields), ...(partOf === undefined ? handlingProperties : {}) }),
        entity,
        make: async (actor, { values, body }: MadeOf) => service.make(actor, values, await markedBy(actor, body)),
        location: (id) => `${many}/${id}`,
        show,
      },
      withBody(formOf(fields)),
    ),
    oneOperation({
      id: `get${name}`,
      path: `${many}/{id}`,
      tag,
      summary: `One ${thing}`,
      example: { params: { id: exampleId } },
      params,
      entity,
      versioned: true,
      show: (actor, { id }) => show(actor, id),
    }),
    ...(lifecycle.edits.length === 0
      ? []
      : [
          editByForm(
            {
              id: `edit${name}`,
              path: `${many}/{id}/edit`,
              tag,
              summary: `Change a ${thing}`,
              example: { params: { id: exampleId } },
              params,
              body: Type.Object(bodyOf(fields)),
              entity,
              // The path's schema has checked the form of the id.
              edit: (actor, { id }, values: FieldValues, expected) =>
                service.edit(actor, id as RecordId, values, expected),
              show,
            },
            formOf(fields),
          ),
        ]),
    ...versionApi(service, { name, many, tag }),
    ...Object.entries(lifecycle.steps).map(stepOperation),
  ];
}

function camel(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

type MadeOf = { readonly values: FieldValues; readonly body: unknown };

/** The answers of the fields, and the whole body for what else is read of it. */
function withBody(form: Form<FieldValues>): Form<MadeOf> {
  return (body) => {
    const result = form(body);
    return 'values' in result ? { values: { values: result.values, body } } : result;
  };
}

function stepForm(asked: Fields, asksRemark: boolean): Form<Readonly<Record<string, FieldValue>>> {
  const form = formOf(asked);
  return (body) => {
    const result = form(body);
    if (!('values' in result) || !asksRemark) return result;
    const remark = body !== null && typeof body === 'object' && 'remark' in body ? body.remark : undefined;
    if (typeof remark === 'string' && remark.trim() !== '' && remark.length <= 4_000) {
      return { values: { ...result.values, remark: remark.trim() } };
    }
    return { problems: [{ field: 'remark', text: 'Enter: remark, in at most 4,000 characters' }], typed: {} };
  };
}
