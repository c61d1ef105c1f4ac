import type { Clock } from '../clock.ts';
import type { Actor } from '../database/actor.ts';
import type { Queries } from '../database/database.ts';
import { markedAs } from '../ledger/ledger-entry.ts';
import { type ExpectedVersions, requireVersion } from '../version.ts';
import { askedBy, isFrozen, stateFields } from './lifecycle.ts';
import type { AnyRecord, RecordDefinition, RecordId } from './record.ts';
import type { RecordKeeping } from './record-keeping.ts';
import { requireStepFrom, stepNamed } from './record-openings.ts';
import { requireRole } from './record-roles.ts';
import type { FieldValues, RecordRules } from './record-rules.ts';
import type { AnyRecordService } from './record-service-type.ts';
import { nothingKnown, only } from './record-values.ts';
import * as versions from './record-version-store.ts';
import type { WholeFinder } from './record-whole.ts';
import { versionContent } from './record-words.ts';

/**
 * The steps that records of a kind take along their way, in a caller's own transaction; one that publishes freezes the
 * record as its next version.
 * @param partServices of the kinds whose records are parts of these
 */
export function createRecordSteps(
  definition: RecordDefinition,
  {
    clock,
    keeping,
    wholeFor,
    hold,
    partServices,
  }: Pick<WholeFinder, 'wholeFor'> & {
    readonly clock: Clock;
    readonly keeping: RecordKeeping;
    readonly hold: RecordRules<RecordDefinition>['hold'];
    readonly partServices: readonly AnyRecordService[];
  },
) {
  const { kind, lifecycle } = definition;
  const onlyOfStates = Object.keys(stateFields(lifecycle));

  async function takeIn(
    queries: Queries,
    actor: Actor,
    id: RecordId,
    name: string,
    values: FieldValues,
    { remark, expected }: { readonly remark?: string | undefined; readonly expected: ExpectedVersions },
  ): Promise<RecordId> {
    const step = stepNamed(definition, name);
    requireRole(actor, step.roles);
    await hold?.(queries, id, name);
    const before = await keeping.lock(queries, id);
    requireVersion(before, expected);
    requireStepFrom(definition, before.state, step);
    if (step.changesWhole) await wholeFor(queries, before.values);
    const asked = Object.keys(askedBy(lifecycle, before.state, step));
    const kept = Object.keys(lifecycle.states[step.to]?.has ?? {});
    const forgotten = onlyOfStates.filter((field) => !kept.includes(field));
    const after: AnyRecord = {
      ...before,
      state: step.to,
      changedAt: clock(),
      changedBy: actor.personId,
      changedByName: actor.name,
      values: { ...before.values, ...nothingKnown(forgotten), ...only(asked, values) },
    };
    await keeping.keep(queries, actor, before, after, { step: name, past: step.past, remark });
    if (step.publishes) await publish(queries, actor, after);
    return id;
  }

  /** Freezes the record and its parts as they stand now, as the next version. */
  async function publish(queries: Queries, actor: Actor, record: AnyRecord): Promise<void> {
    const parts: Record<string, readonly AnyRecord[]> = {};
    for (const part of partServices) {
      const { partOf = '' } = part.definition;
      const all = await part.listIn(queries, { values: { [partOf]: record.id } });
      const { states } = part.definition.lifecycle;
      parts[part.definition.kind] = all.filter(({ state }) => isFrozen(states[state])).toReversed();
    }
    await versions.insertVersion(queries, {
      kind,
      recordId: record.id,
      publishedAt: record.changedAt,
      publishedByName: actor.name,
      content: versionContent(definition, record, partServices, parts),
      ...markedAs(record),
    });
  }

  return { takeIn };
}
