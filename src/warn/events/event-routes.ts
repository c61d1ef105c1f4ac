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
import {
  type Day,
  type EventFilter,
  type EventPage,
  type EventSourceId,
  eventFaults,
  eventSourcePattern,
  ucdpEvents,
} from './event.ts';
import type { EventService } from './event-service.ts';
import type { FigureService } from './figure-service.ts';
import { figureSourceIds, violenceTypes } from './figures.ts';

const eventQuery = Type.Object({
  country: Type.Optional(Type.String({ pattern: '^([A-Z]{3})?$' })),
  violence: Type.Optional(Type.Enum(['', ...violenceTypes])),
  source: Type.Optional(Type.String({ pattern: eventSourcePattern, maxLength: 80 })),
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
  ...{ deathsCivilians: 'deaths_civilians', sourceWords: 'source_words' },
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
        ...(await sourcesFor(actor, query)),
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
        sources: [...(await figureSources(request.actor)), ...(await eventSources(request.actor))],
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

  /** Whose events there are to choose from, and the release that the list is of. */
  async function sourcesFor(actor: Actor, { source = '' }: EventQuery) {
    const newest = await events.newestReleases(actor);
    const others = newest.filter((each) => each.source.id !== ucdpEvents.id);
    return {
      release: newest.find((each) => each.source.id === (source || ucdpEvents.id)),
      isOwn: source !== '' && source !== ucdpEvents.id,
      sources: others.length === 0 ? [] : [ucdpEvents, ...others.map((each) => each.source)],
      mayReadHealth: mayReadHealth(actor),
    };
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

  /** UCDP’s, whether it is loaded or not, and what has been landed of tables of one’s own. */
  async function eventSources(actor: Actor) {
    const releases = await events.newestReleases(actor);
    const ids = [...new Set<EventSourceId>([ucdpEvents.id, ...releases.map(({ source }) => source.id)])];
    return ids.map((id) => {
      const release = releases.find(({ source }) => source.id === id);
      if (release === undefined) return ucdpEvents;
      const { firstDay: first, lastDay: last, rows, sha256 } = release;
      return { ...release.source, first, last, rows, sha256, release };
    });
  }
}

function filterOf({
  country = '',
  violence = '',
  from = '',
  to = '',
  source = '',
}: EventQuery): EventFilter | undefined {
  const place = countryByCode(country);
  if (place === undefined) return undefined;
  return {
    country: place.code,
    // A source by its pattern.
    ...(source === '' ? {} : { source: source as EventSourceId }),
    ...(violence === '' ? {} : { violence }),
    // Days by their format.
    ...(from === '' ? {} : { from: from as Day }),
    ...(to === '' ? {} : { to: to as Day }),
  };
}
