import accepts from '@fastify/accepts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { Refusal } from '../../refusal.ts';
import type { Routes } from '../web-server.ts';
import { apiParts } from './api-page.ts';
import { oneOperation } from './entity-operations.ts';
import { apiPrefix, type OpenApiDocument, openApiDocument } from './openapi.ts';
import type { ApiContext, ApiOperation, Asking } from './operation.ts';
import { problemOf } from './problem.ts';
import { addRateLimits, type RateLimits } from './rate-limits.ts';
import { noParams } from './schemas.ts';
import { sessionOperation } from './session-operation.ts';

export type ApiParts = ApiContext & {
  readonly operations: readonly ApiOperation[];
  readonly version: string;
  readonly limits: RateLimits;
};

/** The whole API under /api/v1, what is said of it in OpenAPI, and pages at /api that people can read. */
export function apiRoutes({ operations, version, limits, ...context }: ApiParts): Routes {
  const documentOperation = oneOperation({
    id: 'getOpenApi',
    path: '/openapi.json',
    tag: 'Session',
    summary: 'This API in OpenAPI 3.1',
    params: noParams,
    entity: Type.Object({ openapi: Type.String() }, { additionalProperties: true }),
    show: async () => {
      document ??= openApiDocument(all, version);
      return { entity: document };
    },
  });
  const all: readonly ApiOperation[] = [sessionOperation, documentOperation, ...operations];
  let document: OpenApiDocument | undefined;

  return async (app) => {
    const parts = apiParts(all);
    app.get('/api', (_request, reply) => reply.page('platform/web/api/pages/api.njk', { parts }));
    app.get('/api-parts/:part', { schema: { params: Type.Object({ part: Type.String() }) } }, (request, reply) => {
      const part = parts.find(({ slug }) => slug === request.params.part);
      if (part === undefined) return reply.callNotFound();
      return reply.page('platform/web/api/pages/api-part.njk', part);
    });

    const routes: Routes = async (api) => {
      await api.register(accepts);
      await addRateLimits(api, limits);
      // JSON alone: a form of another site cannot send it.
      api.removeContentTypeParser(['application/x-www-form-urlencoded', 'text/plain']);
      api.setNotFoundHandler((request, reply) =>
        sendProblem(new Refusal('api.not-found', 404, 'There is nothing at this address.'), request, reply),
      );
      api.setErrorHandler((error: Error, request, reply) => sendProblem(error, request, reply));
      for (const operation of all) {
        const { method, path } = operation.document;
        api.route({
          method,
          url: path.replaceAll(/\{(\w+)\}/g, ':$1'),
          handler: async (request, reply) => {
            const { status, headers, body } = await operation.answer(askingOf(request, reply), context);
            // What one may see is nobody else's to keep. Bytes, so that JSON gets no charset, which it has no room for.
            return reply
              .code(status)
              .headers({ 'cache-control': 'private, no-store', ...headers })
              .send(Buffer.from(body));
          },
        });
      }
    };
    await app.register(routes, { prefix: apiPrefix });
  };
}

function askingOf(request: FastifyRequest, reply: FastifyReply): Asking {
  return {
    actor: request.actor,
    params: request.params,
    query: request.query,
    body: request.body,
    address: request.url,
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(',') : value;
    },
    accepts: (types) => {
      const type = request.accepts().type([...types]);
      return typeof type === 'string' ? type : undefined;
    },
    csrfToken: () => reply.generateCsrf(),
  };
}

function sendProblem(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error);
  if (problem.status >= 500) process.stderr.write(`${request.method} ${request.url} failed: ${error.stack}\n`);
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="Forestall"');
  if (problem.code === 'api.key-in-use') reply.header('retry-after', '1');
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json')
    .header('cache-control', 'no-store')
    .send(Buffer.from(JSON.stringify(problem)));
}
