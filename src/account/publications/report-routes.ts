import Type from 'typebox';
import type { Routes } from '../../platform/web/web-server.ts';
import type { ReportPages } from './report-panels.ts';

const params = Type.Object({ year: Type.Integer({ minimum: 2000, maximum: 2100 }) });

/** The public report of a year: everybody reads it, signed in or not. */
export function reportRoutes(pages: ReportPages): Routes {
  return async (app) => {
    app.get('/account/publications/reports/:year', { schema: { params } }, async (request, reply) =>
      reply.page('account/publications/pages/report.njk', await pages.shown(request.params.year)),
    );

    app.get('/account/publications/reports/:year.pdf', { schema: { params } }, async (request, reply) => {
      const file = await pages.pdf(request.params.year);
      return reply.headers(file.headers).send(file.bytes);
    });
  };
}
