import type { FastifyReply } from 'fastify';
import Type, { type Static } from 'typebox';
import { allCountries, countryByCode } from '../../places/country.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { csvText } from '../../platform/web/csv.ts';
import { createForm } from '../../platform/web/form.ts';
import { addressOf, pageNumber, pagerOf, stretchOf } from '../../platform/web/pager.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { choices, choiceWords, type WarningId, warningIdSchema } from '../../warn/warnings/warning.ts';
import { requireRole, type WarningService } from '../../warn/warnings/warning-service.ts';
import { decisionIdSchema } from './decision.ts';
import { makeDecisionSchema } from './decision-forms.ts';
import { withNames } from './decision-panels.ts';
import type { DecisionService } from './decision-service.ts';

const listQuery = Type.Object({
  choice: Type.Optional(Type.Enum(['', ...choices])),
  country: Type.Optional(Type.String({ pattern: '^([A-Z]{3})?$' })),
  page: pageNumber,
});
const decisionsPerFile = 100_000;

/** Empty fields of a filter form ask for nothing. */
function filterOf({ choice, country }: Static<typeof listQuery>) {
  const place = country === undefined ? undefined : countryByCode(country)?.code;
  return { ...(choice ? { choice } : {}), ...(place === undefined ? {} : { country: place }) };
}

const decisionForm = createForm(makeDecisionSchema);

export function decisionRoutes(decisions: DecisionService, warnings: WarningService): Routes {
  async function findWarning(actor: Actor, id: WarningId) {
    const found = await warnings.find(actor, id);
    if (found === undefined) throw new Refusal('warning.unknown', 404, 'There is no such warning.');
    return found;
  }

  async function showForm(reply: FastifyReply, actor: Actor, id: WarningId, rest: object) {
    return reply.page('decide/decisions/pages/decide.njk', {
      ...(await findWarning(actor, id)),
      choices,
      choiceWords,
      ...rest,
    });
  }

  return async (app) => {
    app.get('/decide', (_request, reply) => reply.redirect('/decide/decisions', 302));

    app.get('/decide/decisions', { schema: { querystring: listQuery } }, async (request, reply) => {
      const { query } = request;
      const listed = await decisions.browse(request.actor, filterOf(query), stretchOf(query.page));
      const { page: _, ...filter } = query;
      return reply.page('decide/decisions/pages/decisions.njk', {
        entries: listed.decisions.map(withNames),
        pager: pagerOf('/decide/decisions', query, listed.count),
        csv: addressOf('/decide/decisions.csv', filter),
        countries: allCountries(),
        choiceWords,
        query,
      });
    });

    app.get('/decide/decisions.csv', { schema: { querystring: listQuery } }, async (request, reply) => {
      const columns = {
        id: 'id',
        country: 'country',
        warning: 'warning',
        choice: 'choice',
        decidedAt: 'decided_at',
        by: 'decided_by',
        organisation: 'organisation',
        reasons: 'reasons',
        optionsNotTaken: 'options_not_taken',
      };
      const whole = { offset: 0, limit: decisionsPerFile };
      const listed = await decisions.browse(request.actor, filterOf(request.query), whole);
      const rows = listed.decisions.map((decision) => ({
        id: decision.id,
        country: decision.country,
        warning: decision.warningId,
        choice: decision.choice,
        decidedAt: decision.decidedAt.toISOString(),
        by: decision.decidedBy,
        organisation: decision.organisation,
        reasons: decision.reasons,
        optionsNotTaken: decision.optionsNotTaken,
      }));
      return reply.type('text/csv; charset=utf-8').send(csvText(columns, rows));
    });

    app.get(
      '/decide/decisions/new',
      { schema: { querystring: Type.Object({ warning: warningIdSchema }) } },
      async (request, reply) => {
        requireRole(request.actor, 'decide');
        return showForm(reply, request.actor, request.query.warning, { typed: {} });
      },
    );

    app.post(
      '/decide/decisions',
      { schema: { body: Type.Object({ warning: warningIdSchema }) } },
      async (request, reply) => {
        const form = decisionForm(request.body);
        if ('problems' in form) return showForm(reply.code(422), request.actor, request.body.warning, form);
        const { warning, ...choosing } = form.values;
        await decisions.decide(request.actor, warning, choosing);
        return reply.redirect(`/warn/warnings/${warning}`, 303);
      },
    );

    app.get(
      '/decide/decisions/:id',
      { schema: { params: Type.Object({ id: decisionIdSchema }) } },
      async (request, reply) => {
        const decision = await decisions.find(request.actor, request.params.id);
        if (decision === undefined) throw new Refusal('decision.unknown', 404, 'There is no such decision.');
        return reply.page('decide/decisions/pages/decision.njk', withNames(decision));
      },
    );
  };
}
