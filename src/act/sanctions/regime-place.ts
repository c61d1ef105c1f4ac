import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { type CountryCode, countryByCode, countryBySourceName } from '../../places/country.ts';

const checked = Compile(
  Type.Object({
    about: Type.String(),
    places: Type.Record(Type.String({ pattern: '^[A-Z]{3}$' }), Type.Array(Type.String({ minLength: 1 }))),
  }),
);

/** The countries that a regime is about, as a list names it; none for a theme. */
export type RegimePlaces = (regime: string | null | undefined) => readonly CountryCode[];

/**
 * Reads `data/regime-places.json`. Beside what it says, a regime is about the country whose name or ISO 3166-1 alpha-3
 * code it has.
 * @throws Error where the file does not fit, or names a country that is not known
 */
export function readRegimePlaces(text: string): RegimePlaces {
  const given: unknown = JSON.parse(text);
  if (!checked.Check(given)) throw new Error('data/regime-places.json does not fit: it is {about, places}');
  const known = new Map<string, CountryCode>();
  for (const [code, regimes] of Object.entries(given.places)) {
    const country = countryByCode(code);
    if (country === undefined) throw new Error(`data/regime-places.json names “${code}”, which is no country`);
    for (const regime of regimes) known.set(regime, country.code);
  }
  const placeOf = (name: string): CountryCode | undefined =>
    known.get(name) ??
    (/^[A-Z]{3}$/.test(name) ? countryByCode(name)?.code : undefined) ??
    countryBySourceName(name)?.code;
  return (regime) => {
    const places = partsOf(regime ?? '').flatMap((part) => placeOf(part) ?? placeOf(plain(part)) ?? []);
    return [...new Set(places)];
  };
}

/** OFAC parts the programmes of one subject by “] [”. */
const partsOf = (regime: string): readonly string[] => regime.split('] [').filter((part) => part !== '');

/** “The Sudan (Sanctions) (EU Exit) Regulations 2020” is Sudan, “LIBYA3” and “MALI-EO13882” Libya and Mali. */
function plain(regime: string): string {
  const uk = /^The (.+?) ?(?:\(|Sanctions)/.exec(regime)?.[1];
  if (uk !== undefined) return uk;
  return /^[A-Z -]+(?:-EO\d+|\d)$/.test(regime) ? regime.replace(/(?:-EO\d+|\d+)$/, '') : regime;
}
