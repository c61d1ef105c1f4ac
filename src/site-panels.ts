import { replyPanel } from './account/correspondence/letter-panels.ts';
import { publicReportPanel } from './account/publications/publication-panels.ts';
import { objectiveActionsPanel, programmeActionsPanel } from './act/actions/action-panels.ts';
import { reportCoursePanel } from './act/actions/report-course-panels.ts';
import {
  recurrencePanel,
  reportViolationPanel,
  reviewProgressPanel,
  tallyPanel,
} from './act/diplomacy/diplomacy-panels.ts';
import type { project } from './act/programmes/programme.ts';
import { programmeMoneyPanel } from './act/programmes/programme-money-panels.ts';
import { partnerOf } from './act/programmes/project-partner.ts';
import { aroundDesignationPanel } from './act/sanctions/around/around-designation-panels.ts';
import { designationClockPanel } from './act/sanctions/designations/designation-panels.ts';
import { partyScreeningPanel } from './act/sanctions/screening/screening-panels.ts';
import { similarNamesPanel } from './act/sanctions/similar-names-panel.ts';
import { assessmentQuestionsPanel } from './analyse/judgements/judgement-panels.ts';
import { takesDecision } from './decide/decisions/decision.ts';
import { strategyDecisionsPanel } from './decide/decisions/decision-panels.ts';
import type { Deciding } from './decide/decisions/decision-routes.ts';
import { envelopeBalancePanel } from './decide/envelopes/envelope-panels.ts';
import { assessmentStrategiesPanel, strategyCoursePanel } from './decide/strategies/strategy-panels.ts';
import type { Services } from './main.ts';
import { openThingsPanel } from './people/governance/hand-over-routes.ts';
import { systemActor } from './platform/database/actor.ts';
import { message } from './platform/language/message.ts';
import type { AnyRecord, RecordOf } from './platform/records/record.ts';
import type { AnyRecordService } from './platform/records/record-service.ts';
import type { Panel } from './platform/web/panel.ts';
import type { View } from './platform/web/view.ts';
import { behindEvidencePanel, reportEvidencePanel } from './warn/evidence/evidence-panels.ts';
import { releasedMessagesPanel } from './warn/releases/release-panels.ts';
import { corroborationPanel, reportSignalsPanel, sourceSignalsPanel } from './warn/signals/signal-panels.ts';
import { openWarningFromSignalPanel } from './warn/warnings/signal-warning-panels.ts';

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
export function recordPanels(services: Services, view: View): Readonly<Record<string, readonly Panel<AnyRecord>[]>> {
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
    judgementReading,
    sanctions,
    aroundDesignations,
    search,
    clock,
  } = services;
  const { designationCases, unitVettings, sanctionsMeasures } = records;
  const withNames = [designationCases, unitVettings, sanctionsMeasures].map(({ definition }) => definition);
  const similarNames = ({ definition }: AnyRecordService) => similarNamesPanel(search, definition, withNames, view);
  const organisationNames = async () =>
    new Map((await people.directory(systemActor)).organisations.map(({ id, name }) => [id, name]));
  return {
    programme: [
      programmeMoneyPanel(programmeMoney, organisationNames, view),
      programmeActionsPanel(actions, instruments, clock, view),
    ],
    // The panel stands on pages of projects alone.
    project: [partyScreeningPanel(services.parties, (each) => partnerOf(each as RecordOf<typeof project>), view)],
    objective: [objectiveActionsPanel(actions, instruments, clock, view)],
    report: [
      reportEvidencePanel(records.evidenceItems, services.evidenceFiles, view),
      reportSignalsPanel(records.signals, records.signalReports, view),
      reportCoursePanel({ ...services, ...records }, view),
    ],
    signal: [
      openWarningFromSignalPanel(records.signals, view),
      corroborationPanel(records, records.signalReports, services.reportClusters.rule, view),
      behindEvidencePanel(services.evidenceBags, 'signal', view),
    ],
    'warning-release': [releasedMessagesPanel(services.releasedMessages, view)],
    'publication-item': [publicReportPanel(view)],
    letter: [replyPanel(view)],
    'forum-vote': [tallyPanel(view)],
    'upr-review': [reviewProgressPanel(records, view)],
    'peace-agreement': [recurrencePanel(agreementWatch, recurrenceRule, view)],
    'peace-provision': [reportViolationPanel(records.peaceViolations.mayMake, view)],
    'hand-over': [openThingsPanel(services.governance, view)],
    assessment: [
      assessmentQuestionsPanel({ questions: records.questions, reading: judgementReading }, view),
      assessmentStrategiesPanel(records.strategies, records.assessments, view),
    ],
    'designation-case': [
      designationClockPanel(sanctions, view),
      aroundDesignationPanel(aroundDesignations.ofCase, view),
      similarNames(designationCases),
    ],
    'sanctions-measure': [aroundDesignationPanel(aroundDesignations.ofMeasure, view)],
    'unit-vetting': [similarNames(unitVettings)],
    'peace-violation': [sourceSignalsPanel(records.signals, records.peaceViolations.definition.address, view)],
    strategy: [
      strategyCoursePanel(strategyReading, view),
      strategyDecisionsPanel(decisions, records.options.mayMake, clock, view),
    ],
    envelope: [envelopeBalancePanel(resources, view)],
  };
}
