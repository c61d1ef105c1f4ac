import type { Actor } from '../database/actor.ts';
import type { Queries } from '../database/database.ts';
import type { Marked } from '../ledger/ledger-entry.ts';
import { Refusal } from '../refusal.ts';
import type { ExpectedVersions } from '../version.ts';
import type { RecordDefinition, RecordId, ValuesOf } from './record.ts';
import { createRecordFinding } from './record-finding.ts';
import { createRecordKeeping } from './record-keeping.ts';
import { createMakingOnce } from './record-once.ts';
import { mayDo } from './record-roles.ts';
import type { FieldValues, RecordParts, RecordRules } from './record-rules.ts';
import type { AnyRecordService } from './record-service-type.ts';
import { createRecordSteps } from './record-steps.ts';
import { createWholeFinder, type OtherWhole } from './record-whole.ts';
import { createRecordWriting } from './record-writing.ts';

export type { FieldValues, RecordParts } from './record-rules.ts';
export type { AnyRecordService } from './record-service-type.ts';
export type { RecordFilter } from './record-store.ts';
export type { OtherWhole } from './record-whole.ts';

export type RecordService<Definition extends RecordDefinition = RecordDefinition> = ReturnType<
  typeof createRecordService<Definition>
>;

/**
 * What can be done with the records of a kind: make, change, move along their way, publish as a numbered version, read.
 * Each change is one transaction with its ledger entry and its place in the search.
 * @param whole the service of the kind that these are parts of
 */
export function createRecordService<Definition extends RecordDefinition>(
  definition: Definition,
  { database, clock, ...known }: RecordParts,
  rules: RecordRules<Definition> = {},
  whole?: AnyRecordService | OtherWhole,
) {
  const { lifecycle } = definition;
  const partServices: AnyRecordService[] = [];
  const { wholeFor, address } = createWholeFinder(definition, whole);
  const keeping = createRecordKeeping(definition, known, rules);
  const { makeIn, editIn } = createRecordWriting(definition, { clock, complete: rules.complete, keeping, wholeFor });
  const { takeIn } = createRecordSteps(definition, { clock, keeping, wholeFor, hold: rules.hold, partServices });

  /** A new one that takes its first step in the same transaction. */
  async function makeAndTakeIn(
    queries: Queries,
    actor: Actor,
    values: FieldValues,
    marked: Marked | undefined,
    id: RecordId,
  ): Promise<RecordId> {
    await makeIn(queries, actor, values, marked, id);
    return takeIn(queries, actor, id, definition.firstStep ?? '', {}, { expected: 'any' });
  }

  async function requireOpenWhole(actor: Actor, values: FieldValues): Promise<void> {
    if (address !== undefined) await database.snapshot(actor, (queries) => wholeFor(queries, values, false));
  }

  return {
    definition,
    mayMake: (actor: Actor) => mayDo(actor, definition.roles),
    mayTake: (actor: Actor, step: string) => mayDo(actor, lifecycle.steps[step]?.roles ?? []),
    requireOpenWhole,
    isOpenWhole: (actor: Actor, values: FieldValues) =>
      requireOpenWhole(actor, values).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Refusal) return false;
          throw error;
        },
      ),
    makeIn,
    editIn,
    takeIn,
    make: (actor: Actor, values: FieldValues, marked?: Marked) =>
      database.transact(actor, (queries) => makeIn(queries, actor, values, marked)),
    makeOnce: createMakingOnce(definition, database, makeIn),
    makeAndTakeOnce: createMakingOnce(definition, database, makeAndTakeIn),
    makeAndTakeIn,
    edit: (actor: Actor, id: RecordId, values: FieldValues, expected: ExpectedVersions) =>
      database.transact(actor, (queries) => editIn(queries, actor, id, values, expected)),
    take: (
      actor: Actor,
      id: RecordId,
      step: string,
      values: FieldValues,
      asked: { readonly remark?: string | undefined; readonly expected: ExpectedVersions },
    ) => database.transact(actor, (queries) => takeIn(queries, actor, id, step, values, asked)),

    ...createRecordFinding(definition, database),
    addPart: (part: AnyRecordService) => {
      partServices.push(part);
    },
    parts: (): readonly AnyRecordService[] => partServices,
    wholeAddress: address,
    /** The values of a new one, with the types of its fields. */
    values: (values: ValuesOf<Definition>): FieldValues => values,
  };
}
