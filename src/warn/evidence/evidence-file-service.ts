import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Arrived } from './evidence-door-service.ts';
import type { EvidenceFile } from './evidence-file.ts';
import * as store from './evidence-file-store.ts';

export type EvidenceFileService = ReturnType<typeof createEvidenceFileService>;

/** What a file belongs to. */
export type Whole = { readonly item: string } | { readonly report: string } | { readonly mail: string };

/**
 * Files and their bytes, for whatever they belong to. Bytes are kept once however many files point to them, and are read
 * block by block. Who may add or read, and what the ledger is told, is for whoever keeps the whole to say.
 */
export function createEvidenceFileService({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  /**
   * Keeps a file of an item or a report, in the caller's transaction, which holds the whole.
   * @throws Refusal beside the file where the very same is there already, or there are too many
   */
  async function keepIn(
    queries: Queries,
    actor: Actor,
    whole: Whole,
    arrived: Arrived,
    { most, copyOf = null, done = null }: { most: number; copyOf?: string | null; done?: string | null },
  ): Promise<EvidenceFile> {
    const { name, mediaType, content } = arrived;
    const standing = await store.listFiles(queries, whole);
    if (standing.some(({ sha256 }) => sha256 === content.sha256)) {
      throw new Refusal('evidence.same', 409, 'This very file is here already.', 'file');
    }
    if (standing.length >= most) {
      throw new Refusal('evidence.many', 409, 'No more than {most} files stand here.', 'file', { most });
    }
    const file: EvidenceFile = {
      ...{ id: uuidv7(), item: null, report: null, mail: null, ...whole },
      ...{ name, mediaType, sizeBytes: content.sizeBytes, sha256: content.sha256 },
      ...{ copyOf, done, addedAt: clock(), addedByName: actor.name, readAt: null, isIntact: null },
    };
    await store.keepContent(queries, content, file.addedAt);
    await store.insertFile(queries, file, actor.personId);
    return file;
  }

  /** The same files for another whole as well, in the caller's transaction: their bytes are kept already. */
  async function alsoIn(queries: Queries, actor: Actor, whole: Whole, kept: readonly EvidenceFile[]): Promise<void> {
    for (const each of kept) {
      const own = { id: uuidv7(), item: null, report: null, mail: null, ...whole };
      const file = { ...each, ...own, addedAt: clock(), addedByName: actor.name };
      await store.insertFile(queries, file, actor.personId);
    }
  }

  /** The bytes, block by block, each in a short transaction: what is kept does not change between them. */
  async function* bytesOf(actor: Actor, sha256: string): AsyncGenerator<Buffer> {
    for (let number = 0; ; number += 1) {
      const block = await database.snapshot(actor, (queries) => store.readBlock(queries, sha256, number));
      if (block === undefined) return;
      yield block;
    }
  }

  /** Reads all that is kept under a digest, and says whether it is what came. */
  async function isWhole(actor: Actor, sha256: string): Promise<boolean> {
    const hash = createHash('sha256');
    for await (const block of bytesOf(actor, sha256)) hash.update(block);
    return hash.digest('hex') === sha256;
  }

  /**
   * The bytes of a file, once they have been read and found to be what came.
   * @throws Refusal (409) where they are not
   */
  async function intactBytes(actor: Actor, { name, sha256 }: EvidenceFile): Promise<AsyncGenerator<Buffer>> {
    if (await isWhole(actor, sha256)) return bytesOf(actor, sha256);
    throw new Refusal(
      'evidence.altered',
      409,
      '“{name}” is not what came: its bytes have been altered where they are kept. It is not given out. Tell whoever runs Forestall.',
      undefined,
      { name },
    );
  }

  return {
    keepIn,
    alsoIn,
    isWhole,
    intactBytes,
    listIn: (queries: Queries, whole: Whole) => store.listFiles(queries, whole),
    /** Whether one of these has a file at least, that the asker may see. */
    hasAny: (actor: Actor, of: Parameters<typeof store.hasFiles>[1]) =>
      database.snapshot(actor, (queries) => store.hasFiles(queries, of)),
    /** Those that any of these reports brought. */
    ofReports: async (actor: Actor, reports: readonly string[]): Promise<readonly EvidenceFile[]> =>
      reports.length === 0 ? [] : database.snapshot(actor, (queries) => store.listFiles(queries, { reports })),
    list: (actor: Actor, whole: Whole) => database.snapshot(actor, (queries) => store.listFiles(queries, whole)),
    /** Those that the asker may see and whose bytes were not what came when they were last read. */
    altered: (actor: Actor) => database.snapshot(actor, (queries) => store.listFiles(queries, { altered: true })),
  };
}
