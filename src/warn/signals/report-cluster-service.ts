import type { PeopleService } from '../../people/people-service.ts';
import { countryByCode } from '../../places/country.ts';
import { type CrossBorderRegion, countriesOf, hasMember, isInside } from '../../places/region.ts';
import { allRegions, regionById } from '../../places/shipped-regions.ts';
import type { Clock } from '../../platform/clock.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import type { RecordOf } from '../../platform/records/record.ts';
import type { EventService } from '../events/event-service.ts';
import type { ReportServices } from '../reports/report-service.ts';
import { type ClusterRule, levelFor } from './cluster-rule.ts';
import { type EventRise, eventRise, isNews } from './event-rise.ts';
import {
  type Cluster,
  type ClusterPlace,
  counts,
  findClusters,
  independentSources,
  type ToldReport,
} from './report-cluster.ts';
import { lockClusters, reportsBehindClusters } from './report-cluster-store.ts';
import type { signal } from './signal.ts';
import type { SignalReportService, SignalSeriesService, SignalService } from './signal-service.ts';
import { type FiledReport, toldReport } from './told-report.ts';

export type ReportClusterService = ReturnType<typeof createReportClusterService>;
type Signal = RecordOf<typeof signal>;

/** The reports that were changed last: far more than a department reads in the days that the rule looks at. */
const mostReports = 5_000;
const mostSignals = 1_000;

/** Puts reports of independent organisations together as one signal, with the rise in events where there is one. */
export function createReportClusterService({
  database,
  clock,
  people,
  events,
  reports,
  signals,
  signalReports,
  signalSeries,
  rule,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly people: PeopleService;
  readonly events: EventService;
  readonly reports: ReportServices['reports'];
  readonly signals: SignalService;
  readonly signalReports: SignalReportService;
  readonly signalSeries: SignalSeriesService;
  readonly rule: ClusterRule;
}) {
  const today = () => clock().toISOString().slice(0, 10);

  /** Whether events stand out in a place now; nothing where none are loaded that reach near enough. */
  async function riseOf(queries: Queries, { region, country }: ClusterPlace): Promise<EventRise | undefined> {
    const countries = region === undefined ? [country] : countriesOf(region);
    const inside = (code: string, unit: string) => region === undefined || isInside(region, code, unit);
    const found = await events.monthCountsIn(queries, countries, rule.rise.earlierMonths + 1, inside);
    if (found === undefined || !isNews(found.lastMonth, rule.rise, clock())) return undefined;
    return eventRise(found, rule.rise, placeName({ region, country }));
  }

  /** Reports that stand, by who wrote them first; those behind a cluster's signal with it. */
  async function readWorld(queries: Queries) {
    const filed = await reports.listIn(queries, { states: ['filed', 'coded', 'closed'] }, mostReports);
    const noticed = await signals.listIn(queries, { state: 'noticed', values: { origin: 'cluster' } }, mostSignals);
    return { filed: filed.toReversed(), noticed, behind: new Map(await reportsBehindClusters(queries)) };
  }

  async function make(queries: Queries, cluster: Cluster, filed: readonly FiledReport[]): Promise<boolean> {
    const own = filedOf(cluster.reports, filed);
    const marked = await people.markTogether(queries, own, cluster.country);
    if (marked === undefined) return false;
    const rise = await riseOf(queries, cluster);
    const said = wordsOf(cluster, cluster.reports, rise);
    if (said.asksFor === undefined) return false;
    const id = await signals.makeIn(
      queries,
      systemActor,
      {
        ...{ title: said.title, detail: said.detail, asksFor: said.asksFor, origin: 'cluster', observedOn: today() },
        ...{ country: cluster.country, region: cluster.region?.id ?? null, source: addressOf(cluster) },
      },
      marked,
    );
    for (const report of cluster.reports) await putBehind(queries, id, report, filed);
    if (rise !== undefined) await putSeries(queries, id, rise);
    return true;
  }

  /** A further report joins the signal that stands, and so does a rise that is told since. @returns how many joined */
  async function join(queries: Queries, standing: Signal, all: readonly ToldReport[], world: World): Promise<number> {
    const place = placeOf(standing);
    if (place === undefined) return 0;
    const fresh = all.filter(
      ({ id, country }) =>
        !world.behind.has(id) &&
        (place.region === undefined ? country === place.country : hasMember(place.region, country)),
    );
    let joined = 0;
    for (const report of fresh) {
      const [own] = filedOf([report], world.filed);
      if (own === undefined || !(await people.isSeenByAllOf(queries, own, standing))) continue;
      await putBehind(queries, standing.id, report, world.filed);
      world.behind.set(report.id, standing.id);
      joined += 1;
    }
    const rise = await riseOf(queries, place);
    const known = await signalSeries.listIn(queries, { values: { signal: standing.id } });
    const isNew = rise !== undefined && !known.some(({ values }) => values.release === rise.release);
    if (isNew) await putSeries(queries, standing.id, rise);
    if (joined + (isNew ? 1 : 0) > 0) await tellAnew(queries, standing, world, rise);
    return joined + (isNew ? 1 : 0);
  }

  /** The signal's words and level follow what stands behind it; the level never falls by itself. */
  async function tellAnew(
    queries: Queries,
    standing: Signal,
    world: World,
    rise: EventRise | undefined,
  ): Promise<void> {
    const place = placeOf(standing);
    if (place === undefined) return;
    const behind = world.filed.filter(({ id }) => world.behind.get(id) === standing.id).map(toldReport);
    const said = wordsOf(place, behind, rise);
    const asksFor = higher(said.asksFor, standing.values.asksFor);
    const values = { ...standing.values, title: said.title, detail: said.detail, asksFor };
    await signals.editIn(queries, systemActor, standing.id, values, 'any');
  }

  async function putBehind(queries: Queries, id: Signal['id'], report: ToldReport, filed: readonly FiledReport[]) {
    const [own] = filedOf([report], filed);
    const shows = `${report.organisation}: ${own?.values.title ?? ''}`.slice(0, 200);
    await signalReports.makeIn(queries, systemActor, { signal: id, report: report.id, shows });
  }

  async function putSeries(queries: Queries, id: Signal['id'], { series, finding, release }: EventRise) {
    await signalSeries.makeIn(queries, systemActor, { signal: id, series, finding, release });
  }

  function wordsOf(place: ClusterPlace, told: readonly ToldReport[], rise: EventRise | undefined) {
    const sources = independentSources(told, rule);
    const risen = rise === undefined ? '' : ', and a rise in events';
    return {
      title: `${told.length} reports from ${placeName(place)} by ${sources.length} independent organisations${risen}`,
      detail: `Put together by rule: graded reports of ${rule.withinDays} days, one source for each organisation and for texts that are nearly the same.`,
      asksFor: levelFor(rule, sources.length, rise !== undefined),
    };
  }

  return {
    rule,

    /**
     * Looks at the reports of the rule's days: joins what is new to signals that stand, and makes signals of clusters
     * that none tells of yet. Again, on the same, it changes nothing.
     * @returns how many signals were made, and how many reports or series joined one
     */
    watch(): Promise<{ readonly made: number; readonly joined: number }> {
      return database.transact(systemActor, async (queries) => {
        await lockClusters(queries);
        const world = await readWorld(queries);
        const counting = world.filed.map(toldReport).filter((report) => counts(report, rule, today()));
        let joined = 0;
        for (const standing of world.noticed) joined += await join(queries, standing, counting, world);
        const left = counting.filter(({ id }) => !world.behind.has(id));
        let made = 0;
        for (const cluster of findClusters(left, withoutSignal(world.noticed), rule)) {
          if (await make(queries, cluster, world.filed)) made += 1;
        }
        return { made, joined };
      });
    },
  };
}

type World = {
  readonly filed: readonly FiledReport[];
  readonly noticed: readonly Signal[];
  /** By report: the cluster's signal that it stands behind. */
  readonly behind: Map<string, string>;
};

/** Regions of which no cluster waits to be judged: what would join it and may not, makes no second one. */
function withoutSignal(noticed: readonly Signal[]): readonly CrossBorderRegion[] {
  return allRegions().filter(({ id }) => !noticed.some(({ values }) => values.region === id));
}

function filedOf(told: readonly ToldReport[], filed: readonly FiledReport[]): readonly FiledReport[] {
  return filed.filter(({ id }) => told.some((report) => report.id === id));
}

function placeOf({ values }: Signal): ClusterPlace | undefined {
  const country = countryByCode(values.country)?.code;
  return country && { country, region: values.region === null ? undefined : regionById(values.region) };
}

function placeName({ region, country }: ClusterPlace): string {
  return region?.name ?? countryByCode(country)?.name ?? country;
}

function addressOf({ region, country }: ClusterPlace): string {
  return region === undefined ? `/places/${country}` : `/regions/${region.id}`;
}

const order = ['elevated', 'high', 'severe'] as const;
function higher(one: Signal['values']['asksFor'] | undefined, other: Signal['values']['asksFor']) {
  return order.findLast((level) => level === one || level === other) ?? null;
}
