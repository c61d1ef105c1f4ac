import type { TObject, TSchema } from 'typebox';
import { type CsvCell, csvText } from '../csv.ts';

/** Longitude and latitude in degrees (WGS 84) for the code of a place; nothing where it has no shape. */
export type PointOf = (place: string) => readonly [longitude: number, latitude: number] | undefined;

export const mediaTypes = { json: 'application/json', csv: 'text/csv', geoJson: 'application/geo+json' } as const;

type Column = { readonly header: string; readonly path: readonly string[] };

/** The columns of a table of such items: nested objects are laid out flat, in the schema's order. */
function columnsOf(schema: TObject, path: readonly string[] = []): readonly Column[] {
  return Object.entries<TSchema>(schema.properties).flatMap(([name, property]) => {
    const here = [...path, name];
    const inner = withoutNull(property);
    return isObjectSchema(inner) ? columnsOf(inner, here) : [{ header: here.map(snakeCase).join('_'), path: here }];
  });
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]|\d+/g, (part) => `_${part.toLowerCase()}`);
}

function withoutNull(schema: TSchema): TSchema {
  if (!('anyOf' in schema) || !Array.isArray(schema.anyOf)) return schema;
  // `nullable` made it: a schema and null.
  const options = schema.anyOf as readonly (TSchema & { readonly type?: string })[];
  return options.find(({ type }) => type !== 'null') ?? schema;
}

function isObjectSchema(schema: TSchema): schema is TObject {
  return 'properties' in schema && typeof schema.properties === 'object';
}

/** A function that writes items of this schema as CSV; lists of words in one cell, apart by “; ”. */
export function csvWriter(schema: TObject): (items: readonly object[]) => string {
  const columns = columnsOf(schema);
  const headers = Object.fromEntries(columns.map(({ header }) => [header, header]));
  return (items) =>
    csvText(
      headers,
      items.map((item) => Object.fromEntries(columns.map(({ header, path }) => [header, cellOf(item, path)]))),
    );
}

function cellOf(item: unknown, path: readonly string[]): CsvCell {
  let value: unknown = item;
  for (const name of path) value = isRecord(value) ? value[name] : undefined;
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) return value.join('; ');
  return JSON.stringify(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** RFC 7946; an item whose place has no shape is a feature without geometry. */
export function geoJsonOf<Item extends object>(
  items: readonly Item[],
  pointOf: (item: Item) => ReturnType<PointOf>,
): object {
  return {
    type: 'FeatureCollection',
    features: items.map((item) => {
      const coordinates = pointOf(item);
      return {
        type: 'Feature',
        ...('id' in item ? { id: item.id } : {}),
        geometry: coordinates === undefined ? null : { type: 'Point', coordinates },
        properties: item,
      };
    }),
  };
}
