import { type CountryCode, countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Actor, isSignedIn } from '../../platform/database/actor.ts';
import { moneyWords } from '../../platform/records/money-value.ts';
import type { AnyRecord } from '../../platform/records/record.ts';
import type { Panel } from '../../platform/web/panel.ts';
import type { View } from '../../platform/web/view.ts';
import { choiceWords, mayTake, transitions, type Warning } from '../../warn/warnings/warning.ts';
import type { WarningService } from '../../warn/warnings/warning-service.ts';
import { byUrgency, withStanding } from '../../warn/warnings/warning-standing.ts';
import { type Decision, forumWords } from './decision.ts';
import type { DecisionService } from './decision-service.ts';
import { mayDecideOnStrategies } from './delegation.ts';

/** A decision with what a page calls its place and its choice. */
export function withNames(decision: Decision) {
  return {
    decision,
    // Of a strategy for a region there is none.
    countryName: countryByCode(decision.country ?? '')?.name ?? '',
    forumName: decision.forum === undefined ? '' : forumWords[decision.forum],
    amountWords: decision.amount === undefined ? '' : moneyWords(decision.amount),
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

/** On a warning's page: what has been decided, and when a decision to wait comes back. */
export function warningDecisionsPanel(decisions: DecisionService, clock: Clock, view: View): Panel<Warning> {
  return async (actor, warning) => {
    const entries = (await decisions.list(actor, { warningId: warning.id })).map(withNames);
    const standing = warning.state === 'closed' ? undefined : entries[0]?.decision;
    return view('decide/decisions/pages/warning-decisions-panel.njk', { entries, ...comeBackOf(standing, clock) });
  };
}

/** On a strategy's page: what has been decided on it, and the way to a decision and to its options. */
export function strategyDecisionsPanel(
  decisions: DecisionService,
  mayWriteOption: (actor: Actor) => boolean,
  clock: Clock,
  view: View,
): Panel<AnyRecord> {
  return async (actor, { id, state }) => {
    const entries = (await decisions.list(actor, { strategyId: id })).map(withNames);
    return view('decide/decisions/pages/strategy-decisions-panel.njk', {
      entries,
      id,
      mayDecide: state !== 'ended' && mayDecideOnStrategies(actor),
      mayWriteOption: state !== 'ended' && mayWriteOption(actor),
      ...comeBackOf(state === 'ended' ? undefined : entries[0]?.decision, clock),
    });
  };
}

function comeBackOf(standing: Decision | undefined, clock: Clock) {
  const comeBackOn = standing?.comeBackOn;
  return { comeBackOn, isOverdue: comeBackOn !== undefined && comeBackOn < clock().toISOString().slice(0, 10) };
}

const shownOfCountry = 5;

/** On a country's page: the last decisions on its warnings and strategies. */
export function countryDecisionsPanel(decisions: DecisionService, view: View): Panel<{ readonly code: CountryCode }> {
  return async (actor, { code }) => {
    const all = await decisions.list(actor, { country: code });
    if (all.length === 0) return '';
    return view('decide/decisions/pages/country-decisions-panel.njk', {
      entries: all.slice(0, shownOfCountry).map(withNames),
      count: all.length,
      code,
    });
  };
}

const daysAhead = 7;

/** Among what waits for somebody: the own department's decisions to wait that come back within a week, or should have. */
export function comingBackPanel(decisions: DecisionService, view: View): Panel<undefined> {
  return async (actor) => {
    if (!isSignedIn(actor)) return '';
    const { reach } = actor;
    const due = (await decisions.comingBack(actor, daysAhead)).filter(
      ({ decision }) => reach.everything || reach.owners.includes(decision.owner),
    );
    if (due.length === 0) return '';
    const entries = due.map((each) => ({ ...each, ...withNames(each.decision) }));
    return view('decide/decisions/pages/coming-back-panel.njk', {
      entries,
      overdue: entries.filter((each) => each.overdue).length,
    });
  };
}

/** On the first page of the stage: warnings that wait for a decision, the most pressing first. */
export function undecidedPanel(warnings: WarningService, clock: Clock, view: View): Panel<undefined> {
  return async (actor) => {
    const open = (await warnings.list(actor, { open: true })).map((entry) => withStanding(entry, clock()));
    const entries = open
      .filter(({ warning: { state } }) => state === 'acknowledged' || state === 'assessed')
      .toSorted(byUrgency);
    return view('decide/decisions/pages/undecided-panel.njk', { entries: entries.slice(0, 10), count: entries.length });
  };
}
