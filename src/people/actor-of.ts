import type { Actor } from '../platform/database/actor.ts';
import type { Organisation } from './organisation.ts';
import type { Person } from './person.ts';
import { reachOf } from './reach.ts';

/** A person of the directory as one who asks, with what may be seen. */
export function actorOf(person: Person, organisations: ReadonlyMap<string, Organisation>): Actor {
  const { organisation, sensitive = false, caveats = [] } = person;
  return {
    personId: person.id,
    name: person.name,
    roles: person.roles,
    organisation: organisations.get(organisation)?.name ?? organisation,
    organisationId: organisation,
    reach: reachOf(organisations, { organisation, sensitive, caveats }),
  };
}
