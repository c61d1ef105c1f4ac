import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, cellAt, type Day, middleOf, sharesByMonth } from './event.ts';

const day = fc
  .date({ min: new Date('1989-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
  // A day as a date writes it.
  .map((date) => date.toISOString().slice(0, 10) as Day);

test('the shares of an event’s months sum to one, each month once, from its first to its last', () => {
  fc.assert(
    fc.property(day, day, (one, other) => {
      const [from, to] = one < other ? [one, other] : [other, one];
      const shares = sharesByMonth(from, to);
      expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(shares.every(({ share }) => share > 0)).toBe(true);
      const months = shares.map(({ month }) => month);
      expect(months).toEqual([...new Set(months)].toSorted());
      expect([months[0], months.at(-1)]).toEqual([from.slice(0, 7), to.slice(0, 7)]);
    }),
  );
});

test('an event from 30 January to 2 February is half in each month', () => {
  expect(sharesByMonth('2024-01-30' as Day, '2024-02-02' as Day)).toEqual([
    { month: '2024-01', share: 0.5 },
    { month: '2024-02', share: 0.5 },
  ]);
});

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
