import type { PeopleService } from '../../people/people-service.ts';
import type { Role } from '../../people/person.ts';
import { allCountries, type CountryCode } from '../../places/country.ts';
import { countriesOf, type RegionId } from '../../places/region.ts';
import { regionById } from '../../places/shipped-regions.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { message } from '../../platform/language/message.ts';
import { say } from '../../platform/language/say.ts';
import { addressOf } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import { checkIn } from '../check-ins/check-in.ts';
import type { CheckInService } from '../check-ins/check-in-service.ts';
import type { FigureService } from '../events/figure-service.ts';
import { type Month, monthOfNumber } from '../events/figures.ts';
import type { ForecastRun, RiskForecast } from '../forecasts/forecast.ts';
import type { ForecastService } from '../forecasts/forecast-service.ts';
import { report } from '../reports/report.ts';
import type { ReportServices } from '../reports/report-service.ts';
import type { SignalService } from '../signals/signal-service.ts';
import type { WarningService } from '../warnings/warning-service.ts';
import {
  type FiledReport,
  firstMonthNumber,
  type NoticedSignal,
  type Settled,
  type WatchLine,
  type WatchReadings,
  watchLines,
} from './watch-list.ts';
import { placeNameOf, watchPlaces } from './watch-place.ts';
import { chancesByCountry, inOrder, type WatchOrder } from './watch-rank.ts';
import type { DeskMatterService, DismissalService } from './watch-record-service.ts';

export type WatchListService = ReturnType<typeof createWatchListService>;

export type LeadingDesk = { readonly id: string; readonly name: string };

export type WatchList = Pick<WatchReadings, 'beforeIs' | 'madeAt'> & {
  readonly lines: readonly WatchLine[];
  /** Of each country of a line: the desk that leads. */
  readonly desks: ReadonlyMap<CountryCode, LeadingDesk>;
};

const most = { after: undefined, limit: 1_000 };

/** Whose work it is to know what changed: everybody in government but those who look after the system. */
const watching: readonly Role[] = [
  ...(['watch-analyst', 'desk-officer', 'focal-point', 'minister'] as const),
  ...(['joint-analyst', 'strategy-owner', 'post-reporter'] as const),
];

export function mayWatch({ roles }: Pick<Actor, 'roles'>): boolean {
  return roles.includes('system') || watching.some((role) => roles.includes(role));
}

/** What waits for a watch analyst, a line for each place: read each time, of what the asker may see and of nothing else. */
export function createWatchListService({
  database,
  clock,
  people,
  figures,
  forecasts,
  warnings,
  signals,
  reports,
  checkIns,
  dismissals,
  deskMatters,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly people: PeopleService;
  readonly figures: FigureService;
  readonly forecasts: ForecastService;
  readonly warnings: WarningService;
  readonly signals: SignalService;
  readonly reports: ReportServices['reports'];
  readonly checkIns: CheckInService;
  readonly dismissals: DismissalService;
  readonly deskMatters: DeskMatterService;
}) {
  async function noticed(actor: Actor): Promise<readonly NoticedSignal[]> {
    const found = await signals.page(actor, { state: 'noticed' }, most);
    return found.flatMap(({ id, createdAt, values: { title, country, region, asksFor } }) =>
      watchPlaces({ country, region }).map((place) => ({ ...place, id, title, asksFor, at: createdAt })),
    );
  }

  async function filed(actor: Actor, since: Date): Promise<readonly FiledReport[]> {
    const moved = await reports.page(actor, { states: ['filed', 'coded'], changedSince: since }, most);
    const checked = await checkIns.page(actor, { state: 'given', changedSince: since }, most);
    return [
      ...moved.map(({ id, changedAt: at, values: { title, country } }) => ({
        ...{ href: addressOf(report, id), title, at, country },
      })),
      ...checked
        .filter(({ values }) => values.worse.length > 0)
        .map(({ id, changedAt: at, values: { worse, country } }) => ({
          ...{ href: addressOf(checkIn, id), at, country },
          title: say('Check-in: risk factors that have grown worse: {factors}', { factors: worse.join(', ') }),
        })),
    ].flatMap(({ country, ...told }) => watchPlaces({ country, region: null }).map((place) => ({ ...place, ...told })));
  }

  async function settledPlaces(actor: Actor): Promise<readonly Settled[]> {
    const dismissed = await dismissals.page(actor, { state: 'standing' }, most);
    const handed = await deskMatters.page(actor, { state: 'with-desk' }, most);
    return [
      ...dismissed.flatMap(({ id, createdAt, values: { country, region, comesBackOn } }) =>
        watchPlaces({ country, region }).map((place) => ({
          ...{ ...place, id, at: createdAt, until: comesBackOn, kind: 'dismissed' as const },
        })),
      ),
      ...handed.flatMap(({ id, createdAt, values: { country, region } }) =>
        watchPlaces({ country, region }).map((place) => ({
          ...{ ...place, id, at: createdAt, until: undefined, kind: 'with-desk' as const },
        })),
      ),
    ];
  }

  /** What the chances of the newest run are held against: the last run on other figures, else what the model gave a year before. */
  async function standing(actor: Actor): Promise<Pick<WatchReadings, 'chances' | 'before' | 'beforeIs' | 'madeAt'>> {
    const made = await forecasts.latestRisks(actor);
    if (made === undefined)
      return { chances: new Map(), before: new Map(), beforeIs: 'year-before', madeAt: undefined };
    const earlier = (await forecasts.runs(actor)).find((run) => isOnOtherFigures(run, made.run));
    const chances = chancesByCountry(made.risks);
    const { madeAt } = made.run;
    if (earlier === undefined) return { chances, before: yearBefore(made.risks), beforeIs: 'year-before', madeAt };
    const before = chancesByCountry(await forecasts.risksOfRun(actor, earlier.id));
    return { chances, before: firstOf(before), beforeIs: 'last-run', madeAt };
  }

  /** The months that are looked at, and what was forecast of the last. */
  async function months(actor: Actor): Promise<Pick<WatchReadings, 'months' | 'expected'>> {
    const last = (await figures.current(actor))['monthly-deaths']?.lastPeriod as Month | undefined; // Of a monthly release.
    if (last === undefined) return { months: new Map(), expected: new Map() };
    const codes = allCountries().flatMap(({ code, lastYear }) => (lastYear === undefined ? [code] : []));
    return {
      months: await figures.monthlyOf(actor, codes, monthOfNumber(firstMonthNumber(last))),
      expected: await forecasts.monthBefore(actor, last),
    };
  }

  async function read(actor: Actor, since: Date): Promise<WatchReadings> {
    const open = await warnings.list(actor, { open: true });
    return {
      today: clock().toISOString().slice(0, 10),
      since,
      signals: await noticed(actor),
      reports: await filed(actor, since),
      open: open.map(({ warning: { id, country, region } }) =>
        region === undefined ? { id, country } : { id, country, region },
      ),
      settled: await settledPlaces(actor),
      ...(await standing(actor)),
      ...(await months(actor)),
      nameOf: placeNameOf,
      membersOf: (region: RegionId) => {
        const found = regionById(region);
        return found === undefined ? [] : countriesOf(found);
      },
    };
  }

  /** The desk that leads on each country; who leads is known to everybody. */
  function desksOf(countries: readonly CountryCode[]): Promise<ReadonlyMap<CountryCode, LeadingDesk>> {
    return database.snapshot(systemActor, async (queries) => {
      const desks = new Map<CountryCode, LeadingDesk>();
      for (const country of countries) desks.set(country, await people.deskOf(queries, country));
      return desks;
    });
  }

  return {
    /**
     * The lines in the order asked for, with what the forecasts' changes are held against.
     * @param since from when on a thing is new
     * @throws Refusal (403) for whoever is not of the government's own watch
     */
    async lines(actor: Actor, order: WatchOrder, since: Date): Promise<WatchList> {
      if (!mayWatch(actor)) {
        throw new Refusal(
          'watch.role',
          403,
          message('The watch list is for those who watch and answer in government.'),
        );
      }
      const readings = await read(actor, since);
      const lines = inOrder(watchLines(readings), order);
      const desks = await desksOf([...new Set(lines.map(({ country }) => country))]);
      return { lines, desks, beforeIs: readings.beforeIs, madeAt: readings.madeAt };
    },
  };
}

function isOnOtherFigures(run: ForecastRun, newest: ForecastRun): boolean {
  return (
    run.modelName === newest.modelName &&
    run.madeAt < newest.madeAt &&
    (run.annualReleaseId !== newest.annualReleaseId || run.monthlyReleaseId !== newest.monthlyReleaseId)
  );
}

function firstOf(chances: ReturnType<typeof chancesByCountry>): ReadonlyMap<string, number> {
  return new Map(
    [...chances].flatMap(([country, [first]]) => (first === undefined ? [] : [[country, first] as const])),
  );
}

function yearBefore(risks: readonly RiskForecast[]): ReadonlyMap<string, number> {
  return new Map(
    risks.flatMap(({ country, target, thresholdDeaths, probabilityYearBefore: before }) =>
      target === 'one-sided' && thresholdDeaths === 25 && before !== undefined
        ? [[country as string, before] as const]
        : [],
    ),
  );
}
