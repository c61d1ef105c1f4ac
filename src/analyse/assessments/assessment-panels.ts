import { allCountries } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { say } from '../../platform/language/say.ts';
import type { OwnPages } from '../../platform/records/own-pages.ts';
import { type AnyRecord, addressOf } from '../../platform/records/record.ts';
import type { RecordReadingService } from '../../platform/records/record-reading-service.ts';
import { versionOf } from '../../platform/version.ts';
import type { Panel } from '../../platform/web/panel.ts';
import { phiaWords } from '../../platform/web/phia-yardstick.ts';
import type { View } from '../../platform/web/view.ts';
import type { Warning } from '../../warn/warnings/warning.ts';
import { layOutActors } from './actor-map.ts';
import { assessment } from './assessment.ts';
import { preparedLine } from './assessment-claim.ts';
import { assessmentDocument } from './assessment-document.ts';
import {
  type AssessmentContent,
  type AssessmentReading,
  type Part,
  readAssessment,
  referencesOf,
} from './assessment-reading.ts';
import type { AssessmentService } from './assessment-service.ts';
import type { EvidenceReadingService } from './evidence-service.ts';
import { missingFrom } from './missing-parts.ts';

const longestKind = 5_000;
const shown = 20;

function mapOf({ actors, relations }: AssessmentReading) {
  const named = actors.map(({ id, values }) => ({ id, name: String(values.name) }));
  return layOutActors(
    named,
    relations.map(({ from, to, values }) => ({ from, to, relation: String(values.relation) })),
  );
}

type PublishedVersion = { readonly recordId: string; readonly number: number };

/** How an assessment is read: as text in order, in a draft, in a version and on paper. */
export function assessmentPages(
  assessments: AssessmentService,
  evidence: EvidenceReadingService,
  reading: RecordReadingService,
): OwnPages {
  /** An assessment as it stands now, with its parts but for those taken back, and how each of these stands. */
  async function contentOf(actor: Actor, record: AnyRecord) {
    const asked = assessments.parts().map((service) => ({ service, filter: { values: { assessment: record.id } } }));
    const parts: Record<string, readonly Part[]> = {};
    const versions: Record<string, string> = {};
    for (const { service, records } of await reading.lists(actor, asked, longestKind)) {
      const { kind, lifecycle } = service.definition;
      const standing = records.filter(({ state }) => lifecycle.states[state]?.withdrawn !== true).toReversed();
      parts[kind] = standing;
      // Of these, forms stand on the assessment's own page.
      if (kind === preparedLine.kind) for (const each of standing) versions[each.id] = versionOf(each);
    }
    return { content: { title: String(record.values.question), values: record.values, parts }, versions };
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
        const { content, versions } = await contentOf(actor, record);
        const asRead = await read(actor, content);
        const isDraft = record.state === 'draft';
        return {
          reading: asRead,
          map: mapOf(asRead),
          preparedVersions: versions,
          names: await namesFor(actor),
          missing: isDraft ? missingFrom(asRead).map(({ sentence, values }) => say(sentence, values)) : undefined,
          mayWrite: isDraft && assessments.mayMake(actor),
        };
      },
    },
    version: {
      template: 'analyse/assessments/pages/assessment-version.njk',
      async show(actor, version) {
        const asRead = await read(actor, version.content, version);
        return { reading: asRead, map: mapOf(asRead), names: await namesFor(actor) };
      },
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
