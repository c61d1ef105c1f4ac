import type { PeopleService } from '../../people/people-service.ts';
import { allCountries, type CountryCode, countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import type { EventReleaseId } from '../events/event.ts';
import type { EventService } from '../events/event-service.ts';
import { lastDayOf } from '../events/figures.ts';
import type { MonthCounts } from '../events/rise.ts';
import type { ClusterRule } from './cluster-rule.ts';
import { type EventRise, eventRise, isNews } from './event-rise.ts';
import { lockClusters } from './report-cluster-store.ts';
import type { SignalSeriesService, SignalService } from './signal-service.ts';

export type RiseSignalService = ReturnType<typeof createRiseSignalService>;

/** Tells the watch where the events of a country stand out above its own three years, before anybody has reported it. */
export function createRiseSignalService({
  database,
  clock,
  people,
  events,
  signals,
  signalSeries,
  rule: { rise: rule },
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly people: PeopleService;
  readonly events: EventService;
  readonly signals: SignalService;
  readonly signalSeries: SignalSeriesService;
  readonly rule: ClusterRule;
}) {
  /** The release that this app has looked at last: what it tells is told, and it never changes. */
  let seen: EventReleaseId | undefined;

  /** Whether a signal that stands in the country, of this rule or of a cluster of reports, has this rise behind it. */
  async function isTold(queries: Queries, country: CountryCode, rise: EventRise): Promise<boolean> {
    const series = await signalSeries.listIn(queries, { place: country, values: { release: rise.release } });
    return series.some(({ values }) => values.series === rise.series);
  }

  /** @param among how many countries had events enough to be looked at, of which chance alone names some */
  async function tell(
    queries: Queries,
    country: CountryCode,
    rise: EventRise,
    { lastMonth }: MonthCounts,
    among: number,
  ): Promise<boolean> {
    if (await isTold(queries, country, rise)) return false;
    const desk = await people.deskOf(queries, country);
    const byChance = (among / (rule.earlierMonths + 1)).toFixed(1);
    const id = await signals.makeIn(
      queries,
      systemActor,
      {
        title: `A rise in events in ${countryByCode(country)?.name ?? country}: ${rise.last} in ${lastMonth}, at most ${rise.highestBefore} in a month before`,
        detail: `Found by rule in counts alone. ${among} ${among === 1 ? 'country' : 'countries'} had ${rule.fewestEvents} events or more in that month; were all months alike, chance alone would name about ${byChance} of them.`,
        ...{ country, region: null, origin: 'rise', source: `/places/${country}`, asksFor: null },
        observedOn: lastDayOf(lastMonth),
      },
      // Events are published: the whole government may read of it.
      { owner: desk.id, marking: 'OFFICIAL', caveats: [], audience: [desk.government] },
    );
    const { series, finding, release } = rise;
    await signalSeries.makeIn(queries, systemActor, { signal: id, series, finding, release });
    return true;
  }

  return {
    /**
     * Looks at the last whole month of the events that were landed last. Again, on the same, it changes nothing.
     * @returns how many signals were made
     */
    async watch(): Promise<number> {
      const told = await database.transact(systemActor, async (queries) => {
        const newest = await events.lastMonthIn(queries);
        if (newest === undefined || newest.release.id === seen) return { made: 0, release: seen };
        if (!isNews(newest.lastMonth, rule, clock())) return { made: 0, release: newest.release.id };
        // With the watch over reports, whose signals may have the same rise behind them.
        await lockClusters(queries);
        const codes = allCountries().map(({ code }) => code);
        const counted = await events.countryMonthCountsIn(queries, codes, rule.earlierMonths + 1);
        const among = [...counted.values()].filter(({ counts }) => (counts.at(-1) ?? 0) >= rule.fewestEvents).length;
        let made = 0;
        for (const [country, months] of counted) {
          const rise = eventRise(months, rule, countryByCode(country)?.name ?? country);
          if (rise !== undefined && (await tell(queries, country, rise, months, among))) made += 1;
        }
        return { made, release: newest.release.id };
      });
      // Only now: what was not committed was not told.
      seen = told.release;
      return told.made;
    },
  };
}
