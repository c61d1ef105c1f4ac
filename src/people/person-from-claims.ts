import type { ClaimedPerson } from './claim-mapping.ts';
import type { Organisation } from './organisation.ts';
import type { Person } from './person.ts';

export type PersonOrReason =
  | { readonly person: Person }
  | { readonly refused: 'organisation' | 'roles' | 'unknown'; readonly sentence: string };

/**
 * Who signs in, from what the directory knows and what the issuer says now: what the issuer says counts, and where it
 * says nothing the directory's own stands. Somebody whom the directory does not know needs both an organisation and a
 * role from the issuer.
 */
export function personFromClaims(
  known: Person | undefined,
  claimed: ClaimedPerson,
  organisations: ReadonlyMap<string, Organisation>,
  freshId: () => string,
): PersonOrReason {
  const organisation = claimed.organisation === undefined ? known?.organisation : claimed.organisation;
  const roles = claimed.roles ?? known?.roles;
  if (known === undefined && (!organisation || roles === undefined || roles.length === 0)) {
    return {
      refused: 'unknown',
      sentence:
        'Your identity provider knows you, and Forestall does not: you are not in its directory, and nothing that the provider says of you names both an organisation and a role here. Ask an administrator of Forestall to let you in.',
    };
  }
  if (!organisation || !organisations.has(organisation)) {
    return {
      refused: 'organisation',
      sentence:
        'Your identity provider puts you in an organisation that is not in Forestall’s directory. Ask an administrator of Forestall to add it, or to map it.',
    };
  }
  if (roles === undefined || roles.length === 0) {
    return {
      refused: 'roles',
      sentence:
        'Your identity provider gives you no role in Forestall any more. Ask an administrator of Forestall if you should have one.',
    };
  }
  const email = claimed.email ?? known?.email;
  return {
    person: {
      id: known?.id ?? freshId(),
      name: claimed.name ?? known?.name ?? claimed.email ?? 'Somebody without a name',
      ...(email === undefined ? {} : { email }),
      organisation,
      roles: [...roles],
      sensitive: claimed.sensitive ?? known?.sensitive ?? false,
      caveats: [...(claimed.caveats ?? known?.caveats ?? [])],
    },
  };
}
