import type { DecisionService } from '../../decide/decisions/decision-service.ts';
import type { Objective, Strategy, StrategyServices } from '../../decide/strategies/strategy-service.ts';
import { type CountryCode, countryByCode } from '../../places/country.ts';
import type { Queries } from '../../platform/database/database.ts';
import { message } from '../../platform/language/message.ts';
import { type Marked, markedAs } from '../../platform/ledger/ledger-entry.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Warning, WarningId } from '../../warn/warnings/warning.ts';
import type { Action, ForObjective, Serves } from './action.ts';
import type { Starting } from './action-forms.ts';

/** On what a new action is begun: what it is for, where, and marked as that is. */
export type Mandate = { readonly serves: Serves; readonly country: CountryCode; readonly marked: Marked };

/** What actions are for, read in the transaction that begins or changes one. */
export function createActionMandates({
  decisions,
  strategies,
}: {
  readonly decisions: DecisionService;
  readonly strategies: Pick<StrategyServices, 'strategies' | 'objectives'>;
}) {
  /** The warning with the newest decision on it. @param objective that it serves beside it, if any */
  async function onWarning(queries: Queries, warning: Warning, objective: string | null): Promise<Mandate> {
    const decision = await decisions.latestIn(queries, warning.id);
    const serves = { serves: 'warning', warningId: warning.id, decisionId: decision.id, objective } as const;
    return { serves, country: warning.country, marked: markedAs(warning) };
  }

  /** @throws Refusal where the objective does not stand, its strategy has not been agreed, or no country is named */
  async function forObjective(queries: Queries, { objective: id, country: asked }: ForObjective): Promise<Mandate> {
    const refuse = (words: string, field = 'objective') => new Refusal('action.objective', 422, words, field);
    // Whether there are such an objective and such a strategy, the service says.
    const objective = await strategies.objectives.lockIn(queries, id as Objective['id']);
    if (objective === undefined) throw refuse(message('There is no such objective that you may see.'));
    if (objective.state !== 'standing')
      throw refuse(message('This objective has been taken back: choose one that stands.'));
    const strategyId = objective.values.strategy as Strategy['id'];
    const strategy = await strategies.strategies.findIn(queries, strategyId);
    const agreed = await strategies.strategies.versionIn(queries, strategyId, 1);
    if (strategy === undefined || strategy.state === 'ended') {
      throw refuse(message('The strategy of this objective has ended: nothing more is begun on it.'));
    }
    if (agreed === undefined)
      throw refuse(message('The strategy of this objective has not been agreed yet: agree it first.'));
    const ofStrategy = strategy.values.country;
    const country = countryByCode(ofStrategy ?? asked ?? '')?.code;
    if (country === undefined) throw refuse(message('Choose the country in which it is done.'), 'country');
    if (asked !== null && asked !== country) {
      throw refuse(message('The strategy of this objective is for another country.'), 'country');
    }
    return { serves: { serves: 'objective', objective: id }, country, marked: markedAs(objective) };
  }

  /**
   * What an action is for with another objective beside its warning, or instead of the one that it serves.
   * @throws Refusal where it would then be for nothing, or the other objective is none to begin it for
   */
  async function changed(queries: Queries, action: Action, objective: string | null): Promise<Serves> {
    if (action.serves === 'warning') {
      const { warningId, decisionId } = action;
      return { serves: 'warning', warningId, decisionId, objective };
    }
    if (objective === null) {
      const words = message('This action answers no warning: choose the objective that it serves.');
      throw new Refusal('action.objective', 422, words, 'objective');
    }
    if (objective === action.objective) return { serves: 'objective', objective };
    return (await forObjective(queries, { objective, country: action.country })).serves;
  }

  return { onWarning, forObjective, changed };
}

/**
 * What a new action is for: it answers a warning, or it serves an objective; the place is that of the warning.
 * @throws Refusal beside the field where it is for nothing, or a place is named beside that of the warning
 */
export function originOf({ warning, objective, country }: Starting): WarningId | ForObjective {
  if (warning === null) {
    if (objective !== null) return { objective, country };
    const words = message(
      'Choose the objective that it serves, or begin it on the page of the warning that it answers.',
    );
    throw new Refusal('action.origin', 422, words, 'objective');
  }
  if (country !== null) {
    throw new Refusal('action.origin', 422, 'Leave the country out: it is that of the warning.', 'country');
  }
  // The form has held it to the schema of an id.
  return warning as WarningId;
}
