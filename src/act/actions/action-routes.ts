import type { FastifyReply } from 'fastify';
import Type, { type Static } from 'typebox';
import { themeWords } from '../../people/theme.ts';
import { allCountries, countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { message } from '../../platform/language/message.ts';
import type { Fields } from '../../platform/records/field.ts';
import type { RecordReadingService } from '../../platform/records/record-reading-service.ts';
import { shown } from '../../platform/records/record-view.ts';
import { Refusal } from '../../platform/refusal.ts';
import { versionOf } from '../../platform/version.ts';
import { csvText } from '../../platform/web/csv.ts';
import { createForm } from '../../platform/web/form.ts';
import { addressOf, pageNumber, pagerOf, stretchOf } from '../../platform/web/pager.ts';
import type { Panel } from '../../platform/web/panel.ts';
import { besideFields } from '../../platform/web/refused-form.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { mayTake } from '../../warn/warnings/warning.ts';
import type { WarningService } from '../../warn/warnings/warning-service.ts';
import type { InstrumentCatalogue } from '../instruments/instrument.ts';
import { type Action, type ActionDetails, actionIdSchema, begunAtOf, isOpen, warningIdOf } from './action.ts';
import { actionFormRoutes, findAction } from './action-form-routes.ts';
import { commonFields, completeActionSchema, detailFields, prefixed } from './action-forms.ts';
import { namedAction } from './action-names.ts';
import { type ActionService, stepFor } from './action-service.ts';

const completeForm = createForm(completeActionSchema);
const params = Type.Object({ id: actionIdSchema });

const phaseWords = {
  planned: message('Planned'),
  begun: message('Begun'),
  completed: message('Completed'),
  abandoned: message('Abandoned'),
} as const;
const listQuery = Type.Object({
  phase: Type.Optional(Type.Enum(['', 'planned', 'begun', 'completed', 'abandoned'])),
  country: Type.Optional(Type.String({ pattern: '^([A-Z]{3})?$' })),
  page: pageNumber,
});
const actionsPerFile = 100_000;

/** Empty fields of a filter form ask for nothing. */
function filterOf({ phase, country }: Static<typeof listQuery>) {
  const place = country === undefined ? undefined : countryByCode(country)?.code;
  return { ...(phase ? { phase } : {}), ...(place === undefined ? {} : { country: place }) };
}

/** What the pages of actions stand on. */
export type ActionPages = {
  readonly actions: ActionService;
  readonly warnings: WarningService;
  readonly instruments: InstrumentCatalogue;
  readonly reading: RecordReadingService;
  readonly clock: Clock;
  /** Beneath what an action says: what else is known of it. */
  readonly panels: readonly Panel<Action>[];
};

export function actionRoutes(parts: ActionPages): Routes {
  const { actions, instruments, reading, clock, panels } = parts;
  const named = (action: Action) => namedAction(instruments, action, clock().toISOString().slice(0, 10));

  /** What it says beyond its purpose: in the order of the common questions, then of its instrument's. */
  async function detailsOf(actor: Actor, action: Action) {
    const common = { objective: commonFields.objective, themes: commonFields.themes, partners: commonFields.partners };
    const fields: Fields = { ...common, ...detailFields(instruments, action.instrument) };
    const { objective, themes, partners } = action;
    const values: ActionDetails = { objective, themes, partners, ...prefixed(action.details) };
    const names = await reading.namedIn(actor, [{ fields, values }]);
    return Object.entries(fields)
      .map(([name, field]) => shown(field, values[name], names))
      .filter(({ text }) => text !== '');
  }

  async function showAction(reply: FastifyReply, actor: Actor, action: Action, rest: object) {
    const lifecycle = instruments.lifecycleOf(action.instrument);
    const mayDo = (roles: readonly string[]) => roles.some((role) => actor.roles.includes(role));
    const steps = Object.entries(lifecycle.steps)
      .filter(([name, { from, roles }]) => name !== 'complete' && from.includes(action.state) && mayDo(roles))
      .map(([name, step]) => ({ name, ...step, asksMore: name === 'abandon' }));
    const obstacles = (await actions.obstacles(actor, [action])).get(action.id) ?? [];
    return reply.page('act/actions/pages/action.njk', {
      typed: {},
      ...named(action),
      version: versionOf(action),
      begunAt: begunAtOf(action),
      details: await detailsOf(actor, action),
      obstacles,
      // What may not begin is not offered to begin: the page says what is missing.
      steps: steps.filter(({ name }) => name !== 'begin' || obstacles.length === 0),
      mayChange: isOpen(action) && mayTake(actor, 'begin-action'),
      mayComplete: action.phase === 'begun' && mayTake(actor, 'complete-action'),
      blocks: await Promise.all(panels.map((panel) => panel(actor, action))),
      ...rest,
    });
  }

  return async (app) => {
    await actionFormRoutes(parts)(app, {});

    app.get('/act/actions', { schema: { querystring: listQuery } }, async (request, reply) => {
      const { query } = request;
      const listed = await actions.browse(request.actor, filterOf(query), stretchOf(query.page));
      const { page: _, ...filter } = query;
      return reply.page('act/actions/pages/actions.njk', {
        entries: listed.actions.map(named),
        pager: pagerOf('/act/actions', query, listed.count),
        csv: addressOf('/act/actions.csv', filter),
        countries: allCountries(),
        phaseWords,
        query,
      });
    });

    app.get('/act/actions.csv', { schema: { querystring: listQuery } }, async (request, reply) => {
      const whole = { offset: 0, limit: actionsPerFile };
      const listed = await actions.browse(request.actor, filterOf(request.query), whole);
      return reply.type('text/csv; charset=utf-8').send(csvText(csvColumns, listed.actions.map(csvRow)));
    });

    app.get('/act/actions/:id', { schema: { params } }, async (request, reply) =>
      showAction(reply, request.actor, await findAction(actions, request.actor, request.params.id), {}),
    );

    app.post('/act/actions/:id/complete', { schema: { params } }, async (request, reply) => {
      const { actor, body } = request;
      const { id } = request.params;
      request.sentForm = { back: `/act/actions/${id}` };
      const action = await findAction(actions, actor, id);
      stepFor(instruments, actor, action, 'complete');
      const form = completeForm(body);
      if ('problems' in form) return showAction(reply.code(422), actor, action, form);
      await actions.complete(actor, id, form.values.result, undefined, form.values.evidence);
      return reply.redirect(`/act/actions/${id}`, 303);
    });

    const stepParams = Type.Object({ ...params.properties, step: Type.String({ pattern: '^[a-z-]{1,40}$' }) });
    app.post('/act/actions/:id/steps/:step', { schema: { params: stepParams } }, async (request, reply) => {
      const { actor, body } = request;
      const { id, step } = request.params;
      if (step === 'complete' || step === 'abandon') {
        throw new Refusal('action.step', 404, 'This step asks for more: take it from the action’s own page.');
      }
      const answers: object = body !== null && typeof body === 'object' ? body : {};
      const version = 'version' in answers ? String(answers.version) : '';
      request.sentForm = { back: `/act/actions/${id}` };
      stepFor(instruments, actor, await findAction(actions, actor, id), step);
      try {
        await actions.take(actor, id, step, {}, [version]);
      } catch (error) {
        const { status, problems } = besideFields(error);
        return showAction(reply.code(status), actor, await findAction(actions, actor, id), { problems });
      }
      return reply.redirect(`/act/actions/${id}`, 303);
    });
  };
}

const csvColumns = {
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
  evidence: 'evidence',
  phase: 'phase',
  plannedAt: 'planned_at',
  abandonedBecause: 'abandoned_because',
  themes: 'themes',
  partners: 'partners',
  objective: 'objective',
  details: 'details',
};

function csvRow(action: Action) {
  return {
    id: action.id,
    country: action.country,
    warning: warningIdOf(action),
    instrument: action.instrument,
    lead: action.lead,
    state: action.state,
    begunAt: begunAtOf(action)?.toISOString() ?? '',
    dueOn: action.dueOn,
    purpose: action.purpose,
    result: action.phase === 'completed' ? action.result : '',
    evidence: action.phase === 'completed' ? action.evidence : '',
    phase: action.phase,
    plannedAt: action.plannedAt.toISOString(),
    abandonedBecause: action.phase === 'abandoned' ? action.abandonedBecause : '',
    themes: action.themes.map((theme) => themeWords[theme]).join('; '),
    partners: action.partners.join('; '),
    objective: action.objective,
    details: JSON.stringify(action.details),
  };
}
