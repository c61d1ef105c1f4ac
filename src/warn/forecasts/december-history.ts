import type { History } from '../../forecasting/history.ts';
import { layOutHistory } from '../events/figure-history.ts';
import { type AnnualDeaths, type MonthlyDeaths, monthOfNumber } from '../events/figures.ts';
import { forecastingHistory } from './make-forecasts.ts';

/**
 * Figures by year with figures by month beside them, up to December of the last year. Without months that reach so far,
 * all months are 0, which tells a model nothing.
 */
export function decemberHistory(annual: readonly AnnualDeaths[], monthly: readonly MonthlyDeaths[]): History {
  const years = annual.map(({ year }) => year);
  const firstYear = years.reduce((least, year) => Math.min(least, year));
  const lastYear = years.reduce((most, year) => Math.max(most, year));
  const [firstMonth, lastMonth] = [monthOfNumber(12 * firstYear), monthOfNumber(12 * lastYear + 11)];
  const reach = monthly.some(({ month }) => month >= lastMonth);
  const inside = reach ? monthly.filter(({ month }) => month >= firstMonth && month <= lastMonth) : [];
  return forecastingHistory(layOutHistory({ firstYear, lastYear, firstMonth, lastMonth }, annual, inside));
}
