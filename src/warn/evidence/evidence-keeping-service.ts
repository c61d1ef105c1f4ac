import type { Clock } from '../../platform/clock.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import type { ByteBlocks } from '../../platform/files/byte-blocks.ts';
import { type Json, type LedgerEntry, markedAs } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry, readLedger } from '../../platform/ledger/ledger-store.ts';
import type { RecordId, RecordOf } from '../../platform/records/record.ts';
import { mayDo, requireRole } from '../../platform/records/record-roles.ts';
import { Refusal } from '../../platform/refusal.ts';
import { requireKnown, throughTheDoor } from './evidence-door-service.ts';
import {
  custodySteps,
  type EvidenceFile,
  evidenceKinds,
  largestEvidenceBytes,
  mostEvidenceFiles,
} from './evidence-file.ts';
import type { EvidenceFileService } from './evidence-file-service.ts';
import { evidenceItem } from './evidence-item.ts';
import type { EvidenceItems } from './evidence-item-service.ts';

export type EvidenceKeeping = ReturnType<typeof createEvidenceKeeping>;
export type EvidenceItem = RecordOf<typeof evidenceItem>;
export type EvidenceItemId = RecordId<'evidence-item'>;

type Sent = { readonly name: string; readonly content: ByteBlocks };

const door = { mostBytes: largestEvidenceBytes, takes: () => true, kinds: evidenceKinds };
const unknownFile = () => new Refusal('evidence.file', 404, 'There is no such file.');

/** The files of items of evidence: taken in, copied, handed out; each hand that one goes through is a step of the ledger. */
export function createEvidenceKeeping({
  database,
  clock,
  items,
  files,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly items: EvidenceItems;
  readonly files: EvidenceFileService;
}) {
  const takesFiles = (state: string) => state !== 'set-aside';

  /** The item, held until the transaction ends. @throws Refusal (404, 409) where it is not there or takes no files */
  async function lockOpen(queries: Queries, id: EvidenceItemId): Promise<EvidenceItem> {
    const item = await items.lockIn(queries, id);
    if (item === undefined) throw new Refusal('evidence-item.unknown', 404, 'There is no such evidence.');
    if (takesFiles(item.state)) return item;
    throw new Refusal('evidence-item.ended', 409, 'This evidence is set aside: nothing is added to it.');
  }

  async function tell(
    queries: Queries,
    actor: Actor,
    kind: string,
    item: EvidenceItem,
    said: { [name: string]: Json },
  ) {
    await appendLedgerEntry(queries, actor, {
      at: clock(),
      kind,
      subjectType: evidenceItem.kind,
      subjectId: item.id,
      place: item.place,
      fromState: item.state,
      toState: item.state,
      marked: markedAs(item),
      payload: { title: item.values.title, ...said },
    });
  }

  const told = ({ id, name, mediaType, sizeBytes, sha256 }: EvidenceFile) => ({
    ...{ file: id, name, mediaType, sizeBytes, sha256 },
  });

  /** With the first file an item is preserved. */
  async function keepReceived(
    queries: Queries,
    actor: Actor,
    item: EvidenceItem,
    file: EvidenceFile,
    from: { [name: string]: Json },
  ): Promise<void> {
    await tell(queries, actor, custodySteps.received, item, { ...told(file), ...from });
    if (item.state !== 'collected') return;
    await items.takeIn(queries, systemActor, item.id, 'preserve', {}, { expected: 'any' });
  }

  return {
    /** Whether somebody adds files to an item that stands so. */
    mayAdd: (actor: Actor, state: string): boolean => mayDo(actor, evidenceItem.roles) && takesFiles(state),

    /**
     * Takes a file in as it came; with the first one the item is preserved.
     * @throws Refusal beside the file that is not taken
     */
    async receive(actor: Actor, id: EvidenceItemId, sent: Sent): Promise<string> {
      requireRole(actor, evidenceItem.roles);
      const arrived = await throughTheDoor(sent, door);
      return database.transact(actor, async (queries) => {
        const item = await lockOpen(queries, id);
        const file = await files.keepIn(queries, actor, { item: id }, arrived, { most: mostEvidenceFiles });
        await keepReceived(queries, actor, item, file, {});
        return file.id;
      });
    },

    /**
     * Takes in a file that the item's report brought: the very bytes, which are kept once.
     * @throws Refusal beside the choice that does not fit
     */
    async receiveFromReport(actor: Actor, id: EvidenceItemId, attachment: string): Promise<string> {
      requireRole(actor, evidenceItem.roles);
      return database.transact(actor, async (queries) => {
        const item = await lockOpen(queries, id);
        const { report } = item.values;
        const attached = report === null ? [] : await files.listIn(queries, { report });
        const from = attached.find((each) => each.id === attachment);
        if (from === undefined) {
          throw new Refusal('evidence.attachment', 422, 'Choose a file that its report brought', 'attachment');
        }
        const content = { blocks: [], sizeBytes: from.sizeBytes, sha256: from.sha256, isWhole: true };
        const arrived = { name: from.name, mediaType: from.mediaType, content };
        const file = await files.keepIn(queries, actor, { item: id }, arrived, { most: mostEvidenceFiles });
        await keepReceived(queries, actor, item, file, { attachment: from.id, report });
        return file.id;
      });
    },

    /** Files that an item's report brought and that are none of its own yet, as far as the asker sees them. */
    async attachedToReport(actor: Actor, { id, values }: EvidenceItem): Promise<readonly EvidenceFile[]> {
      if (values.report === null) return [];
      const own = new Set((await files.list(actor, { item: id })).map(({ sha256 }) => sha256));
      return (await files.list(actor, { report: values.report })).filter(({ sha256 }) => !own.has(sha256));
    },

    /**
     * Keeps a working copy beside its original, which stays as it is.
     * @param done what was done to make it, and with what
     * @throws Refusal beside the answer that does not fit
     */
    async keepCopy(
      actor: Actor,
      id: EvidenceItemId,
      { original, done }: { readonly original: string; readonly done: string },
      sent: Sent,
    ): Promise<string> {
      requireRole(actor, evidenceItem.roles);
      const said = done.trim();
      if (said === '' || said.length > 2_000) {
        throw new Refusal('evidence.done', 422, 'Say what was done to make it, in at most 2,000 characters', 'done');
      }
      const arrived = await throughTheDoor(sent, door);
      return database.transact(actor, async (queries) => {
        const item = await lockOpen(queries, id);
        const from = (await files.listIn(queries, { item: id })).find((each) => each.id === original);
        if (from === undefined || from.copyOf !== null) {
          throw new Refusal('evidence.original', 422, 'Choose the original that it was made from', 'original');
        }
        const added = { most: mostEvidenceFiles, copyOf: from.id, done: said };
        const file = await files.keepIn(queries, actor, { item: id }, arrived, added);
        await tell(queries, actor, custodySteps.copied, item, {
          ...told(file),
          copyOf: from.id,
          originalSha256: from.sha256,
          said,
        });
        return file.id;
      });
    },

    /**
     * Hands a file out: the step is in the ledger before a byte leaves.
     * @throws Refusal (404) where there is none that the asker may see, (409) where it is not what came
     */
    async open(
      actor: Actor,
      id: EvidenceItemId,
      fileId: string,
    ): Promise<EvidenceFile & { readonly bytes: AsyncGenerator<Buffer> }> {
      const file = (await files.list(actor, { item: id })).find((each) => each.id === fileId);
      if (file === undefined) throw unknownFile();
      requireKnown(actor);
      const bytes = await files.intactBytes(actor, file);
      await database.transact(actor, async (queries) => {
        const item = await items.findIn(queries, id);
        if (item === undefined) throw unknownFile();
        await tell(queries, actor, custodySteps.opened, item, told(file));
      });
      return { ...file, bytes };
    },

    files: (actor: Actor, id: string): Promise<readonly EvidenceFile[]> => files.list(actor, { item: id }),

    /** Every hand that an item went through, the first first, as far as the asker sees the ledger. */
    custody: (actor: Actor, id: string): Promise<readonly LedgerEntry[]> =>
      database.snapshot(actor, (queries) => readLedger(queries, { subjectType: evidenceItem.kind, subjectIds: [id] })),
  };
}
