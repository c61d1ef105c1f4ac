import { countryByCode } from '../../places/country.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { choiceWords, mayTake, transitions, type Warning } from '../../warn/warnings/warning.ts';
import type { Decision } from './decision.ts';
import type { DecisionService } from './decision-service.ts';

/** A decision with what a page calls its place and its choice. */
export function withNames(decision: Decision) {
  return {
    decision,
    countryName: countryByCode(decision.country)?.name ?? decision.country,
    choiceName: choiceWords[decision.choice],
  };
}

const mayBeDecided = (warning: Warning) => transitions[warning.state].includes('decided');

/** On a warning's page: the way to a decision, for those who may take one. */
export function decideStep(view: View): Panel<Warning> {
  return async (actor, warning) =>
    mayBeDecided(warning) && mayTake(actor, 'decide')
      ? view('decide/decisions/pages/decide-step.njk', { warning })
      : '';
}

/** On a warning's page: what has been decided. */
export function warningDecisionsPanel(decisions: DecisionService, view: View): Panel<Warning> {
  return async (actor, warning) =>
    view('decide/decisions/pages/warning-decisions-panel.njk', {
      entries: (await decisions.list(actor, { warningId: warning.id })).map(withNames),
    });
}
