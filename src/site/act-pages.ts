import { programmeActionsPanel } from '../act/actions/action-panels.ts';
import { actionRoutes } from '../act/actions/action-routes.ts';
import { asksPanel } from '../act/actions/ask-panels.ts';
import { calendarRoutes } from '../act/diplomacy/calendar-routes.ts';
import {
  comingDaysPanel,
  recurrencePanel,
  reportViolationPanel,
  reviewProgressPanel,
  tallyPanel,
} from '../act/diplomacy/diplomacy-panels.ts';
import { instrumentRoutes } from '../act/instruments/instrument-routes.ts';
import { underWayPanel } from '../act/plans/plan-panels.ts';
import { planRoutes } from '../act/plans/plan-routes.ts';
import type { project } from '../act/programmes/programme.ts';
import { programmeMoneyPanel } from '../act/programmes/programme-money-panels.ts';
import { programmeRoutes } from '../act/programmes/programme-routes.ts';
import { partnerOf } from '../act/programmes/project-partner.ts';
import { aroundDesignationPanel } from '../act/sanctions/around/around-designation-panels.ts';
import {
  designationCasePages,
  designationClockPanel,
  designationEvidencePages,
} from '../act/sanctions/designations/designation-panels.ts';
import { designationRoutes } from '../act/sanctions/designations/designation-routes.ts';
import { listRoutes } from '../act/sanctions/list-routes.ts';
import { registerPairRoutes } from '../act/sanctions/register/register-pair-routes.ts';
import { registerRoutes } from '../act/sanctions/register/register-routes.ts';
import { retentionRoutes } from '../act/sanctions/retention/retention-routes.ts';
import { sanctionsRoutes } from '../act/sanctions/sanctions-routes.ts';
import { screeningFormRoutes } from '../act/sanctions/screening/screening-form-routes.ts';
import { screeningMatchRoutes } from '../act/sanctions/screening/screening-match-routes.ts';
import { partyScreeningPanel } from '../act/sanctions/screening/screening-panels.ts';
import { screeningRoutes } from '../act/sanctions/screening/screening-routes.ts';
import { similarNamesPanel } from '../act/sanctions/similar-names-panel.ts';
import { subjectRoutes } from '../act/sanctions/subjects/subject-routes.ts';
import { countryByCode } from '../places/country.ts';
import { systemActor } from '../platform/database/actor.ts';
import type { RecordOf } from '../platform/records/record.ts';
import type { AnyRecordService } from '../platform/records/record-service.ts';
import { stageRoutes } from '../platform/records/stage-routes.ts';
import type { Routes } from '../platform/web/web-server.ts';
import { sourceSignalsPanel } from '../warn/signals/signal-panels.ts';
import type { PagesOfStage, SiteParts } from './site-parts.ts';
import { actStage } from './stages.ts';

export function actPages(parts: SiteParts): PagesOfStage {
  const { services, view, kinds } = parts;
  const { clock, actions, warnings, instruments, plans, calendar, records, recordReading } = services;
  const panels = [underWayPanel(plans, instruments, clock, view), comingDaysPanel(calendar, clock, view)];
  return {
    routes: [
      actionRoutes({
        ...{ actions, warnings, instruments, clock, reading: recordReading },
        panels: [asksPanel(records.asks, recordReading, clock, view)],
      }),
      instrumentRoutes(instruments),
      planRoutes(plans, instruments, clock),
      calendarRoutes(calendar, clock),
      programmeRoutes(services.programmeMoney, services.iatiExchange, (code) => countryByCode(code)?.name ?? code),
      ...sanctionsPages(parts),
      stageRoutes({ ...actStage, panels }, kinds, recordReading),
    ],
    ownPages: {
      programme: { list: 'act/programmes/pages/programmes.njk' },
      'designation-case': designationCasePages(services.designationReading, records),
      'designation-evidence': designationEvidencePages(services.designationReading, records),
    },
    panels: { ...programmePanels(parts), ...diplomacyPanels(parts), ...sanctionsPanels(parts) },
  };
}

function sanctionsPages({ services, view, maker, handling, origin }: SiteParts): readonly Routes[] {
  const { clock, register, registerWork, registerDeciding, regimePlaces, screening } = services;
  return [
    listRoutes(services.sanctionsLists, regimePlaces, origin, view),
    registerRoutes(register, registerWork, registerDeciding, regimePlaces),
    registerPairRoutes(register, registerWork, registerDeciding),
    subjectRoutes(services.listedSubjects),
    screeningRoutes(screening, services.screeningWork),
    screeningFormRoutes(screening, services.screeningWork, handling),
    screeningMatchRoutes(services.screeningFindings),
    designationRoutes(services.designationReading, clock, maker),
    retentionRoutes(services.retention),
    sanctionsRoutes(services.sanctions, screening, services.retention, services.recordReading, clock),
  ];
}

function programmePanels({ services, view }: SiteParts): NonNullable<PagesOfStage['panels']> {
  const { people, actions, instruments, clock } = services;
  const organisationNames = async () =>
    new Map((await people.directory(systemActor)).organisations.map(({ id, name }) => [id, name]));
  return {
    programme: [
      programmeMoneyPanel(services.programmeMoney, organisationNames, view),
      programmeActionsPanel(actions, instruments, clock, view),
    ],
    // The panel stands on pages of projects alone.
    project: [partyScreeningPanel(services.parties, (each) => partnerOf(each as RecordOf<typeof project>), view)],
  };
}

function diplomacyPanels({ services, view }: SiteParts): NonNullable<PagesOfStage['panels']> {
  const { records } = services;
  return {
    'forum-vote': [tallyPanel(view)],
    'upr-review': [reviewProgressPanel(records, view)],
    'peace-agreement': [recurrencePanel(services.agreementWatch, services.recurrenceRule, view)],
    'peace-provision': [reportViolationPanel(records.peaceViolations.mayMake, view)],
    'peace-violation': [sourceSignalsPanel(records.signals, records.peaceViolations.definition.address, view)],
  };
}

function sanctionsPanels({ services, view }: SiteParts): NonNullable<PagesOfStage['panels']> {
  const { sanctions, aroundDesignations, search } = services;
  const { designationCases, unitVettings, sanctionsMeasures } = services.records;
  const withNames = [designationCases, unitVettings, sanctionsMeasures].map(({ definition }) => definition);
  const similarNames = ({ definition }: AnyRecordService) => similarNamesPanel(search, definition, withNames, view);
  return {
    'designation-case': [
      designationClockPanel(sanctions, view),
      aroundDesignationPanel(aroundDesignations.ofCase, view),
      similarNames(designationCases),
    ],
    'sanctions-measure': [aroundDesignationPanel(aroundDesignations.ofMeasure, view)],
    'unit-vetting': [similarNames(unitVettings)],
  };
}
