import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Actor } from '../database/actor.ts';
import { say } from '../language/say.ts';
import { Refusal } from '../refusal.ts';
import { besideFields } from '../web/refused-form.ts';
import type { Routes } from '../web/web-server.ts';
import { copyNumberIn, formCopyRoutes } from './form-copy-routes.ts';
import type { Handling } from './handling.ts';
import type { NamedStep } from './lifecycle.ts';
import { nameWithin } from './name-within.ts';
import type { OwnPages } from './own-pages.ts';
import { type AnyRecord, addressOf, type RecordId, standingFields } from './record.ts';
import { createRecordForm, inputsOf, typedOf } from './record-form.ts';
import { createRecordFormPages } from './record-form-pages.ts';
import { newOnce, onceIn } from './record-once.ts';
import { requireEditsIn, requireStepFrom, stepNamed } from './record-openings.ts';
import type { RecordReadingService } from './record-reading-service.ts';
import { requireRole } from './record-roles.ts';
import type { AnyRecordService } from './record-service.ts';

/** A form that comes filled in: an answer may be as long as a table. The web server bounds the whole address. */
const filledQuery = Type.Record(Type.String(), Type.String({ maxLength: 20_000 }));

export const recordParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
const params = Type.Object({ ...recordParams.properties, step: Type.String({ pattern: '^[a-z-]{1,40}$' }) });

/** Whatever the fields take is taken, in every script: a sign may come as three bytes, each written in three. */
const bodyLimit = 2 * 1024 * 1024;

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

/** Whether the button that was pressed takes the first step of a new one, and the actor may. */
function isOfferedFirst({ definition, mayTake }: AnyRecordService, actor: Actor, pressed: unknown): boolean {
  const { firstStep } = definition;
  return firstStep !== undefined && pressed === firstStep && mayTake(actor, firstStep);
}

/** The forms of a kind: a new one, a change, and each step that asks for more than a press of its button. */
export function recordFormRoutes(
  service: AnyRecordService,
  reading: RecordReadingService,
  handling: Handling,
  own: Pick<OwnPages, 'offered' | 'form' | 'copies'> = {},
): Routes {
  const { definition } = service;
  const { address, fields, kind, partOf } = definition;
  const pages = createRecordFormPages(service, reading, handling, own);
  const form = createRecordForm(fields);
  const standing = standingFields(definition);

  /** A part is read on its whole's page. */
  function placeAfter(record: AnyRecord): string {
    const whole = partOf === undefined ? undefined : record.values[partOf];
    return typeof whole === 'string' && service.wholeAddress !== undefined
      ? `${service.wholeAddress}/${whole}#${kind}`
      : addressOf(definition, record.id);
  }

  /** The record of a form that was opened or sent, whose refusals lead back to it. */
  async function recordOf(request: FastifyRequest, id: string): Promise<AnyRecord> {
    request.sentForm = { back: address, questions: pages.questions };
    const record = await findOrRefuse(service, request.actor, id);
    request.sentForm = { back: addressOf(definition, record.id), questions: pages.questions };
    return record;
  }

  /** One that the asker may change where it stands. @throws Refusal in words for whoever may not */
  async function editable(request: FastifyRequest, id: string): Promise<AnyRecord> {
    const record = await recordOf(request, id);
    requireRole(request.actor, definition.roles);
    requireEditsIn(definition, record.state);
    await service.requireOpenWhole(request.actor, record.values);
    return record;
  }

  /** One with a step that the asker may take where it stands. @throws Refusal in words for whoever may not */
  async function standingBefore(request: FastifyRequest, id: string, name: string): Promise<[AnyRecord, NamedStep]> {
    const record = await recordOf(request, id);
    const step = stepNamed(definition, name);
    const remark = { label: step.remark ?? '' };
    request.sentForm = { back: addressOf(definition, record.id), questions: { ...pages.questions, remark } };
    requireRole(request.actor, step.roles);
    requireStepFrom(definition, record.state, step);
    if (step.changesWhole) await service.requireOpenWhole(request.actor, record.values);
    return [record, step];
  }

  return async (app) => {
    if (own.copies !== undefined) await formCopyRoutes(definition, pages, own.copies, bodyLimit)(app, {});

    app.get(`${address}/new`, { schema: { querystring: filledQuery } }, async ({ actor, query }, reply) => {
      requireRole(actor, definition.roles);
      const whole = partOf === undefined ? undefined : query[partOf];
      if (partOf !== undefined && whole) await service.requireOpenWhole(actor, { [partOf]: whole });
      const { copy, 'go-on': goesOn, ...filled } = query;
      const begun = goesOn === undefined ? undefined : await own.copies?.open(actor, address);
      if (begun?.answers === undefined) return pages.showNew(reply, actor, { typed: typedOf(filled) });
      return pages.showNew(reply, actor, { typed: { ...begun.answers, copy: String(begun.number) } });
    });

    app.post(address, { bodyLimit }, async (request, reply) => {
      const { actor, body } = request;
      request.sentForm = { back: address, questions: pages.questions };
      requireRole(actor, definition.roles);
      const result = form(body);
      const handled = partOf === undefined ? await handling.read(actor, body) : { marked: undefined };
      const typed = typedOf(body);
      if ('problems' in result || 'problems' in handled) {
        const problems = [result, handled].flatMap((each) => ('problems' in each ? each.problems : []));
        return pages.showNew(reply.code(422), actor, { typed, problems });
      }
      try {
        const make = isOfferedFirst(service, actor, typed.take) ? service.makeAndTakeOnce : service.makeOnce;
        const id = await make(actor, result.values, handled.marked, onceIn(typed.once) ?? newOnce());
        const copy = copyNumberIn(typed.copy);
        if (copy !== undefined) await own.copies?.drop(actor, address, copy);
        return reply.redirect(placeAfter(await findOrRefuse(service, actor, id)), 303);
      } catch (error) {
        const { status, problems } = besideFields(error);
        return pages.showNew(reply.code(status), actor, { typed, problems });
      }
    });

    app.get(`${address}/:id/edit`, { schema: { params: recordParams } }, async (request, reply) => {
      const record = await editable(request, request.params.id);
      return pages.showEdit(reply, request.actor, record, { typed: inputsOf(fields, record.values) });
    });

    app.post(`${address}/:id/edit`, { bodyLimit, schema: { params: recordParams } }, async (request, reply) => {
      const { actor, body } = request;
      const record = await editable(request, request.params.id);
      const typed = typedOf(body);
      const kept = Object.fromEntries(standing.map((name) => [name, record.values[name]]));
      const result = form({ ...typed, ...kept });
      if ('problems' in result) {
        return pages.showEdit(reply.code(422), actor, record, { typed, problems: result.problems });
      }
      try {
        await service.edit(actor, record.id, result.values, [String(typed.version ?? '')]);
        return reply.redirect(placeAfter(record), 303);
      } catch (error) {
        const { status, problems } = besideFields(error);
        // Another may have changed it since it was read above, and even moved it on.
        const now = await editable(request, record.id);
        const standsNow = status === 412 ? await pages.standsOtherwise(actor, now, result.values) : {};
        return pages.showEdit(reply.code(status), actor, now, { typed, problems, standsNow });
      }
    });

    app.get(`${address}/:id/steps/:step`, { schema: { params } }, async (request, reply) => {
      const [record, step] = await standingBefore(request, request.params.id, request.params.step);
      return pages.showStep(reply, request.actor, record, step, { typed: {} });
    });

    app.post(`${address}/:id/steps/:step`, { bodyLimit, schema: { params } }, async (request, reply) => {
      const { actor, body } = request;
      const [record, step] = await standingBefore(request, request.params.id, request.params.step);
      const typed = typedOf(body);
      const result = createRecordForm(pages.asksOf(record, step))(body);
      if ('problems' in result) {
        return pages.showStep(reply.code(422), actor, record, step, { typed, problems: result.problems });
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
        const [now] = await standingBefore(request, record.id, step.name);
        return pages.showStep(reply.code(status), actor, now, step, { typed, problems });
      }
    });
  };
}
