import type { Services } from '../main.ts';
import type { createPdfMaker } from '../platform/documents/pdf.ts';
import type { Handling } from '../platform/records/handling.ts';
import type { OwnPages } from '../platform/records/own-pages.ts';
import type { AnyRecord } from '../platform/records/record.ts';
import type { AnyRecordService } from '../platform/records/record-service.ts';
import type { Panel } from '../platform/web/panel.ts';
import type { View } from '../platform/web/view.ts';
import type { Routes } from '../platform/web/web-server.ts';

/** What the pages of every stage are made of. */
export type SiteParts = {
  readonly services: Services;
  readonly kinds: readonly AnyRecordService[];
  readonly view: View;
  readonly maker: ReturnType<typeof createPdfMaker>;
  readonly handling: Handling;
  /** Nobody signs in by an identity provider: people of the demonstration are taken on. */
  readonly isDemonstration: boolean;
  /** The address that others reach this site by; undefined where none is configured. */
  readonly origin: Services['subscriptions']['publicUrl'];
};

/** The pages of a stage: its own, and what it puts on those of its kinds of record. */
export type PagesOfStage = {
  readonly routes: readonly Routes[];
  /** By kind of record. */
  readonly ownPages?: Readonly<Record<string, OwnPages>>;
  /** Beneath what a record says, by its kind. */
  readonly panels?: Readonly<Record<string, readonly Panel<AnyRecord>[]>>;
};
