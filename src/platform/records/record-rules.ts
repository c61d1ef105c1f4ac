import type { Clock } from '../clock.ts';
import type { Actor } from '../database/actor.ts';
import type { Database, Queries } from '../database/database.ts';
import type { FieldValue } from './field.ts';
import type { Known } from './named-values.ts';
import type { RecordDefinition, RecordId, RecordOf, ValuesOf } from './record.ts';

export type FieldValues = Readonly<Record<string, FieldValue>>;

/** One change, while it is made: what stood before (nothing for a new one) and what will stand. */
export type RecordChange<Definition extends RecordDefinition = RecordDefinition> = {
  readonly step: string;
  readonly before: RecordOf<Definition> | undefined;
  readonly after: RecordOf<Definition>;
  readonly remark: string | undefined;
};

/** What a kind asks beyond its definition. All work in the transaction of the change. */
export type RecordRules<Definition extends RecordDefinition> = {
  /** What a new one or a change says where its maker left something to the rules: a number, a date. */
  readonly complete?: (queries: Queries, actor: Actor, values: ValuesOf<Definition>) => Promise<ValuesOf<Definition>>;
  /**
   * Holds what a step of a record changes besides it, before the record itself is held: two ways to one change, each begun
   * at its other end, would else wait for each other.
   */
  readonly hold?: (queries: Queries, id: RecordId, step: string) => Promise<void>;
  /** @throws Refusal, with the name of the field that it speaks of, where the change may not be made */
  readonly check?: (queries: Queries, actor: Actor, change: RecordChange<Definition>) => Promise<void>;
  /** What else a change brings about. */
  readonly follow?: (queries: Queries, actor: Actor, change: RecordChange<Definition>) => Promise<void>;
};

export type RecordParts = Known & { readonly database: Database; readonly clock: Clock };
