import type { Queries } from '../../platform/database/database.ts';
import { message } from '../../platform/language/message.ts';
import { say } from '../../platform/language/say.ts';
import type { RecordId, RecordOf } from '../../platform/records/record.ts';
import type { AnyRecordService } from '../../platform/records/record-service.ts';
import { type FieldProblem, FieldsRefusal, Refusal } from '../../platform/refusal.ts';
import { type BearableKind, type evidence, evidenceReferenceOf, referenceKey } from './evidence.ts';
import type { EvidenceReadingService } from './evidence-service.ts';

type Evidence = RecordOf<typeof evidence>;

/** @throws Refusal where what is pointed at does not stand here for this asker, or is of another place */
export async function requireStanding(
  evidenceReading: EvidenceReadingService,
  queries: Queries,
  { values, place }: Evidence,
): Promise<void> {
  const reference = evidenceReferenceOf(values);
  if (reference.kind === 'document') return;
  const found = (await evidenceReading.standingIn(queries, [reference])).get(referenceKey(reference));
  if (found === undefined) {
    const words = message('Nothing that you may see stands here under this. Choose one of the list.');
    throw new Refusal('assessment-evidence.unknown', 422, words, 'pointsAt');
  }
  if (found.place !== place) {
    const words = message('That is about another place than the assessment. Choose one of the list.');
    throw new Refusal('assessment-evidence.place', 422, words, 'pointsAt');
  }
}

/** @throws Refusal where it bears on no part of its own assessment, or does not say from which side */
export async function requireBearing(
  bearable: Readonly<Record<Exclude<BearableKind, 'factor'>, AnyRecordService>>,
  queries: Queries,
  { values: { assessment, bearsOn, side } }: Evidence,
): Promise<void> {
  if ((bearsOn === null) !== (side === null)) {
    const words =
      bearsOn === null
        ? message('Choose what it bears on, or leave this out.')
        : message('Say whether it speaks for it or against it.');
    throw new Refusal('assessment-evidence.side', 422, words, bearsOn === null ? 'bearsOn' : 'side');
  }
  const [kind = '', id = ''] = bearsOn?.split(' ') ?? [];
  if (!isRecordKind(kind)) return;
  const part = await bearable[kind].findIn(queries, id as RecordId); // Whether there is one, the service says.
  if (part?.values.assessment === assessment) return;
  throw new Refusal('assessment-evidence.bears-on', 422, message('Choose a part of this assessment'), 'bearsOn');
}

function isRecordKind(kind: string): kind is Exclude<BearableKind, 'factor'> {
  return ['claim', 'scenario', 'driver', 'opportunity', 'priority'].includes(kind);
}

/** @throws FieldsRefusal saying all that a document lacks, or all that is said of one beside something that stands here */
export function requireOneKind(values: RecordOf<typeof evidence>['values']): void {
  const problems = documentProblems(values);
  if (problems.length > 0) throw new FieldsRefusal('assessment-evidence.document', 422, problems);
}

type OfDocument = Pick<RecordOf<typeof evidence>['values'], 'documentTitle' | 'documentOn' | 'location'>;

/** What a document lacks, or what is said of one beside something that stands here: each beside its field. */
export function documentProblems(values: OfDocument & { readonly pointsAt: string }): readonly FieldProblem[] {
  return values.pointsAt === 'document' ? missingOfDocument(values) : besideStanding(values);
}

function besideStanding({ documentTitle, documentOn, location }: OfDocument): readonly FieldProblem[] {
  const text = say('Leave this empty: you chose something that stands here, and no document.');
  const said = Object.entries({ documentTitle, documentOn, location }).filter(([, each]) => each !== null);
  return said.map(([field]) => ({ field, text }));
}

function missingOfDocument({ documentTitle, documentOn, location }: OfDocument): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const refuse = (field: keyof OfDocument, text: string) => problems.push({ field, text });
  if (documentTitle === null) refuse('documentTitle', say('Enter the title of the document, and whose it is.'));
  if (documentOn === null) refuse('documentOn', say('Enter the date of the document.'));
  if (location === null) refuse('location', say('Enter where the document can be read.'));
  else if (location.startsWith('/')) {
    refuse('location', say('Choose what stands here from the list above. This is for documents from elsewhere.'));
  }
  return problems;
}
