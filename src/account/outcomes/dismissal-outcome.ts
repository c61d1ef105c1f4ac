import { brierScore } from '../../forecasting/scores/brier.ts';
import type { CountryCode } from '../../places/country.ts';
import { countriesOf, type RegionId } from '../../places/region.ts';
import { regionById } from '../../places/shipped-regions.ts';
import type { History } from '../../warn/events/figure-history.ts';
import type { ForecastRun, RiskForecast } from '../../warn/forecasts/forecast.ts';
import { deathsOf } from './forecast-outcome.ts';

/**
 * What a dismissal is held against: deaths in all organised violence in the twelve months of the forecast that stood
 * then, since deaths by type are known by calendar year alone.
 */
const dismissalEvent = { target: 'all', thresholdDeaths: 25 } as const;

export type Dismissed = {
  readonly id: string;
  readonly country: CountryCode;
  readonly region?: RegionId;
  readonly at: Date;
};

export type DismissalOutcome = Dismissed & {
  /** The forecast that stood at that moment; nothing where none did. */
  readonly run: ForecastRun | undefined;
  /** What it said of the place: of a region, that it happens in one of its countries at least. */
  readonly chance: number | undefined;
  /** Nothing while the figures do not reach the end of those months. */
  readonly struck: boolean | undefined;
};

/** The record of all that are over. */
export type DismissalRecord = {
  /** Dismissed in all. */
  readonly dismissed: number;
  /** Whose twelve months are over. */
  readonly over: number;
  readonly struck: number;
  /** How many of those over the forecasts of their moments led one to expect. */
  readonly expected: number;
  /** Mean squared distance of the chance from what happened; nothing where none is over. */
  readonly brier: number | undefined;
};

/** The run that stood at a moment. @param runs the one made last first */
export function runAt(runs: readonly ForecastRun[], at: Date): ForecastRun | undefined {
  return runs.find(({ madeAt }) => madeAt <= at);
}

/** What came of one. @param risks of the run that stood at that moment */
export function dismissalOutcome(
  dismissed: Dismissed,
  run: ForecastRun | undefined,
  risks: readonly RiskForecast[],
  history: History | undefined,
): DismissalOutcome {
  const across = dismissed.region === undefined ? undefined : regionById(dismissed.region);
  const countries = across === undefined ? [dismissed.country] : countriesOf(across);
  const chances = countries.flatMap((country) => {
    const own = risks.find(
      (risk) =>
        risk.country === country &&
        risk.target === dismissalEvent.target &&
        risk.thresholdDeaths === dismissalEvent.thresholdDeaths,
    );
    return own === undefined ? [] : [own.probability];
  });
  return {
    ...dismissed,
    run,
    chance: chances.length === 0 ? undefined : 1 - chances.reduce((none, chance) => none * (1 - chance), 1),
    struck: run === undefined || history === undefined ? undefined : struckIn(countries, run, history),
  };
}

/** Whether one of these countries had as many deaths; nothing while that is not known of one that had not. */
function struckIn(countries: readonly CountryCode[], run: ForecastRun, history: History): boolean | undefined {
  const deaths = deathsOf(run, dismissalEvent.target, history);
  const observed = countries.map((country) => deaths?.(history.countries.indexOf(country)).observed);
  if (observed.some((each) => each !== undefined && each >= dismissalEvent.thresholdDeaths)) return true;
  return observed.some((each) => each === undefined) ? undefined : false;
}

export function dismissalRecord(outcomes: readonly DismissalOutcome[]): DismissalRecord {
  const over = outcomes.flatMap(({ chance, struck }) =>
    chance === undefined || struck === undefined ? [] : [{ chance, struck }],
  );
  const happened = Uint8Array.from(over, ({ struck }) => (struck ? 1 : 0));
  const chances = Float64Array.from(over, ({ chance }) => chance);
  return {
    dismissed: outcomes.length,
    over: over.length,
    struck: happened.reduce((sum, each) => sum + each, 0),
    expected: chances.reduce((sum, each) => sum + each, 0),
    brier: over.length === 0 ? undefined : brierScore(chances, happened),
  };
}
