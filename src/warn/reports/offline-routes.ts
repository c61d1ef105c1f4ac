import type { Routes } from '../../platform/web/web-server.ts';
import { report } from './report.ts';

/**
 * What works where a connection breaks: the worker that stands between the forms that report and the line, which may see
 * these addresses and no others, and the one page that a browser keeps, which says what happened.
 */
export function offlineRoutes(): Routes {
  return async (app) => {
    app.get(`${report.address}/worker.js`, (_request, reply) =>
      reply
        .header('service-worker-allowed', report.address)
        .header('cache-control', 'no-cache')
        .sendFile('send-later-worker.js', { cacheControl: false }),
    );
    app.get(`${report.address}/offline`, (_request, reply) => reply.page('warn/reports/pages/offline.njk'));
  };
}
