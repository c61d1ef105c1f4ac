import type { Actor } from '../database/actor.ts';
import type { WrittenDocument } from '../documents/document.ts';
import type { FieldValue } from './field.ts';
import type { FormCopyService } from './form-copy-service.ts';
import type { AnyRecord } from './record.ts';
import type { RecordVersion } from './record-version-store.ts';
import type { OptionGroup } from './record-view.ts';

/** A document of a kind's own for one of its versions. */
export type OwnDocument = (actor: Actor, version: RecordVersion) => Promise<WrittenDocument>;

/** Pages of a kind's own: templates that extend `record.njk` and `record-version.njk`, and what they show beyond it. */
export type OwnPages = {
  /** A template that extends `records.njk`. */
  readonly list?: string;
  /** A template that extends `record-form.njk`, for a new one. */
  readonly form?: string;
  /** Where what is typed in the form of a new one is kept for whoever types it, until it is made. */
  readonly copies?: FormCopyService;
  /** By the name of a `listed` field: what this asker may choose, given what the form says of the rest. */
  readonly offered?: (
    actor: Actor,
    values: Readonly<Record<string, FieldValue | undefined>>,
  ) => Promise<Readonly<Record<string, readonly OptionGroup[]>>>;
  readonly record?: {
    readonly template: string;
    readonly show: (actor: Actor, record: AnyRecord) => Promise<object>;
    /** Its template shows the parts in a way of its own: no tables of them are made. */
    readonly readsParts?: true;
  };
  readonly version?: {
    readonly template: string;
    readonly show: (actor: Actor, version: RecordVersion) => Promise<object>;
    /** What its template shows of how a version differs from an earlier one, above what differs field by field. */
    readonly compare?: (actor: Actor, earlier: RecordVersion, later: RecordVersion) => Promise<object>;
    readonly document?: OwnDocument;
  };
};
