import type { Actor } from '../../platform/database/actor.ts';
import type { Queries } from '../../platform/database/database.ts';
import { say } from '../../platform/language/say.ts';
import type { RecordOf } from '../../platform/records/record.ts';
import { createRecordService, type RecordParts, type RecordService } from '../../platform/records/record-service.ts';
import { Refusal } from '../../platform/refusal.ts';
import { readDocuments } from '../../platform/search/search-store.ts';
import type { WarningId } from '../../warn/warnings/warning.ts';
import type { WarningService } from '../../warn/warnings/warning-service.ts';
import { assessment } from './assessment.ts';
import { section } from './assessment-parts.ts';
import { readAssessment } from './assessment-reading.ts';
import { createContentServices } from './content-service.ts';
import type { EvidenceReadingService } from './evidence-service.ts';
import { keepAsStood } from './evidence-store.ts';
import { missingFrom } from './missing-parts.ts';
import type { Part } from './part-values.ts';
import { answerByStep, createRefreshRequestService } from './refresh-request-service.ts';
import { sectionsOf } from './section.ts';
import { insertWording } from './section-wording-store.ts';

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
      if (step === 'revise' || step === 'withdraw') {
        await answerByStep(refreshRequests, queries, actor, after.id, step);
      }
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
      async follow(queries, actor, { before, after: { id, values, changedAt } }) {
        if ((before?.values.wording ?? null) === values.wording) return;
        await insertWording(queries, id, values.wording ?? '', actor, changedAt);
      },
    },
    assessments,
  );

  const refreshRequests = createRefreshRequestService(parts, assessments);
  const content = createContentServices(parts, assessments, evidenceReading);
  assessments.addPart(sections);
  for (const part of Object.values(content)) assessments.addPart(part);

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
    const of: Record<string, readonly Part[]> = {};
    for (const part of assessments.parts()) {
      const all = await part.listIn(queries, { values: { assessment: record.id } });
      const { states } = part.definition.lifecycle;
      of[part.definition.kind] = all.filter(({ state }) => states[state]?.withdrawn !== true);
    }
    const missing = missingFrom(readAssessment({ title: '', values: record.values, parts: of }));
    if (missing.length === 0) return;
    const words = 'It may not be published yet. {missing}';
    throw new Refusal('assessment.incomplete', 409, words, undefined, {
      missing: missing.map(({ sentence, values }) => say(sentence, values)).join(' '),
    });
  }

  return { assessments, sections, ...content, refreshRequests };
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
