import { allCountries } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { say } from '../../platform/language/say.ts';
import type { OwnPages } from '../../platform/records/own-pages.ts';
import { type AnyRecord, addressOf, type RecordId } from '../../platform/records/record.ts';
import type { RecordReadingService } from '../../platform/records/record-reading-service.ts';
import type { Panel } from '../../platform/web/panel.ts';
import { phiaWords } from '../../platform/web/phia-yardstick.ts';
import type { View } from '../../platform/web/view.ts';
import type { Warning } from '../../warn/warnings/warning.ts';
import { assessment } from './assessment.ts';
import { assessmentDocument } from './assessment-document.ts';
import { type AssessmentContent, missingFrom, type Part, readAssessment, referencesOf } from './assessment-reading.ts';
import type { AssessmentService } from './assessment-service.ts';
import { documentBasis, evidenceKindWords, evidenceReferenceOf, referenceKey } from './evidence.ts';
import type { EvidenceReadingService } from './evidence-service.ts';

const longestKind = 500;
const shown = 20;

type PublishedVersion = { readonly recordId: string; readonly number: number };

/** How an assessment is read: as text in order, in a draft, in a version and on paper. */
export function assessmentPages(
  assessments: AssessmentService,
  evidence: EvidenceReadingService,
  reading: RecordReadingService,
): OwnPages {
  /** An assessment as it stands now, with its parts but for those taken back. */
  async function contentOf(actor: Actor, record: AnyRecord) {
    const parts: Record<string, readonly Part[]> = {};
    for (const part of assessments.parts()) {
      const filter = { values: { assessment: record.id } };
      const { records } = await part.list(actor, filter, { limit: longestKind, offset: 0 });
      parts[part.definition.kind] = records.filter(({ state }) => state !== 'withdrawn').toReversed();
    }
    return { title: String(record.values.question), values: record.values, parts };
  }

  async function read(actor: Actor, content: AssessmentContent, version?: PublishedVersion) {
    const published = version && { assessment: version.recordId, number: version.number };
    return readAssessment(content, await evidence.bases(actor, referencesOf(content), published));
  }

  const namesFor = (actor: Actor) => reading.named(actor, []);

  return {
    record: {
      template: 'analyse/assessments/pages/assessment.njk',
      async show(actor, record) {
        const asRead = await read(actor, await contentOf(actor, record));
        const isDraft = record.state === 'draft';
        return {
          reading: asRead,
          names: await namesFor(actor),
          missing: isDraft ? missingFrom(asRead).map(({ sentence, values }) => say(sentence, values)) : undefined,
          mayWrite: isDraft && assessments.mayMake(actor),
        };
      },
    },
    version: {
      template: 'analyse/assessments/pages/assessment-version.njk',
      show: async (actor, version) => ({
        reading: await read(actor, version.content, version),
        names: await namesFor(actor),
      }),
      async document(actor, version) {
        const named = await namesFor(actor);
        return assessmentDocument(await read(actor, version.content, version), {
          marking: version.marking,
          caveats: version.caveats,
          place: named.country(String(version.content.values.country)),
          number: version.number,
          publishedOn: version.publishedAt.toISOString().slice(0, 10),
          organisation: named.organisation,
          likelihood: phiaWords,
        });
      },
    },
  };
}

/** How a piece of evidence is asked for and shown: what stands here for the assessment's place, and documents. */
export function evidencePages(assessments: AssessmentService, evidence: EvidenceReadingService): OwnPages {
  return {
    async offered(actor, values) {
      // The form gives the id; whether there is one that the asker may see, the service says.
      const id = typeof values.assessment === 'string' && isId.test(values.assessment) ? values.assessment : undefined;
      const whole = id === undefined ? undefined : await assessments.find(actor, id as RecordId);
      return { pointsAt: await evidence.offered(actor, whole?.values.country, evidenceReferenceOf(values)) };
    },
    record: {
      template: 'analyse/assessments/pages/evidence.njk',
      async show(actor, { values }) {
        const reference = evidenceReferenceOf(values);
        const basis =
          reference.kind === 'document'
            ? documentBasis(reference)
            : ((await evidence.bases(actor, [reference])).get(referenceKey(reference)) ?? {
                ...{ isHidden: true, kind: reference.kind },
              });
        return { basis, kindWords: evidenceKindWords[reference.kind] };
      },
    },
  };
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** On a warning's page: the way to an assessment, for those who may begin one. */
export function assessStep(assessments: AssessmentService, view: View): Panel<Warning> {
  return async (actor, warning) =>
    assessments.mayMake(actor) && warning.state !== 'closed'
      ? view('analyse/assessments/pages/assess-step.njk', { warning })
      : '';
}

/** On a warning's page: what analyses it. */
export function warningAssessmentsPanel(assessments: AssessmentService, view: View): Panel<Warning> {
  return async (actor, warning) => {
    const { records } = await assessments.list(actor, { values: { warning: warning.id } }, { limit: shown, offset: 0 });
    return records.length === 0
      ? ''
      : view('analyse/assessments/pages/warning-assessments-panel.njk', { entries: records.map(entryOf) });
  };
}

/** On the first page of the stage: what is being written, what stands, and what is due to be looked at again. */
export function assessmentsPanel(assessments: AssessmentService, clock: Clock, view: View): Panel<undefined> {
  return async (actor) => {
    const today = clock().toISOString().slice(0, 10);
    const of = (state: string) => assessments.list(actor, { state }, { limit: shown, offset: 0 });
    const [drafts, published] = await Promise.all([of('draft'), of('published')]);
    const standing = published.records.map(entryOf);
    return view('analyse/assessments/pages/assessments-panel.njk', {
      drafts: { entries: drafts.records.map(entryOf), count: drafts.count },
      due: standing.filter(({ refreshOn }) => refreshOn <= today),
      standing: { entries: standing.filter(({ refreshOn }) => refreshOn > today), count: published.count },
      mayMake: assessments.mayMake(actor),
    });
  };
}

const countryNames = new Map<string, string>(allCountries().map(({ code, name }) => [code, name]));

function entryOf({
  id,
  values,
  state,
  organisation,
  changedAt,
}: Awaited<ReturnType<AssessmentService['list']>>['records'][number]) {
  const { question, country, refreshOn } = values;
  return {
    href: addressOf(assessment, id),
    question,
    country: countryNames.get(country) ?? country,
    refreshOn,
    organisation,
    changedAt,
    stateName: assessment.lifecycle.states[state].name,
  };
}
