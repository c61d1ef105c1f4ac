import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CountSeries, countFeatures, decayingMean } from '../features/count-features.ts';
import { orderOf } from '../order.ts';
import { seededRandom } from '../random.ts';
import { Analogues } from './analogues.ts';
import { LogRegression } from './log-regression.ts';
import { addEvidence, bestShares, noEvidence } from './mixture-weights.ts';
import { CountForecasts } from './monthly-mixture.ts';
import { pointCount } from './points.ts';
import { NormalEquations, predict } from './ridge.ts';

/** Made-up places between quiet and war; nothing in it is a figure of any real place. */
function madeUp(places: number, months: number, seed = 3): CountSeries {
  const random = seededRandom(seed);
  const counts = new Float64Array(places * months);
  for (let place = 0; place < places; place += 1) {
    let level = 0;
    for (let month = 0; month < months; month += 1) {
      if (random() < 0.03) level = random() < 0.5 ? 0 : 5 * random();
      counts[place * months + month] = level === 0 ? 0 : Math.floor(Math.exp(level) * random() * 2);
    }
  }
  return { places, months, counts };
}

test('the order of values is theirs, and of equal ones that of their places', () => {
  expect([...orderOf(Float64Array.of(3, -Infinity, 3, 0))]).toEqual([1, 3, 0, 2]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }), (values) => {
      const expected = values.map((_, index) => index).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
      expect([...orderOf(Float64Array.from(values))]).toEqual(expected);
    }),
  );
});

test('a decaying mean halves the weight of a month with each half-life', () => {
  // NumPy, half-life of two months: (0 + 1·k)/(1 + k) and (4 + 0 + k²)/(1 + k + k²) with k = 2^(−1/2).
  const means = decayingMean(Float64Array.of(9, 1, 0, 4), 1, 3, 2);
  [1, 0.4142135623730951, 2.038868276948878].forEach((mean, month) => {
    expect(means[month]).toBeCloseTo(mean, 12);
  });
});

test('features of a month do not change with what comes after it', () => {
  const long = madeUp(4, 90);
  const short: CountSeries = {
    places: 4,
    months: 60,
    counts: Float64Array.from({ length: 240 }, (_, i) => long.counts[Math.floor(i / 60) * 90 + (i % 60)] ?? -1),
  };
  const [all, known] = [countFeatures(long), countFeatures(short)];
  for (let place = 0; place < 4; place += 1) {
    const own = known.values.subarray(place * 60 * known.columns, (place + 1) * 60 * known.columns);
    const same = all.values.subarray(place * 90 * all.columns, (place * 90 + 60) * all.columns);
    expect([...own]).toEqual([...same]);
  }
});

test('ridge regression matches the closed form worked out apart', () => {
  // NumPy: weighted standardisation, solve(ZᵀWZ/W + 0.1 I, ZᵀW(y − ȳ)/W), back to the features' own scale.
  const rows = [1, 2, 2, 1, 3, 5, 4, 3, 5, 9];
  const equations = new NormalEquations(2);
  [1, 2, 2.5, 4, 4].forEach((y, row) => {
    equations.add(Float64Array.from(rows), row * 2, y, [1, 1, 2, 1, 0.5][row] ?? 0);
  });
  const model = equations.solve(0.1);
  expect(model.intercept).toBeCloseTo(0.41682962166283, 10);
  expect(model.coefficients[0]).toBeCloseTo(0.85695761, 7);
  expect(model.coefficients[1]).toBeCloseTo(-0.07684907, 7);
  expect(predict(model, Float64Array.of(7, 1, 2), 1)).toBeCloseTo(0.41682962 + 0.85695761 - 2 * 0.07684907, 6);
});

test('a feature that never varies has no coefficient, and outcomes can be exchanged', () => {
  const equations = new NormalEquations(2);
  for (let row = 0; row < 6; row += 1) equations.add(Float64Array.of(5, row), 0, 2 * row + 1, 1);
  const model = equations.solve(0);
  expect(model.coefficients[0]).toBe(0);
  expect(model.coefficients[1]).toBeCloseTo(2, 9);
  // Outcomes of 3 in every row: Σ x y = (90, 45), Σ y = 18.
  const level = equations.withOutcomes(Float64Array.of(90, 45), 18).solve(0);
  expect(predict(level, Float64Array.of(5, 4), 0)).toBeCloseTo(3, 9);
});

test('what followed alike cases comes from the nearest keys; rows of one key are taken all or none', () => {
  const keys = Float64Array.from({ length: 400 }, (_, row) => (row < 200 ? 0 : row));
  const values = keys.map((key) => key * 10);
  const analogues = new Analogues({ keys, values, weights: new Float64Array(400).fill(1) }, 40);
  expect([...analogues.near(0)]).toEqual(new Array(pointCount).fill(0));
  const near = analogues.near(300);
  expect(Math.min(...near)).toBeGreaterThanOrEqual(2700);
  expect(Math.max(...near)).toBeLessThanOrEqual(3300);
  expect(Math.min(...analogues.near(205))).toBeGreaterThanOrEqual(2000);
});

test('shares of two certain parts follow how often each was right', () => {
  // Part A says 0, part B says 10; 0 happened three times of four. NumPy, by search: the best share of A is 0.75.
  const evidence = noEvidence(2);
  const one = noEvidence(2);
  one.toTruth.set([2.5, 7.5]);
  one.between.set([0, 10, 10, 0]);
  for (let row = 0; row < 4; row += 1) {
    one.binProbabilities.push(...(row < 3 ? [1001 / 1011, 1 / 1011] : [1 / 1011, 1001 / 1011]));
    one.rowWeights.push(1);
  }
  addEvidence(evidence, one, 0.5);
  expect(bestShares(evidence)[0]).toBeCloseTo(0.75, 2);
  expect([...bestShares(noEvidence(4))]).toEqual([0.25, 0.25, 0.25, 0.25]);
});

test('a regression learns persistence, keeps to the anchor, and gives quiet places mostly zeros', () => {
  const series = madeUp(30, 180);
  const features = countFeatures(series);
  const options = {
    columns: features.plainColumns,
    halfLife: 72,
    quietness: 0,
    penalty: 1e-4,
    scalePenalty: 1e-4,
    leastScale: 0.05,
    leastLogLevel: Number.NEGATIVE_INFINITY,
    placeShrinkage: 150,
    nearest: 200,
  };
  const fit = new LogRegression(series, features, 2, options, [119, 131]).fitAt(131);
  const later = { ...series, counts: series.counts.slice() };
  for (let place = 0; place < 30; place += 1) later.counts.fill(777, place * 180 + 132, (place + 1) * 180);
  const same = new LogRegression(later, countFeatures(later), 2, options, [119, 131]).fitAt(131);
  let [errors, naive] = [0, 0];
  for (let place = 0; place < 30; place += 1) {
    expect(same?.logMean(place, 131)).toBe(fit?.logMean(place, 131));
    const truth = Math.log1p(series.counts[place * 180 + 133] ?? 0);
    errors += ((fit?.logMean(place, 131) ?? 99) - truth) ** 2;
    naive += (2 - truth) ** 2;
    const points = fit?.points(place, 131) ?? new Float64Array(0);
    expect([...points]).toEqual([...points].toSorted((a, b) => a - b));
  }
  expect(errors).toBeLessThan(naive);
  expect(new LogRegression(series, features, 2, options, [40]).fitAt(40)).toBeUndefined();
});

test('forecasts read nothing after their month', { timeout: 60_000 }, () => {
  const series = madeUp(12, 156);
  const cut = { places: 12, months: 140, counts: new Float64Array(12 * 140) };
  for (let place = 0; place < 12; place += 1) {
    cut.counts.set(series.counts.subarray(place * 156, place * 156 + 140), place * 140);
  }
  const options = { firstMonth: 1990 * 12, horizons: [1, 3, 5] };
  const [all, known] = [new CountForecasts(series, options), new CountForecasts(cut, options)];
  for (const place of [0, 5, 11]) {
    expect(all.at(139, place)).toEqual(known.at(139, place));
    expect(all.logMeansAt(139, place)).toEqual(known.logMeansAt(139, place));
    for (const { points, probabilityOfZero } of known.at(139, place)) {
      expect(points.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
      expect(probabilityOfZero).toBeGreaterThan(0);
      expect(probabilityOfZero).toBeLessThanOrEqual(1);
    }
  }
});
