import { countryByCode } from '../../places/country.ts';
import { regionById } from '../../places/shipped-regions.ts';
import { message } from '../../platform/language/message.ts';
import type { Warning } from './warning.ts';

type OfPlace = Pick<Warning, 'country' | 'region'>;

/** What a regional warning is on: `{region}` and `{country}` are names. */
const ledBy = message('{region}, led by the desk for {country}');

/** The region's name; nothing for a warning on one country. */
export function regionNameOf({ region }: OfPlace): string | undefined {
  return region === undefined ? undefined : (regionById(region)?.name ?? region);
}

/** What a warning is on, in English: for what is kept, sent or printed. “Lake Chad basin, led by the desk for Nigeria”. */
export function placeWords(warning: OfPlace): string {
  const country = countryByCode(warning.country)?.name ?? warning.country;
  const region = regionNameOf(warning);
  return region === undefined ? country : ledBy.replace('{region}', region).replace('{country}', country);
}
