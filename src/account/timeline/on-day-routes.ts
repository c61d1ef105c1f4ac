import Type from 'typebox';
import { allCountries, countryByCode } from '../../places/country.ts';
import { calendarDay } from '../../platform/calendar/calendar-day.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { wordsThen } from './standing.ts';
import { mostSteps, type TimelineService } from './timeline-service.ts';

const shownOfKind = 20;
const optionalPlace = Type.Optional(Type.String({ pattern: '^([A-Z]{3})?$' }));

/**
 * “What did we know on this day?”: what stood then, and every step that had been taken, by the ledger alone.
 * @param kindWords what each kind of thing is called, for people, and where it is read
 */
export function onDayRoutes(
  timelines: TimelineService,
  kindWords: Readonly<Record<string, { readonly name: string; readonly address: string }>>,
  clock: Clock,
): Routes {
  const places = allCountries().filter(({ lastYear }) => lastYear === undefined);

  return async (app) => {
    app.get(
      '/account/on',
      { schema: { querystring: Type.Object({ day: Type.Optional(Type.String()), place: optionalPlace }) } },
      async (request, reply) => {
        const { day = '', place = '' } = request.query;
        const today = clock().toISOString().slice(0, 10);
        const asked = /^(?!9999)[1-9]\d{3}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : today;
        return reply.redirect(`/account/on/${asked}${place === '' ? '' : `?place=${place}`}`, 302);
      },
    );

    app.get(
      '/account/on/:day',
      {
        schema: {
          params: Type.Object({ day: Type.String(calendarDay) }),
          querystring: Type.Object({ place: optionalPlace }),
        },
      },
      async (request, reply) => {
        const { day } = request.params;
        const country = countryByCode(request.query.place ?? '');
        const { stood, lines, more } = await timelines.onDay(request.actor, day, country?.code);
        const groups = [...Map.groupBy(stood, ({ kind }) => kind)].flatMap(([kind, entries]) => {
          const words = kindWords[kind];
          if (words === undefined) return [];
          const shown = entries.slice(0, shownOfKind).map((entry) => ({ ...entry, words: wordsThen(entry) }));
          return [{ ...words, shown, count: entries.length, more: entries.length - shown.length }];
        });
        return reply.page('account/timeline/pages/on-day.njk', {
          ...{ day, country, places, groups, lines, more, mostSteps },
        });
      },
    );
  };
}
