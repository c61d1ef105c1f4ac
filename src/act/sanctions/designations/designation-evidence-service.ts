import { referenceKey } from '../../../analyse/assessments/evidence.ts';
import { documentProblems } from '../../../analyse/assessments/evidence-checking-service.ts';
import type { EvidenceReadingService } from '../../../analyse/assessments/evidence-service.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { message } from '../../../platform/language/message.ts';
import { say } from '../../../platform/language/say.ts';
import type { RecordId } from '../../../platform/records/record.ts';
import { type FieldProblem, FieldsRefusal, Refusal } from '../../../platform/refusal.ts';
import type { EvidenceItems } from '../../../warn/evidence/evidence-item-service.ts';
import { type DesignationEvidence, pieceReferenceOf } from './designation-evidence.ts';

/** @throws Refusal where what is pointed at does not stand here for this asker, or is of another place than the case */
export async function requirePieceStands(
  { evidenceReading, evidenceItems }: { evidenceReading: EvidenceReadingService; evidenceItems: EvidenceItems },
  queries: Queries,
  { values, place }: DesignationEvidence,
): Promise<void> {
  const reference = pieceReferenceOf(values);
  if (reference.kind === 'document') return;
  const found =
    reference.kind === 'evidence-item'
      ? await evidenceItems.findIn(queries, reference.id as RecordId) // Whether there is one, the service says.
      : (await evidenceReading.standingIn(queries, [reference])).get(referenceKey(reference));
  if (found === undefined) {
    const words = message('Nothing that you may see stands here under this. Choose one of the list.');
    throw new Refusal('designation-evidence.unknown', 422, words, 'pointsAt');
  }
  if (found.place !== place) {
    const words = message('That is about another place than the case. Choose one of the list.');
    throw new Refusal('designation-evidence.place', 422, words, 'pointsAt');
  }
}

/** @throws FieldsRefusal saying all that a document, or a part that can be released, lacks or has too much */
export function requireOneKind(values: DesignationEvidence['values']): void {
  const { release, releasedPart } = values;
  const problems: FieldProblem[] = [...documentProblems(values)];
  if (release === 'part' && releasedPart === null) {
    problems.push({ field: 'releasedPart', text: say('Enter which part can be released.') });
  }
  if (release !== 'part' && releasedPart !== null) {
    problems.push({ field: 'releasedPart', text: say('Leave this empty, or say above that a part can be released.') });
  }
  if (problems.length > 0) throw new FieldsRefusal('designation-evidence.document', 422, problems);
}
