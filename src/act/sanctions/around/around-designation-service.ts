import { allCountries, countryByCode } from '../../../places/country.ts';
import type { Actor } from '../../../platform/database/actor.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { RecordId } from '../../../platform/records/record.ts';
import type { RecordService } from '../../../platform/records/record-service.ts';
import type { FigureService } from '../../../warn/events/figure-service.ts';
import { type FigureRelease, lastDayOf, monthOfNumber } from '../../../warn/events/figures.ts';
import { explainedQuestion } from '../../../warn/forecasts/explanation.ts';
import type { ExplanationService } from '../../../warn/forecasts/explanation-service.ts';
import type { PastChance } from '../../../warn/forecasts/forecast.ts';
import type { designationCase } from '../designations/designation-case.ts';
import type { ListSnapshotService } from '../list-snapshot-service.ts';
import type { RegimePlaces } from '../regime-place.ts';
import type { sanctionsMeasure } from '../sanctions-measure.ts';
import { type AroundDesignation, aroundDesignation, aroundMonths } from './around-designation.ts';

export type AroundService = ReturnType<typeof createAroundService>;

/** What was seen around the day of a designation or a measure. */
export type SeenAround = {
  /** ISO 8601. */
  readonly day: string;
  readonly country: string;
  readonly release: FigureRelease;
  /** Nothing where too few months are known. */
  readonly around: AroundDesignation | undefined;
  /** The forecast that stood before it, and the last within the months after it. */
  readonly chances: { readonly before: PastChance | undefined; readonly after: PastChance | undefined };
};

const listedStates = ['listed', 'notified', 'under-review', 'delisted'];

/** What changed in a place after a designation, beside similar places without one: associations, from what is loaded. */
export function createAroundService({
  database,
  figures,
  explanations,
  cases,
  measures,
  lists,
  placesOf,
}: {
  readonly database: Database;
  readonly figures: FigureService;
  readonly explanations: ExplanationService;
  readonly cases: RecordService<typeof designationCase>;
  readonly measures: RecordService<typeof sanctionsMeasure>;
  readonly lists: Pick<ListSnapshotService, 'regimesListedBetween'>;
  readonly placesOf: RegimePlaces;
}) {
  /** Countries about which an imported list says that somebody was listed within the months that are looked at. */
  async function listedAround(actor: Actor, day: string): Promise<readonly string[]> {
    const first = `${monthOfNumber(monthOf(day) - aroundMonths)}-01`;
    const last = lastDayOf(monthOfNumber(monthOf(day) + aroundMonths));
    return (await lists.regimesListedBetween(actor, first, last)).flatMap((regime) => [...placesOf(regime)]);
  }

  /** Countries in which a designation or a measure is recorded within the months that are looked at, here or by a list. */
  async function designatedAround(actor: Actor, day: string): Promise<ReadonlySet<string>> {
    const byLists = await listedAround(actor, day);
    return database.snapshot(actor, async (queries) => {
      const listed = await cases.listIn(queries, { states: listedStates });
      const imposed = await measures.listIn(queries, { states: ['in-force', 'lifted'] });
      const days = [
        ...listed.map(({ place, values }) => ({ place, on: 'listedOn' in values ? values.listedOn : '' })),
        ...imposed.map(({ place, values }) => ({ place, on: 'from' in values ? values.from : '' })),
      ];
      const near = days.filter(({ on }) => on !== '' && Math.abs(monthsBetween(on, day)) <= aroundMonths);
      return new Set([...byLists, ...near.flatMap(({ place }) => place ?? [])]);
    });
  }

  async function seen(actor: Actor, code: string, day: string): Promise<SeenAround | undefined> {
    const country = countryByCode(code)?.code;
    const release = (await figures.current(actor))['monthly-deaths'];
    if (country === undefined || release === undefined) return undefined;
    const from = monthOfNumber(monthOf(day) - aroundMonths);
    const countries = allCountries().map((each) => each.code);
    const monthly = await figures.monthlyOf(actor, countries, from);
    const past = (await explanations.chancesOf(actor, [country], explainedQuestion)).get(country) ?? [];
    const until = lastDayOf(monthOfNumber(monthOf(day) + aroundMonths));
    const madeOn = ({ madeAt }: PastChance) => madeAt.toISOString().slice(0, 10);
    return {
      ...{ day, country, release },
      around: aroundDesignation(monthly, country, day, await designatedAround(actor, day)),
      chances: {
        before: past.find((each) => madeOn(each) < day),
        after: past.find((each) => madeOn(each) > day && madeOn(each) <= until),
      },
    };
  }

  return {
    /** Around the day on which the subject of a case was listed; nothing before it is, or where no figures are loaded. */
    async ofCase(actor: Actor, id: RecordId): Promise<SeenAround | undefined> {
      const found = await cases.find(actor, id);
      if (found === undefined || !('listedOn' in found.values) || !found.values.listedOn) return undefined;
      return seen(actor, found.values.country, found.values.listedOn);
    },

    /** Around the first day of a measure for one country. */
    async ofMeasure(actor: Actor, id: RecordId): Promise<SeenAround | undefined> {
      const found = await measures.find(actor, id);
      if (found === undefined || !('from' in found.values) || !found.values.from || found.values.country === null) {
        return undefined;
      }
      return seen(actor, found.values.country, found.values.from);
    },
  };
}

const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const monthsBetween = (one: string, other: string) => monthOf(one) - monthOf(other);
