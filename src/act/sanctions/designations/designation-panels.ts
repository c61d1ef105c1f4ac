import type { OwnPages } from '../../../platform/records/own-pages.ts';
import { type AnyRecord, addressOf, type RecordId } from '../../../platform/records/record.ts';
import type { Panel } from '../../../platform/web/panel.ts';
import type { View } from '../../../platform/web/view.ts';
import type { SanctionsService } from '../sanctions-service.ts';
import { answerWords, criterionAnswer } from './criterion-answer.ts';
import { type DesignationCase, designationCase, takesAnswers } from './designation-case.ts';
import type { DesignationServices } from './designation-case-service.ts';
import {
  type DesignationEvidence,
  designationEvidence,
  pieceKindWords,
  pieceReferenceOf,
  releaseWords,
} from './designation-evidence.ts';
import type { FiledCriterion } from './designation-file.ts';
import type { DesignationReadingService } from './designation-reading-service.ts';

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** On a case's page: its clock, step by step, with what each had and took. */
export function designationClockPanel(sanctions: SanctionsService, view: View): Panel<AnyRecord> {
  return async (actor, record) =>
    view('act/sanctions/designations/pages/designation-clock-panel.njk', {
      // The panel stands on pages of designation cases alone.
      steps: await sanctions.clockOf(actor, record as unknown as DesignationCase),
    });
}

/** A case's own page: the legal test, criterion by criterion, with what each still lacks, and the litigation file. */
export function designationCasePages(
  reading: DesignationReadingService,
  { criterionAnswers }: Pick<DesignationServices, 'criterionAnswers'>,
): OwnPages {
  return {
    record: {
      template: 'act/sanctions/designations/pages/designation-case.njk',
      readsParts: true,
      async show(actor, record) {
        const file = await reading.file(actor, record.id);
        const mayAnswer = criterionAnswers.mayMake(actor) && takesAnswers(file.state);
        const href = addressOf(designationCase, record.id);
        return {
          criteria: file.criteria.map((each) => criterionRow(each, record.id, mayAnswer)),
          regimeHref: `/act/sanctions/regimes/${file.case.values.regime}`,
          file: `${href}/file`,
          api: `/api/v1/sanctions/cases/${record.id}`,
          mayReadWhole: reading.mayReadWhole(actor),
        };
      },
    },
  };
}

const lackWords = { unanswered: 'not answered', undecided: 'not decided', 'no-evidence': 'no evidence' } as const;

function criterionRow(each: FiledCriterion, designation: string, mayAnswer: boolean) {
  const query = `designation=${designation}&criterion=${each.id}`;
  const edit = each.answer && `${addressOf(criterionAnswer, each.answer.id)}/edit`;
  return {
    ...each,
    answerName: each.answer && answerWords[each.answer.answer],
    lackWords: each.lack && lackWords[each.lack],
    evidence: each.evidence.map((piece) => ({
      ...piece,
      href: addressOf(designationEvidence, piece.id),
      kindWords: pieceKindWords[piece.basis.kind],
      releaseName: releaseWords[piece.release],
    })),
    answerHref: mayAnswer ? (edit ?? `${criterionAnswer.address}/new?${query}`) : undefined,
    addEvidence: mayAnswer ? `${designationEvidence.address}/new?${query}` : undefined,
  };
}

/** How evidence for a criterion is asked for: what stands here for the country of its case, and documents. */
export function designationEvidencePages(
  reading: DesignationReadingService,
  { designationCases }: Pick<DesignationServices, 'designationCases'>,
): OwnPages {
  return {
    async offered(actor, values) {
      const { designation, pointsAt } = values;
      const isGiven = typeof designation === 'string' && isId.test(designation);
      // The form gives the id; whether there is one that the asker may see, the service says.
      const found = isGiven ? await designationCases.find(actor, designation as RecordId) : undefined;
      const chosen = typeof pointsAt === 'string' && pointsAt !== '' ? values : undefined;
      const reference = chosen && pieceReferenceOf(chosen as unknown as DesignationEvidence['values']); // Reads texts.
      return { pointsAt: await reading.offered(actor, found, reference) };
    },
  };
}
