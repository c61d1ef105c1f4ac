import { Readable } from 'node:stream';
import Type, { type Static } from 'typebox';
import { allCountries, countryByCode } from '../../places/country.ts';
import { mayReadHealth } from '../../platform/connectors/connector.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { message } from '../../platform/language/message.ts';
import { csvInStretches, csvText } from '../../platform/web/csv.ts';
import { addressOf, dayOrNone, pageNumber, pagerOf, stretchOf } from '../../platform/web/pager.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { type Day, type EventFilter, type EventPage, eventFaults, ucdpEvents } from './event.ts';
import type { EventService } from './event-service.ts';
import type { FigureService } from './figure-service.ts';
import { figureSourceIds, violenceTypes } from './figures.ts';

const eventQuery = Type.Object({
  country: Type.Optional(Type.String({ pattern: '^([A-Z]{3})?$' })),
  violence: Type.Optional(Type.Enum(['', ...violenceTypes])),
  from: dayOrNone,
  to: dayOrNone,
  page: pageNumber,
});
type EventQuery = Static<typeof eventQuery>;

const eventsPerStretch = 5_000;

const kinds = [
  { value: 'oneSided', words: message('Against civilians') },
  { value: 'nonState', words: message('Between groups') },
  { value: 'stateBased', words: message('With a state') },
] as const;

const columns = {
  ...{ source: 'source', sourceEventId: 'source_event_id', country: 'country', violence: 'violence' },
  ...{ dayFrom: 'day_from', dayTo: 'day_to', placeName: 'place', firstLevel: 'first_level' },
  ...{ latitude: 'latitude', longitude: 'longitude', cell: 'priogrid_cell', sideA: 'side_a', sideB: 'side_b' },
  ...{ deathsBest: 'deaths_best', deathsLow: 'deaths_low', deathsHigh: 'deaths_high' },
};

/** A country's events, and what is loaded. @param panels what else is loaded */
export function eventRoutes(events: EventService, figures: FigureService, panels: readonly Panel<undefined>[]): Routes {
  return async (app) => {
    app.get('/warn/events', { schema: { querystring: eventQuery } }, async (request, reply) => {
      const { query, actor } = request;
      const filter = filterOf(query);
      const found = filter && (await events.listAndCount(actor, filter, stretchOf(query.page)));
      const { page: _, ...asked } = query;
      return reply.page('warn/events/pages/events.njk', {
        ...{ query, kinds, count: 0, events: [], ...found },
        country: filter && countryByCode(filter.country),
        countries: allCountries(),
        release: await events.latest(actor, ucdpEvents.id),
        csv: addressOf('/warn/events.csv', asked),
        pager: pagerOf('/warn/events', query, found?.count ?? 0),
      });
    });

    app.get('/warn/events.csv', { schema: { querystring: eventQuery } }, async (request, reply) => {
      const filter = filterOf(request.query);
      const text =
        filter === undefined ? [csvText(columns, [])] : csvInStretches(columns, stretchesOf(request.actor, filter));
      return reply.type('text/csv; charset=utf-8').send(Readable.from(text));
    });

    app.get('/warn/sources', async (request, reply) =>
      reply.page('warn/events/pages/sources.njk', {
        sources: [...(await figureSources(request.actor)), await eventSource(request.actor)],
        faults: eventFaults,
        mayReadHealth: mayReadHealth(request.actor),
        panels: await Promise.all(panels.map((panel) => panel(request.actor, undefined))),
      }),
    );
  };

  /** Stretch by stretch, each as it is read. */
  async function* stretchesOf(actor: Actor, filter: EventFilter) {
    for (let after: EventPage['after']; ; ) {
      const page = { limit: eventsPerStretch, ...(after === undefined ? {} : { after }) };
      const rows = await events.list(actor, filter, page);
      yield rows;
      after = rows.at(-1);
      if (after === undefined || rows.length < eventsPerStretch) return;
    }
  }

  async function figureSources(actor: Actor) {
    const current = await figures.current(actor);
    return figureSourceIds.flatMap((id) => {
      const release = current[id];
      if (release === undefined) return [];
      const {
        name,
        publisher,
        licence,
        citation,
        firstPeriod: first,
        lastPeriod: last,
        rowCount,
        fileSha256,
      } = release;
      return [{ id, name, publisher, licence, citation, first, last, rows: rowCount, sha256: fileSha256, release }];
    });
  }

  async function eventSource(actor: Actor) {
    const release = await events.latest(actor, ucdpEvents.id);
    if (release === undefined) return ucdpEvents;
    const { firstDay: first, lastDay: last, rows, sha256 } = release;
    return { ...release.source, first, last, rows, sha256, release };
  }
}

function filterOf({ country = '', violence = '', from = '', to = '' }: EventQuery): EventFilter | undefined {
  const place = countryByCode(country);
  if (place === undefined) return undefined;
  return {
    country: place.code,
    ...(violence === '' ? {} : { violence }),
    // Days by their format.
    ...(from === '' ? {} : { from: from as Day }),
    ...(to === '' ? {} : { to: to as Day }),
  };
}
