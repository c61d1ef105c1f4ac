import type { Reach } from '../platform/database/actor.ts';
import { everyone } from '../platform/ledger/ledger-entry.ts';
import { chainOf, departmentOf, type Organisation } from './organisation.ts';

/**
 * What a person of an organisation may see: rows of the own department, rows of all organisations below the own one,
 * and rows released to the own organisation or one above it.
 */
export function reachOf(
  organisations: ReadonlyMap<string, Organisation>,
  person: { readonly organisation: string; readonly sensitive: boolean; readonly caveats: readonly string[] },
): Reach {
  const department = departmentOf(organisations, person.organisation);
  const owners = [...organisations.keys()].filter((owner) => {
    const chain = chainOf(organisations, owner);
    return chain.includes(person.organisation) || departmentOf(organisations, owner) === department;
  });
  return {
    everything: false,
    organisations: [...chainOf(organisations, person.organisation), everyone],
    owners,
    sensitive: person.sensitive,
    caveats: person.caveats,
  };
}
