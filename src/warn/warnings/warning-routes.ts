import type { FastifyReply } from 'fastify';
import Type, { type Static } from 'typebox';
import { allCountries, countryByCode } from '../../places/country.ts';
import { allRegions, regionById } from '../../places/shipped-regions.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { message } from '../../platform/language/message.ts';
import { Refusal } from '../../platform/refusal.ts';
import { csvText } from '../../platform/web/csv.ts';
import { createForm, type FieldProblem } from '../../platform/web/form.ts';
import { addressOf, pageNumber, pagerOf, stretchOf } from '../../platform/web/pager.ts';
import type { Panel } from '../../platform/web/panel.ts';
import { besideFields } from '../../platform/web/refused-form.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { levels, levelWords, mayTake, type Warning, type WarningId, warningIdSchema } from './warning.ts';
import { closeWarningSchema, openWarningSchema } from './warning-forms.ts';
import { warningRule } from './warning-rule.ts';
import { requireMoveTo, requireRole, type WarningOnItsClock, type WarningService } from './warning-service.ts';
import { withStanding } from './warning-standing.ts';

export type WarningPanels = {
  /** Ways to go on from here, given by the later stages: decide, begin an action. */
  readonly nextSteps: readonly Panel<Warning>[];
  /** What later stages hold on the warning. */
  readonly after: readonly Panel<Warning>[];
};

const openForm = createForm(openWarningSchema);
const closeForm = createForm(closeWarningSchema);

const shows = {
  open: message('Open'),
  unanswered: message('Unanswered past their time'),
  closed: message('Closed'),
  all: message('All'),
} as const;
const listQuery = Type.Object({
  show: Type.Optional(Type.Enum(['open', 'unanswered', 'closed', 'all'])),
  level: Type.Optional(Type.Enum(['', ...levels])),
  country: Type.Optional(Type.String({ pattern: '^([A-Z]{3})?$' })),
  region: Type.Optional(Type.String({ pattern: '^[a-z0-9-]{0,60}$' })),
  page: pageNumber,
});
type ListQuery = Static<typeof listQuery>;

const warningsPerFile = 100_000;
const currentCountries = () => allCountries().filter((country) => country.lastYear === undefined);

export function warningRoutes(warnings: WarningService, clock: Clock, panels: WarningPanels): Routes {
  async function listed(
    actor: Actor,
    { show = 'open', level, country, region: regionId = '' }: ListQuery,
    stretch: ReturnType<typeof stretchOf>,
  ) {
    const place = country === undefined ? undefined : countryByCode(country)?.code;
    const region = regionById(regionId);
    const asked = {
      show,
      ...(level ? { level } : {}),
      ...(place === undefined ? {} : { country: place }),
      ...(region === undefined ? {} : { region }),
    };
    const { entries, count } = await warnings.browse(actor, asked, stretch);
    return { entries: entries.map((entry) => withStanding(entry, clock())), count };
  }

  async function find(actor: Actor, id: WarningId): Promise<WarningOnItsClock> {
    const found = await warnings.find(actor, id);
    if (found === undefined) throw new Refusal('warning.unknown', 404, 'There is no such warning.');
    return found;
  }

  const showOpenForm = async (reply: FastifyReply, typed: object, problems?: readonly FieldProblem[]) =>
    reply.page('warn/warnings/pages/open-warning.njk', {
      marking: await warnings.markingChoices(reply.request.actor),
      countries: currentCountries(),
      levels,
      typed,
      problems,
    });

  return async (app) => {
    app.get('/warn/warnings', { schema: { querystring: listQuery } }, async (request, reply) => {
      const { query } = request;
      const { entries, count } = await listed(request.actor, query, stretchOf(query.page));
      const { page: _, ...filter } = query;
      return reply.page('warn/warnings/pages/warnings.njk', {
        entries,
        pager: pagerOf('/warn/warnings', query, count),
        csv: addressOf('/warn/warnings.csv', filter),
        countries: currentCountries(),
        country: query.country ?? '',
        regions: allRegions(),
        region: query.region ?? '',
        shows,
        show: request.query.show ?? 'open',
        level: request.query.level ?? '',
        levelWords,
        rule: warningRule,
        mayOpen: mayTake(request.actor, 'open'),
      });
    });

    app.get('/warn/warnings.csv', { schema: { querystring: listQuery } }, async (request, reply) => {
      const { entries } = await listed(request.actor, request.query, { offset: 0, limit: warningsPerFile });
      const columns = {
        id: 'id',
        country: 'country',
        countryName: 'country_name',
        region: 'region',
        level: 'level',
        state: 'state',
        tier: 'tier',
        owner: 'owner',
        openedAt: 'opened_at',
        due: 'due',
        unanswered: 'unanswered',
        reason: 'reason',
      };
      const rows = entries.map(({ warning, countryName, deadline, unanswered }) => ({
        id: warning.id,
        country: warning.country,
        countryName,
        region: warning.region ?? '',
        level: warning.level,
        state: warning.state,
        tier: warning.tier,
        owner: warning.desk,
        openedAt: warning.openedAt.toISOString(),
        due: deadline?.due.toISOString() ?? '',
        unanswered,
        reason: warning.reason,
      }));
      return reply.type('text/csv; charset=utf-8').send(csvText(columns, rows));
    });

    app.get(
      '/warn/warnings/new',
      { schema: { querystring: Type.Object({ country: Type.Optional(Type.String()) }) } },
      (request, reply) => {
        requireRole(request.actor, 'open');
        return showOpenForm(reply, { country: request.query.country });
      },
    );

    app.post('/warn/warnings', async (request, reply) => {
      const form = openForm(request.body);
      requireRole(request.actor, 'open');
      if ('problems' in form) return showOpenForm(reply.code(422), form.typed, form.problems);
      const { country, level, reason, ...answer } = form.values;
      try {
        const id = await warnings.openByHand(request.actor, country, level, reason, answer);
        return reply.redirect(`/warn/warnings/${id}`, 303);
      } catch (error) {
        const { status, problems } = besideFields(error);
        return showOpenForm(reply.code(status), form.values, problems);
      }
    });

    app.get(
      '/warn/warnings/:id',
      { schema: { params: Type.Object({ id: warningIdSchema }) } },
      async (request, reply) => {
        const standing = withStanding(await find(request.actor, request.params.id), clock());
        const render = (list: readonly Panel<Warning>[]) =>
          Promise.all(list.map((panel) => panel(request.actor, standing.warning)));
        return reply.page('warn/warnings/pages/warning.njk', {
          ...standing,
          mayAcknowledge: standing.warning.state === 'opened' && mayTake(request.actor, 'acknowledge'),
          mayClose: ['decided', 'action-begun'].includes(standing.warning.state) && mayTake(request.actor, 'close'),
          nextSteps: await render(panels.nextSteps),
          after: await render(panels.after),
        });
      },
    );

    app.post(
      '/warn/warnings/:id/acknowledge',
      { schema: { params: Type.Object({ id: warningIdSchema }) } },
      async (request, reply) => {
        await warnings.acknowledge(request.actor, request.params.id);
        return reply.redirect(`/warn/warnings/${request.params.id}`, 303);
      },
    );

    app.get(
      '/warn/warnings/:id/close',
      { schema: { params: Type.Object({ id: warningIdSchema }) } },
      async (request, reply) => {
        requireRole(request.actor, 'close');
        const found = await find(request.actor, request.params.id);
        requireMoveTo(found.warning, 'closed');
        return reply.page('warn/warnings/pages/close-warning.njk', { ...found, typed: {} });
      },
    );

    app.post(
      '/warn/warnings/:id/close',
      { schema: { params: Type.Object({ id: warningIdSchema }) } },
      async (request, reply) => {
        const { actor, body } = request;
        const { id } = request.params;
        request.sentForm = { back: `/warn/warnings/${id}` };
        requireRole(actor, 'close');
        const form = closeForm(body);
        const show = async (status: number, rest: object) =>
          reply.code(status).page('warn/warnings/pages/close-warning.njk', { ...(await find(actor, id)), ...rest });
        if ('problems' in form) return show(422, form);
        try {
          await warnings.close(actor, id, form.values.reason);
        } catch (error) {
          const { status, problems } = besideFields(error);
          return show(status, { problems, typed: form.values });
        }
        return reply.redirect(`/warn/warnings/${id}`, 303);
      },
    );
  };
}
