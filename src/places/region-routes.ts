import Type from 'typebox';
import type { Actor } from '../platform/database/actor.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Panel } from '../platform/web/panel.ts';
import type { Routes } from '../platform/web/web-server.ts';
import { countryByCode } from './country.ts';
import type { CrossBorderRegion, RegionId } from './region.ts';
import { allRegions, regionById } from './shipped-regions.ts';

/**
 * @param panels what each stage knows of a region, in the order in which the page shows it
 * @param chancesOf for the list: the chance that 25 or more civilians are killed deliberately in one member at least
 */
export function regionRoutes(
  panels: readonly Panel<CrossBorderRegion>[],
  chancesOf: (actor: Actor) => Promise<ReadonlyMap<RegionId, number>>,
): Routes {
  return async (app) => {
    app.get('/regions', async (request, reply) => {
      const chances = await chancesOf(request.actor);
      const entries = allRegions().map((region) => ({
        ...region,
        countries: membersOf(region),
        chance: chances.get(region.id),
      }));
      return reply.page('places/pages/regions.njk', {
        entries: entries.toSorted((left, right) => (right.chance ?? 0) - (left.chance ?? 0)),
      });
    });

    app.get('/regions/:id', { schema: { params: Type.Object({ id: Type.String() }) } }, async (request, reply) => {
      const { id } = request.params;
      const region = regionById(id);
      if (region === undefined) throw unknownRegion(id);
      const rendered = await Promise.all(panels.map((panel) => panel(request.actor, region)));
      return reply.page('places/pages/region.njk', { region, countries: membersOf(region), panels: rendered });
    });
  };
}

function unknownRegion(id: string): Refusal {
  return new Refusal('region.unknown', 404, 'There is no region with the name “{id}” in its address.', undefined, {
    id,
  });
}

function membersOf({ members }: CrossBorderRegion) {
  return members.map(({ country, units }) => ({ code: country, name: countryByCode(country)?.name ?? country, units }));
}
