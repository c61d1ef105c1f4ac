import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { type CountryCode, countryByCode } from './country.ts';

/** A cross-border region by what its address ends in: `lake-chad-basin`. */
export type RegionId = string & { readonly __brand: 'RegionId' };

export const regionIdSchema = Type.Unsafe<RegionId>(
  Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60, description: 'As in /regions/lake-chad-basin' }),
);

/** A country of a region; where it names first-level units, of events those in them alone. */
export type RegionMember = {
  readonly country: CountryCode;
  /** As UCDP's events name them (adm_1), more or less: see `isInside`. Empty: the whole country. */
  readonly units: readonly string[];
};

/** A named set of places across borders, and why it is one. */
export type CrossBorderRegion = {
  readonly id: RegionId;
  readonly name: string;
  readonly why: string;
  readonly members: readonly RegionMember[];
};

const text = Type.String({ minLength: 1 });
const fileSchema = Type.Object({
  note: text,
  regions: Type.Array(
    Type.Object({
      id: regionIdSchema,
      name: text,
      why: text,
      members: Type.Array(
        Type.Object({ country: text, units: Type.Optional(Type.Array(text, { minItems: 1 })) }, { minItems: 2 }),
      ),
    }),
  ),
});
const compiled = Compile(fileSchema);

/**
 * The regions of a file as `data/regions.json`.
 * @throws Error where it does not fit, names a country twice or one that there is not, or has fewer than two countries
 */
export function readRegions(json: string): readonly CrossBorderRegion[] {
  const value: unknown = JSON.parse(json);
  if (!compiled.Check(value)) {
    const [first] = compiled.Errors(value);
    throw new Error(`The regions do not fit at ${first?.instancePath ?? '/'}: ${first?.message ?? ''}`);
  }
  const ids = value.regions.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new Error('Two regions have the same id.');
  return value.regions.map(toRegion);
}

function toRegion({ members, ...region }: Static<typeof fileSchema>['regions'][number]): CrossBorderRegion {
  const countries = members.map(({ country, units = [] }) => {
    const found = countryByCode(country);
    if (found === undefined) throw new Error(`The region “${region.name}” names no country with “${country}”.`);
    return { country: found.code, units };
  });
  const distinct = new Set(countries.map(({ country }) => country));
  if (distinct.size < 2 || distinct.size < countries.length) {
    throw new Error(`The region “${region.name}” takes two countries or more, each once.`);
  }
  return { ...region, members: countries };
}

export function hasMember({ members }: CrossBorderRegion, country: string): boolean {
  return members.some((member) => member.country === country);
}

export function countriesOf({ members }: CrossBorderRegion): readonly CountryCode[] {
  return members.map(({ country }) => country);
}

/** Whether an event counts for the region. @param firstLevel the unit that it is placed in, as its source names it */
export function isInside({ members }: CrossBorderRegion, country: string, firstLevel: string): boolean {
  const member = members.find((each) => each.country === country);
  if (member === undefined) return false;
  const plain = plainUnit(firstLevel);
  return member.units.length === 0 || member.units.some((unit) => plainUnit(unit) === plain);
}

/** “Extrême-Nord region” and “extreme nord” are one unit. */
function plainUnit(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\b(state|region|province|department|district|governorate)\b/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
