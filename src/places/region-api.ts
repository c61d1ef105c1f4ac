import Type, { type Static, type TObject } from 'typebox';
import { Refusal } from '../platform/refusal.ts';
import { pageInMemory } from '../platform/web/api/cursor.ts';
import { oneOperation } from '../platform/web/api/entity-operations.ts';
import { listOperation } from '../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../platform/web/api/operation.ts';
import { noParams, nullable } from '../platform/web/api/schemas.ts';
import { countryByCode, countryCodeSchema } from './country.ts';
import type { Summaries } from './country-api.ts';
import { type CrossBorderRegion, hasMember, type RegionId, regionIdSchema } from './region.ts';
import { allRegions, regionById } from './shipped-regions.ts';

/** @param forecasts what the forecasts of its members say of each region */
export function regionApi<Schema extends TObject>(forecasts: Summaries<Schema, RegionId>): readonly ApiOperation[] {
  const regionSchema = Type.Object(
    {
      id: regionIdSchema,
      name: Type.String(),
      why: Type.String({ description: 'Why it is one' }),
      members: Type.Array(
        Type.Object({
          country: countryCodeSchema,
          countryName: Type.String(),
          units: Type.Array(Type.String(), {
            description: 'First-level units in which events count; empty where the whole country does',
          }),
        }),
      ),
      forecast: nullable(forecasts.schema),
    },
    { title: 'Region' },
  );

  function toRegion(region: CrossBorderRegion, forecast: Static<Schema> | undefined): Static<typeof regionSchema> {
    const members = region.members.map(({ country, units }) => ({
      ...{ country, countryName: countryByCode(country)?.name ?? country, units: [...units] },
    }));
    const { id, name, why } = region;
    // The compiler cannot follow a schema that is given as a parameter; a test holds answers to the schema.
    return { id, name, why, members, forecast: forecast ?? null } as Static<typeof regionSchema>;
  }

  return [
    listOperation({
      id: 'listRegions',
      path: '/regions',
      tag: 'Places',
      summary: 'Cross-border regions by id, with what the forecasts of their members say of them',
      example: { query: { country: 'NER' } },
      params: noParams,
      query: Type.Object({ country: Type.Optional(countryCodeSchema) }),
      item: regionSchema,
      key: idOf,
      keySchema: regionIdSchema,
      async list({ actor, query: { country }, page }) {
        const summaries = await forecasts.ofAll(actor);
        const regions = allRegions().filter((region) => country === undefined || hasMember(region, country));
        return pageInMemory(regions, ({ id }) => id, page).map((each) => toRegion(each, summaries.get(each.id)));
      },
    }),
    oneOperation({
      id: 'getRegion',
      path: '/regions/{id}',
      tag: 'Places',
      summary: 'One cross-border region, with what the forecasts of its members say of it',
      example: { params: { id: 'lake-chad-basin' } },
      params: Type.Object({ id: regionIdSchema }),
      entity: regionSchema,
      async show(actor, { id }) {
        const region = regionById(id);
        if (region === undefined) {
          const words = 'There is no region with the name “{id}” in its address.';
          throw new Refusal('region.unknown', 404, words, undefined, { id });
        }
        return { entity: toRegion(region, (await forecasts.ofAll(actor)).get(region.id)) };
      },
    }),
  ];
}

function idOf(region: object): string {
  // Every region has its id: see the schema above.
  return (region as { readonly id: string }).id;
}
