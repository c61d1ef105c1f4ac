import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { Refusal, shownSentence } from '../../platform/refusal.ts';
import { csvText } from '../../platform/web/csv.ts';
import { createForm } from '../../platform/web/form.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { mayTake, type WarningId, warningIdSchema } from '../../warn/warnings/warning.ts';
import { requireRole, type WarningService } from '../../warn/warnings/warning-service.ts';
import { groupWords, type InstrumentCatalogue, leadWords } from '../instruments/instrument.ts';
import { type Action, type ActionId, actionIdSchema } from './action.ts';
import { beginActionSchema, completeActionSchema } from './action-forms.ts';
import { namer } from './action-panels.ts';
import type { ActionService } from './action-service.ts';

const beginForm = createForm(beginActionSchema);
const completeForm = createForm(completeActionSchema);

export function actionRoutes(
  actions: ActionService,
  warnings: WarningService,
  instruments: InstrumentCatalogue,
  clock: Clock,
): Routes {
  const named = namer(instruments, clock);
  const groups = Object.entries(groupWords)
    .map(([id, name]) => ({ name, instruments: instruments.all.filter((instrument) => instrument.group === id) }))
    .filter((group) => group.instruments.length > 0);

  async function showBeginForm(reply: FastifyReply, actor: Actor, id: WarningId, rest: object) {
    const found = await warnings.find(actor, id);
    if (found === undefined) throw new Refusal('warning.unknown', 404, 'There is no such warning.');
    return reply.page('act/actions/pages/begin-action.njk', {
      ...found,
      groups,
      leads: Object.values(leadWords),
      ...rest,
    });
  }

  async function find(actor: Actor, id: ActionId): Promise<Action> {
    const action = await actions.find(actor, id);
    if (action === undefined) throw new Refusal('action.unknown', 404, 'There is no such action.');
    return action;
  }

  return async (app) => {
    app.get('/act', (_request, reply) => reply.redirect('/act/actions', 302));

    app.get('/act/actions', async (request, reply) =>
      reply.page('act/actions/pages/actions.njk', { entries: (await actions.list(request.actor)).map(named) }),
    );

    app.get('/act/actions.csv', async (request, reply) => {
      const columns = {
        id: 'id',
        country: 'country',
        warning: 'warning',
        instrument: 'instrument',
        lead: 'lead',
        state: 'state',
        begunAt: 'begun_at',
        dueOn: 'due_on',
        purpose: 'purpose',
        result: 'result',
      };
      const rows = (await actions.list(request.actor)).map((action) => ({
        id: action.id,
        country: action.country,
        warning: action.warningId,
        instrument: action.instrument,
        lead: action.lead,
        state: action.state,
        begunAt: action.begunAt.toISOString(),
        dueOn: action.dueOn,
        purpose: action.purpose,
        result: action.state === 'completed' ? action.result : '',
      }));
      return reply.type('text/csv; charset=utf-8').send(csvText(columns, rows));
    });

    app.get(
      '/act/actions/new',
      { schema: { querystring: Type.Object({ warning: warningIdSchema }) } },
      async (request, reply) => {
        requireRole(request.actor, 'begin-action');
        return showBeginForm(reply, request.actor, request.query.warning, { typed: {} });
      },
    );

    app.post(
      '/act/actions',
      { schema: { body: Type.Object({ warning: warningIdSchema }) } },
      async (request, reply) => {
        const form = beginForm(request.body);
        if ('problems' in form) return showBeginForm(reply.code(422), request.actor, request.body.warning, form);
        const { warning, ...beginning } = form.values;
        try {
          await actions.begin(request.actor, warning, beginning);
        } catch (error) {
          if (!(error instanceof Refusal) || error.field === undefined) throw error;
          const problems = [{ field: error.field, text: shownSentence(error) }];
          return showBeginForm(reply.code(422), request.actor, warning, { problems, typed: typedAgain(form.values) });
        }
        return reply.redirect(`/warn/warnings/${warning}`, 303);
      },
    );

    app.get('/act/actions/:id', { schema: { params: Type.Object({ id: actionIdSchema }) } }, async (request, reply) =>
      showAction(reply, request.actor, await find(request.actor, request.params.id), {}),
    );

    app.post(
      '/act/actions/:id/complete',
      { schema: { params: Type.Object({ id: actionIdSchema }) } },
      async (request, reply) => {
        const form = completeForm(request.body);
        if ('problems' in form) {
          return showAction(reply.code(422), request.actor, await find(request.actor, request.params.id), form);
        }
        await actions.complete(request.actor, request.params.id, form.values.result);
        return reply.redirect(`/act/actions/${request.params.id}`, 303);
      },
    );
  };

  function showAction(reply: FastifyReply, actor: Actor, action: Action, rest: object) {
    return reply.page('act/actions/pages/action.njk', {
      typed: {},
      ...named(action),
      mayComplete: action.state === 'begun' && mayTake(actor, 'complete-action'),
      ...rest,
    });
  }
}

/** The three fields of the date, as they were typed. */
function typedAgain(values: { readonly dueOn: string }): Readonly<Record<string, string>> {
  const [year = '', month = '', day = ''] = values.dueOn.split('-');
  return { ...values, 'dueOn-year': year, 'dueOn-month': String(Number(month)), 'dueOn-day': String(Number(day)) };
}
