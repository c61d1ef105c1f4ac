import { describe, expect, test } from 'vitest';
import { backtest } from './backtest.ts';
import { methods } from './backtest-questions.ts';
import { forecastChances } from './chances.ts';
import { thresholds } from './features/truth.ts';
import { knownAt, monthIndex } from './history.ts';
import { syntheticHistory } from './synthetic-history.ts';
import { forecastTwelveMonths, quantileLevels } from './twelve-months.ts';

const history = syntheticHistory({ seed: 11, places: 16, firstYear: 1990, years: 19, months: 19 * 12 + 17 });
/** For tests that fit many models on a busy machine. */
const patience = 60_000;

const said: [number, string][] = [];
const forecast = forecastTwelveMonths(history, {
  refits: 4,
  onProgress: (share, label) => {
    said.push([share, label]);
  },
});

const target = (each: { readonly target: string }) => each.target;

describe('a forecast of twelve months', () => {
  test('speaks of the twelve months after the last month known', () => {
    expect(forecast.origin).toEqual({ lastYear: 2008, lastMonth: monthIndex(2010, 4) });
    expect(forecast.windowFirstMonth).toBe(monthIndex(2010, 5));
    expect(forecast.windowLastMonth).toBe(monthIndex(2011, 4));
  });

  test('gives every place that is asked of a probability that falls with the threshold, within its interval', () => {
    expect(forecast.targets.map(({ target, threshold }) => `${target} ${threshold}`)).toEqual(
      ['one-sided', 'onset', 'all'].flatMap((target) => thresholds.map((threshold) => `${target} ${threshold}`)),
    );
    for (const { target, probabilities, lower, upper } of forecast.targets) {
      probabilities.forEach((p, place) => {
        if (target === 'onset' && Number.isNaN(p)) return;
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThan(1);
        expect(lower[place]).toBeLessThanOrEqual(p);
        expect(upper[place]).toBeGreaterThanOrEqual(p);
      });
    }
    forecast.targets.slice(1).forEach((higher, index) => {
      const before = forecast.targets[index];
      if (before?.target !== higher.target) return;
      higher.probabilities.forEach((p, place) => {
        if (target(before) === 'onset' && Number.isNaN(before.probabilities[place])) return;
        expect(p).toBeLessThanOrEqual(before.probabilities[place] ?? -1);
      });
    });
  });

  test('asks onset of the places that were quiet in the last typed year, and says of them what it says of all', () => {
    const lastYear = (place: number) => history.oneSided[place * 19 + 18] ?? Number.NaN;
    for (const onset of forecast.targets.filter((each) => each.target === 'onset')) {
      const all = forecast.targets.find((each) => each.target === 'one-sided' && each.threshold === onset.threshold);
      const asked = Array.from(onset.probabilities.keys()).filter((place) => lastYear(place) < onset.threshold);
      expect(asked.length).toBeGreaterThan(0);
      onset.probabilities.forEach((p, place) => {
        if (asked.includes(place)) expect(p).toBe(all?.probabilities[place]);
        else expect(p).toBeNaN();
      });
    }
  });

  test('is its model on what it read: intercept, coefficients and values give the log-odds, but for the averaging', () => {
    const falling = forecast.targets.filter((each) => each.target === 'one-sided');
    let exact = 0;
    falling.forEach(({ model, probabilities }) => {
      probabilities.forEach((p, place) => {
        const values = forecast.readings[place]?.values ?? [];
        const logOdds = values.reduce(
          (sum, value, column) => sum + value * (model.coefficients[column] ?? 0),
          model.intercept,
        );
        if (Math.abs(Math.log(p / (1 - p)) - logOdds) < 1e-9) exact += 1;
      });
    });
    expect(exact).toBeGreaterThan(40);
  });

  test('names past cases like each place, nearest first, one of a place, none whose outcome was not known by then', () => {
    forecast.similar.forEach((similar) => {
      const cases = similar?.cases ?? [];
      expect(cases.length).toBe(8);
      expect(new Set(cases.map(({ place }) => place)).size).toBe(8);
      const distances = cases.map(({ distance }) => distance);
      expect(distances).toEqual(distances.toSorted((left, right) => left - right));
      // Types are known to 2008, so that the last window known whole ended in May 2008.
      for (const { lastMonth } of cases) expect(lastMonth).toBeLessThanOrEqual(monthIndex(2007, 4));
      const reached = similar?.reached ?? [];
      expect(reached).toEqual(reached.toSorted((left, right) => right - left));
      expect(reached[0]).toBeLessThanOrEqual(similar?.among ?? 0);
    });
  });

  test('explains itself: drivers and the average place add to the log-odds, but for those too small to name', () => {
    const [lowest] = forecast.targets;
    const logit = (p: number): number => Math.log(p / (1 - p));
    let explained = 0;
    lowest?.probabilities.forEach((p, place) => {
      const drivers = lowest.drivers[place] ?? [];
      const sum = drivers.reduce((total, driver) => total + driver.contribution, logit(lowest.averageProbability));
      const sizes = drivers.map((driver) => Math.abs(driver.contribution));
      expect(sizes).toEqual(sizes.toSorted((left, right) => right - left));
      if (Math.abs(sum - logit(p)) < 0.15) explained += 1;
    });
    expect(explained).toBeGreaterThanOrEqual(14);
  });

  test('gives deaths per month as quantiles that rise, for each of twelve months', () => {
    const { months } = forecast;
    expect(months.horizons).toBe(12);
    expect(months.quantiles.length).toBe(16 * 12 * quantileLevels.length);
    months.quantiles.forEach((value, index) => {
      if (index % quantileLevels.length > 0) expect(value).toBeGreaterThanOrEqual(months.quantiles[index - 1] ?? -1);
    });
    months.probabilityOfZero.forEach((p) => {
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThanOrEqual(1);
    });
  });

  test('tells how far it is, from nothing to all, never back', () => {
    const shares = said.map(([share]) => share);
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((left, right) => left - right));
  });

  test(
    'made again from the same history is the same to the last bit',
    () => {
      expect(forecastTwelveMonths(history, { refits: 4 })).toEqual(forecast);
    },
    patience,
  );

  test(
    'has no figure for a place that no longer exists',
    () => {
      const gone = history.oneSided.slice();
      gone[18] = Number.NaN;
      const without = forecastTwelveMonths({ ...history, oneSided: gone }, { refits: 1 });
      expect(without.targets.every(({ probabilities }) => Number.isNaN(probabilities[0]))).toBe(true);
      expect(without.targets[0]?.drivers[0]).toEqual([]);
      expect(without.months.mean[0]).toBeNaN();
      expect(without.targets[0]?.probabilities[1]).toBeGreaterThan(0);
    },
    patience,
  );

  test(
    'of a place whose figures end a year early stands on its last ones, and its interval is the wider for it',
    () => {
      const place = 3;
      const existed = new Uint8Array(16 * 19).fill(1);
      const withLast = (value: (values: Float64Array) => number) => {
        const changed = (values: Float64Array) =>
          values.map((own, cell) => (cell === place * 19 + 18 ? value(values) : own));
        return {
          ...history,
          existed,
          oneSided: changed(history.oneSided),
          stateBased: changed(history.stateBased),
          nonState: changed(history.nonState),
        };
      };
      const late = forecastChances(
        withLast(() => Number.NaN),
        { refits: 4 },
      );
      const carried = forecastChances(
        withLast((values) => values[place * 19 + 17] ?? Number.NaN),
        { refits: 4 },
      );
      expect([late.yearsMissing[place], carried.yearsMissing[place]]).toEqual([1, 0]);
      const width = (made: typeof late, of: number) =>
        made.targets
          .filter((each) => each.target !== 'onset' && each.trainingPositives > 0)
          .map(({ lower, upper }) => (upper[of] ?? 0) - (lower[of] ?? 0));
      width(late, place).forEach((own, number) => {
        expect(own).toBeGreaterThan((width(carried, place)[number] ?? 1) * 1.001);
      });
      expect(late.readings[place]?.values).toEqual(carried.readings[place]?.values);
      expect(late.readings[0]).toEqual(carried.readings[0]);
    },
    patience,
  );

  test('is refused from too short a history', () => {
    const short = knownAt(history, { lastYear: 1999, lastMonth: monthIndex(2001, 4) });
    expect(() => forecastTwelveMonths(short)).toThrow(/too short to learn from/);
  });
});

describe('a backtest', () => {
  const result = backtest(history, { firstOriginYear: 2003, lastOriginYear: 2010 });

  test(
    'holds at each origin the very forecast that would have been made then from what was known',
    () => {
      for (const year of [2005, 2007]) {
        const then = forecastTwelveMonths(knownAt(history, { lastYear: year - 2, lastMonth: monthIndex(year, 4) }), {
          refits: 1,
        });
        result.questions.forEach((question, number) => {
          const { rows } = question;
          let compared = 0;
          const asked = then.targets[number]?.probabilities.filter((p) => !Number.isNaN(p)).length;
          rows.originYear.forEach((originYear, row) => {
            if (originYear !== year) return;
            compared += 1;
            const place = rows.place[row] ?? -1;
            expect(rows.probabilities.forestall[row]).toBe(then.targets[number]?.probabilities[place]);
          });
          if (question.target !== 'onset') expect(asked).toBe(16);
          expect(compared).toBe(asked);
        });
      }
    },
    patience,
  );

  test('scores only windows whose deaths are known: one-sided violence ends earlier', () => {
    const last = result.questions.map(({ target, lastOriginYear }) => `${target} ${lastOriginYear}`);
    expect([...new Set(last)]).toEqual(['one-sided 2007', 'onset 2007', 'all 2009']);
    expect([result.originMonth0, result.typedLagYears]).toEqual([4, 2]);
  });

  test('gives every method every row, with outcomes that match the deaths', () => {
    for (const { rows, threshold, scores } of result.questions) {
      rows.deaths.forEach((deaths, row) => {
        expect(rows.outcome[row]).toBe(deaths >= threshold ? 1 : 0);
      });
      for (const method of methods) {
        expect(rows.probabilities[method].length).toBe(rows.outcome.length);
        expect(scores[method].n).toBe(rows.outcome.length);
      }
      if (scores.baseRate.positives > 0) expect(scores.baseRate.brierSkill).toBe(0);
    }
  });

  test('tells each year apart, and the years make the whole', () => {
    for (const { byYear, scores } of result.questions) {
      const n = byYear.reduce((sum, year) => sum + year.n, 0);
      expect(n).toBe(scores.forestall.n);
      expect(byYear.reduce((sum, year) => sum + year.positives, 0)).toBe(scores.forestall.positives);
      const loss = byYear.reduce((sum, year) => sum + year.n * year.logLoss.forestall, 0) / n;
      expect(loss).toBeCloseTo(scores.forestall.logLoss, 9);
    }
  });

  test('beats the base rate where violence persists', () => {
    const [oneSided] = result.questions;
    expect(oneSided?.scores.forestall.logLoss).toBeLessThan(oneSided?.scores.baseRate.logLoss ?? 0);
  });

  test('names its misses and false alarms, worst first', () => {
    for (const { misses, falseAlarms, threshold } of result.questions) {
      expect(misses.every(({ deaths }) => deaths >= threshold)).toBe(true);
      expect(falseAlarms.every(({ deaths }) => deaths < threshold)).toBe(true);
      const missed = misses.map(({ probability }) => probability);
      expect(missed).toEqual(missed.toSorted((left, right) => left - right));
      const alarmed = falseAlarms.map(({ probability }) => probability);
      expect(alarmed).toEqual(alarmed.toSorted((left, right) => right - left));
    }
    expect(result.questions[0]?.misses.length).toBeGreaterThan(0);
  });

  test('scores monthly deaths by horizon, and the mean of the horizons is the whole', () => {
    const { byHorizon, overall } = result.months;
    expect(byHorizon.map(({ horizon }) => horizon)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const mean = byHorizon.reduce((sum, { methods: own }) => sum + own.forestall.crps, 0) / 12;
    expect(overall.methods.forestall.crps).toBeCloseTo(mean, 9);
    expect(overall.methods.forestall.crps).toBeLessThan(overall.methods.lastValue.crps);
  });

  test('is refused for years that cannot be scored', () => {
    expect(() => backtest(history, { firstOriginYear: 2010, lastOriginYear: 2010 })).toThrow(/No backtest from 2010/);
    expect(() => backtest(history, { firstOriginYear: 1993, lastOriginYear: 2008 })).toThrow(/eight years/);
  });
});
