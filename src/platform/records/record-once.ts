import { v7 as uuidv7, validate, version } from 'uuid';
import type { Actor } from '../database/actor.ts';
import type { Database, Queries } from '../database/database.ts';
import type { Marked } from '../ledger/ledger-entry.ts';
import { Refusal } from '../refusal.ts';
import type { AnyRecord, RecordDefinition, RecordId } from './record.ts';
import type { FieldValues } from './record-rules.ts';
import * as store from './record-store.ts';
import { changesBetween } from './record-words.ts';

/** What a form that is sent twice carries twice: the identity that its record will have. */
export function newOnce(): RecordId {
  // A fresh UUID is by construction the identity of a new record.
  return uuidv7() as RecordId;
}

/** What came as such; nothing for what is none. */
export function onceIn(typed: unknown): RecordId | undefined {
  // Of the form of an identity; whether a record has it, the store says.
  return typeof typed === 'string' && validate(typed) && version(typed) === 7 ? (typed as RecordId) : undefined;
}

/** Whether this person made it, and it says all that is said now. */
export function saysTheSame(found: AnyRecord, actor: Actor, values: FieldValues): boolean {
  const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  return found.createdBy === actor.personId && Object.keys(changesBetween(found.values, said)).length === 0;
}

/**
 * Makes a record of what a form says once, however often the same form is sent: over a line that broke, by a second press.
 * What is sent anew with other answers, from a page that the browser kept, is a record of its own.
 * @param makeAs makes it under an identity, in the caller's transaction
 */
export function createMakingOnce(
  definition: RecordDefinition,
  database: Database,
  makeAs: (
    queries: Queries,
    actor: Actor,
    values: FieldValues,
    marked: Marked | undefined,
    id: RecordId,
  ) => Promise<RecordId>,
) {
  const standing = (queries: Queries, once: RecordId) => store.findRecord(queries, definition, once);

  return async function makeOnce(
    actor: Actor,
    values: FieldValues,
    marked: Marked | undefined,
    once: RecordId,
  ): Promise<RecordId> {
    try {
      return await database.transact(actor, async (queries) => {
        const there = await standing(queries, once);
        if (there !== undefined && saysTheSame(there, actor, values)) return once;
        return makeAs(queries, actor, values, marked, there === undefined ? once : newOnce());
      });
    } catch (error) {
      // Two at the same moment: the second finds what the first has made, once it stands.
      if (!(error instanceof Refusal) || error.code !== `${definition.kind}.taken`) throw error;
      const there = await database.transact(actor, (queries) => standing(queries, once));
      if (there !== undefined && saysTheSame(there, actor, values)) return once;
      throw error;
    }
  };
}
