import type { CountryCode } from '../../places/country.ts';
import { type Month, monthNumber } from '../events/figures.ts';
import type { FollowedBy } from '../events/rise-record.ts';
import type { originWords } from './signal.ts';

export type SignalOrigin = keyof typeof originWords;

/** Signals alike in all that their record asks. */
export type SignalsAlike = {
  readonly origin: SignalOrigin;
  readonly country: CountryCode;
  /** In which they were observed. */
  readonly month: Month;
  readonly state: 'noticed' | 'linked' | 'set-aside';
  readonly count: number;
};

/** What became of the signals of one origin. */
export type SignalRecord = {
  readonly origin: SignalOrigin;
  readonly made: number;
  readonly waiting: number;
  readonly linked: number;
  readonly setAside: number;
  /** Of those whose months after are all counted: after how many so many died, and after how many fewer. */
  readonly hits: number;
  readonly falseAlarms: number;
  /** Of the hits those that were set aside: what a person thought nothing of. */
  readonly setAsideHits: number;
};

/** Deaths by month of a country, from its first month on. */
export type CountedDeaths = { readonly first: Month; readonly deathsBest: readonly number[] };

/**
 * By origin, the one with most signals first: what people made of them, and what followed in the months after. A signal
 * whose months are not all counted yet is neither right nor wrong.
 */
export function recordOfSignals(
  signals: readonly SignalsAlike[],
  deaths: ReadonlyMap<CountryCode, CountedDeaths>,
  followedBy: FollowedBy,
): readonly SignalRecord[] {
  const records = [...Map.groupBy(signals, ({ origin }) => origin)].map(([origin, alike]) => {
    const count = (isMeant: (one: SignalsAlike) => boolean) =>
      alike.reduce((sum, one) => sum + (isMeant(one) ? one.count : 0), 0);
    const cameTrue = (one: SignalsAlike) => isFollowed(one, deaths.get(one.country), followedBy);
    return {
      ...{ origin, made: count(() => true) },
      waiting: count(({ state }) => state === 'noticed'),
      linked: count(({ state }) => state === 'linked'),
      setAside: count(({ state }) => state === 'set-aside'),
      hits: count((one) => cameTrue(one) === true),
      falseAlarms: count((one) => cameTrue(one) === false),
      setAsideHits: count((one) => one.state === 'set-aside' && cameTrue(one) === true),
    };
  });
  return records.toSorted((left, right) => right.made - left.made || (left.origin < right.origin ? -1 : 1));
}

/** Nothing where the months after it are not all counted. */
function isFollowed(
  { month }: SignalsAlike,
  counted: CountedDeaths | undefined,
  { withinMonths, deaths }: FollowedBy,
): boolean | undefined {
  if (counted === undefined) return undefined;
  const from = monthNumber(month) + 1 - monthNumber(counted.first);
  if (from < 0 || from + withinMonths > counted.deathsBest.length) return undefined;
  return counted.deathsBest.slice(from, from + withinMonths).reduce((sum, count) => sum + count, 0) >= deaths;
}
