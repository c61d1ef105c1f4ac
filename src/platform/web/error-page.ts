import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { say } from '../language/say.ts';
import { Refusal, shownSentence } from '../refusal.ts';
import { keptAnswers } from './kept-answers.ts';

/** Whatever went wrong, as a page in words; what is our own fault is written in the log. */
export function showError(error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Refusal) {
    if (error.status === 401) reply.header('www-authenticate', 'Bearer realm="Forestall"');
    return showRefused(request, reply.code(error.status), shownSentence(error));
  }
  if (error.code === 'FST_CSRF_MISSING_SECRET' || error.code === 'FST_CSRF_INVALID_TOKEN') {
    const sentence = say(
      'This form was open for too long, or you have signed in or out since. Go back, reload it and send again.',
    );
    return showRefused(request, reply.code(403), sentence, isFromOurPage(request));
  }
  if (error.validation !== undefined) return reply.code(404).page('platform/web/pages/not-found.njk');
  const status = error.statusCode ?? 500;
  if (status < 500) return showRefused(request, reply.code(status), say('The request could not be read.'));
  // Without what follows the path: a query may hold what nobody else is to read.
  const { config, url: route } = request.routeOptions;
  const address = config.secretAddress === true ? route : request.url.split('?')[0];
  process.stderr.write(`${request.method} ${address} failed: ${error.stack ?? error.message}\n`);
  return reply.code(500).page('platform/web/pages/failed.njk');
}

/** Why something was refused, with what was typed in its form: it is saved nowhere, and the person may need it again. */
function showRefused(request: FastifyRequest, reply: FastifyReply, sentence: string, isOurForm = true): FastifyReply {
  const { body, sentForm, routeOptions } = request;
  const isShown = isOurForm && routeOptions.config.takesSecrets !== true;
  const kept = isShown ? keptAnswers(body, sentForm?.questions) : [];
  if (kept.length > 0) reply.header('cache-control', 'no-store');
  const context = { sentence, status: reply.statusCode, kept, back: sentForm?.back };
  return reply.page('platform/web/pages/refused.njk', context);
}

/** Without a good token only the browser itself tells that no other site made it send this. */
function isFromOurPage({ headers }: FastifyRequest): boolean {
  return headers['sec-fetch-site'] === 'same-origin';
}
