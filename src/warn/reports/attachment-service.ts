import type { Clock } from '../../platform/clock.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import type { ByteBlocks } from '../../platform/files/byte-blocks.ts';
import { type Marked, markedAs } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { requireRole } from '../../platform/records/record-roles.ts';
import { takesParts } from '../../platform/records/record-whole.ts';
import { Refusal } from '../../platform/refusal.ts';
import { requireKnown, throughTheDoor } from '../evidence/evidence-door-service.ts';
import type { EvidenceFile } from '../evidence/evidence-file.ts';
import type { EvidenceFileService } from '../evidence/evidence-file-service.ts';
import {
  attachmentKind,
  attachmentKinds,
  attachmentSteps,
  largestAttachmentBytes,
  mayBeAttached,
  mostAttachments,
} from './attachment.ts';
import { report } from './report.ts';
import type { ReportServices } from './report-service.ts';

/** How a file that is reported with comes in, by a form or by mail. */
export const attachmentDoor = { mostBytes: largestAttachmentBytes, takes: mayBeAttached, kinds: attachmentKinds };

export type AttachmentService = ReturnType<typeof createAttachmentService>;

const refusals = {
  report: () => new Refusal('report.unknown', 404, 'There is no such report.'),
  ended: () =>
    new Refusal('report-attachment.ended', 409, 'This report is closed or withdrawn: nothing is added to it.'),
  unknown: () => new Refusal('report-attachment.unknown', 404, 'There is no such file.'),
};

type Standing = Marked & { readonly place: string | null };

/** Files that reports bring: taken by what they are, kept untouched as evidence is, given back as they came. */
export function createAttachmentService({
  database,
  clock,
  reports,
  files,
}: { readonly database: Database; readonly clock: Clock; readonly files: EvidenceFileService } & Pick<
  ReportServices,
  'reports'
>) {
  async function tell(queries: Queries, actor: Actor, kind: string, file: EvidenceFile, standing: Standing) {
    await appendLedgerEntry(queries, actor, {
      at: clock(),
      kind,
      ...{ subjectType: attachmentKind, subjectId: file.id, place: standing.place },
      ...{ fromState: kind === attachmentSteps.added ? null : 'kept', toState: 'kept' },
      marked: markedAs(standing),
      payload: { title: file.name, report: file.report, sha256: file.sha256, sizeBytes: file.sizeBytes },
    });
  }

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
      sent: { readonly name: string; readonly content: ByteBlocks },
    ): Promise<string> {
      requireRole(actor, report.roles);
      const arrived = await throughTheDoor(sent, attachmentDoor);
      return database.transact(actor, async (queries) => {
        // Held, so that of two who add the same file one is told of the other's; whether there is one, the store says.
        const found = await reports.lockIn(queries, id as RecordId<'report'>);
        if (found === undefined) throw refusals.report();
        if (!takesParts(report, found.state)) throw refusals.ended();
        const file = await files.keepIn(queries, actor, { report: id }, arrived, { most: mostAttachments });
        await tell(queries, actor, attachmentSteps.added, file, found);
        return file.id;
      });
    },

    list: (actor: Actor, id: string): Promise<readonly EvidenceFile[]> => files.list(actor, { report: id }),

    /**
     * A file as it came; the step is in the ledger before a byte leaves.
     * @throws Refusal (404) where there is none that the asker may see, (409) where its bytes are not what came
     */
    async open(
      actor: Actor,
      id: string,
      fileId: string,
    ): Promise<EvidenceFile & { readonly bytes: AsyncGenerator<Buffer> }> {
      const file = (await files.list(actor, { report: id })).find((each) => each.id === fileId);
      if (file === undefined) throw refusals.unknown();
      requireKnown(actor);
      const bytes = await files.intactBytes(actor, file);
      await database.transact(actor, async (queries) => {
        const found = await reports.findIn(queries, id as RecordId<'report'>); // Of the path, as above.
        if (found === undefined) throw refusals.unknown();
        await tell(queries, actor, attachmentSteps.opened, file, found);
      });
      return { ...file, bytes };
    },

    /** What the ledger is told of a file with: as of its report. */
    async subjectOf({ id, report: whole }: EvidenceFile) {
      const found = await reports.find(systemActor, (whole ?? '') as RecordId<'report'>); // Of the column that only reports fill.
      return found && { subjectType: attachmentKind, subjectId: id, place: found.place, marked: markedAs(found) };
    },
  };
}
