import { message } from '../platform/language/message.ts';
import { Refusal } from '../platform/refusal.ts';
import { hasMember } from './region.ts';
import { regionById } from './shipped-regions.ts';

/**
 * What speaks of a region is led by the desk of a country in it.
 * @param kind of the record, for the code of the refusal
 * @throws Refusal beside the field for a region that the country does not belong to
 */
export function requireMember(kind: string, country: string, region: string | null): void {
  const across = region === null ? undefined : regionById(region);
  if (across === undefined || hasMember(across, country)) return;
  const words = message('Choose a region that the country belongs to, or the country in it whose desk leads');
  throw new Refusal(`${kind}.region`, 422, words, 'region');
}
