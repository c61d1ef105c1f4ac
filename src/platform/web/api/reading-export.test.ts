import { parse } from 'csv-parse/sync';
import Type from 'typebox';
import { expect, test } from 'vitest';
import type { ReadingAsked } from '../../records/record-commands.ts';
import { numberedPage, numberKey, numberKeySchema } from './cursor.ts';
import { oneOperation } from './entity-operations.ts';
import { listOperation } from './list-operation.ts';
import type { ApiContext } from './operation.ts';
import { readingOf } from './reading-export.ts';
import { noParams, noQuery } from './schemas.ts';

// No reading asks for what only writes need.
const context = { pointOf: () => [30, 15], idempotency: undefined } as unknown as ApiContext;
const many = Array.from({ length: 2_345 }, (_, place) => ({ name: `Line “${place + 1}”\r\nof many`, place: 'SDN' }));
const list = readingOf(
  'line',
  listOperation({
    ...{ id: 'listLines', path: '/lines', tag: 'Test', summary: 'Lines', params: noParams, query: noQuery },
    item: Type.Object({ number: Type.Integer(), name: Type.String(), place: Type.String() }),
    key: numberKey,
    keySchema: numberKeySchema,
    place: ({ place }) => place,
    list: async ({ page }) => numberedPage(many, page),
  }),
  context,
);
const one = readingOf(
  'thing',
  oneOperation({
    ...{ id: 'getThing', path: '/things/{code}', tag: 'Test', summary: 'A thing', example: { params: { code: 'A' } } },
    params: Type.Object({ code: Type.String() }),
    entity: Type.Object({ code: Type.String() }),
    show: async (_actor, { code }) => ({ entity: { code } }),
  }),
  context,
);
const asked = { form: 'csv', of: undefined, filters: {} } as const;

async function textOf(reading: typeof list, how: ReadingAsked): Promise<string> {
  let text = '';
  for await (const piece of reading.text(how)) text += piece;
  return text;
}

test('a list of many pages is one table with one header, and one array', async () => {
  const rows = parse<Readonly<Record<string, string>>>(await textOf(list, asked), { columns: true });
  expect(rows.map(({ name }) => name)).toEqual(many.map(({ name }) => name));
  expect(JSON.parse(await textOf(list, { ...asked, form: 'json' }))).toHaveLength(many.length);
  const { features } = JSON.parse(await textOf(list, { ...asked, form: 'geojson' })) as { features: object[] };
  expect(features).toHaveLength(many.length);
  expect(features[0]).toMatchObject({ geometry: { coordinates: [30, 15] } });
});

test('one thing is JSON whatever form is asked for, and says what it is asked of', async () => {
  expect(one.of).toEqual({ name: 'code', example: 'A' });
  expect(JSON.parse(await textOf(one, { ...asked, of: 'B' }))).toEqual({ code: 'B' });
});
