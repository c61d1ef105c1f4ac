import { type CountryCode, countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ForecastService } from '../../warn/forecasts/forecast-service.ts';
import type { Warning, WarningId } from '../../warn/warnings/warning.ts';
import { placeWords } from '../../warn/warnings/warning-place.ts';
import type { WarningService } from '../../warn/warnings/warning-service.ts';
import type { StrategyServices } from '../strategies/strategy-service.ts';
import type { InstrumentLine } from './option.ts';
import { compareOptions, windowOfMonths } from './option-comparison.ts';
import type { OptionService } from './option-service.ts';

export type ComparisonService = ReturnType<typeof createComparisonService>;

/** What options are for. */
export type Subject = { readonly warning?: string | undefined; readonly strategy?: string | undefined };

const mostCompared = 50;

/** The options for a warning or a strategy side by side, against what is forecast for its place. */
export function createComparisonService({
  clock,
  warnings,
  forecasts,
  strategies,
  options,
  instruments,
}: {
  readonly clock: Clock;
  readonly warnings: WarningService;
  readonly forecasts: ForecastService;
  readonly strategies: StrategyServices['strategies'];
  readonly options: OptionService;
  readonly instruments: readonly InstrumentLine[];
}) {
  /** What is decided on, as far as the asker sees it. */
  async function subjectOf(actor: Actor, { warning, strategy }: Subject) {
    if (warning !== undefined) {
      const found = await warnings.find(actor, warning as WarningId); // Checked to be an identifier; find says whether it is one's.
      if (found === undefined) throw new Refusal('warning.unknown', 404, 'There is no such warning.');
      const { country } = found.warning;
      return {
        ...aboutWarning(found.warning),
        place: country,
        name: placeWords(found.warning),
        state: found.warning.state,
      };
    }
    const found = await strategies.find(actor, (strategy ?? '') as RecordId); // As above.
    if (found === undefined) throw new Refusal('strategy.unknown', 404, 'There is no such strategy.');
    const { name, aim } = found.values;
    return {
      kind: 'strategy' as const,
      id: found.id,
      href: `/decide/strategies/${found.id}`,
      reason: aim,
      place: found.place,
      name,
      state: found.state,
      marked: found,
    };
  }

  async function forecastFor(actor: Actor, place: string | null) {
    // The place of a record is the code of a country.
    const country = place === null ? undefined : countryByCode(place);
    if (country === undefined) return undefined;
    const { run, risks } = await forecasts.ofCountry(actor, country.code as CountryCode).catch(withoutForecast);
    const risk = risks.find(({ target, thresholdDeaths }) => target === 'one-sided' && thresholdDeaths === 25);
    return run && { run, risk, window: windowOfMonths(run.windowFirstMonth, run.windowLastMonth) };
  }

  return {
    subjectOf,

    async compare(actor: Actor, asked: Subject) {
      const subject = await subjectOf(actor, asked);
      const values = subject.kind === 'warning' ? { warning: subject.id } : { strategy: subject.id };
      const { records } = await options.list(actor, { values }, { limit: mostCompared, offset: 0 });
      const forecast = await forecastFor(actor, subject.place);
      const standing = records
        .toReversed()
        .filter(({ state }) => state !== 'withdrawn')
        .map(({ id, state, values: said }) => ({ ...said, id, state }));
      const today = clock().toISOString().slice(0, 10);
      return { subject, forecast, today, compared: compareOptions(standing, instruments, forecast?.window, today) };
    },
  };
}

function aboutWarning(warning: Warning) {
  const { id, reason } = warning;
  return { kind: 'warning' as const, id, href: `/warn/warnings/${id}`, reason, marked: warning };
}

/** Before the first forecast is made there is none to set options against. */
function withoutForecast(error: unknown): { readonly run: undefined; readonly risks: readonly [] } {
  if (error instanceof Refusal) return { run: undefined, risks: [] };
  throw error;
}
