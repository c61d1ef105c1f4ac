import type { Actor } from '../../platform/database/actor.ts';
import type { Queries } from '../../platform/database/database.ts';
import { message } from '../../platform/language/message.ts';
import { say } from '../../platform/language/say.ts';
import type { RecordOf } from '../../platform/records/record.ts';
import { createRecordService, type RecordParts, type RecordService } from '../../platform/records/record-service.ts';
import { type FieldProblem, FieldsRefusal, Refusal } from '../../platform/refusal.ts';
import { readDocuments } from '../../platform/search/search-store.ts';
import { isIndicatorOf } from '../../warn/risk-factors/risk-factor.ts';
import type { WarningId } from '../../warn/warnings/warning.ts';
import type { WarningService } from '../../warn/warnings/warning-service.ts';
import { assessment } from './assessment.ts';
import { driver, opportunity, priority, rating, scenario, section } from './assessment-parts.ts';
import { missingFrom, type Part, readAssessment } from './assessment-reading.ts';
import { evidence, evidenceReferenceOf, referenceKey } from './evidence.ts';
import type { EvidenceReadingService } from './evidence-service.ts';
import { keepAsStood } from './evidence-store.ts';
import { sectionsOf } from './section.ts';

export type AssessmentService = RecordService<typeof assessment>;

type Assessment = RecordOf<typeof assessment>;

/** The service of assessments and those of everything that they are made of. */
export function createAssessmentServices(
  parts: RecordParts,
  warnings: WarningService,
  evidenceReading: EvidenceReadingService,
) {
  const assessments: AssessmentService = createRecordService(assessment, parts, {
    async check(queries, _actor, { step, after }) {
      requireLaterRefresh(after);
      await requireSamePlace(queries, after);
      if (step === 'publish') await requireWhole(queries, after);
    },
    async follow(queries, actor, { step, after }) {
      if (step === 'make' || step === 'edit') await makeSections(queries, actor, after);
      if (step === 'publish') await keepAsStood(queries, after.id);
      const { warning } = after.values;
      if (step === 'publish' && warning !== null) {
        // The reference has just been found to be a warning that the actor may see.
        await warnings.assessed(queries, actor, warning as WarningId, { said: after.values.question, by: after.id });
      }
    },
  });

  const sections = createRecordService(
    section,
    parts,
    {
      async check(queries, _actor, { step, after: { values } }) {
        if (step !== 'make') return;
        const same = { values: { assessment: values.assessment, section: values.section } };
        if ((await sections.listIn(queries, same, 1)).length === 0) return;
        throw new Refusal(
          'assessment-section.twice',
          409,
          'This section is there already: change it there.',
          'section',
        );
      },
    },
    assessments,
  );

  const ratings = createRecordService(
    rating,
    parts,
    {
      async check(queries, _actor, { step, after: { values } }) {
        const { factor, indicators } = values;
        const foreign = (indicators ?? []).find((each) => !isIndicatorOf(factor, each));
        if (foreign !== undefined) {
          const words = '“{foreign}” is no indicator of factor {factor}: write its number, such as {factor}.1';
          throw new Refusal('risk-rating.indicator', 422, words, 'indicators', { foreign, factor });
        }
        if (step !== 'make') return;
        const same = { values: { assessment: values.assessment, factor } };
        if ((await ratings.listIn(queries, same, 1)).length === 0) return;
        const words =
          'Somebody has rated this factor already. Read that rating, and change it if you see it otherwise.';
        throw new Refusal('risk-rating.twice', 409, words, 'factor');
      },
    },
    assessments,
  );

  const scenarios = createRecordService(scenario, parts, {}, assessments);
  const priorities = createRecordService(priority, parts, {}, assessments);
  const drivers = createRecordService(driver, parts, {}, assessments);
  const opportunities = createRecordService(opportunity, parts, {}, assessments);
  const assessmentEvidence = createRecordService(
    evidence,
    parts,
    {
      async check(queries, _actor, { step, before, after }) {
        if (step !== 'make' && step !== 'edit') return;
        requireOneKind(after.values, parts.clock().toISOString().slice(0, 10));
        if (before?.values.pointsAt === after.values.pointsAt) return;
        await requireStanding(queries, after);
      },
    },
    assessments,
  );
  for (const part of [sections, ratings, scenarios, priorities, drivers, opportunities, assessmentEvidence]) {
    assessments.addPart(part);
  }

  /** @throws Refusal where what is pointed at does not stand here for this asker, or is of another place */
  async function requireStanding(queries: Queries, { values, place }: RecordOf<typeof evidence>): Promise<void> {
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

  /** The sections of its form, empty, for departments to write; those that are there stay. */
  async function makeSections(queries: Queries, actor: Actor, { id, values }: Assessment): Promise<void> {
    const there = await sections.listIn(queries, { values: { assessment: id } });
    const names = there.map((each) => each.values.section);
    for (const name of sectionsOf(values.form).filter((each) => !names.includes(each))) {
      const empty = { assessment: id, section: name, leadDepartment: null, author: null, wording: null };
      await sections.makeIn(queries, actor, sections.values(empty));
    }
  }

  /** @throws Refusal saying all that is missing */
  async function requireWhole(queries: Queries, record: Assessment): Promise<void> {
    const content: Record<string, readonly Part[]> = {};
    for (const part of assessments.parts()) {
      const all = await part.listIn(queries, { values: { assessment: record.id } });
      content[part.definition.kind] = all.filter(({ state }) => state !== 'withdrawn');
    }
    const missing = missingFrom(readAssessment({ title: '', values: record.values, parts: content }));
    if (missing.length === 0) return;
    const words = 'It may not be published yet. {missing}';
    throw new Refusal('assessment.incomplete', 409, words, undefined, {
      missing: missing.map(({ sentence, values }) => say(sentence, values)).join(' '),
    });
  }

  return { assessments, sections, ratings, scenarios, priorities, drivers, opportunities, assessmentEvidence };
}

/**
 * @param today ISO 8601
 * @throws FieldsRefusal saying all that a document lacks, or all that is said of one beside something that stands here
 */
function requireOneKind(values: RecordOf<typeof evidence>['values'], today: string): void {
  const problems = values.pointsAt === 'document' ? documentProblems(values, today) : besideStanding(values);
  if (problems.length > 0) throw new FieldsRefusal('assessment-evidence.document', 422, problems);
}

type OfDocument = Pick<RecordOf<typeof evidence>['values'], 'documentTitle' | 'documentOn' | 'location'>;

function besideStanding({ documentTitle, documentOn, location }: OfDocument): readonly FieldProblem[] {
  const text = say('Leave this empty: you chose something that stands here, and no document.');
  const said = Object.entries({ documentTitle, documentOn, location }).filter(([, each]) => each !== null);
  return said.map(([field]) => ({ field, text }));
}

function documentProblems({ documentTitle, documentOn, location }: OfDocument, today: string): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const refuse = (field: keyof OfDocument, text: string) => problems.push({ field, text });
  if (documentTitle === null) refuse('documentTitle', say('Enter the title of the document, and whose it is.'));
  if (documentOn === null) refuse('documentOn', say('Enter the date of the document.'));
  else if (documentOn > today) refuse('documentOn', say('Enter the date of the document: not one to come.'));
  if (location === null) refuse('location', say('Enter where the document can be read.'));
  else if (location.startsWith('/')) {
    refuse('location', say('Choose what stands here from the list above. This is for documents from elsewhere.'));
  }
  return problems;
}

function requireLaterRefresh({ values: { asOf, refreshOn } }: Assessment): void {
  if (refreshOn > asOf) return;
  const words = 'It must be looked at again after the day up to which things are known.';
  throw new Refusal('assessment.refresh', 422, words, 'refreshOn');
}

async function requireSamePlace(queries: Queries, { values: { country, warning } }: Assessment): Promise<void> {
  if (warning === null) return;
  const [found] = await readDocuments(queries, [{ kind: 'warning', id: warning }]);
  if (found === undefined || found.place === country) return;
  throw new Refusal('assessment.warning', 422, 'That warning is on another country.', 'warning');
}
