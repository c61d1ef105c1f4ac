import type { Queries } from '../database/database.ts';
import { say } from '../language/say.ts';
import type { Marked } from '../ledger/ledger-entry.ts';
import { Refusal } from '../refusal.ts';
import { nameWithin } from './name-within.ts';
import { type RecordDefinition, type RecordId, wholeOf } from './record.ts';
import type { FieldValues } from './record-rules.ts';
import type { AnyRecordService } from './record-service-type.ts';
import * as store from './record-store.ts';

/** What parts belong to where that is no record but a thing with a store of its own. */
export type OtherWhole = {
  readonly kind: string;
  /** Of its list. */
  readonly address: string;
  readonly name: string;
  /**
   * The thing; nothing where there is none that the asker may see.
   * @param lock holds it until the transaction ends
   */
  readonly findIn: (
    queries: Queries,
    id: string,
    lock: boolean,
  ) => Promise<
    | (Marked & {
        readonly place: string | null;
        /** The name of the state in which it has ended, and takes no more parts. */
        readonly endedAs: string | undefined;
      })
    | undefined
  >;
};

/** Whether one that stands there takes parts: not where it has ended, and a versioned one only where it may be edited. */
export function takesParts({ lifecycle }: RecordDefinition, state: string): boolean {
  const isVersioned = Object.values(lifecycle.steps).some(({ publishes }) => publishes === true);
  return lifecycle.states[state]?.ended !== true && (!isVersioned || lifecycle.edits.includes(state));
}

/**
 * What a record of a kind belongs to, where it may still be changed: for kinds that are parts.
 * @param whole the service of the kind that these are parts of
 */
export function createWholeFinder(definition: RecordDefinition, whole: AnyRecordService | OtherWhole | undefined) {
  const { kind, partOf } = definition;
  const belonging = whole === undefined || !('definition' in whole) ? whole : wholeOfRecords(whole);
  if (wholeOf(definition) !== belonging?.kind) {
    throw new RangeError(`${kind} is part of ${wholeOf(definition)}: give it that service`);
  }

  /**
   * @param lock holds it until the transaction ends, for a change of what belongs to it
   * @throws Refusal where there is none, or it has ended
   */
  async function wholeFor(queries: Queries, values: FieldValues, lock = true) {
    if (belonging === undefined || partOf === undefined) return undefined;
    const thing = () => nameWithin(belonging.name);
    const found = await belonging.findIn(queries, String(values[partOf]), lock);
    if (found === undefined) {
      const words = () => say('There is no such {thing}.', { thing: thing() });
      throw new Refusal(`${kind}.whole`, 422, words, partOf);
    }
    const { endedAs } = found;
    if (endedAs === undefined) return found;
    throw new Refusal(`${kind}.whole`, 409, () =>
      say('The {thing} that it belongs to is {state} and cannot be changed now.', {
        thing: thing(),
        state: nameWithin(endedAs),
      }),
    );
  }

  return { wholeFor, address: belonging?.address };
}

export type WholeFinder = ReturnType<typeof createWholeFinder>;

/** Records as what parts belong to. */
function wholeOfRecords({ definition }: AnyRecordService): OtherWhole {
  const { kind, address, names, lifecycle } = definition;
  return {
    kind,
    address,
    name: names.one,
    async findIn(queries, id, lock) {
      // Whether there is one, the store says.
      const found = await store.findRecord(queries, definition, id as RecordId, lock);
      if (found === undefined) return undefined;
      const stateName = lifecycle.states[found.state]?.name ?? found.state;
      return { ...found, endedAs: takesParts(definition, found.state) ? undefined : stateName };
    },
  };
}
