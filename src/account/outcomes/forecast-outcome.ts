import { brierScore } from '../../forecasting/scores/brier.ts';
import { logLoss } from '../../forecasting/scores/log-loss.ts';
import type { History } from '../../warn/events/figure-history.ts';
import { monthNumber, yearOfMonth } from '../../warn/events/figures.ts';
import {
  type ForecastRun,
  type RiskForecast,
  type Target,
  targets,
  thresholds,
} from '../../warn/forecasts/forecast.ts';

/** How a run's probabilities of one target did, beside those of the past alone. Brier and log scores: lower is better. */
export type ForecastOutcome = {
  readonly target: Target;
  readonly thresholdDeaths: number;
  readonly countries: number;
  /** In how many of these it happened. */
  readonly happened: number;
  readonly brier: number;
  readonly climatologyBrier: number;
  /** Mean negative log likelihood, in nats. */
  readonly logScore: number;
  readonly climatologyLogScore: number;
};

const pastWindows = 10;

/** Whether the loaded figures reach the end of what a run speaks of. */
export function isOver(run: ForecastRun, lastMonth: string): boolean {
  return run.windowLastMonth <= lastMonth;
}

/**
 * The scores of a run whose window is over. Deaths by type are known by calendar year only: of violence against civilians
 * a run can be scored where its window is one calendar year that the figures have.
 */
export function forecastOutcomes(
  run: ForecastRun,
  risks: readonly RiskForecast[],
  history: History,
): readonly ForecastOutcome[] {
  return targets.flatMap((target) => {
    const deaths = deathsOf(run, target, history);
    if (deaths === undefined) return [];
    return thresholds.flatMap((thresholdDeaths) => {
      const rows = risks
        .filter((risk) => risk.target === target && risk.thresholdDeaths === thresholdDeaths)
        .flatMap(({ country, probability }) => {
          const { observed, past } = deaths(history.countries.indexOf(country));
          if (observed === undefined) return [];
          const often = past.filter((each) => each >= thresholdDeaths).length;
          // Jeffreys' rule: nothing that has not happened yet is held to be impossible.
          const climatology = (often + 0.5) / (past.length + 1);
          return [{ probability, climatology, outcome: observed >= thresholdDeaths ? 1 : 0 }];
        });
      if (rows.length === 0) return [];
      const outcomes = Uint8Array.from(rows, ({ outcome }) => outcome);
      const ours = Float64Array.from(rows, ({ probability }) => probability);
      const theirs = Float64Array.from(rows, ({ climatology }) => climatology);
      return [
        {
          target,
          thresholdDeaths,
          countries: rows.length,
          happened: outcomes.reduce((sum, each) => sum + each, 0),
          brier: brierScore(ours, outcomes),
          climatologyBrier: brierScore(theirs, outcomes),
          logScore: logLoss(ours, outcomes),
          climatologyLogScore: logLoss(theirs, outcomes),
        },
      ];
    });
  });
}

type Deaths = { readonly observed: number | undefined; readonly past: readonly number[] };

/** For a country's row in the history: deaths in the window, and in the windows as long as it that were known before. */
export function deathsOf(run: ForecastRun, target: Target, history: History): ((row: number) => Deaths) | undefined {
  if (target === 'all') {
    const start = monthNumber(history.firstMonth);
    const [first, last] = [monthNumber(run.windowFirstMonth) - start, monthNumber(run.windowLastMonth) - start];
    const length = last - first + 1;
    const known = monthNumber(run.deathsKnownToMonth) - start;
    return (row) => ({
      observed: sumOf(history.monthly, row, history.months, first, last),
      past: Array.from({ length: pastWindows }, (_, back) => known - back * length).flatMap((end) =>
        given(sumOf(history.monthly, row, history.months, end - length + 1, end)),
      ),
    });
  }
  const year = yearOfMonth(run.windowFirstMonth);
  const isYear = run.windowFirstMonth.endsWith('-01') && run.windowLastMonth === `${year}-12`;
  if (!isYear || year > history.lastYear) return undefined;
  const ofYear = (row: number, each: number) => {
    const place = each - history.firstYear;
    return sumOf(history.annual.oneSided, row, history.years, place, place);
  };
  return (row) => ({
    observed: ofYear(row, year),
    past: Array.from({ length: pastWindows }, (_, back) => run.typesKnownToYear - back).flatMap((each) =>
      given(ofYear(row, each)),
    ),
  });
}

/** The sum of a stretch of a country's row; nothing where part of it is not known. */
function sumOf(cells: Float64Array, row: number, width: number, first: number, last: number): number | undefined {
  if (row < 0 || first < 0 || last >= width) return undefined;
  const sum = cells.subarray(row * width + first, row * width + last + 1).reduce((total, each) => total + each, 0);
  return Number.isNaN(sum) ? undefined : sum;
}

function given(value: number | undefined): readonly number[] {
  return value === undefined ? [] : [value];
}
