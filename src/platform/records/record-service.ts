import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../clock.ts';
import { type Actor, isSignedIn, systemActor } from '../database/actor.ts';
import type { Database, Queries } from '../database/database.ts';
import type { PageAsked, Stretch } from '../database/page.ts';
import { say } from '../language/say.ts';
import { type Json, type Marked, markedAs } from '../ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../ledger/ledger-store.ts';
import { Refusal } from '../refusal.ts';
import { indexDocument } from '../search/search-store.ts';
import { type ExpectedVersions, requireVersion } from '../version.ts';
import type { FieldValue } from './field.ts';
import { askedBy, stateFields, stepRefusal } from './lifecycle.ts';
import { nameWithin } from './name-within.ts';
import { firstUnnamed, type Known } from './named-values.ts';
import {
  type AnyRecord,
  addressOf,
  allFields,
  placeFieldOf,
  type RecordDefinition,
  type RecordId,
  type RecordOf,
  standingFields,
  titleOf,
  type ValuesOf,
  wholeOf,
} from './record.ts';
import type { RecordFilter } from './record-store.ts';
import * as store from './record-store.ts';
import * as versions from './record-version-store.ts';
import { changesBetween, isList, problemOf, versionContent, wordsOf } from './record-words.ts';

export type { RecordFilter } from './record-store.ts';

export type FieldValues = Readonly<Record<string, FieldValue>>;

/** One change, while it is made: what stood before (nothing for a new one) and what will stand. */
export type RecordChange<Definition extends RecordDefinition = RecordDefinition> = {
  readonly step: string;
  readonly before: RecordOf<Definition> | undefined;
  readonly after: RecordOf<Definition>;
  readonly remark: string | undefined;
};

/** What a kind asks beyond its definition. Both work in the transaction of the change. */
export type RecordRules<Definition extends RecordDefinition> = {
  /** What a new one or a change says where its maker left something to the rules: a number, a date. */
  readonly complete?: (queries: Queries, actor: Actor, values: ValuesOf<Definition>) => Promise<ValuesOf<Definition>>;
  /** @throws Refusal, with the name of the field that it speaks of, where the change may not be made */
  readonly check?: (queries: Queries, actor: Actor, change: RecordChange<Definition>) => Promise<void>;
  /** What else a change brings about. */
  readonly follow?: (queries: Queries, actor: Actor, change: RecordChange<Definition>) => Promise<void>;
};

export type RecordParts = Known & { readonly database: Database; readonly clock: Clock };

export type RecordService<Definition extends RecordDefinition = RecordDefinition> = ReturnType<
  typeof createRecordService<Definition>
>;

/** A record service whose kind is not known here. */
export type AnyRecordService = {
  readonly definition: RecordDefinition;
  readonly mayMake: (actor: Actor) => boolean;
  readonly mayTake: (actor: Actor, step: string) => boolean;
  readonly make: (actor: Actor, values: FieldValues, marked?: Marked) => Promise<RecordId>;
  readonly edit: (actor: Actor, id: RecordId, values: FieldValues, expected: ExpectedVersions) => Promise<RecordId>;
  readonly take: (
    actor: Actor,
    id: RecordId,
    step: string,
    values: FieldValues,
    asked: { readonly remark?: string | undefined; readonly expected: ExpectedVersions },
  ) => Promise<RecordId>;
  readonly find: (actor: Actor, id: RecordId) => Promise<AnyRecord | undefined>;
  readonly list: (
    actor: Actor,
    filter: RecordFilter,
    stretch: Stretch,
  ) => Promise<{ readonly records: readonly AnyRecord[]; readonly count: number }>;
  readonly page: (actor: Actor, filter: RecordFilter, page: PageAsked) => Promise<readonly AnyRecord[]>;
  readonly findIn: (queries: Queries, id: RecordId) => Promise<AnyRecord | undefined>;
  readonly listIn: (queries: Queries, filter: RecordFilter, limit?: number) => Promise<readonly AnyRecord[]>;
  readonly countIn: (queries: Queries, filter: RecordFilter) => Promise<number>;
  readonly versions: (actor: Actor, id: RecordId) => Promise<readonly versions.RecordVersion[]>;
  readonly version: (actor: Actor, id: RecordId, number: number) => Promise<versions.RecordVersion | undefined>;
  /** Tells it of a kind whose records are parts of its own. */
  readonly addPart: (part: AnyRecordService) => void;
  readonly parts: () => readonly AnyRecordService[];
  /** Address of the list of what these are parts of, if they are parts. */
  readonly wholeAddress: string | undefined;
};

/** What parts belong to where that is no record but a thing with a store of its own. */
export type OtherWhole = {
  readonly kind: string;
  /** Of its list. */
  readonly address: string;
  readonly name: string;
  /** The thing, held until the transaction ends; nothing where there is none that the asker may see. */
  readonly lockIn: (
    queries: Queries,
    id: string,
  ) => Promise<
    | (Marked & {
        readonly place: string | null;
        /** The name of the state in which it has ended, and takes no more parts. */
        readonly endedAs: string | undefined;
      })
    | undefined
  >;
};

const longestList = 10_000;

/**
 * The standard marking of what a person makes: their organisation's, OFFICIAL, for the whole of what stands above it,
 * so for the own government, and for a partner for the partner alone.
 */
export function standardMarking(actor: Actor): Marked {
  const chain = actor.reach.everything ? [] : actor.reach.organisations.filter((id) => id !== 'everyone');
  const top = chain.at(-1);
  return { owner: actor.organisationId, marking: 'OFFICIAL', caveats: [], audience: top === undefined ? [] : [top] };
}

/**
 * What can be done with the records of a kind: make, change, move along their way, publish as a numbered version, read.
 * Each change is one transaction with its ledger entry and its place in the search.
 * @param whole the service of the kind that these are parts of
 */
export function createRecordService<Definition extends RecordDefinition>(
  definition: Definition,
  { database, clock, isCountry, isOrganisation, isPerson }: RecordParts,
  rules: RecordRules<Definition> = {},
  whole?: AnyRecordService | OtherWhole,
) {
  const { kind, lifecycle, names } = definition;
  const ownFields = Object.keys(definition.fields);
  const onlyOfStates = stateFields(lifecycle);
  const partServices: AnyRecordService[] = [];
  const belonging = whole === undefined || !('definition' in whole) ? whole : wholeOfRecords(whole);
  if (wholeOf(definition) !== belonging?.kind) {
    throw new RangeError(`${kind} is part of ${wholeOf(definition)}: give it that service`);
  }

  /** A record of this kind is one by how it was written: with this definition. */
  const typed = (record: AnyRecord) => record as unknown as RecordOf<Definition>;

  function requireRole(actor: Actor, roles: readonly string[]): void {
    if (mayDo(actor, roles)) return;
    throw new Refusal('record.role', 403, 'Your role does not take this step. Sign in as somebody who may.');
  }

  async function lock(queries: Queries, id: RecordId): Promise<AnyRecord> {
    const record = await store.findRecord(queries, definition, id, true);
    if (record === undefined)
      throw new Refusal(`${kind}.unknown`, 404, () =>
        say('There is no such {thing}.', { thing: nameWithin(names.one) }),
      );
    return record;
  }

  /** What a part belongs to, where it may still be changed. */
  async function wholeFor(queries: Queries, values: FieldValues) {
    if (belonging === undefined || definition.partOf === undefined) return undefined;
    const { name } = belonging;
    const found = await belonging.lockIn(queries, String(values[definition.partOf]));
    if (found === undefined) {
      throw new Refusal(
        `${kind}.whole`,
        422,
        () => say('There is no such {thing}.', { thing: nameWithin(name) }),
        definition.partOf,
      );
    }
    if (found.endedAs !== undefined) {
      const state = found.endedAs;
      const words = () =>
        say('The {thing} that it belongs to is {state} and cannot be changed now.', {
          thing: nameWithin(name),
          state: nameWithin(state),
        });
      throw new Refusal(`${kind}.whole`, 409, words);
    }
    return found;
  }

  /** @throws Refusal where a value names what is not there, or what the asker cannot see */
  async function requireNamed(queries: Queries, values: FieldValues): Promise<void> {
    const fields = allFields(definition);
    const unnamed = await firstUnnamed(queries, fields, values, { isCountry, isOrganisation, isPerson });
    if (unnamed === undefined) return;
    const field = fields[unnamed];
    const words = () => (field === undefined ? say('Choose one that stands here.') : problemOf(field));
    throw new Refusal(`${kind}.named`, 422, words, unnamed);
  }

  async function keep(
    queries: Queries,
    actor: Actor,
    before: AnyRecord | undefined,
    after: AnyRecord,
    { step, past, remark }: { readonly step: string; readonly past: string; readonly remark?: string | undefined },
  ): Promise<void> {
    const change = { step, remark, before: before && typed(before), after: typed(after) };
    await requireNamed(queries, after.values);
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

  /** The types of the fields are those that the form, or whoever calls, has held the values to. */
  const completed = async (queries: Queries, actor: Actor, values: FieldValues): Promise<FieldValues> =>
    rules.complete === undefined ? values : rules.complete(queries, actor, values as ValuesOf<Definition>);

  async function makeIn(
    queries: Queries,
    actor: Actor,
    values: FieldValues,
    marked: Marked = standardMarking(actor),
  ): Promise<RecordId> {
    requireRole(actor, definition.roles);
    const belongsTo = await wholeFor(queries, values);
    const complete = await completed(queries, actor, values);
    const now = clock();
    const placeField = placeFieldOf(definition);
    const record: AnyRecord = {
      // A fresh UUID is by construction the identity of a new record.
      id: uuidv7() as RecordId,
      state: lifecycle.initial,
      place: belongsTo?.place ?? placeOf(placeField, complete),
      createdAt: now,
      createdBy: actor.personId,
      createdByName: actor.name,
      organisation: actor.organisation,
      changedAt: now,
      changedBy: actor.personId,
      changedByName: actor.name,
      ...markedAs(belongsTo ?? marked),
      values: { ...nothingKnown(Object.keys(onlyOfStates)), ...only(ownFields, complete) },
    };
    await keep(queries, actor, undefined, record, { step: 'make', past: 'made' });
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
    const before = await lock(queries, id);
    requireVersion(before, expected);
    if (!lifecycle.edits.includes(before.state)) {
      const state = lifecycle.states[before.state]?.name ?? before.state;
      const words = () =>
        say('This {thing} is {state} and cannot be changed now.', {
          thing: nameWithin(names.one),
          state: nameWithin(state),
        });
      throw new Refusal(`${kind}.state`, 409, words);
    }
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
    await keep(queries, actor, before, after, { step: 'edit', past: 'edited' });
    return id;
  }

  async function takeIn(
    queries: Queries,
    actor: Actor,
    id: RecordId,
    name: string,
    values: FieldValues,
    { remark, expected }: { readonly remark?: string | undefined; readonly expected: ExpectedVersions },
  ): Promise<RecordId> {
    const step = lifecycle.steps[name];
    if (step === undefined)
      throw new Refusal(`${kind}.step`, 404, () =>
        say('There is no such step for a {thing}.', { thing: nameWithin(names.one) }),
      );
    requireRole(actor, step.roles);
    const before = await lock(queries, id);
    requireVersion(before, expected);
    if (!step.from.includes(before.state)) {
      throw new Refusal(`${kind}.move`, 409, () => stepRefusal(lifecycle, names.one, before.state, step));
    }
    if (step.changesWhole) await wholeFor(queries, before.values);
    const asked = Object.keys(askedBy(lifecycle, before.state, step));
    const kept = Object.keys(lifecycle.states[step.to]?.has ?? {});
    const forgotten = Object.keys(onlyOfStates).filter((field) => !kept.includes(field));
    const after: AnyRecord = {
      ...before,
      state: step.to,
      changedAt: clock(),
      changedBy: actor.personId,
      changedByName: actor.name,
      values: { ...before.values, ...nothingKnown(forgotten), ...only(asked, values) },
    };
    await keep(queries, actor, before, after, { step: name, past: step.past, remark });
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
      parts[part.definition.kind] = all.filter(({ state }) => states[state]?.withdrawn !== true).toReversed();
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

  return {
    definition,
    mayMake: (actor: Actor) => mayDo(actor, definition.roles),
    mayTake: (actor: Actor, step: string) => mayDo(actor, lifecycle.steps[step]?.roles ?? []),
    makeIn,
    editIn,
    takeIn,
    make: (actor: Actor, values: FieldValues, marked?: Marked) =>
      database.transact(actor, (queries) => makeIn(queries, actor, values, marked)),
    edit: (actor: Actor, id: RecordId, values: FieldValues, expected: ExpectedVersions) =>
      database.transact(actor, (queries) => editIn(queries, actor, id, values, expected)),
    take: (
      actor: Actor,
      id: RecordId,
      step: string,
      values: FieldValues,
      asked: { readonly remark?: string | undefined; readonly expected: ExpectedVersions },
    ) => database.transact(actor, (queries) => takeIn(queries, actor, id, step, values, asked)),

    async find(actor: Actor, id: RecordId): Promise<RecordOf<Definition> | undefined> {
      const found = await database.snapshot(actor, (queries) => store.findRecord(queries, definition, id));
      return found && typed(found);
    },
    async findIn(queries: Queries, id: RecordId): Promise<RecordOf<Definition> | undefined> {
      const found = await store.findRecord(queries, definition, id);
      return found && typed(found);
    },
    /** Held until the transaction ends, so that it stands as it was read when something is decided on it. */
    async lockIn(queries: Queries, id: RecordId): Promise<RecordOf<Definition> | undefined> {
      const found = await store.findRecord(queries, definition, id, true);
      return found && typed(found);
    },
    /** The one made last first, at most 10,000. */
    async listIn(
      queries: Queries,
      filter: RecordFilter,
      limit = longestList,
    ): Promise<readonly RecordOf<Definition>[]> {
      return (await store.listRecords(queries, definition, filter, { after: undefined, limit })).map(typed);
    },
    countIn: (queries: Queries, filter: RecordFilter) => store.countRecords(queries, definition, filter),
    /** A stretch of the list, the one made last first, and how many there are in all. */
    list(actor: Actor, filter: RecordFilter, stretch: Stretch) {
      return database.snapshot(actor, async (queries) => ({
        records: (await store.listRecords(queries, definition, filter, { after: undefined, ...stretch })).map(typed),
        count: await store.countRecords(queries, definition, filter),
      }));
    },
    async page(actor: Actor, filter: RecordFilter, page: PageAsked): Promise<readonly RecordOf<Definition>[]> {
      const found = await database.snapshot(actor, (queries) => store.listRecords(queries, definition, filter, page));
      return found.map(typed);
    },
    /** The numbered versions, the newest first. */
    versions: (actor: Actor, id: RecordId) =>
      database.snapshot(actor, (queries) => versions.listVersions(queries, kind, id)),
    version: (actor: Actor, id: RecordId, number: number) =>
      database.snapshot(actor, (queries) => versions.findVersion(queries, kind, id, number)),
    versionIn: (queries: Queries, id: RecordId, number: number): Promise<versions.RecordVersion | undefined> =>
      versions.findVersion(queries, kind, id, number),
    addPart: (part: AnyRecordService) => {
      partServices.push(part);
    },
    parts: (): readonly AnyRecordService[] => partServices,
    wholeAddress: belonging?.address,
    /** The values of a new one, with the types of its fields. */
    values: (values: ValuesOf<Definition>): FieldValues => values,
  };
}

/** Whether one that stands there takes parts: not where it has ended, and a versioned one only where it may be edited. */
export function takesParts({ lifecycle }: RecordDefinition, state: string): boolean {
  const isVersioned = Object.values(lifecycle.steps).some(({ publishes }) => publishes === true);
  return lifecycle.states[state]?.ended !== true && (!isVersioned || lifecycle.edits.includes(state));
}

/** Records as what parts belong to. */
function wholeOfRecords({ definition }: AnyRecordService): OtherWhole {
  const { kind, address, names, lifecycle } = definition;
  return {
    kind,
    address,
    name: names.one,
    async lockIn(queries, id) {
      // Whether there is one, the store says.
      const found = await store.findRecord(queries, definition, id as RecordId, true);
      if (found === undefined) return undefined;
      const stateName = lifecycle.states[found.state]?.name ?? found.state;
      return { ...found, endedAs: takesParts(definition, found.state) ? undefined : stateName };
    },
  };
}

/** The system itself makes what a rule makes, and takes the steps that follow by themselves. */
function mayDo(actor: Actor, roles: readonly string[]): boolean {
  if (actor.personId === systemActor.personId) return true;
  if (!isSignedIn(actor)) return false;
  return roles.some((role) => actor.roles.includes(role));
}

function only(names: readonly string[], values: FieldValues): FieldValues {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}

function nothingKnown(names: readonly string[]): FieldValues {
  return Object.fromEntries(names.map((name) => [name, null]));
}

function placeOf(field: string | undefined, values: FieldValues): string | null {
  const place = field === undefined ? undefined : values[field];
  return typeof place === 'string' ? place : null;
}

function themesOf({ themes }: RecordDefinition, { values }: AnyRecord): readonly string[] {
  const chosen = themes === undefined ? undefined : values[themes];
  return isList(chosen) ? chosen : [];
}
