import type { RecordOf } from '../../platform/records/record.ts';
import type { Party } from '../sanctions/screening/party.ts';
import { type project, withheldName } from './programme.ts';

/**
 * The partner of a project as it is screened; nothing where its name is withheld for its safety, which whoever keeps
 * the name screens by hand. An organisation with an identifier is the same one in each of its projects.
 */
export function partnerOf({ id, values }: Pick<RecordOf<typeof project>, 'id' | 'values'>): Party | undefined {
  const { implementer, implementerReference, title } = values;
  if (implementer === withheldName) return undefined;
  return { name: implementer, kind: 'unknown', reference: implementerReference ?? `project ${id}`, purpose: title };
}

/** Whether two name the same partner. */
export function saysTheSame(one: Party | undefined, other: Party): boolean {
  return one?.name === other.name && one.reference === other.reference;
}
