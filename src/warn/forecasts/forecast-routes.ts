import type { Clock } from '../../platform/clock.ts';
import { csvText } from '../../platform/web/csv.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { ProjectedWorld } from '../../platform/web/pictures/project-shapes.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import type { FigureService } from '../events/figure-service.ts';
import { targets, targetWords, thresholds } from './forecast.ts';
import type { ForecastService } from './forecast-service.ts';
import type { MassKillingService } from './mass-killing-service.ts';
import { type Asked, askedFor, eventWords, legend, mapOf, riskQuery, rowsOf, standingOf } from './risk-map-panel.ts';

/** @param panels beneath the map: what else the watch looks at */
export function forecastRoutes(
  forecasts: ForecastService,
  figures: FigureService,
  massKillings: MassKillingService,
  world: ProjectedWorld,
  clock: Clock,
  panels: readonly Panel<undefined>[],
): Routes {
  return async (app) => {
    app.get('/warn', { schema: { querystring: riskQuery } }, async (request, reply) => {
      const asked = askedFor(request.query);
      const { run, risks } = await forecasts.risks(request.actor, { target: asked.lens });
      const rows = rowsOf(risks, asked);
      const address = (change: Partial<Asked>) => {
        const to = { ...asked, ...change };
        return `/warn?lens=${to.lens}&deaths=${to.deaths}&sort=${to.sort}&order=${to.descending ? 'down' : 'up'}`;
      };
      return reply.page('warn/forecasts/pages/risk-map.njk', {
        ...standingOf(run, await figures.current(request.actor), clock()),
        asked,
        event: eventWords(asked.lens, asked.deaths),
        lensName: targetWords[asked.lens],
        lenses: targets.map((lens) => ({ lens, name: targetWords[lens], href: address({ lens }) })),
        thresholds: thresholds.map((deaths) => ({ deaths, href: address({ deaths }) })),
        map: mapOf(world, rows, asked, run),
        legend: legend(asked.lens),
        rows,
        stale: rows.filter((row) => row.figuresToYear !== undefined).length,
        onsets: await massKillings.latest(request.actor),
        likely: rows.filter((row) => row.probability >= 0.5).length,
        table: {
          sort: asked.sort,
          descending: asked.descending,
          hrefOf: (sort: Asked['sort']) =>
            `${address({ sort, descending: asked.sort === sort ? !asked.descending : sort === 'probability' || sort === 'change' })}#table`,
        },
        panels: await Promise.all(panels.map((panel) => panel(request.actor, undefined))),
        csv: `/warn/risk.csv?lens=${asked.lens}&deaths=${asked.deaths}`,
      });
    });

    app.get('/warn/risk.csv', { schema: { querystring: riskQuery } }, async (request, reply) => {
      const asked = askedFor(request.query);
      const { run, risks } = await forecasts.risks(request.actor, { target: asked.lens });
      const columns = {
        code: 'country',
        name: 'country_name',
        region: 'region',
        lens: 'lens',
        deaths: 'threshold_deaths',
        windowFirstMonth: 'window_first_month',
        windowLastMonth: 'window_last_month',
        probability: 'probability',
        low: 'probability_low',
        high: 'probability_high',
        change: 'change_in_a_year',
        figuresToYear: 'own_figures_end_in',
        madeAt: 'made_at',
        model: 'model',
      };
      const rows = rowsOf(risks, asked).map((row) => ({
        ...row,
        figuresToYear: row.figuresToYear ?? '',
        lens: asked.lens,
        deaths: asked.deaths,
        windowFirstMonth: run.windowFirstMonth,
        windowLastMonth: run.windowLastMonth,
        madeAt: run.madeAt.toISOString(),
        model: `${run.modelName} ${run.modelVersion}`,
      }));
      return reply.type('text/csv; charset=utf-8').send(csvText(columns, rows));
    });
  };
}
