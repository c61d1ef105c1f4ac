import { message } from '../../platform/language/message.ts';
import { monthWords } from '../../platform/words.ts';
import type { IndicatorMeasure } from './watched-indicator.ts';

/** What loaded data say of a place at one moment. */
export type WatchedData = {
  /** Deaths by month, in the order of months. */
  readonly monthly: readonly { readonly month: string; readonly deathsBest: number }[];
  /** The chance of the question that forecasts are explained for, 0 to 1. */
  readonly chance: number | undefined;
  /** Reports filed within `reportDays`. */
  readonly reports: number;
};

/** How an indicator stands: an ICU sentence and its values; `value` is undefined where no data tell. */
export type IndicatorReading = {
  readonly value: number | undefined;
  readonly isReached: boolean;
  readonly sentence: string;
  readonly values: Readonly<Record<string, string | number>>;
};

export const reportDays = 30;
const watchedMonths = 3;

const asRead = (
  value: number | undefined,
  threshold: number,
  sentence: string,
  values: IndicatorReading['values'] = {},
): IndicatorReading => ({ value, isReached: value !== undefined && value >= threshold, sentence, values });

/** @param threshold deaths, per cent or reports, as the measure counts */
export function readIndicator(measure: IndicatorMeasure, threshold: number, data: WatchedData): IndicatorReading {
  if (measure === 'reports') {
    const sentence = message('{count, plural, one {# report} other {# reports}} within 30 days');
    return asRead(data.reports, threshold, sentence, { count: data.reports });
  }
  if (measure === 'forecast-chance') {
    if (data.chance === undefined) return asRead(undefined, threshold, message('No forecast speaks of this place yet'));
    // As the page writes it: what reads “20 %” has reached 20.
    const percent = Math.round(data.chance * 100);
    return asRead(percent, threshold, message('Now {percent} %'), { percent });
  }
  // Of months alike the last is told.
  const last = data.monthly.slice(-watchedMonths).toReversed();
  const [most] = last.toSorted((left, right) => right.deathsBest - left.deathsBest);
  if (most === undefined) return asRead(undefined, threshold, message('No monthly figures are loaded for this place'));
  const sentence = message('{deaths, plural, one {# death} other {# deaths}} in {month}');
  return asRead(most.deathsBest, threshold, sentence, { deaths: most.deathsBest, month: monthWords(most.month) });
}
