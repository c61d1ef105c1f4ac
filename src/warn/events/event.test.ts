import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, cellAt, middleOf } from './event.ts';

// PRIO-GRID's own numbers: the first cell lies in the south-west; UCDP gives Kabul's neighbourhood 179779.
test('a point lies in the cell of the grid’s own number', () => {
  expect(cellAt(-90, -180)).toBe(1);
  expect(cellAt(34.531094, 69.162796)).toBe(179_779);
  expect(cellAt(90, 180)).toBe(259_200);
});

test('the middle of a cell lies in it, and no point is further from its cell’s middle than its corner', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 259_200 }), (number) => {
      const { latitude, longitude } = middleOf(number as Cell);
      expect(cellAt(latitude, longitude)).toBe(number);
    }),
  );
  const point = [
    fc.double({ min: -90, max: 90, noNaN: true }),
    fc.double({ min: -180, max: 180, noNaN: true }),
  ] as const;
  fc.assert(
    fc.property(...point, (latitude, longitude) => {
      const middle = middleOf(cellAt(latitude, longitude));
      // A point within rounding of an edge may be counted on either side of it.
      expect(Math.abs(middle.latitude - latitude)).toBeLessThanOrEqual(0.25 + 1e-9);
      expect(Math.abs(middle.longitude - longitude)).toBeLessThanOrEqual(0.25 + 1e-9);
    }),
  );
});
