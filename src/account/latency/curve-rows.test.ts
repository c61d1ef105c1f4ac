import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curveRows } from './curve-rows.ts';
import { survivalCurve, waitingAfter } from './kaplan-meier.ts';

const waits = fc.array(fc.record({ hours: fc.double({ min: 0, max: 20_000, noNaN: true }), ended: fc.boolean() }), {
  maxLength: 200,
});

test('a short curve is told step by step', () => {
  const curve = survivalCurve([1, 5, 9].map((hours) => ({ hours, ended: true })));
  expect(curveRows(curve)).toEqual(curve);
});

test('a long curve is told at round times, and at its last step', () => {
  const curve = survivalCurve(
    Array.from({ length: 100 }, (_, index) => ({ hours: index + 1, ended: index % 2 === 0 })),
  );
  expect(curveRows(curve).map(({ hours, ended }) => [hours, ended])).toEqual([
    [1, 1],
    [4, 1],
    [8, 2],
    [12, 2],
    [24, 6],
    [48, 12],
    [72, 12],
    [99, 14],
  ]);
});

test('law: rows count every end once, and each says where the curve stands at its time', () => {
  fc.assert(
    fc.property(waits, (some) => {
      const curve = survivalCurve(some);
      const rows = curveRows(curve);
      const ends = (steps: typeof rows) => steps.reduce((sum, { ended }) => sum + ended, 0);
      expect(ends(rows)).toBe(ends(curve));
      expect(rows.length).toBeLessThanOrEqual(20);
      for (const { hours, waiting } of rows) expect(waiting).toBe(waitingAfter(curve, hours));
    }),
  );
});
