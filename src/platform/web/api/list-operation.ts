import Type, { type Static, type TObject, type TSchema } from 'typebox';
import type { Actor } from '../../database/actor.ts';
import type { PageAsked } from '../../database/page.ts';
import { cursorOf } from './cursor.ts';
import { type ApiOperation, negotiated, type OperationWords, readRefusals, requireSignedIn } from './operation.ts';
import { pagingProperties, paramsReader, queryReader } from './reading.ts';
import { csvWriter, geoJsonOf, mediaTypes, type PointOf } from './representations.ts';
import { nullable } from './schemas.ts';

export type ListDefinition<Params extends TObject, Query extends TObject, Item extends TObject> = OperationWords & {
  readonly params: Params;
  /** Filters. */
  readonly query: Query;
  readonly item: Item;
  /** What the list is ordered by, different for each item. */
  readonly key: (item: Static<Item>) => string;
  readonly keySchema: TSchema;
  /** The place of an item, for lists of things with one: those are given as GeoJSON too. */
  readonly place?: (item: Static<Item>) => string | null;
  /** Refused with this status too, for what is asked of two things that do not go together. */
  readonly alsoRefused?: 409 | 422;
  /** Longitude and latitude of an item that has its own; otherwise its place's. */
  readonly point?: (item: Static<Item>) => readonly [longitude: number, latitude: number];
  readonly list: (asked: {
    readonly actor: Actor;
    readonly params: Static<Params>;
    readonly query: Static<Query>;
    readonly page: PageAsked;
  }) => Promise<readonly Static<Item>[]>;
};

/** A list in pages, as JSON, CSV and, where its things have a place, GeoJSON. */
export function listOperation<Params extends TObject, Query extends TObject, Item extends TObject>(
  definition: ListDefinition<Params, Query, Item>,
): ApiOperation {
  const { id, item, key, place, point, list, alsoRefused } = definition;
  const readParams = paramsReader(definition.params);
  const readQuery = queryReader(definition.query, true);
  const cursor = cursorOf(id, definition.keySchema);
  const csv = csvWriter(item);
  const types = [mediaTypes.json, mediaTypes.csv, ...(place === undefined ? [] : [mediaTypes.geoJson])];

  return {
    document: {
      ...definition,
      method: 'GET',
      query: Type.Object({ ...definition.query.properties, ...pagingProperties }),
      body: undefined,
      status: 200,
      answers: answersOf(item, place !== undefined),
      paged: true,
      edits: false,
      versioned: false,
      refusals: alsoRefused === undefined ? readRefusals : [...readRefusals, alsoRefused],
    },
    async answer(asking, { pointOf }) {
      if (definition.signedIn) requireSignedIn(asking.actor);
      const type = negotiated(asking, types);
      const params = readParams(asking.params);
      const { query, limit, after } = readQuery(asking.query);
      // One more than asked, to know whether a page follows.
      const page = { after: after === undefined ? undefined : cursor.read(after), limit: limit + 1 };
      const found = await list({ actor: asking.actor, params, query, page });
      const items = found.slice(0, limit);
      const last = items.at(-1);
      const next = found.length > limit && last !== undefined ? cursor.write(key(last)) : null;
      const pointIn = (each: Static<Item>) => point?.(each) ?? pointOfPlace(place?.(each) ?? null, pointOf);
      const body =
        type === mediaTypes.csv
          ? csv(items)
          : JSON.stringify(type === mediaTypes.geoJson ? geoJsonOf(items, pointIn) : { items, next });
      return { status: 200, headers: { ...headersOf(type), ...linkTo(asking.address, next) }, body };
    },
  };
}

function pointOfPlace(place: string | null, pointOf: PointOf): ReturnType<PointOf> {
  return place === null ? undefined : pointOf(place);
}

function headersOf(type: string): Readonly<Record<string, string>> {
  return { 'content-type': type === mediaTypes.csv ? `${type}; charset=utf-8; header=present` : type, vary: 'accept' };
}

/** RFC 8288: the way to the next page, for the forms that have no room to say it. */
function linkTo(address: string, next: string | null): Readonly<Record<string, string>> {
  if (next === null) return {};
  const [path = '', search = ''] = address.split('?');
  const query = new URLSearchParams(search);
  query.set('after', next);
  return { link: `<${path}?${query}>; rel="next"` };
}

function answersOf(item: TObject, placed: boolean): Readonly<Record<string, TSchema>> {
  const feature = Type.Object({
    type: Type.Literal('Feature'),
    id: Type.Optional(Type.String()),
    geometry: nullable(
      Type.Object({ type: Type.Literal('Point'), coordinates: Type.Tuple([Type.Number(), Type.Number()]) }),
    ),
    properties: item,
  });
  return {
    [mediaTypes.json]: Type.Object({ items: Type.Array(item), next: nullable(Type.String()) }),
    [mediaTypes.csv]: Type.String({
      description: 'RFC 4180, with a header; the same fields, nested ones laid out flat',
    }),
    ...(placed
      ? {
          [mediaTypes.geoJson]: Type.Object({
            type: Type.Literal('FeatureCollection'),
            features: Type.Array(feature),
          }),
        }
      : {}),
  };
}
