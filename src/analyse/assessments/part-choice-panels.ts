import type { Actor } from '../../platform/database/actor.ts';
import { message } from '../../platform/language/message.ts';
import type { FieldValue } from '../../platform/records/field.ts';
import type { OwnPages } from '../../platform/records/own-pages.ts';
import { type RecordId, titleOf } from '../../platform/records/record.ts';
import type { AnyRecordService } from '../../platform/records/record-service.ts';
import type { OptionGroup } from '../../platform/records/record-view.ts';
import { riskFactors } from '../../warn/risk-factors/risk-factor.ts';
import type { AssessmentService } from './assessment-service.ts';
import type { ContentServices } from './content-service.ts';
import { evidenceKindWords, evidenceReferenceOf } from './evidence.ts';
import type { EvidenceReadingService } from './evidence-service.ts';
import { basisOf } from './graded-evidence.ts';

const longestList = 500;
const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The assessment that a form is part of. */
function wholeOf({ assessment }: Readonly<Record<string, FieldValue | undefined>>): RecordId | undefined {
  // The form gives the id; whether there is one that the asker may see, the service says.
  return typeof assessment === 'string' && isId.test(assessment) ? (assessment as RecordId) : undefined;
}

/** What stands in an assessment, as a list offers it. @param key before the id */
async function optionsOf(actor: Actor, service: AnyRecordService, assessment: string, key: string) {
  const filter = { state: 'standing', values: { assessment } };
  const { records } = await service.list(actor, filter, { limit: longestList, offset: 0 });
  return records.toReversed().map((each) => ({ value: `${key} ${each.id}`, text: titleOf(service.definition, each) }));
}

/** How a relation between actors is asked for: of the actors of its assessment. */
export function relationPages({ conflictActors }: Pick<ContentServices, 'conflictActors'>): OwnPages {
  return {
    async offered(actor, values) {
      const whole = wholeOf(values);
      const options = whole === undefined ? [] : await optionsOf(actor, conflictActors, whole, 'actor');
      const groups: readonly OptionGroup[] = [{ name: message('Actors'), options }];
      return { actor: groups, other: groups };
    },
  };
}

/** How an indicator is asked for: of the scenarios of its assessment. */
export function indicatorPages({ scenarios }: Pick<ContentServices, 'scenarios'>): OwnPages {
  return {
    async offered(actor, values) {
      const whole = wholeOf(values);
      const options = whole === undefined ? [] : await optionsOf(actor, scenarios, whole, 'scenario');
      return { scenario: [{ name: message('Scenarios'), options }] };
    },
  };
}

/** How a piece of evidence is asked for and shown: what stands here for the assessment's place, and documents. */
export function evidencePages(
  assessments: AssessmentService,
  evidence: EvidenceReadingService,
  content: Pick<ContentServices, 'claims' | 'scenarios' | 'drivers' | 'opportunities' | 'priorities'>,
): OwnPages {
  async function bearable(actor: Actor, assessment: string): Promise<readonly OptionGroup[]> {
    const { claims, scenarios, drivers, opportunities, priorities } = content;
    const kinds = {
      claim: claims,
      scenario: scenarios,
      driver: drivers,
      opportunity: opportunities,
      priority: priorities,
    };
    const groups = await Promise.all(
      Object.entries(kinds).map(async ([key, service]) => ({
        name: service.definition.names.many,
        options: await optionsOf(actor, service, assessment, key),
      })),
    );
    const factors = riskFactors.map(({ number, name }) => ({ value: `factor ${number}`, text: `${number}. ${name}` }));
    return [...groups.filter(({ options }) => options.length > 0), { name: message('Risk factors'), options: factors }];
  }

  return {
    async offered(actor, values) {
      const id = wholeOf(values);
      const whole = id === undefined ? undefined : await assessments.find(actor, id);
      return {
        pointsAt: await evidence.offered(actor, whole?.values.country, evidenceReferenceOf(values)),
        bearsOn: whole === undefined ? [] : await bearable(actor, whole.id),
      };
    },
    record: {
      template: 'analyse/assessments/pages/evidence.njk',
      async show(actor, { values }) {
        const reference = evidenceReferenceOf(values);
        const basis = basisOf(reference, await evidence.bases(actor, [reference]));
        return { basis, kindWords: evidenceKindWords[reference.kind] };
      },
    },
  };
}
