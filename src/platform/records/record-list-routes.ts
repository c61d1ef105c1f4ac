import Type from 'typebox';
import type { Clock } from '../clock.ts';
import { addressOf, pagerOf, stretchOf } from '../web/pager.ts';
import type { Routes } from '../web/web-server.ts';
import { optional } from './field.ts';
import { recordsCsv } from './record-csv.ts';
import { readFilter } from './record-filter.ts';
import type { RecordReadingService } from './record-reading-service.ts';
import type { AnyRecordService } from './record-service.ts';
import { inputsFor, tableOf } from './record-view.ts';

const longestExport = 10_000;
const anyQuery = Type.Record(Type.String(), Type.String({ maxLength: 200 }));

/** The list of a kind, with its filters, its count and its CSV. */
export function recordListRoutes(
  service: AnyRecordService,
  reading: RecordReadingService,
  clock: Clock,
  template = 'platform/records/pages/records.njk',
): Routes {
  const { definition } = service;
  const { address, fields, filters, lifecycle } = definition;
  const narrowing = Object.fromEntries(
    filters.flatMap((name) => (fields[name] === undefined ? [] : [[name, optional(fields[name])]])),
  );
  const states = Object.entries(lifecycle.states).map(([value, { name }]) => ({ value, text: name }));

  return async (app) => {
    app.get(address, { schema: { querystring: anyQuery } }, async (request, reply) => {
      const { actor } = request;
      const { filter, page, asked } = readFilter(definition, request.query);
      const { records, count } = await service.list(actor, filter, stretchOf(page));
      const named = await reading.named(
        actor,
        records.map(({ values }) => ({ definition, values })),
      );
      return reply.page(template, {
        definition,
        pager: pagerOf(address, { ...asked, page }, count),
        csv: addressOf(`${address}.csv`, asked),
        asked,
        table: tableOf(definition, records, named, clock().toISOString().slice(0, 10)),
        states,
        countries: reading.countries,
        inputs: inputsFor(narrowing, asked, await reading.offered(actor, narrowing)),
        mayMake: service.mayMake(actor),
      });
    });

    app.get(`${address}.csv`, { schema: { querystring: anyQuery } }, async (request, reply) => {
      const { filter } = readFilter(definition, request.query);
      const { records } = await service.list(request.actor, filter, { limit: longestExport, offset: 0 });
      return reply.type('text/csv; charset=utf-8').send(recordsCsv(definition, records));
    });
  };
}
