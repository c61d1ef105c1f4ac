import type { TObject, TSchema } from 'typebox';
import type { ApiOperation, OperationDocument } from './operation.ts';
import { problemSchema } from './schemas.ts';

/** OpenAPI 3.1, whose schemas are JSON Schema 2020-12 as ours are: each is taken as it stands. */
export type OpenApiDocument = Readonly<Record<string, unknown>> & {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

type Members = Readonly<Record<string, unknown>>;

export const apiPrefix = '/api/v1';

/** The document of these operations. A schema with a title stands once, among the components. */
export function openApiDocument(operations: readonly ApiOperation[], version: string): OpenApiDocument {
  const components: Record<string, unknown> = {};
  const written = writerInto(components);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { document } of operations) {
    const path = `${apiPrefix}${document.path}`;
    paths[path] = { ...paths[path], [document.method.toLowerCase()]: operationOf(document, written) };
  }
  const tags = [...new Set(operations.map(({ document }) => document.tag))].map((name) => ({ name }));
  return {
    openapi: '3.1.1',
    info: {
      title: 'Forestall',
      version,
      summary: 'From warning to action, measured.',
      description:
        'What the pages show and do, for programs. What is answered is what the asker may see; one who has not signed in sees what is released to everyone.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags,
    security: [{}, { session: [] }, { token: [] }],
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'forestall', description: 'Of a browser that has signed in' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operationOf(document: OperationDocument, written: (schema: unknown) => unknown): Members {
  const { id, tag, summary, description, body, status, answers, example, refusals, signedIn, method } = document;
  const problem = {
    description: 'Refused, with the reason',
    content: { 'application/problem+json': { schema: written(problemSchema) } },
  };
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(signedIn || method === 'POST' ? { security: [{ session: [] }, { token: [] }] } : {}),
    parameters: parametersOf(document, written),
    ...(body === undefined || Object.keys(body.properties).length === 0
      ? {}
      : { requestBody: { required: true, content: jsonContent(written(body), example?.body) } }),
    responses: {
      [status]: {
        description: status === 201 ? 'Made' : 'As asked',
        headers: responseHeaders(document),
        content: Object.fromEntries(
          Object.entries(answers).map(([type, schema]) => [type, { schema: written(schema) }]),
        ),
      },
      ...Object.fromEntries(refusals.toSorted().map((code) => [code, problem])),
    },
  };
}

function jsonContent(schema: unknown, example: Members | undefined): Members {
  return { 'application/json': { schema, ...(example === undefined ? {} : { example }) } };
}

function parametersOf(document: OperationDocument, written: (schema: unknown) => unknown): readonly Members[] {
  const { params, query, example, edits, method } = document;
  const listed = (where: 'path' | 'query', schema: TObject, examples: Members | undefined) =>
    Object.entries<TSchema>(schema.properties).map(([name, property]) => ({
      name,
      in: where,
      required: where === 'path' || (schema.required ?? []).includes(name),
      schema: written(property),
      ...(examples?.[name] === undefined ? {} : { example: examples[name] }),
    }));
  const header = (name: string, required: boolean, description: string) => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  });
  return [
    ...listed('path', params, example?.params),
    ...listed('query', query, example?.query),
    ...(edits ? [header('If-Match', true, 'The ETag of what was read: a change since then refuses this one')] : []),
    ...(method === 'POST'
      ? [
          header('Idempotency-Key', false, 'The same key with the same request is carried out once; kept for 24 hours'),
          header('X-CSRF-Token', false, 'For writes by the session’s cookie: the csrfToken of GET /api/v1/session'),
        ]
      : []),
  ];
}

function responseHeaders({ paged, versioned, status, method }: OperationDocument): Members {
  const header = (description: string) => ({ description, schema: { type: 'string' } });
  return {
    ...(paged ? { Link: header('RFC 8288: the next page, rel="next"') } : {}),
    ...(versioned ? { ETag: header('The version, for If-Match') } : {}),
    ...(status === 201 ? { Location: header('Where it is from now on') } : {}),
    ...(method === 'POST' ? { 'Idempotency-Replayed': header('“true” where this is the first request’s answer') } : {}),
  };
}

/** Copies a schema, putting each titled part among the components and a reference in its place. */
function writerInto(components: Record<string, unknown>): (schema: unknown) => unknown {
  const write = (value: unknown, isTop: boolean): unknown => {
    if (Array.isArray(value)) return value.map((each) => write(each, false));
    if (typeof value !== 'object' || value === null) return value;
    const title = 'title' in value && typeof value.title === 'string' && !isTop ? value.title : undefined;
    if (title !== undefined) {
      components[title] ??= write(value, true);
      return { $ref: `#/components/schemas/${title}` };
    }
    // `problem` is the sentence of our forms: no word of JSON Schema.
    const members = Object.entries(value).filter(([name, member]) => name !== 'problem' || typeof member !== 'string');
    const written = Object.fromEntries(members.map(([name, member]) => [name, write(member, false)]));
    return Array.isArray(written.items) ? asTuple(written) : written;
  };
  return (schema) => write(schema, false);
}

/** A tuple as JSON Schema 2020-12 writes it. */
function asTuple({ items, additionalItems, ...rest }: Members): Members {
  return { ...rest, prefixItems: items, items: additionalItems ?? true };
}
