import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unrestricted } from '../../../platform/ledger/ledger-entry.ts';
import { type KnownParty, type OpenParty, rosterChange } from './party-roster.ts';
import type { ScreenedId } from './screened-subject.ts';

const names = fc.constantFrom('The elders', 'Water for All', 'Water  for All ', 'Ann Lee');
const references = fc.constantFrom('talks SDN', 'project 1', 'XM-1');
const owners = fc.constantFrom('home-office', 'watch');

const openParty: fc.Arbitrary<OpenParty> = fc
  .record({ name: names, reference: references, owner: owners })
  .map(({ name, reference, owner }) => ({
    party: { name, reference, kind: 'unknown', purpose: 'A well' },
    marked: { ...unrestricted, owner },
  }));
const knownParty: fc.Arbitrary<KnownParty> = fc
  .record({
    name: names,
    reference: references,
    owner: owners,
    byParty: fc.boolean(),
    end: fc.integer({ max: 2, min: 0 }),
  })
  .map(({ end, name, ...rest }) => {
    const kept = name.replaceAll(/\s+/gu, ' ').trim();
    const subject = JSON.stringify([kept, rest]) as ScreenedId;
    return { ...rest, name: kept, subject, isStanding: end === 0, endedByPerson: end === 2 };
  });

/** The roster after a change, as the database would have it. */
function after(known: readonly KnownParty[], { joining, leaving }: ReturnType<typeof rosterChange>) {
  const gone = new Set(leaving);
  const stay = known.map((each) => (gone.has(each.subject) ? { ...each, isStanding: false } : each));
  const come = joining.map(({ party, marked }, at) => ({
    ...{ subject: `new ${at}` as ScreenedId, reference: party.reference, owner: marked.owner },
    ...{ name: party.name.replaceAll(/\s+/gu, ' ').trim(), isStanding: true, byParty: true, endedByPerson: false },
  }));
  return [...stay, ...come];
}

test('whoever is party to what is open stands, unless a person has ended it; whoever is party to nothing does not, unless a person asked', () => {
  fc.assert(
    fc.property(fc.array(openParty), fc.array(knownParty), (open, known) => {
      const change = rosterChange(open, known);
      const later = after(known, change);
      const isOpen = ({ name, reference, owner }: KnownParty) =>
        open.some(
          ({ party, marked }) =>
            party.name.replaceAll(/\s+/gu, ' ').trim() === name &&
            party.reference === reference &&
            marked.owner === owner,
        );
      for (const each of later) if (each.isStanding && each.byParty) expect(isOpen(each)).toBe(true);
      const left = new Set(change.leaving);
      for (const each of known) if (!each.byParty) expect(left.has(each.subject)).toBe(false);
      for (const { party, marked } of open) {
        const same = later.filter(
          (each) =>
            each.name === party.name.replaceAll(/\s+/gu, ' ').trim() &&
            each.reference === party.reference &&
            each.owner === marked.owner,
        );
        expect(same.some(({ isStanding, endedByPerson }) => isStanding || endedByPerson)).toBe(true);
      }
      // Done once, there is nothing left to do.
      expect(rosterChange(open, later)).toEqual({ joining: [], leaving: [] });
    }),
  );
});
