import type { CountryCode } from '../../places/country.ts';
import type { RegionId } from '../../places/region.ts';
import { monthNumber } from '../events/figures.ts';
import type { MonthForecast } from '../forecasts/forecast.ts';
import type { SignalLevel } from '../signals/signal.ts';
import { placeKeyOf, type WatchPlace } from './watch-place.ts';
import {
  type Chances,
  expectedDeathsAtLeast,
  monthBits,
  movedBits,
  type Ranked,
  unexpectedBits,
} from './watch-rank.ts';

/** The numbers of the watch list, in one place: its page says each. */
export const watchRule = {
  /** The odds of 25 civilians killed have doubled. */
  fewestBitsOfRise: 1,
  /** Below it a chance that doubles is not worth a morning. */
  leastChance: 0.05,
  monthsLookedAt: 60,
  /** As many deaths at least, in a month that is graver than all others looked at, or than was forecast. */
  fewestDeathsOfMonth: 10,
} as const;

export type NoticedSignal = WatchPlace & {
  readonly id: string;
  readonly title: string;
  readonly asksFor: SignalLevel | null;
  readonly at: Date;
};
/** A report, or a check-in that says that something has grown worse. */
export type FiledReport = WatchPlace & { readonly href: string; readonly title: string; readonly at: Date };

/** What has been said of a place already: dismissed to a day, or with a desk; what is newer brings the place back. */
export type Settled = WatchPlace & {
  readonly kind: 'dismissed' | 'with-desk';
  readonly id: string;
  readonly at: Date;
  /** Until this day, the day itself not; without one until it is answered. */
  readonly until: string | undefined;
};

/** What the list is made from: all of it as far as the asker may see it. */
export type WatchReadings = {
  readonly today: string;
  /** From when on a thing is new to the asker. */
  readonly since: Date;
  readonly signals: readonly NoticedSignal[];
  /** Those filed since. */
  readonly reports: readonly FiledReport[];
  readonly open: readonly (WatchPlace & { readonly id: string })[];
  readonly settled: readonly Settled[];
  /** By country, in the order of the thresholds. */
  readonly chances: ReadonlyMap<string, Chances>;
  /** The chance of the least threshold before, by country, and what “before” means. */
  readonly before: ReadonlyMap<string, number>;
  readonly beforeIs: 'last-run' | 'year-before';
  /** When the newest forecasts were made; nothing before the first. */
  readonly madeAt: Date | undefined;
  /** Deaths by month and country, the earliest first. */
  readonly months: ReadonlyMap<string, readonly { readonly month: string; readonly deathsBest: number }[]>;
  /** By country: what was forecast of its last month on figures that did not reach it. */
  readonly expected: ReadonlyMap<string, MonthForecast>;
  readonly nameOf: (place: WatchPlace) => string;
  /** The countries of a region. */
  readonly membersOf: (region: RegionId) => readonly CountryCode[];
};

/** What ends a line: the one step that is put first. */
export type NextStep =
  | { readonly step: 'open-from-signal'; readonly signal: string }
  | { readonly step: 'link-signal'; readonly signal: string; readonly warning: string }
  | { readonly step: 'hand-over' };

export type MonthThatStandsOut = {
  readonly month: string;
  readonly deaths: number;
  /** Against the months before, where it is graver than each of them. */
  readonly bits: number | undefined;
  /** Against what was forecast of it, where it is graver than the 95 % of that. */
  readonly forecast: { readonly deathsP95: number; readonly bits: number } | undefined;
};

export type WatchLine = WatchPlace &
  Ranked & {
    readonly key: string;
    readonly signals: readonly (NoticedSignal & { readonly isNew: boolean })[];
    readonly reports: readonly FiledReport[];
    /** Of 25 civilians killed or more, where it has risen enough to be told. */
    readonly rise: { readonly chance: number; readonly before: number; readonly bits: number } | undefined;
    /** The last month, where it stands out. */
    readonly month: MonthThatStandsOut | undefined;
    /** Of 25 civilians killed or more in twelve months. */
    readonly chance: number | undefined;
    /** The warning that stands open on it. */
    readonly warning: string | undefined;
    /** A dismissal whose day has come, or that something newer has overtaken. */
    readonly cameBack: Settled | undefined;
    readonly isNew: boolean;
    readonly next: NextStep;
  };

/** One line for each place where something waits for a watch analyst, in no order. */
export function watchLines(readings: WatchReadings): readonly WatchLine[] {
  const places = new Map<string, WatchPlace>();
  const put = ({ country, region }: WatchPlace) => {
    const place = region === undefined ? { country } : { country, region };
    if (!places.has(placeKeyOf(place))) places.set(placeKeyOf(place), place);
  };
  for (const each of [...readings.signals, ...readings.reports]) put(each);
  for (const country of [...readings.chances.keys(), ...readings.months.keys()]) {
    // The readings are by codes of countries.
    put({ country: country as CountryCode });
  }
  return [...places.values()].flatMap((place) => lineOf(place, readings) ?? []);
}

function lineOf(place: WatchPlace, readings: WatchReadings): WatchLine | undefined {
  const key = placeKeyOf(place);
  const isHere = (other: WatchPlace) => placeKeyOf(other) === key;
  const signals = readings.signals.filter(isHere).map((signal) => ({ ...signal, isNew: signal.at >= readings.since }));
  const reports = readings.reports.filter(isHere);
  const warning = readings.open.find(isHere)?.id;
  const countries = place.region === undefined ? [place.country] : readings.membersOf(place.region);
  const measured = measure(countries, readings);
  // Forecasts and months speak of countries; a warning that stands has them before whoever answers it.
  const tells = place.region === undefined && warning === undefined;
  const rise = tells && measured.rise !== undefined && isToldRise(measured.rise) ? measured.rise : undefined;
  const month = tells ? measured.month : undefined;
  if (signals.length + reports.length === 0 && rise === undefined && month === undefined) return undefined;
  const settled = readings.settled.filter(isHere).toSorted((left, right) => right.at.getTime() - left.at.getTime())[0];
  const risen = rise !== undefined && readings.beforeIs === 'last-run' ? [readings.madeAt?.getTime() ?? -1] : [];
  const newest = Math.max(-1, ...risen, ...[...signals, ...reports].map(({ at }) => at.getTime()));
  if (settled !== undefined && isQuiet(settled, newest, readings.today)) return undefined;
  return {
    ...place,
    ...{ key, name: readings.nameOf(place), signals, reports, warning, rise, month },
    chance: measured.chance,
    harmDeaths: measured.harmDeaths,
    surpriseBits: measured.surpriseBits,
    cameBack: settled,
    isNew:
      signals.some(({ isNew }) => isNew) ||
      reports.length > 0 ||
      (rise !== undefined && readings.madeAt !== undefined && readings.madeAt >= readings.since),
    next: nextStep(signals, warning),
  };
}

/** Whether what was said of a place still holds: its day has not come, and nothing has come since. */
function isQuiet({ at, until }: Settled, newestAt: number, today: string): boolean {
  return (until === undefined || today < until) && newestAt <= at.getTime();
}

const levelOrder = ['severe', 'high', 'elevated'] as const;

function nextStep(signals: readonly NoticedSignal[], warning: string | undefined): NextStep {
  const asking = signals.flatMap(({ id, asksFor }) =>
    asksFor === null ? [] : [{ id, rank: levelOrder.indexOf(asksFor) }],
  );
  const gravest = asking.toSorted((left, right) => left.rank - right.rank)[0]?.id;
  const [first] = signals;
  if (warning !== undefined && first !== undefined)
    return { step: 'link-signal', signal: gravest ?? first.id, warning };
  if (gravest !== undefined) return { step: 'open-from-signal', signal: gravest };
  return { step: 'hand-over' };
}

type Rise = NonNullable<WatchLine['rise']>;

function isToldRise({ bits, chance }: Rise): boolean {
  return bits >= watchRule.fewestBitsOfRise && chance >= watchRule.leastChance;
}

/** What forecasts and figures say of these countries together. */
function measure(countries: readonly string[], { chances, before, months, expected }: WatchReadings) {
  const of = countries.flatMap((country) => {
    const own = chances.get(country);
    return own === undefined ? [] : [own];
  });
  const rises = countries.flatMap((country) => {
    const [chance] = chances.get(country) ?? [];
    const was = before.get(country);
    return chance === undefined || was === undefined ? [] : [{ chance, before: was, bits: movedBits(was, chance) }];
  });
  const last = countries.flatMap((country) => lastMonth(months.get(country) ?? [], expected.get(country)));
  const bits = [...rises.map((rise) => Math.abs(rise.bits)), ...last.map((month) => month.bits)];
  return {
    chance: of.length === 0 ? undefined : 1 - of.reduce((none, [chance = 0]) => none * (1 - chance), 1),
    harmDeaths: of.length === 0 ? undefined : of.reduce((sum, each) => sum + expectedDeathsAtLeast(each), 0),
    surpriseBits: bits.length === 0 ? undefined : Math.max(...bits),
    rise: rises[0],
    month: last[0]?.standsOut,
  };
}

function lastMonth(
  months: readonly { readonly month: string; readonly deathsBest: number }[],
  expected: MonthForecast | undefined,
): readonly { readonly bits: number; readonly standsOut: MonthThatStandsOut | undefined }[] {
  const deaths = months.map(({ deathsBest }) => deathsBest);
  const [last, past] = [months.at(-1), monthBits(deaths)];
  if (last === undefined) return [];
  const forecast = expected?.month === last.month ? expected : undefined;
  const unexpected = forecast && unexpectedBits(last.deathsBest, forecast);
  if (past === undefined && unexpected === undefined) return [];
  const isHighest = past !== undefined && deaths.filter((each) => each >= last.deathsBest).length === 1;
  const isBeyond = forecast !== undefined && last.deathsBest > forecast.deathsP95;
  const isGrave = last.deathsBest >= watchRule.fewestDeathsOfMonth;
  return [
    {
      bits: Math.max(past ?? 0, unexpected ?? 0),
      standsOut:
        isGrave && (isHighest || isBeyond)
          ? {
              ...{ month: last.month, deaths: last.deathsBest, bits: isHighest ? past : undefined },
              forecast: isBeyond ? { deathsP95: forecast.deathsP95, bits: unexpected ?? 0 } : undefined,
            }
          : undefined,
    },
  ];
}

/** The first month that the list looks at, given the last one. */
export function firstMonthNumber(last: Parameters<typeof monthNumber>[0]): number {
  return monthNumber(last) - watchRule.monthsLookedAt;
}
