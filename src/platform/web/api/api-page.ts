import type { TObject, TSchema } from 'typebox';
import { apiPrefix } from './openapi.ts';
import type { ApiOperation, OperationDocument } from './operation.ts';

/** A part of the API as its readable page shows it: what there is to ask, with parameters and an example to try. */
export type ApiPart = { readonly slug: string; readonly name: string; readonly operations: readonly ShownOperation[] };
type ShownOperation = ReturnType<typeof shown>;

/** The operations part by part, by their tags, in the order in which they are given. */
export function apiParts(operations: readonly ApiOperation[]): readonly ApiPart[] {
  const byTag = Map.groupBy(operations, ({ document }) => document.tag);
  return [...byTag].map(([name, ofTag]) => ({
    slug: name.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
    name,
    operations: ofTag.map(({ document }) => shown(document)),
  }));
}

function shown(document: OperationDocument) {
  const { id, method, path, summary, description, params, query, body, answers, signedIn, edits } = document;
  return {
    id,
    method,
    path: `${apiPrefix}${path}`,
    summary,
    description,
    signedIn: signedIn === true || method === 'POST',
    types: Object.keys(answers),
    parameters: [
      ...parametersIn('address', params),
      ...parametersIn('query', query),
      ...(body === undefined ? [] : parametersIn('body', body)),
      ...(edits ? [{ name: 'If-Match', where: 'header', takes: 'the ETag of what you read', required: true }] : []),
    ],
    example: curlOf(document),
  };
}

function parametersIn(where: string, schema: TObject) {
  return Object.entries<TSchema>(schema.properties).map(([name, property]) => ({
    name,
    where,
    takes: takes(property),
    required: (schema.required ?? []).includes(name),
  }));
}

/** What a value must be, in words. */
function takes(schema: TSchema): string {
  const {
    enum: options,
    format,
    type,
    description,
    maximum,
    maxLength,
  }: {
    readonly enum?: readonly unknown[];
    readonly format?: string;
    readonly type?: string;
    readonly description?: string;
    readonly maximum?: number;
    readonly maxLength?: number;
  } = schema;
  const form = options?.map(String).join(', ') ?? format ?? type ?? 'text';
  const most = maximum ?? maxLength;
  return [description, form, most === undefined ? undefined : `at most ${most}`].filter(Boolean).join('; ');
}

const here = 'http://127.0.0.1:3000';

/** A line that a person can paste into a shell. */
function curlOf({ method, path, example, edits, body }: OperationDocument): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => example?.params?.[name] ?? name.toUpperCase());
  const search = new URLSearchParams(example?.query ?? {}).toString();
  const address = `'${here}${apiPrefix}${filled}${search === '' ? '' : `?${search}`}'`;
  if (method === 'GET') return `curl ${address}`;
  const headers = ['Authorization: Bearer TOKEN', ...(edits ? ['If-Match: "ETAG"'] : [])];
  const hasBody = body !== undefined && Object.keys(body.properties).length > 0;
  return [
    `curl -X POST ${address}`,
    ...headers.map((header) => `-H '${header}'`),
    ...(hasBody ? [`-H 'Content-Type: application/json' -d '${JSON.stringify(example?.body ?? {})}'`] : []),
  ].join(' \\\n  ');
}
