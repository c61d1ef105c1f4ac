import fc from 'fast-check';
import { expect, test } from 'vitest';
import { medianWait, survivalCurve, type Wait, waitingAfter } from './kaplan-meier.ts';

const ended = (...hours: readonly number[]): readonly Wait[] => hours.map((each) => ({ hours: each, ended: true }));
const going = (...hours: readonly number[]): readonly Wait[] => hours.map((each) => ({ hours: each, ended: false }));

// Weeks of remission in acute leukaemia: Freireich et al. 1963, Blood 21: 699–716, as tabulated by Gehan 1965 and in
// Kleinbaum & Klein, Survival Analysis (3rd ed., 2012), chapter 2: 21 patients with 6-mercaptopurine, 21 with placebo.
const mercaptopurine = [
  ...ended(6, 6, 6, 7, 10, 13, 16, 22, 23),
  ...going(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
];
const placebo = ended(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23);

test('the curve of the 6-MP leukaemia data is the one of the textbooks, with Greenwood’s errors', () => {
  const published = [
    [6, 21, 3, 0.8571, 0.0764],
    [7, 17, 1, 0.8067, 0.0869],
    [10, 15, 1, 0.7529, 0.0963],
    [13, 12, 1, 0.6902, 0.1068],
    [16, 11, 1, 0.6275, 0.1141],
    [22, 7, 1, 0.5378, 0.1282],
    [23, 6, 1, 0.4482, 0.1346],
  ];
  const worked = survivalCurve(mercaptopurine).map(({ hours, atRisk, ended: ends, waiting, standardError }) => [
    hours,
    atRisk,
    ends,
    Number(waiting.toFixed(4)),
    Number(standardError?.toFixed(4)),
  ]);
  expect(worked).toEqual(published);
  // Log–log bounds, as Stata's “sts list” gives them for the first and the last step.
  expect(survivalCurve(mercaptopurine)[0]).toMatchObject({
    low: expect.closeTo(0.6197, 4),
    high: expect.closeTo(0.9516, 4),
  });
  expect(survivalCurve(mercaptopurine).at(-1)).toMatchObject({
    low: expect.closeTo(0.1881, 4),
    high: expect.closeTo(0.6801, 4),
  });
});

test('half of the placebo group relapsed within 8 weeks, and of the treated within 23', () => {
  expect(medianWait(survivalCurve(placebo))).toBe(8);
  expect(medianWait(survivalCurve(mercaptopurine))).toBe(23);
  expect(survivalCurve(placebo).at(-1)).toMatchObject({ waiting: 0, low: undefined });
});

const waits = fc.array(fc.record({ hours: fc.integer({ min: 0, max: 40 }), ended: fc.boolean() }), { maxLength: 60 });

test('the share still waiting never rises, and lies within its bounds', () => {
  fc.assert(
    fc.property(waits, (some) => {
      let before = 1;
      for (const { waiting, low = 0, high = 1 } of survivalCurve(some)) {
        expect(waiting).toBeLessThan(before);
        expect(low).toBeLessThanOrEqual(waiting);
        expect(high).toBeGreaterThanOrEqual(waiting);
        before = waiting;
      }
    }),
  );
});

test('without a wait that goes on, the curve is the plain share that has not ended', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 40 }), fc.nat(40), (hours, at) => {
      const share = hours.filter((each) => each > at).length / hours.length;
      expect(waitingAfter(survivalCurve(ended(...hours)), at)).toBeCloseTo(share, 10);
    }),
  );
});

test('a wait that goes on past the last end lifts the curve and never lowers it', () => {
  fc.assert(
    fc.property(waits, fc.nat(40), (some, at) => {
      const longer = waitingAfter(survivalCurve([...some, ...going(100)]), at);
      expect(longer).toBeGreaterThanOrEqual(waitingAfter(survivalCurve(some), at) - 1e-12);
    }),
  );
});
