import { replyPanel } from './account/correspondence/letter-panels.ts';
import { publicReportPanel } from './account/publications/publication-panels.ts';
import { objectiveActionsPanel, programmeActionsPanel } from './act/actions/action-panels.ts';
import {
  recurrencePanel,
  reportViolationPanel,
  reviewProgressPanel,
  tallyPanel,
} from './act/diplomacy/diplomacy-panels.ts';
import { programmeMoneyPanel } from './act/programmes/programme-money-panels.ts';
import { takesDecision } from './decide/decisions/decision.ts';
import { strategyDecisionsPanel } from './decide/decisions/decision-panels.ts';
import type { Deciding } from './decide/decisions/decision-routes.ts';
import { envelopeBalancePanel } from './decide/envelopes/envelope-panels.ts';
import { assessmentStrategiesPanel, strategyCoursePanel } from './decide/strategies/strategy-panels.ts';
import { recordsOf, type Services } from './main.ts';
import { type OpenThings, openThingsPanel } from './people/governance/hand-over-routes.ts';
import { countryByCode } from './places/country.ts';
import { type Actor, systemActor } from './platform/database/actor.ts';
import { message } from './platform/language/message.ts';
import type { AnyRecord } from './platform/records/record.ts';
import { openRecordsOf } from './platform/records/record-panels.ts';
import type { AnyRecordService } from './platform/records/record-service.ts';
import type { Panel } from './platform/web/panel.ts';
import type { View } from './platform/web/view.ts';
import { sourceSignalsPanel } from './warn/signals/signal-panels.ts';
import { openWarningFromSignalPanel } from './warn/warnings/signal-warning-panels.ts';
import { withStanding } from './warn/warnings/warning-standing.ts';
import { waitingFor } from './warn/warnings/warning-waiting.ts';

/** What each kind of thing is called, and where one of them is read. */
export function kindWords(kinds: readonly AnyRecordService[]) {
  return {
    warning: { name: message('Warnings'), address: '/warn/warnings' },
    decision: { name: message('Decisions'), address: '/decide/decisions' },
    action: { name: message('Actions'), address: '/act/actions' },
    ...Object.fromEntries(
      kinds.map(({ definition: { kind, names, address } }) => [kind, { name: names.many, address }] as const),
    ),
  };
}

/** What the form of a decision shows: the options belong to a slice after it. */
export function decidingOn({ comparisons }: Services): Deciding {
  return async (actor, subject) => {
    const { subject: about, compared } = await comparisons.compare(actor, subject);
    const open = compared.filter(({ option }) => option.state === 'open');
    return {
      ...about,
      takesDecision: takesDecision(about),
      options: open.map(({ option: { id, name, effect } }) => ({ id, name, hint: effect })),
    };
  };
}

/** Beneath what a record says, by its kind. */
export function recordPanels(
  services: Services,
  openThings: readonly OpenThings[],
  view: View,
): Readonly<Record<string, readonly Panel<AnyRecord>[]>> {
  const {
    records,
    programmeMoney,
    agreementWatch,
    recurrenceRule,
    people,
    strategyReading,
    decisions,
    resources,
    actions,
    instruments,
    clock,
  } = services;
  const organisationNames = async () =>
    new Map((await people.directory(systemActor)).organisations.map(({ id, name }) => [id, name]));
  return {
    programme: [
      programmeMoneyPanel(programmeMoney, organisationNames, view),
      programmeActionsPanel(actions, instruments, clock, view),
    ],
    objective: [objectiveActionsPanel(actions, instruments, clock, view)],
    signal: [openWarningFromSignalPanel(view)],
    'publication-item': [publicReportPanel(view)],
    letter: [replyPanel(view)],
    'forum-vote': [tallyPanel(view)],
    'upr-review': [reviewProgressPanel(records, view)],
    'peace-agreement': [recurrencePanel(agreementWatch, recurrenceRule, view)],
    'peace-provision': [reportViolationPanel(records.peaceViolations.mayMake, view)],
    'hand-over': [openThingsPanel(people, openThings, view)],
    assessment: [assessmentStrategiesPanel(records.strategies, records.assessments, view)],
    'peace-violation': [sourceSignalsPanel(records.signals, records.peaceViolations.definition.address, view)],
    strategy: [
      strategyCoursePanel(strategyReading, view),
      strategyDecisionsPanel(decisions, records.options.mayMake, clock, view),
    ],
    envelope: [envelopeBalancePanel(resources, view)],
  };
}

/** What may be open with somebody who leaves a post, stage by stage. */
export function openThingsOf(services: Services): readonly OpenThings[] {
  const { warnings, actions, instruments, clock } = services;
  const waiting = async (asker: Actor, leaving: Actor, answer: 'acknowledged' | 'decided') => {
    const open = (await warnings.list(asker, { open: true })).map((entry) => withStanding(entry, clock()));
    const first = waitingFor(leaving, open)?.first ?? [];
    return first.flatMap(({ warning, countryName, deadline }) =>
      deadline?.answer === answer
        ? [
            {
              title: `${countryName}, ${warning.level}`,
              href: `/warn/warnings/${warning.id}`,
              due: deadline.due.toISOString().slice(0, 10),
            },
          ]
        : [],
    );
  };
  return [
    { name: message('Warnings to acknowledge'), of: (asker, leaving) => waiting(asker, leaving, 'acknowledged') },
    { name: message('Decisions due'), of: (asker, leaving) => waiting(asker, leaving, 'decided') },
    {
      name: message('Actions under way'),
      of: async (asker, leaving) =>
        (await actions.list(asker))
          .filter((action) => action.state === 'begun' && action.owner === leaving.organisationId)
          .map((action) => ({
            title: `${countryByCode(action.country)?.name ?? action.country}: ${instruments.find(action.instrument)?.name ?? action.instrument}`,
            href: `/act/actions/${action.id}`,
            due: action.dueOn,
          })),
    },
    ...recordsOf(services)
      .filter(({ definition }) => definition.due !== undefined && definition.kind !== 'hand-over')
      .map((service) => ({
        name: service.definition.names.many,
        of: (asker: Actor, leaving: Actor) => openRecordsOf(service, asker, leaving),
      })),
  ];
}
