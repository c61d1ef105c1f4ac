import type { Actor } from '../database/actor.ts';
import type { Queries } from '../database/database.ts';
import { say } from '../language/say.ts';
import type { Json } from '../ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../ledger/ledger-store.ts';
import { Refusal } from '../refusal.ts';
import { indexDocument } from '../search/search-store.ts';
import { firstToCome } from './days-to-come.ts';
import { nameWithin } from './name-within.ts';
import { firstUnnamed, type Known } from './named-values.ts';
import {
  type AnyRecord,
  addressOf,
  allFields,
  type RecordDefinition,
  type RecordId,
  type RecordOf,
  titleOf,
} from './record.ts';
import type { FieldValues, RecordRules } from './record-rules.ts';
import * as store from './record-store.ts';
import { changesBetween, isList, problemOf, wordsOf } from './record-words.ts';

export type RecordKeeping = ReturnType<typeof createRecordKeeping>;

/**
 * How every change of a record is kept, whatever it is: held to the rules of its kind, written, found by the search,
 * told to the ledger and followed by what it brings about, in the transaction of the change.
 */
export function createRecordKeeping<Definition extends RecordDefinition>(
  definition: Definition,
  known: Known,
  rules: RecordRules<Definition>,
) {
  const { kind, names } = definition;

  /** A record of this kind is one by how it was written: with this definition. */
  const typed = (record: AnyRecord) => record as unknown as RecordOf<Definition>;

  /** The record, held until the transaction ends. @throws Refusal (404) where there is none that the asker may see */
  async function lock(queries: Queries, id: RecordId): Promise<AnyRecord> {
    const record = await store.findRecord(queries, definition, id, true);
    if (record === undefined)
      throw new Refusal(`${kind}.unknown`, 404, () =>
        say('There is no such {thing}.', { thing: nameWithin(names.one) }),
      );
    return record;
  }

  /** @throws Refusal where a value names what is not there, or what the asker cannot see */
  async function requireNamed(queries: Queries, values: FieldValues): Promise<void> {
    const fields = allFields(definition);
    const unnamed = await firstUnnamed(queries, fields, values, known);
    if (unnamed === undefined) return;
    const field = fields[unnamed];
    const words = () => (field === undefined ? say('Choose one that stands here.') : problemOf(field));
    throw new Refusal(`${kind}.named`, 422, words, unnamed);
  }

  /** @throws Refusal beside the field for a day to come that is said to have been */
  function requireCome(before: FieldValues | undefined, { values, changedAt }: AnyRecord): void {
    const early = firstToCome(allFields(definition), before, values, changedAt);
    if (early === undefined) return;
    const [name, { label }] = early;
    const words = () => say('Enter a day that is not still to come: {thing}', { thing: nameWithin(label) });
    throw new Refusal(`${kind}.future`, 422, words, name);
  }

  /** @param before nothing for a new one */
  async function keep(
    queries: Queries,
    actor: Actor,
    before: AnyRecord | undefined,
    after: AnyRecord,
    { step, past, remark }: { readonly step: string; readonly past: string; readonly remark?: string | undefined },
  ): Promise<void> {
    const change = { step, remark, before: before && typed(before), after: typed(after) };
    await requireNamed(queries, after.values);
    requireCome(before?.values, after);
    await rules.check?.(queries, actor, change);
    const write = before === undefined ? store.insertRecord : store.updateRecord;
    await write(queries, definition, after).catch((error: unknown) => {
      const field = store.takenField(definition, error);
      if (field === undefined) throw error;
      throw new Refusal(`${kind}.taken`, 409, 'Another one stands here under the same: change this one.', field);
    });
    await indexDocument(queries, {
      kind,
      id: after.id,
      title: `${names.one}: ${titleOf(definition, after)}`,
      text: definition.blind ? '' : wordsOf(definition, after),
      href: addressOf(definition, after.id),
      place: after.place,
      changedAt: after.changedAt,
      marked: after,
      themes: themesOf(definition, after),
    });
    const payload: { [name: string]: Json } = { title: titleOf(definition, after) };
    if (remark !== undefined) payload.said = remark;
    const changes = changesBetween(before?.values ?? {}, after.values);
    payload.changes = definition.blind ? Object.keys(changes) : changes;
    await appendLedgerEntry(queries, actor, {
      at: after.changedAt,
      kind: `${kind}.${past}`,
      subjectType: kind,
      subjectId: after.id,
      place: after.place,
      fromState: before?.state ?? null,
      toState: after.state,
      marked: after,
      payload,
    });
    await rules.follow?.(queries, actor, change);
  }

  return { lock, keep };
}

function themesOf({ themes }: RecordDefinition, { values }: AnyRecord): readonly string[] {
  const chosen = themes === undefined ? undefined : values[themes];
  return isList(chosen) ? chosen : [];
}
