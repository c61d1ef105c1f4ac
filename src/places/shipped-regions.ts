import { readFileSync } from 'node:fs';
import { type CrossBorderRegion, hasMember, readRegions } from './region.ts';

/** The regions of `data/regions.json`: read once, as much a part of the world here as its countries are. */
const all = readRegions(readFileSync(new URL('../../data/regions.json', import.meta.url), 'utf8'));
const byId = new Map<string, CrossBorderRegion>(all.map((region) => [region.id, region]));

/** Every region, in the order of the file: neighbours beside each other. */
export function allRegions(): readonly CrossBorderRegion[] {
  return all;
}

export function regionById(id: string): CrossBorderRegion | undefined {
  return byId.get(id);
}

/** Names by id. */
export const regionNames: Readonly<Record<string, string>> = Object.fromEntries(all.map(({ id, name }) => [id, name]));

/** The regions that a country belongs to. */
export function regionsOf(country: string): readonly CrossBorderRegion[] {
  return all.filter((region) => hasMember(region, country));
}
