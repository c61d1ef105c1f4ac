import Type, { type Static } from 'typebox';
import { countryCodeSchema } from '../../places/country.ts';
import { regionIdSchema } from '../../places/region.ts';
import type { Clock } from '../../platform/clock.ts';
import { numberedPage, numberKey, numberKeySchema } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { noParams, nullable } from '../../platform/web/api/schemas.ts';
import type { WatchLine } from './watch-list.ts';
import type { LeadingDesk, WatchListService } from './watch-list-service.ts';
import { watchOrders } from './watch-rank.ts';
import { watchRow } from './watch-row.ts';

const count = Type.Integer({ minimum: 0 });
const share = Type.Number({ minimum: 0, maximum: 1 });

const lineSchema = Type.Object({
  country: countryCodeSchema,
  region: nullable(regionIdSchema),
  name: Type.String(),
  isNew: Type.Boolean({ description: 'Something of it has come since' }),
  harmDeaths: nullable(
    Type.Number({
      minimum: 0,
      description:
        'Civilians killed deliberately in twelve months, at least, in expectation: each band by its lower bound',
    }),
  ),
  surpriseBits: nullable(
    Type.Number({ minimum: 0, description: 'How far the newest readings lie from what was expected, in bits' }),
  ),
  chance: nullable(Type.Number({ minimum: 0, maximum: 1, description: 'Of 25 civilians killed or more' })),
  chanceBefore: nullable(share),
  month: nullable(Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$', description: 'The last month, where it stands out' })),
  monthDeaths: nullable(count),
  monthForecastP95: nullable(
    Type.Number({
      minimum: 0,
      description: 'Of the deaths that were forecast of that month on figures before it, where it lies beyond them',
    }),
  ),
  signals: count,
  reports: count,
  warning: nullable(Type.String({ format: 'uuid', description: 'That stands open on it' })),
  desk: Type.String({ description: 'That leads' }),
  next: Type.String({ description: 'Address of the step that is put first' }),
});
const itemSchema = Type.Object(
  { number: Type.Integer({ minimum: 1 }), ...lineSchema.properties },
  { title: 'WatchLine' },
);

export const watchColumns: Readonly<Record<keyof Static<typeof lineSchema>, string>> = {
  country: 'country',
  region: 'region',
  name: 'name',
  isNew: 'new',
  harmDeaths: 'expected_civilian_deaths_at_least',
  surpriseBits: 'surprise_bits',
  chance: 'chance_of_25',
  chanceBefore: 'chance_of_25_before',
  month: 'month_that_stands_out',
  monthDeaths: 'deaths_in_it',
  monthForecastP95: 'beyond_the_95_percent_forecast',
  signals: 'signals',
  reports: 'reports',
  warning: 'warning',
  desk: 'desk',
  next: 'next_step',
};

export function toWatchItem(line: WatchLine, desk: LeadingDesk | undefined): Static<typeof lineSchema> {
  const { country, region = null, name, isNew, harmDeaths = null, surpriseBits = null, chance = null } = line;
  return {
    ...{ country, region, name, isNew, harmDeaths, surpriseBits, chance },
    chanceBefore: line.rise?.before ?? null,
    month: line.month?.month ?? null,
    monthDeaths: line.month?.deaths ?? null,
    monthForecastP95: line.month?.forecast?.deathsP95 ?? null,
    signals: line.signals.length,
    reports: line.reports.length,
    warning: line.warning ?? null,
    desk: desk?.name ?? '',
    next: watchRow(line, desk).next.href,
  };
}

/** The watch list, as its page says it: of what the asker may see, in either order. */
export function watchApi(watchList: WatchListService, clock: Clock): readonly ApiOperation[] {
  return [
    listOperation({
      id: 'listWatch',
      path: '/watch',
      tag: 'Warnings',
      summary: 'What waits for a watch analyst, a line for each place, by expected harm or by surprise',
      description: 'Only for those of the government’s own watch; of what the asker may see, and of nothing else.',
      example: { query: { order: 'surprise' } },
      signedIn: true,
      params: noParams,
      query: Type.Object({
        order: Type.Optional(Type.Enum([...watchOrders], { description: 'harm where left out' })),
        since: Type.Optional(
          Type.String({ format: 'date-time', description: 'From when on a thing is new; else a day' }),
        ),
      }),
      item: itemSchema,
      key: numberKey,
      keySchema: numberKeySchema,
      place: ({ country }) => country,
      async list({ actor, query: { order = 'harm', since }, page }) {
        const from = since === undefined ? new Date(clock().getTime() - 86_400_000) : new Date(since);
        const { lines, desks } = await watchList.lines(actor, order, from);
        return numberedPage(
          lines.map((line) => toWatchItem(line, desks.get(line.country))),
          page,
        );
      },
    }),
  ];
}
