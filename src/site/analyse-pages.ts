import { assessmentsPanel } from '../analyse/assessments/assessment-panels.ts';
import { createAssessmentPapers } from '../analyse/assessments/assessment-paper-panels.ts';
import { assessmentPages } from '../analyse/assessments/assessment-reading-panels.ts';
import { earlierDocumentRoutes } from '../analyse/assessments/earlier-document-routes.ts';
import { oneSideRoutes } from '../analyse/assessments/one-side-routes.ts';
import { evidencePages, indicatorPages, relationPages } from '../analyse/assessments/part-choice-panels.ts';
import { preparedDraftRoutes } from '../analyse/assessments/prepared-draft-routes.ts';
import { sectionCommentPages, sectionWritingRoutes } from '../analyse/assessments/section-writing-routes.ts';
import { guideRoutes } from '../analyse/guides/guide-routes.ts';
import { assessmentQuestionsPanel } from '../analyse/judgements/judgement-panels.ts';
import { judgementRoutes, openQuestionsPanel, questionPages } from '../analyse/judgements/judgement-routes.ts';
import { practiceRoutes } from '../analyse/judgements/practice-routes.ts';
import { assessmentStrategiesPanel } from '../decide/strategies/strategy-panels.ts';
import { stageRoutes } from '../platform/records/stage-routes.ts';
import type { PagesOfStage, SiteParts } from './site-parts.ts';
import { analyseStage } from './stages.ts';

export function analysePages(parts: SiteParts): PagesOfStage {
  const { services, view, maker, kinds, origin } = parts;
  const { clock, records, recordReading, evidenceReading } = services;
  const { assessments } = records;
  const judgements = { ...records, figures: services.figures, reading: services.judgementReading };
  const papers = createAssessmentPapers(evidenceReading, recordReading);
  const panels = [assessmentsPanel(assessments, services.staleness, view), openQuestionsPanel(judgements, view)];
  return {
    routes: [
      guideRoutes(services.guides, maker, clock, origin),
      preparedDraftRoutes(services.preparedDrafts),
      earlierDocumentRoutes(services.earlierDocuments, assessments),
      oneSideRoutes(assessments, papers, maker),
      sectionWritingRoutes(services.sectionWriting, services.workingCopies, recordReading),
      judgementRoutes(judgements, clock),
      practiceRoutes(services.practice),
      stageRoutes({ ...analyseStage, panels }, kinds, recordReading),
    ],
    ownPages: {
      'section-comment': sectionCommentPages(services.sectionWriting),
      'judgement-question': questionPages(judgements),
      assessment: assessmentPages({
        ...{ assessments, papers, reading: recordReading, staleness: services.staleness },
        ...{ indicatorWatch: services.indicatorWatch, warnings: services.warnings, requests: records.refreshRequests },
      }),
      'assessment-evidence': evidencePages(assessments, evidenceReading, records),
      'actor-relation': relationPages(records),
      'watched-indicator': indicatorPages(records),
    },
    panels: {
      assessment: [
        assessmentQuestionsPanel({ questions: records.questions, reading: services.judgementReading }, view),
        assessmentStrategiesPanel(records.strategies, assessments, view),
      ],
    },
  };
}
