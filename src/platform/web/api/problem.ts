import { STATUS_CODES } from 'node:http';
import type { FastifyError } from 'fastify';
import type { Static } from 'typebox';
import { type FieldProblem, FieldsRefusal, Refusal } from '../../refusal.ts';
import type { problemSchema } from './schemas.ts';

export type Problem = Static<typeof problemSchema>;

/** What the framework refuses before an operation runs, in our words. */
const frameworkWords: Readonly<Record<string, readonly [code: string, sentence: string]>> = {
  FST_CSRF_MISSING_SECRET: ['api.csrf', 'Send the header X-CSRF-Token with the csrfToken of GET /api/v1/session.'],
  FST_CSRF_INVALID_TOKEN: ['api.csrf', 'Send the header X-CSRF-Token with the csrfToken of GET /api/v1/session.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['api.media-type', 'Send the body as JSON, with Content-Type: application/json.'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['api.too-large', 'The body is larger than this service takes.'],
};

/** The problem that an error becomes; what is our own fault says nothing of its inside. */
export function problemOf(error: FastifyError | Error): Problem {
  if (error instanceof Refusal) {
    const { status, code, message: detail } = error;
    const errors = fieldsOf(error);
    return { ...named(status, code, detail), ...(errors.length === 0 ? {} : { errors }) };
  }
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
  if (status >= 500) return named(500, 'api.failed', 'Something went wrong on our side. It has been written down.');
  const code = 'code' in error ? error.code : '';
  const [ours, sentence] = frameworkWords[code] ?? ['api.unreadable', 'The request could not be read.'];
  return named(status, ours, sentence);
}

function fieldsOf(error: Refusal): FieldProblem[] {
  if (error instanceof FieldsRefusal) return [...error.problems];
  return error.field === undefined ? [] : [{ field: error.field, text: error.message }];
}

function named(status: number, code: string, detail: string): Problem {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail, code };
}
