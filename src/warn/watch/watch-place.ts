import { type CountryCode, countryByCode } from '../../places/country.ts';
import type { RegionId } from '../../places/region.ts';
import { regionById } from '../../places/shipped-regions.ts';

/** A country, or a region whose desk is the country’s. */
export type WatchPlace = { readonly country: CountryCode; readonly region?: RegionId };

export const placeKeyOf = ({ country, region }: WatchPlace): string => region ?? country;

/** The place of what a record says; none where there is no such country. */
export function watchPlaces(said: { readonly country: string; readonly region: string | null }): readonly WatchPlace[] {
  const country = countryByCode(said.country)?.code;
  if (country === undefined) return [];
  const region = said.region === null ? undefined : regionById(said.region)?.id;
  return [region === undefined ? { country } : { country, region }];
}

export function placeNameOf({ country, region }: WatchPlace): string {
  const across = region === undefined ? undefined : regionById(region);
  return across?.name ?? countryByCode(country)?.name ?? country;
}
