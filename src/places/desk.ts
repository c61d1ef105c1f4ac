import { type CountryCode, countryByCode, type Region } from './country.ts';

/** A geographical team of the foreign ministry: the owner of a warning on its countries. */
export type Desk = { readonly id: string; readonly name: string; readonly countries: readonly string[] };

/** Teams for parts of a region; a country in none of them belongs to its region's own. */
const teams: readonly Desk[] = [
  {
    id: 'east-and-central-africa',
    name: 'East and Central Africa Desk',
    countries: 'BDI CAF CMR COD COG DJI ERI ETH GAB GNQ KEN RWA SDN SOM SSD STP TCD TZA UGA'.split(' '),
  },
  {
    id: 'west-africa',
    name: 'West Africa Desk',
    countries: 'BEN BFA CIV CPV GHA GIN GMB GNB LBR MLI MRT NER NGA SEN SLE TGO'.split(' '),
  },
  {
    id: 'southern-africa',
    name: 'Southern Africa Desk',
    countries: 'AGO BWA COM LSO MDG MOZ MUS MWI NAM SWZ SYC ZAF ZMB ZWE'.split(' '),
  },
  { id: 'south-asia', name: 'South Asia Desk', countries: 'AFG BGD BTN IND LKA MDV NPL PAK'.split(' ') },
  {
    id: 'eastern-europe-and-central-asia',
    name: 'Eastern Europe and Central Asia Desk',
    countries: 'ARM AZE BLR GEO KAZ KGZ MDA RUS TJK TKM UKR UZB'.split(' '),
  },
];

const regional: Readonly<Record<Region, Desk>> = {
  Africa: { id: 'middle-east-and-north-africa', name: 'Middle East and North Africa Desk', countries: [] },
  'Middle East': { id: 'middle-east-and-north-africa', name: 'Middle East and North Africa Desk', countries: [] },
  Asia: { id: 'asia-pacific', name: 'Asia Pacific Desk', countries: [] },
  Europe: { id: 'europe', name: 'Europe Desk', countries: [] },
  Americas: { id: 'americas', name: 'Americas Desk', countries: [] },
};

/** @throws Error when there is no such country */
export function deskFor(code: CountryCode): Desk {
  const country = countryByCode(code);
  if (country === undefined) throw new Error(`There is no country with the code “${code}”`);
  return teams.find((team) => team.countries.includes(code)) ?? regional[country.region];
}
