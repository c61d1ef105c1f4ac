import Type from 'typebox';
import { countryCodeSchema } from '../../places/country.ts';
import { pageInMemory } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noParams } from '../../platform/web/api/schemas.ts';
import type { FigureService } from './figure-service.ts';
import { figureSourceIds } from './figures.ts';

const count = Type.Integer({ minimum: 0 });
const estimateSchema = Type.Object({ best: count, low: count, high: count });
const monthSchema = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}$' });
const yearSchema = Type.Integer({ minimum: 1900, maximum: 2200 });
const periodKey = Type.String({ pattern: '^[0-9]{4}(-[0-9]{2})?$' });

const releaseSchema = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    source: Type.Enum([...figureSourceIds]),
    name: Type.String(),
    publisher: Type.String(),
    version: Type.String(),
    licence: Type.String(),
    citation: Type.String(),
    fileName: Type.String(),
    fileSha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    rowCount: count,
    firstPeriod: periodKey,
    lastPeriod: periodKey,
    remarks: Type.Array(Type.String()),
    loadedAt: instantSchema,
    loadedBy: Type.String(),
  },
  { title: 'FigureRelease' },
);

const annualSchema = Type.Object(
  {
    country: countryCodeSchema,
    year: yearSchema,
    stateBased: estimateSchema,
    nonState: estimateSchema,
    oneSided: estimateSchema,
  },
  { title: 'AnnualDeaths' },
);

const monthlySchema = Type.Object(
  { country: countryCodeSchema, month: monthSchema, deathsBest: count },
  { title: 'MonthlyDeaths' },
);

const tag = 'Figures';
const example = { query: { country: 'CAF' } };

export function figureApi(figures: FigureService): readonly ApiOperation[] {
  return [
    listOperation({
      id: 'listFigureReleases',
      path: '/figures/releases',
      tag,
      summary: 'Files of figures as they were loaded, the last first; the last of each source is what stands',
      params: noParams,
      query: Type.Object({ source: Type.Optional(Type.Enum([...figureSourceIds])) }),
      item: releaseSchema,
      key: ({ id }) => id,
      keySchema: Type.String({ format: 'uuid' }),
      async list({ actor, query: { source }, page }) {
        const releases = (await figures.releases(actor))
          .filter((release) => source === undefined || release.source === source)
          .map(({ loadedAt, remarks, ...release }) => ({
            ...release,
            remarks: [...remarks],
            loadedAt: loadedAt.toISOString(),
          }));
        return pageInMemory(releases, ({ id }) => id, page, 'descending');
      },
    }),
    listOperation({
      id: 'listAnnualDeaths',
      path: '/figures/annual-deaths',
      tag,
      summary: 'Deaths in a country by year and type of organised violence, the first year first',
      example,
      params: noParams,
      query: Type.Object({ country: countryCodeSchema }),
      item: annualSchema,
      key: ({ year }) => String(year),
      keySchema: periodKey,
      place: ({ country }) => country,
      list: async ({ actor, query, page }) =>
        pageInMemory((await figures.ofCountry(actor, query.country)).annual, ({ year }) => String(year), page),
    }),
    listOperation({
      id: 'listMonthlyDeaths',
      path: '/figures/monthly-deaths',
      tag,
      summary: 'Deaths in a country by month, all types of organised violence together, the first month first',
      example,
      params: noParams,
      query: Type.Object({ country: countryCodeSchema }),
      item: monthlySchema,
      key: ({ month }) => month,
      keySchema: periodKey,
      place: ({ country }) => country,
      list: async ({ actor, query, page }) =>
        pageInMemory((await figures.ofCountry(actor, query.country)).monthly, ({ month }) => month, page),
    }),
  ];
}
