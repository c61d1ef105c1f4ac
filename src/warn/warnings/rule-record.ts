import { type CountryCode, countryByCode } from '../../places/country.ts';
import type { BacktestChance } from '../forecasts/backtest.ts';
import { type Level, levels } from './warning.ts';
import { proposeWarnings, type Risk } from './warning-rule.ts';

/** A warning that the rule would have opened, or one that it would have missed, with what came. */
export type NamedPast = {
  readonly country: CountryCode;
  /** Of the forecast; the twelve months after it are what is counted. */
  readonly year: number;
  /** The chance that so many are killed. */
  readonly chance: number;
  readonly deaths: number;
};

/** How the rule would have done at one level: warnings of it or of a higher one, against its own number of deaths. */
export type LevelRecord = {
  readonly level: Level;
  readonly deaths: number;
  readonly warnings: number;
  readonly falseAlarmsAYear: number;
  /** Times that so many were killed. */
  readonly events: number;
  /** So many were killed after it; the most first. */
  readonly hits: readonly NamedPast[];
  /** So many were killed, and no such warning stood; the most first. */
  readonly misses: readonly NamedPast[];
  /** Fewer were killed after it; the highest chance first. */
  readonly falseAlarms: readonly NamedPast[];
};

export type RuleRecord = {
  readonly firstYear: number;
  readonly lastYear: number;
  readonly levels: readonly LevelRecord[];
};

const deathsOf: Readonly<Record<Level, 25 | 100 | 1000>> = { severe: 1000, high: 100, elevated: 25 };
const chanceOf = { 25: 'probability25', 100: 'probability100', 1000: 'probability1000' } as const;

type Looked = BacktestChance & { readonly country: CountryCode; readonly warned: Level | undefined };

/**
 * What the rule of forecasts would have warned of, each year on what the same model gave on what was known then, and
 * what came of it. The first year has none before it to rise from, and is not counted.
 * @returns nothing where there are not two years
 */
export function recordOfRule(chances: readonly BacktestChance[]): RuleRecord | undefined {
  const byYear = Map.groupBy(chances, ({ year }) => year);
  const [, ...years] = [...byYear.keys()].toSorted((left, right) => left - right);
  const [firstYear, lastYear] = [years[0], years.at(-1)];
  if (firstYear === undefined || lastYear === undefined) return undefined;
  const looked = years.flatMap((year) => lookAt(byYear.get(year) ?? [], byYear.get(year - 1) ?? []));
  const inYears = lastYear - firstYear + 1;
  return { firstYear, lastYear, levels: levels.map((level) => recordAt(level, looked, inYears)) };
}

/** One year's forecasts through the rule itself, with its most warnings at a time. */
function lookAt(now: readonly BacktestChance[], before: readonly BacktestChance[]): readonly Looked[] {
  const earlier = new Map(before.map((each) => [each.place, each]));
  const known = now.flatMap((chance) => {
    const country = countryByCode(chance.place)?.code;
    return country === undefined ? [] : [{ ...chance, country }];
  });
  const risks: readonly Risk[] = known.map((chance) => ({
    ...chance,
    // What is not kept was so low that any chance which the rule looks at has risen from it.
    probability25YearBefore: earlier.get(chance.place)?.probability25 ?? 0,
    probability100YearBefore: earlier.get(chance.place)?.probability100 ?? 0,
  }));
  const warned = new Map(proposeWarnings(risks).map(({ country, level }) => [country, level]));
  return known.map((chance) => ({ ...chance, warned: warned.get(chance.country) }));
}

function recordAt(level: Level, looked: readonly Looked[], inYears: number): LevelRecord {
  const deaths = deathsOf[level];
  const isWarned = ({ warned }: Looked) => warned !== undefined && levels.indexOf(warned) <= levels.indexOf(level);
  const named = (each: Looked): NamedPast => ({
    ...{ country: each.country, year: each.year, chance: each[chanceOf[deaths]], deaths: each.deaths },
  });
  const byDeaths = (of: readonly Looked[]) =>
    of.toSorted((left, right) => right.deaths - left.deaths || right.year - left.year).map(named);
  const warned = looked.filter(isWarned);
  const events = looked.filter((each) => each.deaths >= deaths);
  const falseAlarms = warned.filter((each) => each.deaths < deaths).map(named);
  return {
    ...{ level, deaths, warnings: warned.length, events: events.length },
    falseAlarmsAYear: falseAlarms.length / inYears,
    hits: byDeaths(events.filter(isWarned)),
    misses: byDeaths(events.filter((each) => !isWarned(each))),
    falseAlarms: falseAlarms.toSorted((left, right) => right.chance - left.chance || right.year - left.year),
  };
}
