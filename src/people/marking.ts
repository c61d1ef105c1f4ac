import Type from 'typebox';
import type { Reach } from '../platform/database/actor.ts';
import { message } from '../platform/language/message.ts';
import { everyone, type Marked } from '../platform/ledger/ledger-entry.ts';

/**
 * Government Security Classifications: OFFICIAL, and within it OFFICIAL-SENSITIVE. SECRET and TOP SECRET have no place
 * in this system and are refused.
 */
export const markings = ['OFFICIAL', 'OFFICIAL-SENSITIVE'] as const;
/** What is said to somebody who gives a row any other marking. */
export const otherMarking = message(
  'Choose OFFICIAL or OFFICIAL-SENSITIVE. This system does not hold what is SECRET or TOP SECRET: do not enter it here, and take it to the system that is accredited for it',
);
export const markedProperties = {
  owner: Type.String({ description: 'The organisation whose row it is' }),
  marking: Type.String({ description: 'OFFICIAL or OFFICIAL-SENSITIVE' }),
  caveats: Type.Array(Type.String()),
  audience: Type.Array(Type.String(), { description: 'Organisations that it is released to' }),
};

/** The same of a row, in lists of one's own. */
export function markedFields({ owner, marking, caveats, audience }: Marked) {
  return { owner, marking, caveats: [...caveats], audience: [...audience] };
}

export type Marking = (typeof markings)[number];

/** The rule in TypeScript; the database's own, which is what counts, is `may_see` in migration 0005. */
export function maySee(reach: Reach, row: Marked): boolean {
  if (reach.everything) return true;
  if (row.marking === 'OFFICIAL-SENSITIVE' && !reach.sensitive) return false;
  if (!row.caveats.every((caveat) => reach.caveats.includes(caveat))) return false;
  return reach.owners.includes(row.owner) || row.audience.some((released) => reach.organisations.includes(released));
}

/**
 * Whether whoever may see `whole` may see `row` too, so that words of the one may be written into the other: held for
 * the least that somebody can be who sees it, of its owner and of each organisation that it is released to.
 */
export function isAsOpenAs(row: Marked, whole: Marked): boolean {
  const least = { everything: false, sensitive: whole.marking === 'OFFICIAL-SENSITIVE', caveats: whole.caveats };
  const readers: readonly Reach[] = [
    { ...least, owners: [whole.owner], organisations: [everyone] },
    ...whole.audience.map((released) => ({ ...least, owners: [], organisations: [released, everyone] })),
  ];
  return readers.every((reach) => maySee(reach, row));
}
