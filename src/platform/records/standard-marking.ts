import type { Actor } from '../database/actor.ts';
import type { Marked } from '../ledger/ledger-entry.ts';

/**
 * The standard marking of what a person makes: their organisation's, OFFICIAL, for the whole of what stands above it,
 * so for the own government, and for a partner for the partner alone.
 */
export function standardMarking(actor: Actor): Marked {
  const chain = actor.reach.everything ? [] : actor.reach.organisations.filter((id) => id !== 'everyone');
  const top = chain.at(-1);
  return { owner: actor.organisationId, marking: 'OFFICIAL', caveats: [], audience: top === undefined ? [] : [top] };
}
