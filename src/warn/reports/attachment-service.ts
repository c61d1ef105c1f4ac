import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { requireRole } from '../../platform/records/record-roles.ts';
import { takesParts } from '../../platform/records/record-whole.ts';
import { Refusal } from '../../platform/refusal.ts';
import {
  type Attachment,
  attachmentKinds,
  attachmentStep,
  largestAttachmentBytes,
  mayBeAttached,
  mostAttachments,
  safeFileName,
} from './attachment.ts';
import * as store from './attachment-store.ts';
import { report } from './report.ts';
import type { ReportServices } from './report-service.ts';

export type AttachmentService = ReturnType<typeof createAttachmentService>;

const refusals = {
  report: () => new Refusal('report.unknown', 404, 'There is no such report.'),
  ended: () =>
    new Refusal('report-attachment.ended', 409, 'This report is closed or withdrawn: nothing is added to it.'),
  empty: () => new Refusal('report-attachment.empty', 422, 'Choose a file', 'file'),
  kind: () => new Refusal('report-attachment.kind', 422, attachmentKinds, 'file'),
  many: () =>
    new Refusal('report-attachment.many', 409, 'A report takes {most} files at most.', 'file', {
      most: mostAttachments,
    }),
  same: () => new Refusal('report-attachment.same', 409, 'This very file is attached already.', 'file'),
  unknown: () => new Refusal('report-attachment.unknown', 404, 'There is no such file.'),
};

const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** What the bytes are, by their own beginning and not by the name; text where they are that. */
async function mediaTypeOf(bytes: Buffer): Promise<string | undefined> {
  const sniffed = (await fileTypeFromBuffer(bytes))?.mime;
  // Parameters, as in `audio/ogg; codecs=opus`, are none of the type.
  if (sniffed !== undefined) return sniffed.split(';', 1)[0];
  // A page or a picture in XML would run what it holds in whoever's browser opens it.
  return isUtf8(bytes) && !bytes.includes(0) && !/^\s*</.test(bytes.toString('utf8', 0, 1_024))
    ? 'text/plain'
    : undefined;
}

/** Files that reports bring: taken by what they are, kept untouched, given back as they came. */
export function createAttachmentService({
  database,
  clock,
  reports,
}: { readonly database: Database; readonly clock: Clock } & Pick<ReportServices, 'reports'>) {
  return {
    /** Whether somebody adds files to a report that stands there. */
    mayAdd: (actor: Actor, state: string): boolean => reports.mayMake(actor) && takesParts(report, state),

    /**
     * Adds a file to a report.
     * @throws Refusal beside the file: too large, of a kind that is not taken, or attached already
     */
    async add(
      actor: Actor,
      id: string,
      { name, bytes }: { readonly name: string; readonly bytes: Buffer },
    ): Promise<string> {
      requireRole(actor, report.roles);
      if (bytes.length === 0) throw refusals.empty();
      const mediaType = await mediaTypeOf(bytes);
      if (mediaType === undefined || !mayBeAttached(mediaType) || bytes.length > largestAttachmentBytes) {
        throw refusals.kind();
      }
      const attachment: Attachment = {
        id: uuidv7(),
        report: id,
        name: safeFileName(name, mediaType),
        mediaType,
        sizeBytes: bytes.length,
        sha256: sha256Of(bytes),
        addedAt: clock(),
        addedByName: actor.name,
      };
      await database.transact(actor, async (queries) => {
        // Held, so that of two who add the same file one is told of the other's; whether there is one, the store says.
        const found = await reports.lockIn(queries, id as RecordId<'report'>);
        if (found === undefined) throw refusals.report();
        if (!takesParts(report, found.state)) throw refusals.ended();
        const standing = await store.listAttachments(queries, id);
        if (standing.some(({ sha256 }) => sha256 === attachment.sha256)) throw refusals.same();
        if (standing.length >= mostAttachments) throw refusals.many();
        await store.insertAttachment(queries, attachment, bytes, actor.personId);
        await appendLedgerEntry(queries, actor, {
          at: attachment.addedAt,
          kind: attachmentStep,
          subjectType: 'report-attachment',
          subjectId: attachment.id,
          place: found.place,
          fromState: null,
          toState: 'kept',
          marked: found,
          payload: { title: attachment.name, report: id, sha256: attachment.sha256, sizeBytes: attachment.sizeBytes },
        });
      });
      return attachment.id;
    },

    list: (actor: Actor, id: string): Promise<readonly Attachment[]> =>
      database.snapshot(actor, (queries) => store.listAttachments(queries, id)),

    /**
     * A file as it came. @throws Refusal (404) where there is none that the asker may see
     * @throws Error where its bytes are not what came: they have been altered where they are kept
     */
    async read(actor: Actor, report: string, id: string): Promise<Attachment & { readonly bytes: Buffer }> {
      return database.snapshot(actor, async (queries) => {
        const attachment = (await store.listAttachments(queries, report)).find((each) => each.id === id);
        const bytes = await store.readContent(queries, report, id);
        if (attachment === undefined || bytes === undefined) throw refusals.unknown();
        if (sha256Of(bytes) !== attachment.sha256) {
          throw new Error(`The attachment ${id} is not what was added: its digest differs`);
        }
        return { ...attachment, bytes };
      });
    },
  };
}
