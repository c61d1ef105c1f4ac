import Type from 'typebox';
import { Refusal } from '../../platform/refusal.ts';
import { pageInMemory } from '../../platform/web/api/cursor.ts';
import { oneOperation } from '../../platform/web/api/entity-operations.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { noParams } from '../../platform/web/api/schemas.ts';
import { groupWords, type InstrumentCatalogue, instrumentIdSchema, instrumentSchema, leadWords } from './instrument.ts';

const shownSchema = Type.Object(
  {
    ...instrumentSchema.properties,
    fields: Type.Record(Type.String(), Type.Record(Type.String(), Type.Unknown()), {
      description: 'What actions with it say in “details”: a JSON Schema (draft 2020-12) for each name',
    }),
  },
  { title: 'Instrument' },
);

export function instrumentApi(instruments: InstrumentCatalogue): readonly ApiOperation[] {
  return [
    listOperation({
      id: 'listInstruments',
      path: '/instruments',
      tag: 'Instruments',
      summary: 'The tools that the state holds, by id',
      example: { query: { group: 'sanctions' } },
      params: noParams,
      query: Type.Object({
        group: Type.Optional(Type.Enum(Object.keys(groupWords))),
        lead: Type.Optional(Type.Enum(Object.keys(leadWords))),
      }),
      item: shownSchema,
      key: ({ id }) => id,
      keySchema: instrumentIdSchema,
      list: async ({ query: { group, lead }, page }) =>
        pageInMemory(
          instruments.all.filter(
            (instrument) =>
              (group === undefined || instrument.group === group) && (lead === undefined || instrument.lead === lead),
          ),
          ({ id }) => id,
          page,
        ),
    }),
    oneOperation({
      id: 'getInstrument',
      path: '/instruments/{id}',
      tag: 'Instruments',
      summary: 'One instrument: lead, lawful basis, time it takes, what it needs and may harm',
      example: { params: { id: 'demarche' } },
      params: Type.Object({ id: instrumentIdSchema }),
      entity: shownSchema,
      async show(_actor, { id }) {
        const entity = instruments.find(id);
        if (entity === undefined) throw new Refusal('instrument.unknown', 404, 'There is no such instrument.');
        return { entity };
      },
    }),
  ];
}
