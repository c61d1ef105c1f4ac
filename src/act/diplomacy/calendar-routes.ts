import type { Clock } from '../../platform/clock.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import type { CalendarService } from './calendar-service.ts';
import { byMonth } from './diplomatic-calendar.ts';

/** What is on the days to come, month by month. The feed is served under a subscription's secret address. */
export function calendarRoutes(calendar: CalendarService, clock: Clock): Routes {
  return async (app) => {
    app.get('/act/diplomacy/calendar', async (request, reply) => {
      const today = clock().toISOString().slice(0, 10);
      const months = byMonth(await calendar.coming(request.actor, today), today);
      return reply.page('act/diplomacy/pages/calendar.njk', { months });
    });
  };
}
