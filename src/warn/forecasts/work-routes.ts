import { message } from '../../platform/language/message.ts';
import { say } from '../../platform/language/say.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import type { ForecastService } from './forecast-service.ts';
import { ewpSource } from './mass-killing.ts';
import type { MassKillingService } from './mass-killing-service.ts';
import type { Work, WorkKind } from './work.ts';
import { mayCancel, type WorkService } from './work-service.ts';

const modelWords: Readonly<Record<WorkKind, string>> = {
  chances: message('Chances of mass violence in twelve months'),
  months: message('Deaths a month'),
  'mass-killing': message('Mass killing beginning within two years'),
  backtest: message('How the model would have done in past years'),
};

const mostRuns = 20;

/** When forecasts were made, what is being made now and how to stop it; and the chances of mass killing. */
export function workRoutes(work: WorkService, forecasts: ForecastService, massKillings: MassKillingService): Routes {
  return async (app) => {
    app.get('/warn/forecasts', async (request, reply) => {
      const standing = await work.standing(request.actor);
      return reply.page('warn/forecasts/pages/work.njk', {
        standing: standing.map((each) => ({ ...each, name: modelWords[each.model], outcome: outcomeWords(each) })),
        running: standing.some(({ isRunning }) => isRunning),
        mayCancel: mayCancel(request.actor),
        runs: (await forecasts.runs(request.actor)).slice(0, mostRuns),
      });
    });

    app.post('/warn/forecasts/cancel', async (request, reply) => {
      await work.cancel(request.actor);
      return reply.redirect('/warn/forecasts', 303);
    });

    app.get('/warn/mass-killing', async (request, reply) => {
      const run = await massKillings.latest(request.actor);
      if (run === undefined) {
        throw new Refusal(
          'forecast.no-mass-killing',
          404,
          'No chances of mass killing have been made: the Early Warning Project’s table is not loaded here.',
        );
      }
      return reply.page('warn/forecasts/pages/mass-killing.njk', { run, source: ewpSource });
    });
  };
}

function outcomeWords(each: Work & { readonly isRunning: boolean }): string {
  if (each.isRunning && each.cancelAskedAt !== null) return say('being cancelled');
  if (each.isRunning) return say('{percent} % done', { percent: Math.round(each.share * 100) });
  switch (each.state) {
    case 'made':
      return say('made');
    case 'cancelled':
      return say('cancelled; what was made before stands');
    case 'failed':
      return say('failed; what was made before stands');
    case 'running':
      return say('ended from outside before it was done; what was made before stands');
  }
}
