import type { LightMyRequestResponse } from 'fastify';
import Schema from 'typebox/schema';
import type { FreshApi } from './fresh-api.ts';

type Media = Readonly<
  Record<string, { readonly schema: object; readonly example?: Readonly<Record<string, unknown>> }>
>;
export type Operation = {
  readonly operationId: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly required: boolean;
    readonly schema: object;
  }[];
  readonly requestBody?: { readonly content: Media };
  readonly responses: Readonly<Record<string, { readonly content: Media }>>;
};
export type Document = {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<'get' | 'post', Operation>>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};

export async function documentOf(api: FreshApi): Promise<Document> {
  return (await api.visitor('GET', '/api/v1/openapi.json')).json<Document>();
}

export type Listed = { readonly method: 'GET' | 'POST'; readonly path: string; readonly operation: Operation };

export function operationsIn({ paths }: Document): readonly Listed[] {
  return Object.entries(paths).flatMap(([path, { get, post }]) => [
    ...(get === undefined ? [] : [{ method: 'GET', path, operation: get } as const]),
    ...(post === undefined ? [] : [{ method: 'POST', path, operation: post } as const]),
  ]);
}

/** A check of answers against what the document says of them. @returns what does not hold, or nothing */
export function conformanceTo(
  document: Document,
): (operation: Operation, response: LightMyRequestResponse) => string | undefined {
  const compiled = new Map<object, ReturnType<typeof Schema.Compile>>();
  const checkOf = (schema: object) => {
    const known = compiled.get(schema) ?? Schema.Compile({ components: document.components, ...schema });
    compiled.set(schema, known);
    return known;
  };
  return ({ responses }, response) => {
    const said = responses[response.statusCode];
    if (said === undefined) return `the status ${response.statusCode} is not in the document`;
    const type = String(response.headers['content-type']).split(';')[0] ?? '';
    const media = said.content[type];
    if (media === undefined) return `the type ${type} is not in the document for ${response.statusCode}`;
    if (type === 'text/csv') return undefined;
    const [fits, errors] = checkOf(media.schema).Errors(response.json());
    return fits ? undefined : `the answer does not fit its schema: ${JSON.stringify(errors.slice(0, 3))}`;
  };
}
