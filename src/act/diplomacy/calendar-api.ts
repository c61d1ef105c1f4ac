import Type from 'typebox';
import { countryCodeSchema } from '../../places/country.ts';
import { calendarDay } from '../../platform/calendar/calendar-day.ts';
import type { Clock } from '../../platform/clock.ts';
import { numberedPage, numberKey, numberKeySchema } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noParams, nullable } from '../../platform/web/api/schemas.ts';
import type { CalendarService } from './calendar-service.ts';

const calendarDaySchema = Type.Object(
  {
    number: Type.Integer({ minimum: 1 }),
    id: Type.String({ format: 'uuid' }),
    day: Type.String({ format: 'date' }),
    kind: Type.String({ description: 'Such as Session' }),
    title: Type.String(),
    country: nullable(Type.String({ pattern: '^[A-Z]{3}$' })),
    page: Type.String({ description: 'The address of the page that tells more' }),
    changedAt: instantSchema,
  },
  { title: 'CalendarDay' },
);

/** The diplomatic calendar. */
export function calendarApi(calendar: CalendarService, clock: Clock): readonly ApiOperation[] {
  return [
    listOperation({
      id: 'listCalendarDays',
      path: '/calendar',
      tag: 'Diplomacy',
      summary: 'Mandates that end, elections, sessions, reviews and what agreements owe, the next day first',
      example: { query: { country: 'SDN' } },
      params: noParams,
      query: Type.Object({
        country: Type.Optional(countryCodeSchema),
        from: Type.Optional(Type.String({ ...calendarDay, description: 'From this day on; today where left out' })),
      }),
      item: calendarDaySchema,
      key: numberKey,
      keySchema: numberKeySchema,
      place: ({ country }) => country,
      async list({ actor, query: { country, from = clock().toISOString().slice(0, 10) }, page }) {
        const days = (await calendar.coming(actor, from, country)).map(
          ({ id, day, kindName: kind, title, place, href, changedAt }) => ({
            ...{ id, day, kind, title, country: place, page: href, changedAt: changedAt.toISOString() },
          }),
        );
        return numberedPage(days, page);
      },
    }),
  ];
}
