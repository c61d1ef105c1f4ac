import type { Routes } from '../../platform/web/web-server.ts';
import type { LatencyService } from './latency-service.ts';

export function latencyRoutes(latencies: LatencyService): Routes {
  return async (app) => {
    app.get('/account/latency', async (request, reply) =>
      reply.page('account/latency/pages/latency.njk', { latencies: await latencies.ofWarnings(request.actor) }),
    );
  };
}
