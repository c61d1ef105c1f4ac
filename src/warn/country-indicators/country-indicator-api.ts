import Type from 'typebox';
import { countryCodeSchema } from '../../places/country.ts';
import { calendarDay } from '../../platform/calendar/calendar-day.ts';
import { pageInMemory } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noParams, noQuery, nullable } from '../../platform/web/api/schemas.ts';
import { indicatorSourceIds, type KeptValue, type ValueFault, valueFaults } from './country-indicator.ts';
import type { CountryIndicatorService } from './country-indicator-service.ts';

const count = Type.Integer({ minimum: 0 });
const year = Type.Integer({ minimum: 1700, maximum: 2200 });
const text = Type.String();
const source = Type.Enum([...indicatorSourceIds]);
const publishedOn = nullable(Type.String({ format: 'date', description: 'As the file states it' }));

const valueSchema = Type.Object(
  {
    ...{ source, indicator: Type.String({ description: 'By its publisher’s own name for it' }) },
    ...{ name: text, unit: text, country: countryCodeSchema, year, value: Type.Number() },
    version: Type.String({ description: 'Of the release that first told this value' }),
    publishedOn,
    knownAt: Type.String({ ...instantSchema, description: 'When it was loaded: since when it was known here' }),
    ...{ publisher: text, licence: text },
  },
  { title: 'CountryIndicator' },
);

const releaseSchema = Type.Object(
  {
    ...{ id: Type.String({ format: 'uuid' }), source, name: text, publisher: text, licence: text, citation: text },
    ...{ version: text, publishedOn, fileName: text, sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) },
    ...{ values: count, firstYear: year, lastYear: year },
    ...{ added: count, revised: count, unchanged: count, withdrawn: count },
    dropped: Type.Array(
      Type.Object({
        // Object.keys gives what is there, and nothing else is.
        fault: Type.Enum(Object.keys(valueFaults) as ValueFault[]),
        values: count,
        first: Type.Object({ line: count, column: text, value: text }),
      }),
    ),
    aside: Type.Array(text, { description: 'Columns and indicators that were not read' }),
    lacking: Type.Array(text, { description: 'Of what is kept here, what the file does not have' }),
    ...{ loadedAt: instantSchema, loadedBy: text },
  },
  { title: 'CountryIndicatorRelease' },
);

const tag = 'Country indicators';
const keyOf = (value: Pick<KeptValue, 'source' | 'indicator' | 'year'>) =>
  `${value.source} ${value.indicator} ${value.year}`;

/** What others measure of countries year by year, and the files that told it. */
export function countryIndicatorApi(indicators: CountryIndicatorService): readonly ApiOperation[] {
  return [
    listOperation({
      ...{ id: 'listCountryIndicatorReleases', path: '/country-indicators/releases', tag },
      ...{ params: noParams, query: noQuery },
      summary: 'Files of what others measure of countries, as they were loaded, the last first',
      item: releaseSchema,
      key: ({ id }) => id,
      keySchema: Type.String({ format: 'uuid' }),
      async list({ actor, page }) {
        const releases = (await indicators.releases(actor)).map(({ source: of, fate, loadedAt, ...release }) => ({
          ...{ ...release, ...fate, loadedAt: loadedAt.toISOString(), publishedOn: release.publishedOn ?? null },
          ...{ source: of.id, name: of.name, publisher: of.publisher, licence: of.licence, citation: of.citation },
          ...{ aside: [...release.aside], lacking: [...release.lacking], dropped: [...release.dropped] },
        }));
        return pageInMemory(releases, ({ id }) => id, page, 'descending');
      },
    }),
    listOperation({
      ...{ id: 'listCountryIndicators', path: '/country-indicators', tag, params: noParams },
      example: { query: { country: 'SDN' } },
      summary: 'What others measure of a country, by source, indicator and year',
      query: Type.Object({
        country: countryCodeSchema,
        source: Type.Optional(source),
        indicator: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_.]{1,60}$' })),
        knownBy: Type.Optional(
          Type.String({ ...calendarDay, description: 'As it was known at the end of this day (UTC)' }),
        ),
      }),
      item: valueSchema,
      key: keyOf,
      keySchema: Type.String({ pattern: '^[a-z-]{1,20} [A-Za-z0-9_.]{1,60} \\d{4}$' }),
      place: ({ country }) => country,
      async list({ actor, query, page }) {
        return (await indicators.page(actor, query, page)).map((value) => ({
          ...{ ...value, ...wordsOf(indicators, value), publishedOn: value.publishedOn ?? null },
          knownAt: value.knownAt.toISOString(),
        }));
      },
    }),
  ];
}

/** @returns what an indicator is called; by its own name alone where it is kept no more */
export function wordsOf({ catalogue }: Pick<CountryIndicatorService, 'catalogue'>, value: KeptValue) {
  const { publisher, licence, indicators } = catalogue[value.source];
  const { name = value.indicator, unit = '' } = indicators.find(({ id }) => id === value.indicator) ?? {};
  return { name, unit, publisher, licence };
}
