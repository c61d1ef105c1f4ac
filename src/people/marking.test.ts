import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyone } from '../platform/ledger/ledger-entry.ts';
import { isAsOpenAs, markings, maySee } from './marking.ts';

const organisation = fc.constantFrom('watch', 'desk', 'embassy', 'partner');
const some = <Value>(value: fc.Arbitrary<Value>) => fc.uniqueArray(value, { maxLength: 3 });
const caveats = some(fc.constantFrom('UK EYES ONLY', 'PERSONAL'));
const row = fc.record({
  owner: organisation,
  marking: fc.constantFrom(...markings),
  caveats,
  audience: some(fc.oneof(organisation, fc.constant(everyone))),
});
const reach = fc.record({
  everything: fc.constant(false),
  sensitive: fc.boolean(),
  caveats,
  owners: some(organisation),
  organisations: some(organisation).map((own) => [...own, everyone]),
});

test('of what is as open as another, whoever sees the other misses nothing', () => {
  fc.assert(
    fc.property(row, row, reach, (one, whole, reader) => {
      fc.pre(isAsOpenAs(one, whole) && maySee(reader, whole));
      expect(maySee(reader, one)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a row is as open as itself, as one that is kept closer, and not as one that is released further', () => {
  const own = { owner: 'desk', marking: 'OFFICIAL', caveats: [], audience: [] };
  const sensitive = { ...own, marking: 'OFFICIAL-SENSITIVE' };
  const released = { ...own, audience: ['partner'] };
  expect(isAsOpenAs(own, own)).toBe(true);
  expect(isAsOpenAs(own, sensitive)).toBe(true);
  expect(isAsOpenAs(released, own)).toBe(true);
  expect(isAsOpenAs(sensitive, own)).toBe(false);
  expect(isAsOpenAs(own, released)).toBe(false);
  expect(isAsOpenAs({ ...own, owner: 'watch' }, own)).toBe(false);
  expect(isAsOpenAs({ ...own, owner: 'watch', audience: [everyone] }, released)).toBe(true);
});
