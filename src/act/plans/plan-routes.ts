import Type from 'typebox';
import { countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { message } from '../../platform/language/message.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { dateWords } from '../../platform/words.ts';
import type { Action } from '../actions/action.ts';
import { namedAction } from '../actions/action-names.ts';
import type { InstrumentCatalogue } from '../instruments/instrument.ts';
import type { Finding } from './action-plan.ts';
import { planPicture } from './plan-panels.ts';
import type { PlanService } from './plan-service.ts';

const sortWords: Readonly<Record<Finding['sort'], string>> = {
  gap: message('Gap'),
  contradiction: message('Contradiction'),
  blocked: message('Blocked'),
  late: message('Overdue'),
  'too-slow': message('Too slow'),
};

export function planRoutes(plans: PlanService, instruments: InstrumentCatalogue, clock: Clock): Routes {
  const named = (action: Action) => namedAction(instruments, action, clock().toISOString().slice(0, 10));

  return async (app) => {
    app.get('/act/plans', (_request, reply) => reply.redirect('/act#plans', 302));

    app.get(
      '/act/plans/:code',
      { schema: { params: Type.Object({ code: Type.String() }) } },
      async (request, reply) => {
        const code = request.params.code.toUpperCase();
        const country = countryByCode(code);
        if (country === undefined)
          throw new Refusal('place.unknown', 404, `There is no country with the code “${code}”.`);
        if (code !== request.params.code) return reply.redirect(`/act/plans/${code}`, 301);
        const plan = await plans.ofPlace(request.actor, country.code);
        const today = clock().toISOString().slice(0, 10);
        return reply.page('act/plans/pages/plan.njk', {
          ...plan,
          country,
          windowLastMonth: plan.forecasts?.run.windowLastMonth,
          picture: planPicture(plan, country, instruments, today),
          entries: plan.actions.map((action) => ({ ...named(action), blocked: plan.obstacles.has(action.id) })),
          asks: plan.asks.map(({ id, values }) => ({ id, ...values, late: values.dueOn < today })),
          findings: plan.findings.map(({ sort, sentence, values, href }) => ({
            sortName: sortWords[sort],
            sentence,
            href,
            values: typeof values.day === 'string' ? { ...values, day: dateWords(values.day) } : values,
          })),
          months: plan.forecasts?.months ?? [],
          past: plan.deaths.slice(-12),
        });
      },
    );
  };
}
