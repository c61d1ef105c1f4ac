import type { Clock } from '../clock.ts';
import type { Actor } from '../database/actor.ts';
import type { Queries } from '../database/database.ts';
import { type Marked, markedAs } from '../ledger/ledger-entry.ts';
import { type ExpectedVersions, requireVersion } from '../version.ts';
import { stateFields } from './lifecycle.ts';
import {
  type AnyRecord,
  placeFieldOf,
  type RecordDefinition,
  type RecordId,
  standingFields,
  type ValuesOf,
} from './record.ts';
import type { RecordKeeping } from './record-keeping.ts';
import { newOnce } from './record-once.ts';
import { requireEditsIn } from './record-openings.ts';
import { requireRole } from './record-roles.ts';
import type { FieldValues, RecordRules } from './record-rules.ts';
import { nothingKnown, only, placeOf } from './record-values.ts';
import type { WholeFinder } from './record-whole.ts';
import { standardMarking } from './standard-marking.ts';

/** A new record of a kind, and a change of what one says, in a caller's own transaction. */
export function createRecordWriting<Definition extends RecordDefinition>(
  definition: Definition,
  {
    clock,
    complete,
    keeping,
    wholeFor,
  }: Pick<WholeFinder, 'wholeFor'> & {
    readonly clock: Clock;
    readonly complete: RecordRules<Definition>['complete'];
    readonly keeping: RecordKeeping;
  },
) {
  const { lifecycle } = definition;
  const ownFields = Object.keys(definition.fields);
  const onlyOfStates = Object.keys(stateFields(lifecycle));

  /** The types of the fields are those that the form, or whoever calls, has held the values to. */
  const completed = async (queries: Queries, actor: Actor, values: FieldValues): Promise<FieldValues> =>
    complete === undefined ? values : complete(queries, actor, values as ValuesOf<Definition>);

  async function makeIn(
    queries: Queries,
    actor: Actor,
    values: FieldValues,
    marked: Marked = standardMarking(actor),
    id: RecordId = newOnce(),
  ): Promise<RecordId> {
    requireRole(actor, definition.roles);
    const belongsTo = await wholeFor(queries, values);
    const said = await completed(queries, actor, values);
    const now = clock();
    const placeField = placeFieldOf(definition);
    const record: AnyRecord = {
      id,
      state: lifecycle.initial,
      place: belongsTo?.place ?? placeOf(placeField, said),
      createdAt: now,
      createdBy: actor.personId,
      createdByName: actor.name,
      organisation: actor.organisation,
      changedAt: now,
      changedBy: actor.personId,
      changedByName: actor.name,
      ...markedAs(belongsTo ?? marked),
      values: { ...nothingKnown(onlyOfStates), ...only(ownFields, said) },
    };
    await keeping.keep(queries, actor, undefined, record, { step: 'make', past: 'made' });
    return record.id;
  }

  async function editIn(
    queries: Queries,
    actor: Actor,
    id: RecordId,
    values: FieldValues,
    expected: ExpectedVersions,
  ): Promise<RecordId> {
    requireRole(actor, definition.roles);
    const before = await keeping.lock(queries, id);
    requireVersion(before, expected);
    requireEditsIn(definition, before.state);
    const changed = only(ownFields, await completed(queries, actor, values));
    const kept = only(standingFields(definition), before.values);
    const belongsTo = await wholeFor(queries, before.values);
    const after: AnyRecord = {
      ...before,
      place: belongsTo?.place ?? placeOf(placeFieldOf(definition), changed) ?? before.place,
      changedAt: clock(),
      changedBy: actor.personId,
      changedByName: actor.name,
      values: { ...before.values, ...changed, ...kept },
    };
    await keeping.keep(queries, actor, before, after, { step: 'edit', past: 'edited' });
    return id;
  }

  return { makeIn, editIn };
}
