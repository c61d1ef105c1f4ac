import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeBetween, type ExplainedForecast } from './explanation.ts';

const logit = (p: number) => Math.log(p / (1 - p));
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** A forecast by hand: the probability is the model's own unless told otherwise. */
function forecast(
  intercept: number,
  features: Readonly<Record<string, readonly [coefficient: number, value: number]>>,
  probability?: number,
): ExplainedForecast {
  const entries = Object.entries(features);
  const alone = entries.reduce((sum, [, [coefficient, value]]) => sum + coefficient * value, intercept);
  return {
    probability: probability ?? logistic(alone),
    model: { intercept, coefficients: Object.fromEntries(entries.map(([name, [coefficient]]) => [name, coefficient])) },
    features: entries.map(([feature, [, value]]) => ({ feature, value, words: `${feature} is ${value}` })),
  };
}

test('a change of values is told by feature, the largest first, at the later weights', () => {
  const change = changeBetween(
    forecast(-3, { deaths: [0.5, 1], quiet: [-1, 2] }),
    forecast(-3, { deaths: [0.5, 3], quiet: [-1, 0] }),
  );
  expect(change.steps.map(({ what, logOdds }) => [what, logOdds])).toEqual([
    [{ kind: 'feature', before: 'quiet is 2', after: 'quiet is 0' }, 2],
    [{ kind: 'feature', before: 'deaths is 1', after: 'deaths is 3' }, 1],
  ]);
  expect(change.steps.at(-1)?.probability).toBeCloseTo(change.to, 12);
});

test('what the model learnt anew is a step of its own, at the values that stood before', () => {
  const change = changeBetween(forecast(-3, { deaths: [0.5, 2] }), forecast(-2.5, { deaths: [0.75, 2] }));
  expect(change.steps.map(({ what, logOdds }) => [what.kind, logOdds])).toEqual([['model', 1]]);
});

test('the averaging with another threshold is a step of its own', () => {
  const change = changeBetween(forecast(-3, { deaths: [0.5, 2] }), forecast(-3, { deaths: [0.5, 2] }, 0.2));
  expect(change.steps).toHaveLength(1);
  expect(change.steps[0]?.what.kind).toBe('thresholds');
  expect(change.steps[0]?.logOdds).toBeCloseTo(logit(0.2) + 2, 12);
});

test('nothing changed is no step at all', () => {
  const same = forecast(-1, { deaths: [0.5, 2], quiet: [-1, 0] });
  expect(changeBetween(same, same)).toEqual({ from: same.probability, to: same.probability, steps: [] });
});

test('whatever changed, features come and go included, the steps add up to the difference to the last log-odds', () => {
  const side = fc.record({
    intercept: fc.double({ min: -6, max: 2, noNaN: true }),
    features: fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'),
      fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -3, max: 8, noNaN: true })),
    ),
    probability: fc.double({ min: 0.001, max: 0.999, noNaN: true }),
  });
  fc.assert(
    fc.property(side, side, (left, right) => {
      const change = changeBetween(
        forecast(left.intercept, left.features, left.probability),
        forecast(right.intercept, right.features, right.probability),
      );
      const sum = change.steps.reduce((total, { logOdds }) => total + logOdds, 0);
      expect(sum).toBeCloseTo(logit(right.probability) - logit(left.probability), 6);
      expect(change.steps.filter(({ what }) => what.kind === 'feature').length).toBeLessThanOrEqual(8);
    }),
  );
});
