import { allCountries } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { say } from '../../platform/language/say.ts';
import type { OwnPages } from '../../platform/records/own-pages.ts';
import { type AnyRecord, addressOf } from '../../platform/records/record.ts';
import type { RecordReadingService } from '../../platform/records/record-reading-service.ts';
import type { Panel } from '../../platform/web/panel.ts';
import { phiaWords } from '../../platform/web/phia-yardstick.ts';
import type { View } from '../../platform/web/view.ts';
import type { Warning } from '../../warn/warnings/warning.ts';
import { assessment } from './assessment.ts';
import { assessmentDocument } from './assessment-document.ts';
import { missingFrom, type Part, readAssessment } from './assessment-reading.ts';
import type { AssessmentService } from './assessment-service.ts';

const longestKind = 500;
const shown = 20;

/** How an assessment is read: as text in order, in a draft, in a version and on paper. */
export function assessmentPages(assessments: AssessmentService, reading: RecordReadingService): OwnPages {
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

  const namesFor = (actor: Actor) => reading.named(actor, []);

  return {
    record: {
      template: 'analyse/assessments/pages/assessment.njk',
      async show(actor, record) {
        const read = readAssessment(await contentOf(actor, record));
        const isDraft = record.state === 'draft';
        return {
          reading: read,
          names: await namesFor(actor),
          missing: isDraft ? missingFrom(read).map(({ sentence, values }) => say(sentence, values)) : undefined,
          mayWrite: isDraft && assessments.mayMake(actor),
        };
      },
    },
    version: {
      template: 'analyse/assessments/pages/assessment-version.njk',
      show: async (actor, { content }) => ({ reading: readAssessment(content), names: await namesFor(actor) }),
      async document(actor, version) {
        const named = await namesFor(actor);
        return assessmentDocument(readAssessment(version.content), {
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
