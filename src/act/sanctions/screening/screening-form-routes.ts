import multipart from '@fastify/multipart';
import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { Actor } from '../../../platform/database/actor.ts';
import { fileOf } from '../../../platform/files/file-bytes.ts';
import { say } from '../../../platform/language/say.ts';
import type { Handling } from '../../../platform/records/handling.ts';
import { requireRole } from '../../../platform/records/record-roles.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type FieldProblem, plainText } from '../../../platform/web/form.ts';
import { besideFields } from '../../../platform/web/refused-form.ts';
import { partsIn, sentFileIn } from '../../../platform/web/sent-parts.ts';
import type { Routes } from '../../../platform/web/web-server.ts';
import { problemValues } from './partner-rows.ts';
import { problemWords, readSaid, type SaidAnswers, type SaidProblem, saidFields } from './said-answers.ts';
import { screenedKinds, screenedKindWords } from './screened-subject.ts';
import { screeners } from './screening-roles.ts';
import type { ScreeningService } from './screening-service.ts';
import type { ScreeningWorkService } from './screening-work-service.ts';

const address = '/act/sanctions/screening';

/** A million names of the usual length are half of it. */
const largestFileBytes = 64 * 1024 * 1024;
const bodyLimit = largestFileBytes + 64 * 1024;

/** A form may be opened with answers in its address: by whoever must screen a party before it is paid or met. */
const prefilled = Type.Object(
  Object.fromEntries(saidFields.map((field) => [field, Type.Optional(Type.String({ maxLength: 1_000 }))])),
);

/** The forms by which one is screened, and a file of many. */
export function screeningFormRoutes(
  screening: ScreeningService,
  work: ScreeningWorkService,
  handling: Handling,
): Routes {
  async function showOne(reply: FastifyReply, actor: Actor, typed: Typed, problems: readonly FieldProblem[] = []) {
    return reply.page('act/sanctions/screening/pages/screen-one.njk', {
      ...{ typed, problems, screenedKinds, screenedKindWords },
      handling: await handling.questions(actor, typed, problems),
    });
  }

  async function showFile(reply: FastifyReply, actor: Actor, typed: Typed, problems: readonly FieldProblem[] = []) {
    return reply.page('act/sanctions/screening/pages/screen-file.njk', {
      ...{ typed, problems },
      handling: await handling.questions(actor, typed, problems),
    });
  }

  return async (app) => {
    await app.register(multipart, {
      attachFieldsToBody: true,
      limits: { files: 1, fields: 100, fieldSize: 1_000, fileSize: largestFileBytes, parts: 101 },
      throwFileSizeLimit: false,
    });
    // The token of the form is looked for as in any other form: by its name in the body.
    app.addHook('preValidation', async (request) => {
      if (request.isMultipart()) request.body = await partsIn(request.body);
    });

    app.get(`${address}/new`, { schema: { querystring: prefilled } }, async ({ actor, query }, reply) => {
      requireRole(actor, screeners);
      return showOne(reply, actor, { ...query, standing: 'yes' });
    });

    app.post(`${address}/new`, async (request, reply) => {
      const { actor, body } = request;
      request.sentForm = { back: address };
      requireRole(actor, screeners);
      const typed = typedIn(body);
      const read = readSaid(answersIn(typed));
      const handled = await handling.read(actor, body);
      const problems = [
        ...('problems' in read ? read.problems.map(saidProblem) : []),
        ...('problems' in handled ? handled.problems : []),
      ];
      if (!('said' in read) || !('marked' in handled)) return showOne(reply.code(422), actor, typed, problems);
      try {
        const { marked } = handled;
        const run = await screening.screenOne(actor, read.said, { marked, isStanding: typed.standing === 'yes' });
        return reply.redirect(`${address}/runs/${run}`, 303);
      } catch (error) {
        const refused = besideFields(error);
        return showOne(reply.code(refused.status), actor, typed, refused.problems);
      }
    });

    app.get(`${address}/files/new`, async ({ actor }, reply) => {
      requireRole(actor, screeners);
      return showFile(reply, actor, { standing: 'yes' });
    });

    app.post(`${address}/files`, { bodyLimit }, async (request, reply) => {
      const { actor, body } = request;
      request.sentForm = { back: address };
      requireRole(actor, screeners);
      const typed = typedIn(body);
      const handled = await handling.read(actor, body);
      if (!('marked' in handled)) return showFile(reply.code(422), actor, typed, handled.problems);
      try {
        const { marked } = handled;
        const file = requireSmall(sentFileIn(body));
        const run = await screening.screenFile(actor, file, { marked, isStanding: typed.standing === 'yes' });
        // In the background: a run that fails is taken up again by the job of each minute, which tells the fault.
        void work.work().catch(() => {});
        return reply.redirect(`${address}/runs/${run}`, 303);
      } catch (error) {
        const refused = besideFields(error);
        return showFile(reply.code(refused.status), actor, typed, refused.problems);
      }
    });
  };
}

type Typed = Readonly<Record<string, string | readonly string[]>>;

/** What was typed, to be shown again. */
function typedIn(body: unknown): Typed {
  if (body === null || typeof body !== 'object') return {};
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]): readonly (readonly [string, string | readonly string[]])[] => {
      if (typeof value === 'string') return [[name, plainText(value)]];
      return Array.isArray(value) ? [[name, value.filter((each) => typeof each === 'string')]] : [];
    }),
  );
}

function answersIn(typed: Typed): SaidAnswers {
  return Object.fromEntries(
    saidFields.flatMap((field) => {
      const answer = typed[field];
      return typeof answer === 'string' ? [[field, answer]] : [];
    }),
  );
}

/** An answer that cannot be taken, in words beside its field. */
export const saidProblem = (problem: SaidProblem): FieldProblem => ({
  field: problem.field,
  text: say(problemWords[problem.reason], problemValues(problem)),
});

/** @throws Refusal where no file was chosen, or one that is too large */
function requireSmall({ name, bytes }: ReturnType<typeof sentFileIn>) {
  if (bytes.length === 0) throw new Refusal('screening.no-file', 422, 'Choose a file', 'file');
  if (bytes.length > largestFileBytes) {
    const words = 'Choose a file of at most 64 MB. A larger one: forestall sanctions screen --file FILE';
    throw new Refusal('screening.large', 422, words, 'file');
  }
  return fileOf(name, bytes);
}
