import type { FastifyReply, FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import type { Actor } from '../../platform/database/actor.ts';
import { inputsOf, type Typed, typedOf } from '../../platform/records/record-form.ts';
import { inputsFor } from '../../platform/records/record-view.ts';
import { Refusal } from '../../platform/refusal.ts';
import { versionOf } from '../../platform/version.ts';
import { createForm, type FieldProblem } from '../../platform/web/form.ts';
import { besideFields, linkedProblems } from '../../platform/web/refused-form.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { type WarningId, warningIdSchema } from '../../warn/warnings/warning.ts';
import { requireMoveTo, requireRole } from '../../warn/warnings/warning-service.ts';
import { groupWords, leadWords } from '../instruments/instrument.ts';
import { type Action, type ActionId, actionIdSchema } from './action.ts';
import {
  abandonSchema,
  beginningOf,
  commonFields,
  detailFields,
  prefixed,
  readChange,
  readStart,
  startFields,
} from './action-forms.ts';
import { originOf } from './action-mandate-service.ts';
import type { ActionPages } from './action-routes.ts';
import { type ActionService, requireOpen, stepFor } from './action-service.ts';

const abandonForm = createForm(abandonSchema);
const params = Type.Object({ id: actionIdSchema });

type Answers = { readonly typed: Typed; readonly problems?: readonly FieldProblem[] };

/** @throws Refusal (404) where there is none that the actor may see */
export async function findAction(actions: ActionService, actor: Actor, id: ActionId): Promise<Action> {
  const action = await actions.find(actor, id);
  if (action === undefined) throw new Refusal('action.unknown', 404, 'There is no such action.');
  return action;
}

/** The forms of actions: a new one, a change, and the end that asks why. */
export function actionFormRoutes({ actions, warnings, instruments, reading }: Omit<ActionPages, 'panels'>): Routes {
  const groups = Object.entries(groupWords)
    .map(([id, name]) => ({ name, instruments: instruments.all.filter((instrument) => instrument.group === id) }))
    .filter((group) => group.instruments.length > 0);
  const alone = { objective: commonFields.objective, country: startFields.country };
  const more = { objective: commonFields.objective, themes: commonFields.themes, partners: commonFields.partners };

  async function showBegin(reply: FastifyReply, actor: Actor, id: WarningId | '', { typed, problems = [] }: Answers) {
    const found = id === '' ? undefined : await warnings.find(actor, id);
    if (id !== '' && found === undefined) throw new Refusal('warning.unknown', 404, 'There is no such warning.');
    const { objective, ...rest } = more;
    const optionalFields = id === '' ? rest : { objective, ...rest };
    const own = id === '' ? inputsFor(alone, typed, await reading.offered(actor, alone, typed), problems) : [];
    const others = await reading.offered(actor, optionalFields, typed);
    const inputs = inputsFor(optionalFields, typed, others, problems).filter(isOffered);
    const asked = ['instrument', 'purpose', 'lead', 'dueOn', ...[...own, ...inputs].map(({ name }) => name)];
    return reply.page('act/actions/pages/begin-action.njk', {
      ...found,
      // What it serves is asked first where it answers no warning, and has to be said.
      own: own.map((input) => (input.name === 'objective' ? { ...input, optional: false } : input)),
      groups,
      leads: Object.values(leadWords),
      typed,
      problems: linkedProblems(problems, (field) => asked.includes(field)),
      inputs,
    });
  }

  async function showChange(reply: FastifyReply, actor: Actor, action: Action, { typed, problems = [] }: Answers) {
    const own = detailFields(instruments, action.instrument);
    const fields = { ...commonFields, ...own };
    const offered = await reading.offered(actor, fields, typed);
    const inputs = inputsFor(fields, typed, offered, problems).filter(isOffered);
    return reply.page('act/actions/pages/change-action.njk', {
      action,
      version: versionOf(action),
      instrumentName: instruments.find(action.instrument)?.name ?? action.instrument,
      own: inputs.filter(({ name }) => own[name] !== undefined),
      common: inputs.filter(({ name }) => own[name] === undefined),
      problems: linkedProblems(problems, (field) => inputs.some(({ name }) => name === field)),
    });
  }

  /** @throws Refusal where no action may begin on the warning */
  async function requireDecidedToAct(actor: Actor, id: WarningId): Promise<void> {
    const found = await warnings.find(actor, id);
    if (found !== undefined) requireMoveTo(found.warning, 'action-begun');
  }

  /** The action of a form that was sent, whose refusals lead back to it. */
  async function sentFor(request: FastifyRequest<{ Params: Static<typeof params> }>): Promise<Action> {
    request.sentForm = { back: '/act/actions', questions: commonFields };
    const action = await findAction(actions, request.actor, request.params.id);
    const questions = { ...commonFields, ...detailFields(instruments, action.instrument) };
    request.sentForm = { back: `/act/actions/${action.id}`, questions };
    return action;
  }

  return async (app) => {
    const asked = Type.Object({
      warning: Type.Optional(warningIdSchema),
      objective: Type.Optional(Type.String({ format: 'uuid' })),
      instrument: Type.Optional(Type.String({ maxLength: 60 })),
      // A page that tells what is to be done leads here with it filled in, such as a gap between sanctions lists.
      purpose: Type.Optional(Type.String({ maxLength: 500 })),
      country: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
    });
    app.get('/act/actions/new', { schema: { querystring: asked } }, async (request, reply) => {
      requireRole(request.actor, 'begin-action');
      const { warning = '', objective = '', instrument = '', purpose = '', country = '' } = request.query;
      if (warning !== '') await requireDecidedToAct(request.actor, warning);
      return showBegin(reply, request.actor, warning, { typed: { instrument, objective, purpose, country } });
    });

    app.post(
      '/act/actions',
      { schema: { body: Type.Object({ warning: Type.Optional(warningIdSchema) }) } },
      async (request, reply) => {
        const { actor, body } = request;
        const { warning = '' } = body;
        request.sentForm = {
          back: warning === '' ? '/act/actions' : `/warn/warnings/${warning}`,
          questions: { ...startFields, ...commonFields },
        };
        requireRole(actor, 'begin-action');
        const typed = typedOf(body);
        const form = readStart(instruments, body);
        if ('problems' in form) return showBegin(reply.code(422), actor, warning, { ...form, typed });
        const beginning = beginningOf(form.values);
        try {
          const on = originOf(form.values);
          if (typed.step === 'plan') {
            return reply.redirect(`/act/actions/${await actions.plan(actor, on, beginning)}`, 303);
          }
          const id = await actions.begin(actor, on, beginning);
          return reply.redirect(warning === '' ? `/act/actions/${id}` : `/warn/warnings/${warning}`, 303);
        } catch (error) {
          const { status, problems } = besideFields(error);
          return showBegin(reply.code(status), actor, warning, { typed, problems });
        }
      },
    );

    app.get('/act/actions/:id/edit', { schema: { params } }, async (request, reply) => {
      requireRole(request.actor, 'begin-action');
      const action = await findAction(actions, request.actor, request.params.id);
      requireOpen(action);
      const fields = { ...commonFields, ...detailFields(instruments, action.instrument) };
      const { purpose, lead, dueOn, objective, themes, partners } = action;
      const values = { purpose, lead, dueOn, objective, themes, partners, ...prefixed(action.details) };
      return showChange(reply, request.actor, action, { typed: inputsOf(fields, values) });
    });

    app.post('/act/actions/:id/edit', { schema: { params } }, async (request, reply) => {
      const { actor, body } = request;
      const action = await sentFor(request);
      requireRole(actor, 'begin-action');
      requireOpen(action);
      const typed = typedOf(body);
      const form = readChange(instruments, action.instrument, body);
      if ('problems' in form) return showChange(reply.code(422), actor, action, { typed, problems: form.problems });
      try {
        await actions.change(actor, action.id, form.values, [String(typed.version ?? '')]);
      } catch (error) {
        const { status, problems } = besideFields(error);
        const now = await sentFor(request);
        requireOpen(now);
        return showChange(reply.code(status), actor, now, { typed, problems });
      }
      return reply.redirect(`/act/actions/${action.id}`, 303);
    });

    app.get('/act/actions/:id/abandon', { schema: { params } }, async (request, reply) => {
      const action = await findAction(actions, request.actor, request.params.id);
      stepFor(instruments, request.actor, action, 'abandon');
      return reply.page('act/actions/pages/abandon-action.njk', { action, typed: {} });
    });

    app.post('/act/actions/:id/abandon', { schema: { params } }, async (request, reply) => {
      const { actor, body } = request;
      const action = await sentFor(request);
      stepFor(instruments, actor, action, 'abandon');
      const form = abandonForm(body);
      if ('problems' in form) return reply.code(422).page('act/actions/pages/abandon-action.njk', { action, ...form });
      await actions.take(actor, action.id, 'abandon', { remark: form.values.remark });
      return reply.redirect(`/act/actions/${action.id}`, 303);
    });
  };
}

/** A list to choose from that has nothing in it is not asked. */
function isOffered({ control, options }: { readonly control: string; readonly options: readonly unknown[] }): boolean {
  return control !== 'reference' || options.length > 0;
}
