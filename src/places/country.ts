import countries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import Type from 'typebox';
import { message } from '../platform/language/message.ts';
import { stateNumbers } from './state-numbers.ts';

/** ISO 3166-1 alpha-3; former states by ISO 3166-3, Kosovo by the user-assigned XKX. */
export type CountryCode = string & { readonly __brand: 'CountryCode' };

/** A code by its form; whether there is such a country, `countryByCode` says. */
export const countryCodeSchema = Type.Unsafe<CountryCode>(
  Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 3166-1 alpha-3; XKX for Kosovo' }),
);

export const regions = [
  message('Africa'),
  message('Americas'),
  message('Asia'),
  message('Europe'),
  message('Middle East'),
] as const;
export type Region = (typeof regions)[number];

export type Country = {
  readonly code: CountryCode;
  readonly name: string;
  /** Gleditsch–Ward state number, by which UCDP's files speak of it. */
  readonly gleditschWard: number;
  readonly region: Region;
  /** Years in which the state existed, as far as the figures go back; open where it exists today. */
  readonly firstYear: number | undefined;
  readonly lastYear: number | undefined;
};

countries.registerLocale(english);

/** Names as a British reader knows them, and those that ISO does not have. */
const displayNames: Readonly<Record<string, string>> = {
  BOL: 'Bolivia',
  BRN: 'Brunei',
  CHN: 'China',
  CIV: 'Côte d’Ivoire',
  COD: message('Democratic Republic of the Congo'),
  COG: message('Republic of the Congo'),
  CPV: 'Cape Verde',
  CSK: message('Czechoslovakia'),
  CZE: 'Czechia',
  DDR: message('German Democratic Republic'),
  FSM: 'Micronesia',
  GBR: 'United Kingdom',
  GMB: 'The Gambia',
  IRN: 'Iran',
  LAO: 'Laos',
  MDA: 'Moldova',
  MKD: 'North Macedonia',
  MMR: message('Myanmar (Burma)'),
  PRK: 'North Korea',
  KOR: 'South Korea',
  RUS: 'Russia',
  SWZ: 'Eswatini',
  SYR: 'Syria',
  TLS: 'Timor-Leste',
  TUR: 'Türkiye',
  TWN: 'Taiwan',
  TZA: 'Tanzania',
  USA: 'United States',
  VAT: 'Vatican City',
  VEN: 'Venezuela',
  VNM: 'Vietnam',
  XKX: 'Kosovo',
  YMD: message('South Yemen'),
};

/**
 * Spellings of our sources that neither ISO nor we use. Where UCDP keeps a former state’s figures with the state that
 * carries on its number, it names both: “Russia (Soviet Union)”.
 */
const spellings: Readonly<Record<string, string>> = {
  'antigua & barbuda': 'ATG',
  'bosnia and herz.': 'BIH',
  'bosnia-herzegovina': 'BIH',
  'cambodia (kampuchea)': 'KHM',
  'central african rep.': 'CAF',
  congo: 'COG',
  'dem. rep. congo': 'COD',
  'dominican rep.': 'DOM',
  'dr congo (zaire)': 'COD',
  'east timor': 'TLS',
  eswatini: 'SWZ',
  'federated states of micronesia': 'FSM',
  'german democratic republic': 'DDR',
  'kingdom of eswatini (swaziland)': 'SWZ',
  macedonia: 'MKD',
  'madagascar (malagasy)': 'MDG',
  'russia (soviet union)': 'RUS',
  's. sudan': 'SSD',
  'samoa (western samoa)': 'WSM',
  'serbia (yugoslavia)': 'SRB',
  'vatican city state': 'VAT',
  'vietnam (north vietnam)': 'VNM',
  'yemen (north yemen)': 'YEM',
  'yemen (south yemen)': 'YMD',
  'zimbabwe (rhodesia)': 'ZWE',
};

const all: readonly Country[] = stateNumbers
  .map(([code, gleditschWard, region, firstYear, lastYear]) => ({
    // The table holds nothing but alpha-3 codes.
    code: code as CountryCode,
    name: displayNames[code] ?? countries.getName(code, 'en') ?? code,
    gleditschWard,
    region,
    firstYear,
    lastYear,
  }))
  .toSorted((left, right) => left.name.localeCompare(right.name, 'en'));

const byCode = new Map<string, Country>(all.map((country) => [country.code, country]));
const byNumber = new Map(all.map((country) => [country.gleditschWard, country]));
const byName = new Map(all.map((country) => [country.name.toLowerCase(), country]));

/** Every state since 1989, by name. */
export function allCountries(): readonly Country[] {
  return all;
}

/** Names by code, of every state since 1989. */
export const countryNames: Readonly<Record<string, string>> = Object.fromEntries(
  all.map(({ code, name }) => [code, name]),
);

export function countryByCode(code: string): Country | undefined {
  return byCode.get(code);
}

export function countryByGleditschWard(gleditschWard: number): Country | undefined {
  return byNumber.get(gleditschWard);
}

/** The country that a source names, whatever its spelling: ours, ISO's, or one in the table of spellings. */
export function countryBySourceName(name: string): Country | undefined {
  const plain = name.trim().toLowerCase();
  const code = spellings[plain] ?? countries.getAlpha3Code(name.trim(), 'en');
  return byName.get(plain) ?? (code === undefined ? undefined : byCode.get(code));
}

export function existedIn(country: Country, year: number): boolean {
  return (country.firstYear ?? year) <= year && year <= (country.lastYear ?? year);
}

/** Kosovo's two-letter code, as IATI and the European Union write it. */
const kosovo = { code: 'XKX', alpha2: 'XK' } as const;

/** ISO 3166-1 alpha-2, by which IATI names countries; nothing for a former state. */
export function alpha2Of(code: string): string | undefined {
  return code === kosovo.code ? kosovo.alpha2 : countries.alpha3ToAlpha2(code);
}

export function countryByAlpha2(alpha2: string): Country | undefined {
  const code = alpha2 === kosovo.alpha2 ? kosovo.code : countries.alpha2ToAlpha3(alpha2);
  return code === undefined ? undefined : byCode.get(code);
}
