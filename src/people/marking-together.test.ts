import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyone, type Marked } from '../platform/ledger/ledger-entry.ts';
import { maySee } from './marking.ts';
import { isSeenByAllOf, markedGathered, markedTogether } from './marking-together.ts';
import type { Organisation } from './organisation.ts';
import { reachOf } from './reach.ts';

const list: readonly Organisation[] = [
  { id: 'government', name: 'Government', kind: 'government' },
  { id: 'foreign', name: 'Foreign department', kind: 'department', parent: 'government' },
  { id: 'desk', name: 'Desk', kind: 'team', parent: 'foreign' },
  { id: 'embassy', name: 'Embassy', kind: 'mission', parent: 'foreign' },
  { id: 'defence', name: 'Defence', kind: 'department', parent: 'government' },
  { id: 'network', name: 'Network', kind: 'civil-society' },
];
const organisations = new Map(list.map((each) => [each.id, each]));
const row = (owner: string, audience: readonly string[], other: Partial<Marked> = {}): Marked => ({
  ...{ owner, audience, marking: 'OFFICIAL', caveats: [], ...other },
});

test('of a report for the whole government and one of the foreign department the signal is the department’s', () => {
  const wide = row('embassy', ['government']);
  const narrow = row('desk', [], { marking: 'OFFICIAL-SENSITIVE', caveats: ['NOFORN'] });
  expect(markedTogether([wide, narrow], organisations, ['desk'])).toEqual({
    ...{ owner: 'desk', marking: 'OFFICIAL-SENSITIVE', caveats: ['NOFORN'], audience: [] },
  });
  expect(markedTogether([wide, wide], organisations, ['desk'])?.audience).toEqual(['government']);
});

test('a partner’s own report and one that is not released to the partner go together for those who see both', () => {
  const partner = row('network', ['government']);
  expect(markedTogether([partner, row('embassy', ['government'])], organisations, ['desk', 'network'])).toEqual({
    ...{ owner: 'desk', marking: 'OFFICIAL', caveats: [], audience: ['government'] },
  });
});

test('what no one organisation may see whole has no marking', () => {
  expect(markedTogether([row('network', []), row('defence', [])], organisations, ['desk', 'network'])).toBeUndefined();
});

test('what is gathered of rows that no one organisation may see whole is the gatherer’s, under every caveat of theirs', () => {
  const rows = [row('network', [], { caveats: ['A'] }), row('defence', [], { marking: 'OFFICIAL-SENSITIVE' })];
  const reach = reachOf(organisations, { organisation: 'desk', sensitive: true, caveats: ['A'] });
  const gathered = markedGathered({ organisationId: 'desk', reach }, rows, organisations);
  expect(gathered).toEqual({
    marked: { owner: 'desk', marking: 'OFFICIAL-SENSITIVE', caveats: ['A'], audience: [] },
    isSeenWhole: false,
  });
  expect(maySee(reach, gathered.marked)).toBe(true);
  const wide = row('embassy', ['government']);
  const { marked, isSeenWhole } = markedGathered({ organisationId: 'desk', reach }, [wide], organisations);
  expect([marked.audience, isSeenWhole]).toEqual([['government'], true]);
});

test('what a partner gathers of a department’s row is the department’s, which sees that it was given out, and the partner too', () => {
  const reach = reachOf(organisations, { organisation: 'network', sensitive: false, caveats: [] });
  const released = row('foreign', ['network']);
  const { marked } = markedGathered({ organisationId: 'network', reach }, [released], organisations);
  expect(marked).toEqual(released);
  // Where the owner of the first row may not see the second, it is of whoever may.
  const own = row('network', []);
  expect(markedGathered({ organisationId: 'network', reach }, [released, own], organisations).marked.owner).toBe(
    'network',
  );
});

test('law: whoever sees what is made of rows may see each of them', () => {
  const ids = fc.constantFrom(...list.map(({ id }) => id));
  const rows = fc.array(
    fc.record({
      owner: ids,
      marking: fc.constantFrom('OFFICIAL', 'OFFICIAL-SENSITIVE'),
      caveats: fc.subarray(['A', 'B']),
      audience: fc.uniqueArray(fc.oneof(ids, fc.constant(everyone)), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 3 },
  );
  const reader = fc.record({ organisation: ids, sensitive: fc.boolean(), caveats: fc.subarray(['A', 'B']) });
  fc.assert(
    fc.property(rows, reader, (several, person) => {
      const marked = markedTogether(several, organisations, ['desk', ...several.map(({ owner }) => owner)]);
      if (marked === undefined || !maySee(reachOf(organisations, person), marked)) return;
      for (const each of several) {
        expect(maySee(reachOf(organisations, person), each)).toBe(true);
        expect(isSeenByAllOf(each, marked, organisations)).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
});
