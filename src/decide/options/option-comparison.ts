import type { MoneyValue } from '../../platform/records/field.ts';
import type { InstrumentLine } from './option.ts';

export type ComparedOption = {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly instruments: readonly string[];
  readonly effect: string;
  readonly fit: string;
  readonly leadTimeDays: number | null;
  readonly cost: MoneyValue | null;
  readonly fullTimeEquivalents: number | null;
  readonly harmRisk: string;
  readonly harm: string;
  readonly legalBasis: string;
  readonly recommendedBecause: string | null;
};

/** Days, ISO 8601, both within: what a forecast speaks of. */
export type ForecastWindow = { readonly firstDay: string; readonly lastDay: string };

export const timings = ['in-time', 'within', 'too-late'] as const;
export type Timing = (typeof timings)[number];

export type Compared = {
  readonly option: ComparedOption;
  readonly instrumentNames: readonly string[];
  /** From a decision until it takes hold. */
  readonly leadTimeDays: number;
  /** Whether that was said, or comes from the catalogue’s estimate for the slowest instrument. */
  readonly isEstimate: boolean;
  /** ISO 8601, decided today. */
  readonly takesHoldOn: string;
  /** Nothing without a forecast. */
  readonly timing: Timing | undefined;
  /** Of the window's days: how many are left once it has taken hold, 0 to 1. */
  readonly shareOfWindowLeft: number | undefined;
  /** What the catalogue says that its instruments risk. */
  readonly harmRisks: readonly string[];
};

const dayMs = 86_400_000;
const dayNumber = (day: string) => Date.parse(day) / dayMs;

/**
 * Options side by side. An option takes hold when its slowest instrument does, as it says itself or else by the upper
 * estimate of the catalogue; in time is before the forecast's window begins, too late after its last day.
 * @param today ISO 8601
 */
export function compareOptions(
  options: readonly ComparedOption[],
  instruments: readonly InstrumentLine[],
  window: ForecastWindow | undefined,
  today: string,
): readonly Compared[] {
  return options.map((option) => {
    const used = instruments.filter(({ id }) => option.instruments.includes(id));
    const leadTimeDays = option.leadTimeDays ?? Math.max(0, ...used.map(({ leadTimeDays: [, most] }) => most));
    const takesHoldOn = new Date((dayNumber(today) + leadTimeDays) * dayMs).toISOString().slice(0, 10);
    return {
      option,
      instrumentNames: option.instruments.map((id) => used.find((each) => each.id === id)?.name ?? id),
      leadTimeDays,
      isEstimate: option.leadTimeDays === null,
      takesHoldOn,
      timing: window && timingOf(takesHoldOn, window),
      shareOfWindowLeft: window && shareLeft(takesHoldOn, window),
      harmRisks: [...new Set(used.flatMap(({ harmRisks }) => harmRisks))],
    };
  });
}

function timingOf(day: string, { firstDay, lastDay }: ForecastWindow): Timing {
  if (day <= firstDay) return 'in-time';
  return day <= lastDay ? 'within' : 'too-late';
}

function shareLeft(day: string, { firstDay, lastDay }: ForecastWindow): number {
  const days = dayNumber(lastDay) - dayNumber(firstDay) + 1;
  const left = dayNumber(lastDay) - Math.max(dayNumber(day), dayNumber(firstDay)) + 1;
  return Math.max(0, left / days);
}

/** @param firstMonth @param lastMonth the first day of a month, or the month, ISO 8601 */
export function windowOfMonths(firstMonth: string, lastMonth: string): ForecastWindow {
  const [year = 0, month = 1] = lastMonth.split('-').map(Number);
  // Day 0 of the month after is the last day of the month.
  return {
    firstDay: `${firstMonth.slice(0, 7)}-01`,
    lastDay: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10),
  };
}
