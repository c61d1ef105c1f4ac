import type { CountryCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { FigureService } from '../../warn/events/figure-service.ts';
import type { MonthlyDeaths } from '../../warn/events/figures.ts';
import type { Forecasts } from '../../warn/forecasts/forecast.ts';
import type { ForecastService } from '../../warn/forecasts/forecast-service.ts';
import { levels, type Warning } from '../../warn/warnings/warning.ts';
import type { WarningService } from '../../warn/warnings/warning-service.ts';
import { type Action, type ActionId, isLate, type Obstacle } from '../actions/action.ts';
import type { ActionService } from '../actions/action-service.ts';
import type { AskService } from '../actions/ask-service.ts';
import type { InstrumentCatalogue } from '../instruments/instrument.ts';
import type { CaseOnItsClock, SanctionsService } from '../sanctions/sanctions-service.ts';
import { type Finding, findingsOf } from './action-plan.ts';

export type PlanService = ReturnType<typeof createPlanService>;

export type ActionPlan = {
  readonly forecasts: Forecasts | undefined;
  /** Of one-sided violence with 25 or more deaths in the forecast's twelve months. */
  readonly probability: number | undefined;
  readonly deaths: readonly MonthlyDeaths[];
  readonly warning: Warning | undefined;
  /** What is planned, then what has begun, the last first; those that have ended among them. */
  readonly actions: readonly Action[];
  readonly obstacles: ReadonlyMap<ActionId, readonly Obstacle[]>;
  readonly asks: Awaited<ReturnType<AskService['list']>>['records'];
  readonly cases: readonly CaseOnItsClock[];
  readonly measuresInForce: number;
  readonly findings: readonly Finding[];
};

/** How much is under way, late or blocked in one place. */
export type PlaceStanding = {
  readonly place: CountryCode;
  readonly open: number;
  readonly planned: number;
  readonly begun: number;
  readonly late: number;
  readonly blocked: number;
  readonly warning: Warning | undefined;
};

export type UnderWay = {
  readonly planned: readonly Action[];
  readonly begun: readonly Action[];
  readonly late: readonly Action[];
  readonly blocked: readonly Action[];
  readonly places: readonly PlaceStanding[];
};

const mostAsks = 1_000;

/** The joint action plan of a place, and what is under way in all places: read from every part of the stage and those before it. */
export function createPlanService({
  clock,
  forecasts,
  figures,
  warnings,
  actions,
  asks,
  sanctions,
  instruments,
}: {
  readonly clock: Clock;
  readonly forecasts: ForecastService;
  readonly figures: FigureService;
  readonly warnings: WarningService;
  readonly actions: ActionService;
  readonly asks: AskService;
  readonly sanctions: SanctionsService;
  readonly instruments: InstrumentCatalogue;
}) {
  const today = () => clock().toISOString().slice(0, 10);

  /** Before the first forecast a plan tells what it can. */
  async function forecastsOf(actor: Actor, place: CountryCode): Promise<Forecasts | undefined> {
    try {
      return await forecasts.ofCountry(actor, place);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'forecast.none') return undefined;
      throw error;
    }
  }

  return {
    /** Everything that is done in a place, and what of it does not hold together. */
    async ofPlace(actor: Actor, place: CountryCode): Promise<ActionPlan> {
      const made = await forecastsOf(actor, place);
      const { monthly } = await figures.ofCountry(actor, place);
      const open = await warnings.list(actor, { country: place, open: true });
      // Its own first; what it leads for a region is answered here too.
      const standing = open.find(({ warning: { region } }) => region === undefined) ?? open[0];
      const found = await actions.list(actor, { country: place });
      const obstacles = await actions.obstacles(actor, found);
      const cases = await sanctions.openCases(actor, place);
      const inForce = await sanctions.inForce(actor, place);
      const { records } = await asks.list(actor, { place, state: 'open' }, { limit: mostAsks, offset: 0 });
      const warning = standing?.warning;
      const probability = made?.risks.find(
        ({ target, thresholdDeaths }) => target === 'one-sided' && thresholdDeaths === 25,
      )?.probability;
      const findings = findingsOf(
        {
          ...{ place, today: today(), probability, windowLastMonth: made?.run.windowLastMonth, obstacles },
          actions: found,
          warning: warning && {
            id: warning.id,
            level: warning.level,
            choice: 'choice' in warning ? warning.choice : undefined,
          },
          asks: records.map(({ id, values }) => ({ id, what: values.what, dueOn: values.dueOn })),
          cases: cases.map(({ case: { id, values }, steps }) => ({
            id,
            subject: values.subject,
            late: steps.at(-1)?.late === true,
          })),
        },
        instruments,
      );
      const measuresInForce = inForce.reduce((sum, { measures }) => sum + measures.length, 0);
      return {
        ...{ forecasts: made, probability, deaths: monthly, warning, actions: found, obstacles, cases, findings },
        ...{ asks: records, measuresInForce },
      };
    },

    /** What is planned, under way, late and blocked, and the places where it is, those with most to mend first. */
    async underWay(actor: Actor): Promise<UnderWay> {
      const open = await actions.list(actor, { open: true });
      const obstacles = await actions.obstacles(actor, open);
      const standing = (await warnings.list(actor, { open: true })).map(({ warning }) => warning);
      const late = open.filter((action) => isLate(action, today()));
      const blocked = open.filter(({ id }) => obstacles.has(id));
      const places = [...new Set([...open.map(({ country }) => country), ...standing.map(({ country }) => country)])];
      const planned = open.filter(({ phase }) => phase === 'planned');
      const begun = open.filter(({ phase }) => phase === 'begun');
      const of = (list: readonly Action[], place: CountryCode) =>
        list.filter(({ country }) => country === place).length;
      return {
        planned,
        begun,
        late,
        blocked,
        places: places
          .map((place) => ({
            place,
            open: of(open, place),
            planned: of(planned, place),
            begun: of(begun, place),
            late: of(late, place),
            blocked: of(blocked, place),
            warning: standing.find(({ country }) => country === place),
          }))
          .toSorted((left, right) => toMend(right) - toMend(left) || levelRank(left) - levelRank(right)),
      };
    },
  };
}

/** A warning without an action weighs as much as an action that is late. */
function toMend({ late, blocked, warning, open }: PlaceStanding): number {
  return late + blocked + (warning !== undefined && open === 0 ? 1 : 0);
}

/** The gravest first; places without a warning last. */
function levelRank({ warning }: PlaceStanding): number {
  return warning === undefined ? levels.length : levels.indexOf(warning.level);
}
