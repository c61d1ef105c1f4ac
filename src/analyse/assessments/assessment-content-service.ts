import type { Actor } from '../../platform/database/actor.ts';
import { isFrozen, type StateDefinition } from '../../platform/records/lifecycle.ts';
import type { AnyRecord } from '../../platform/records/record.ts';
import type { RecordReadingService } from '../../platform/records/record-reading-service.ts';
import { versionOf } from '../../platform/version.ts';
import { preparedLine } from './assessment-claim.ts';
import type { AssessmentContent } from './assessment-reading.ts';
import type { AssessmentService } from './assessment-service.ts';
import type { Part } from './part-values.ts';

const longestKind = 5_000;

/**
 * An assessment as it stands now, with its parts but for those taken back, and in anything but a draft as a version would
 * have it: in two queries, however many kinds there are.
 */
export async function contentNow(
  actor: Actor,
  record: Pick<AnyRecord, 'id' | 'state' | 'values'>,
  { assessments, reading }: { readonly assessments: AssessmentService; readonly reading: RecordReadingService },
): Promise<{ readonly content: AssessmentContent; readonly versions: Readonly<Record<string, string>> }> {
  const asked = assessments.parts().map((service) => ({ service, filter: { values: { assessment: record.id } } }));
  const parts: Record<string, readonly Part[]> = {};
  const versions: Record<string, string> = {};
  // Of lines from data, forms stand on the assessment's own page: which version they change is told by all of it.
  const isWhole = ({ service }: (typeof asked)[number]) => service.definition.kind === preparedLine.kind;
  const [brief, whole] = await Promise.all([
    reading.briefLists(
      actor,
      asked.filter((each) => !isWhole(each)),
      longestKind,
    ),
    reading.lists(actor, asked.filter(isWhole), longestKind),
  ]);
  for (const { service, records } of [...brief, ...whole]) {
    const { kind, lifecycle } = service.definition;
    const isRead = (state: StateDefinition | undefined) =>
      record.state === 'draft' ? state?.withdrawn !== true : isFrozen(state);
    parts[kind] = records.filter(({ state }) => isRead(lifecycle.states[state])).toReversed();
  }
  for (const { records } of whole) for (const each of records) versions[each.id] = versionOf(each);
  return { content: { title: String(record.values.question), values: record.values, parts }, versions };
}
