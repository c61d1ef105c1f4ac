import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Actor } from '../database/actor.ts';
import { message } from '../language/message.ts';
import { say } from '../language/say.ts';
import { Refusal, shownSentence } from '../refusal.ts';
import { versionOf } from '../version.ts';
import { FieldsRefusal } from '../web/api/problem.ts';
import type { FieldProblem } from '../web/form.ts';
import type { Routes } from '../web/web-server.ts';
import { type Fields, type FieldValue, text } from './field.ts';
import type { Handling } from './handling.ts';
import { askedBy, type NamedStep, stepsFrom } from './lifecycle.ts';
import { nameWithin } from './name-within.ts';
import type { OwnPages } from './own-pages.ts';
import { type AnyRecord, addressOf, type RecordId, standingFields } from './record.ts';
import { createRecordForm, inputsOf, type Typed, typedOf } from './record-form.ts';
import type { RecordReadingService } from './record-reading-service.ts';
import type { AnyRecordService } from './record-service.ts';
import { inputsFor, shown } from './record-view.ts';
import { shownTitleOf } from './record-words.ts';

/** A form that comes filled in: an answer may be as long as a table. The web server bounds the whole address. */
const filledQuery = Type.Record(Type.String(), Type.String({ maxLength: 20_000 }));

export const recordParams = Type.Object({ id: Type.String({ format: 'uuid' }) });

type Answers = {
  readonly typed: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly standsNow?: Readonly<Record<string, string>>;
};

/** @throws Refusal (404) where there is none that the actor may see */
export async function findOrRefuse(
  { definition, find }: AnyRecordService,
  actor: Actor,
  id: string,
): Promise<AnyRecord> {
  // The address's schema has checked its form; whether there is one, the service says.
  const record = await find(actor, id as RecordId);
  if (record !== undefined) return record;
  throw new Refusal(`${definition.kind}.unknown`, 404, () =>
    say('There is no such {thing}.', { thing: nameWithin(definition.names.one) }),
  );
}

/** The forms of a kind: a new one, a change, and each step that asks for more than a press of its button. */
export function recordFormRoutes(
  service: AnyRecordService,
  reading: RecordReadingService,
  handling: Handling,
  listedFor?: OwnPages['offered'],
): Routes {
  const { definition } = service;
  const { address, fields, lifecycle, kind, partOf } = definition;
  const form = createRecordForm(fields);
  const standing = standingFields(definition);

  async function showForm(
    reply: FastifyReply,
    actor: Actor,
    asked: Fields,
    { record, ...answers }: Answers & { readonly record?: AnyRecord },
    rest: object,
  ) {
    const { typed, problems = [], standsNow = {} } = answers;
    const said = { ...record?.values, ...wordsIn(typed) };
    const offered = { ...(await reading.offered(actor, asked)), listed: (await listedFor?.(actor, said)) ?? {} };
    const inputs = inputsFor(asked, typed, offered, problems, standsNow);
    return reply.page('platform/records/pages/record-form.njk', { definition, inputs, problems, ...rest });
  }

  async function showNew(reply: FastifyReply, { actor }: FastifyRequest, answers: Answers) {
    const whole = partOf === undefined ? undefined : answers.typed[partOf];
    const isGiven = partOf !== undefined && typeof whole === 'string' && whole !== '';
    return showForm(reply, actor, isGiven ? without(fields, partOf) : fields, answers, {
      heading: message('New: {thing}'),
      action: address,
      hidden: isGiven ? { [partOf]: whole } : {},
      button: message('Save'),
      back: isGiven && service.wholeAddress !== undefined ? `${service.wholeAddress}/${whole}` : address,
      handling: partOf === undefined ? await handling.questions(actor, answers.typed, answers.problems ?? []) : '',
    });
  }

  function showEdit(reply: FastifyReply, actor: Actor, record: AnyRecord, answers: Answers) {
    return showForm(
      reply,
      actor,
      without(fields, ...standing),
      { ...answers, record },
      {
        heading: message('Change: {thing}'),
        caption: shownTitleOf(definition, record),
        action: `${addressOf(definition, record.id)}/edit`,
        hidden: { version: versionOf(record) },
        button: message('Save the change'),
        back: addressOf(definition, record.id),
      },
    );
  }

  function showStep(reply: FastifyReply, actor: Actor, record: AnyRecord, step: NamedStep, answers: Answers) {
    return showForm(
      reply,
      actor,
      asksOf(record, step),
      { ...answers, record },
      {
        heading: step.label,
        caption: shownTitleOf(definition, record),
        means: step.means,
        action: `${addressOf(definition, record.id)}/steps/${step.name}`,
        hidden: { version: versionOf(record) },
        button: step.label,
        back: addressOf(definition, record.id),
      },
    );
  }

  function stepOf(record: AnyRecord, name: string): NamedStep {
    const step = stepsFrom(lifecycle, record.state).find((each) => each.name === name);
    if (step !== undefined) return step;
    const words = message('This step cannot follow from where it stands now. Go back and read it again.');
    throw new Refusal(`${kind}.move`, 409, words);
  }

  const asksOf = (record: AnyRecord, step: NamedStep): Fields => ({
    ...askedBy(lifecycle, record.state, step),
    ...(step.remark === undefined ? {} : { remark: text({ label: step.remark }) }),
  });

  /** What stands now where the answers differ from it: another has changed it since this form was opened. */
  async function standsOtherwise(actor: Actor, record: AnyRecord, values: Readonly<Record<string, FieldValue>>) {
    const named = await reading.named(
      actor,
      [record, { values }].map((each) => ({ definition, values: each.values })),
    );
    return Object.fromEntries(
      Object.entries(fields).flatMap(([name, field]) => {
        const theirs = shown(field, record.values[name], named).text;
        return standing.includes(name) || theirs === shown(field, values[name], named).text ? [] : [[name, theirs]];
      }),
    );
  }

  /** A part is read on its whole's page. */
  function placeAfter(record: AnyRecord): string {
    const whole = partOf === undefined ? undefined : record.values[partOf];
    return typeof whole === 'string' && service.wholeAddress !== undefined
      ? `${service.wholeAddress}/${whole}#${kind}`
      : addressOf(definition, record.id);
  }

  return async (app) => {
    app.get(`${address}/new`, { schema: { querystring: filledQuery } }, async (request, reply) => {
      requireMaker(service, request.actor);
      return showNew(reply, request, { typed: typedOf(request.query) });
    });

    app.post(address, async (request, reply) => {
      const { actor, body } = request;
      const result = form(body);
      const handled = partOf === undefined ? await handling.read(actor, body) : { marked: undefined };
      const typed = typedOf(body);
      const problems = [result, handled].flatMap((each) => ('problems' in each ? each.problems : []));
      if ('problems' in result || 'problems' in handled) return showNew(reply.code(422), request, { typed, problems });
      try {
        const id = await service.make(actor, result.values, handled.marked);
        return reply.redirect(placeAfter(await findOrRefuse(service, actor, id)), 303);
      } catch (error) {
        const refused = besideFields(error);
        return showNew(reply.code(refused.status), request, { typed, problems: refused.problems });
      }
    });

    app.get(`${address}/:id/edit`, { schema: { params: recordParams } }, async (request, reply) => {
      requireMaker(service, request.actor);
      const record = await findOrRefuse(service, request.actor, request.params.id);
      return showEdit(reply, request.actor, record, { typed: inputsOf(fields, record.values) });
    });

    app.post(`${address}/:id/edit`, { schema: { params: recordParams } }, async (request, reply) => {
      const { actor } = request;
      const record = await findOrRefuse(service, actor, request.params.id);
      const typed = typedOf(request.body);
      const kept = Object.fromEntries(standing.map((name) => [name, record.values[name]]));
      const result = form({ ...typed, ...kept });
      if ('problems' in result) return showEdit(reply.code(422), actor, record, { typed, problems: result.problems });
      try {
        await service.edit(actor, record.id, result.values, [String(typed.version ?? '')]);
        return reply.redirect(placeAfter(record), 303);
      } catch (error) {
        const { status, problems } = besideFields(error);
        const standsNow = status === 412 ? await standsOtherwise(actor, record, result.values) : {};
        return showEdit(reply.code(status), actor, record, { typed, problems, standsNow });
      }
    });

    const params = Type.Object({ ...recordParams.properties, step: Type.String({ pattern: '^[a-z-]{1,40}$' }) });
    app.get(`${address}/:id/steps/:step`, { schema: { params } }, async (request, reply) => {
      const record = await findOrRefuse(service, request.actor, request.params.id);
      return showStep(reply, request.actor, record, stepOf(record, request.params.step), { typed: {} });
    });

    app.post(`${address}/:id/steps/:step`, { schema: { params } }, async (request, reply) => {
      const { actor, body } = request;
      const record = await findOrRefuse(service, actor, request.params.id);
      const step = stepOf(record, request.params.step);
      const typed = typedOf(body);
      const result = createRecordForm(asksOf(record, step))(body);
      if ('problems' in result) {
        return showStep(reply.code(422), actor, record, step, { typed, problems: result.problems });
      }
      const { remark, ...values } = result.values;
      const asked = {
        remark: typeof remark === 'string' ? remark : undefined,
        expected: [String(typed.version ?? '')],
      };
      try {
        await service.take(actor, record.id, step.name, values, asked);
        return reply.redirect(placeAfter(record), 303);
      } catch (error) {
        const { status, problems } = besideFields(error);
        return showStep(reply.code(status), actor, record, step, { typed, problems });
      }
    });
  };
}

/** What was typed as one word or line each. */
function wordsIn(typed: Typed): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, said]) => (typeof said === 'string' ? [[name, said]] : [])),
  );
}

function without(fields: Fields, ...names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

function requireMaker(service: AnyRecordService, actor: Actor): void {
  if (service.mayMake(actor)) return;
  throw new Refusal('record.role', 403, 'Your role does not take this step. Sign in as somebody who may.');
}

/** A refusal that a person can answer in the form stays in the form; any other goes on. */
function besideFields(error: unknown): { readonly status: number; readonly problems: readonly FieldProblem[] } {
  if (!(error instanceof Refusal) || error.status === 403 || error.status === 404) throw error;
  const problems =
    error instanceof FieldsRefusal ? error.problems : [{ field: error.field ?? '', text: shownSentence(error) }];
  return { status: error.status, problems };
}
