import type { Reach } from '../platform/database/actor.ts';
import { everyone, type Marked } from '../platform/ledger/ledger-entry.ts';
import { type Marking, markings, maySee } from './marking.ts';
import { chainOf, type Organisation } from './organisation.ts';
import { reachOf } from './reach.ts';

function strictest(rows: readonly Marked[]): { readonly marking: Marking; readonly caveats: readonly string[] } {
  const marking = rows.some((row) => row.marking !== markings[0]) ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL';
  return { marking, caveats: [...new Set(rows.flatMap((row) => row.caveats))].toSorted() };
}

/**
 * The marking of what is made of several rows: the strictest of theirs, so that nobody sees it who may not see each of
 * them, of whichever organisation of the directory.
 * @param owners whose it may be, the one that is liked best first
 * @returns nothing where no such marking would let anybody see it
 */
export function markedTogether(
  rows: readonly Marked[],
  organisations: ReadonlyMap<string, Organisation>,
  owners: readonly string[],
): Marked | undefined {
  const { marking, caveats } = strictest(rows);
  const readers = [...organisations.keys()].map((organisation) => {
    const reach = reachOf(organisations, { organisation, sensitive: marking === 'OFFICIAL-SENSITIVE', caveats });
    return { chain: chainOf(organisations, organisation), reach, seesAll: rows.every((row) => maySee(reach, row)) };
  });
  const all = (are: (reader: (typeof readers)[number]) => boolean) =>
    readers.filter(are).every(({ seesAll }) => seesAll);
  const released = [...new Set(rows.flatMap((row) => row.audience))];
  const audience = released.filter((organisation) =>
    organisation === everyone
      ? rows.every((row) => row.audience.includes(everyone))
      : organisations.has(organisation) && all(({ chain }) => chain.includes(organisation)),
  );
  const owner = owners.find(
    (each) => organisations.has(each) && all(({ reach }) => reach.everything || reach.owners.includes(each)),
  );
  return owner === undefined ? undefined : { owner, marking, caveats, audience };
}

/** The marking of what was gathered, and whether nobody sees it who may not see each of what it was gathered from. */
export type Gathered = { readonly marked: Marked; readonly isSeenWhole: boolean };

/**
 * The marking of what somebody gathers from rows that they may all see: the strictest of theirs. It is of an owner of
 * theirs, so that those whose rows they are see what was done with them, rather than of the gatherer’s organisation. Where
 * no organisation’s whole may see each of them, it is for the gatherer’s own, and for those alone who hold every caveat.
 */
export function markedGathered(
  gatherer: { readonly organisationId: string; readonly reach: Reach },
  rows: readonly Marked[],
  organisations: ReadonlyMap<string, Organisation>,
): Gathered {
  const owner = gatherer.organisationId;
  for (const owners of [[...rows.map((row) => row.owner), owner], [owner]]) {
    const marked = markedTogether(rows, organisations, owners);
    if (marked !== undefined && maySee(gatherer.reach, marked)) return { marked, isSeenWhole: true };
  }
  return { marked: { owner, ...strictest(rows), audience: [] }, isSeenWhole: false };
}

/** Whether everybody of the directory who may see the one may see the other too. */
export function isSeenByAllOf(row: Marked, whole: Marked, organisations: ReadonlyMap<string, Organisation>): boolean {
  const sensitive = whole.marking === 'OFFICIAL-SENSITIVE';
  return [...organisations.keys()].every((organisation) => {
    const reach = reachOf(organisations, { organisation, sensitive, caveats: whole.caveats });
    return !maySee(reach, whole) || maySee(reach, row);
  });
}
