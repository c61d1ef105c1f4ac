import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { CopyInto, Database, Queries } from '../../platform/database/database.ts';
import { FileRefusal } from '../../platform/files/file-refusal.ts';
import { unrestricted } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type ListDelta, listDelta, recordText } from './list-delta.ts';
import { type ListFiles, type ReadFile, type ReadFiles, readListFiles } from './list-file-service.ts';
import {
  healthOf,
  type KeptFile,
  type ListHealth,
  type ListSnapshot,
  listWords,
  mostRepairsKept,
  type SnapshotId,
  type SnapshotRemark,
} from './list-snapshot.ts';
import * as store from './list-snapshot-store.ts';
import { joinedSubjects } from './lists/list-lines.ts';
import type { ListedSubject, ListName } from './lists/listed-subject.ts';

export type ListSnapshotService = ReturnType<typeof createListSnapshotService>;

/** What became of a file: imported as a snapshot, or the very file of one that stands. */
export type ImportedList = { readonly outcome: 'imported' | 'unchanged'; readonly snapshot: ListSnapshot };

export type ImportOptions = {
  /** Which list it is said to be; another is refused. */
  readonly source?: ListName | undefined;
  /** Its day, ISO 8601, where the list does not say it. */
  readonly madeOn?: string | undefined;
};

export type SnapshotDelta = ListDelta & { readonly earlier: ListSnapshot; readonly later: ListSnapshot };

const pieceBytes = 1024 * 1024;

const refusals = {
  unknown: () => new Refusal('sanctions-list.unknown', 404, 'There is no such list.'),
  lists: () => new Refusal('sanctions-list.lists', 422, 'These are two different lists: choose two days of one list.'),
};

/** Sanctions lists as they were published: each import an immutable snapshot, and what differs between any two. */
export function createListSnapshotService({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  async function tell(queries: Queries, actor: Actor, snapshot: ListSnapshot): Promise<void> {
    await appendLedgerEntry(queries, actor, {
      at: snapshot.importedAt,
      kind: 'sanctions-list.imported',
      subjectType: 'sanctions-list',
      subjectId: snapshot.id,
      place: null,
      fromState: null,
      toState: 'imported',
      marked: unrestricted,
      payload: {
        said: `${listWords[snapshot.source]}${snapshot.madeOn === null ? '' : ` of ${snapshot.madeOn}`}: ${snapshot.subjects} subjects`,
        source: snapshot.source,
        madeOn: snapshot.madeOn,
        fileName: snapshot.fileName,
        fileSha256: snapshot.sha256,
        subjects: snapshot.subjects,
        names: snapshot.names,
        repairs: snapshot.repairCount,
      },
    });
  }

  async function keep(queries: Queries, actor: Actor, read: ReadFiles, joined: SnapshotRemark[], madeOn?: string) {
    const { reading, files } = read;
    // A fresh UUID is by construction the identity of a new snapshot.
    const id = uuidv7() as SnapshotId;
    const kept: KeptFile[] = [];
    for (const [at, file] of files.entries()) kept.push(await keepOriginal(queries, id, at, file));
    const { passedOver, repairs } = reading;
    const snapshot: ListSnapshot = {
      id,
      source: reading.list,
      madeOn: reading.madeOn ?? madeOn ?? null,
      fileName: files[0]?.name ?? '',
      sha256: digestOf(files),
      files: kept,
      ...(await store.countStaged(queries)),
      repairs: repairs.slice(0, mostRepairsKept),
      repairCount: repairs.length,
      remarks: [
        ...joined,
        ...(passedOver === undefined
          ? []
          : [{ kind: 'passed-over', count: passedOver.rows, line: passedOver.line } as const]),
      ],
      importedAt: clock(),
      importedBy: actor.personId,
      importedByName: actor.name,
    };
    await store.insertSnapshot(queries, snapshot);
    await store.keepStaged(queries, reading.list, id);
    await tell(queries, actor, snapshot);
    return snapshot;
  }

  function find(snapshots: readonly ListSnapshot[], id: string): ListSnapshot {
    const found = snapshots.find((snapshot) => snapshot.id === id);
    if (found === undefined) throw refusals.unknown();
    return found;
  }

  return {
    /**
     * Imports a list, whole or not at all, without ever holding it in memory. Records of one reference become one. A file
     * that was imported before changes nothing.
     * @throws FileRefusal naming file, line and reason; nothing has changed then
     */
    importList(actor: Actor, files: ListFiles, { source, madeOn }: ImportOptions = {}): Promise<ImportedList> {
      return database.bulk(actor, async (queries, copyInto) => {
        await store.lockLists(queries);
        const rows = await store.stageSubjects(queries, copyInto);
        const take = (subject: ListedSubject) => {
          requireList(files, subject, source);
          store.stage(rows, subject, sha256(recordText(subject)));
        };
        let read: ReadFiles;
        try {
          read = await readListFiles(files, take, { beforePiece: () => rows.send(), source });
        } catch (error) {
          await rows.abandon();
          throw error;
        }
        await rows.end();
        const standing = await store.snapshotWith(queries, read.reading.list, digestOf(read.files));
        if (standing !== undefined) return { outcome: 'unchanged', snapshot: standing };
        const joined = await joinStaged(queries, copyInto, read.reading.list);
        return { outcome: 'imported', snapshot: await keep(queries, actor, read, joined, madeOn) };
      });
    },

    /** Every snapshot of every list, the newest first by the lists’ own dates. */
    snapshots(actor: Actor): Promise<readonly ListSnapshot[]> {
      return database.snapshot(actor, store.allSnapshots);
    },

    /** Regimes under which a list that was ever imported says that somebody was listed on one of these days, ISO 8601. */
    regimesListedBetween(actor: Actor, from: string, until: string): Promise<readonly string[]> {
      return database.snapshot(actor, (queries) => store.regimesListedBetween(queries, from, until));
    },

    /** How fresh each list is. */
    health(actor: Actor): Promise<readonly ListHealth[]> {
      return database.snapshot(actor, async (queries) =>
        healthOf(await store.allSnapshots(queries), clock().toISOString().slice(0, 10)),
      );
    },

    /** What the later snapshot adds, removes and changes. @throws Refusal where one is unknown or they are of two lists */
    delta(actor: Actor, earlier: string, later: string): Promise<SnapshotDelta> {
      return database.snapshot(actor, async (queries) => {
        const snapshots = await store.allSnapshots(queries);
        const [from, to] = [find(snapshots, earlier), find(snapshots, later)];
        if (from.source !== to.source) throw refusals.lists();
        const [was, is] = [
          await store.subjectsOnlyIn(queries, from.id, to.id),
          await store.subjectsOnlyIn(queries, to.id, from.id),
        ];
        return { ...listDelta(byReference(was), byReference(is)), earlier: from, later: to };
      });
    },

    /**
     * The list’s file as it came, to the byte.
     * @throws Refusal (404) where there is none @throws Error where it is not what came: altered where it is kept
     */
    async original(actor: Actor, id: string): Promise<KeptFile & { readonly content: Buffer }> {
      return database.snapshot(actor, async (queries) => {
        const snapshot = find(await store.allSnapshots(queries), id);
        const [file] = snapshot.files;
        if (file === undefined) throw refusals.unknown();
        const pieces: Buffer[] = [];
        for (let piece = 0; ; piece += 1) {
          const content = await store.readOriginal(queries, snapshot.id, 0, piece);
          if (content === undefined) break;
          pieces.push(content);
        }
        const content = file.isPacked ? await gunzipped(pieces) : Buffer.concat(pieces);
        if (sha256(content) !== file.sha256)
          throw new Error(`The list ${id} is not what was imported: its digest differs`);
        return { ...file, content };
      });
    },
  };
}

const byReference = (subjects: readonly ListedSubject[]) =>
  new Map(subjects.map((subject) => [subject.reference, subject]));

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

/** Of the file where there is one, of the digests of both where there are two. */
function digestOf(files: readonly ReadFile[]): string {
  const [first, ...others] = files.map((file) => file.sha256);
  return others.length === 0 && first !== undefined ? first : sha256([first, ...others].join(' '));
}

function requireList({ list }: ListFiles, subject: ListedSubject, source: ListName | undefined): void {
  if (source === undefined || subject.list === source) return;
  const reason = `this is the ${listWords[subject.list]}, not the ${listWords[source]}; give the right file, or say --source ${subject.list}`;
  throw new FileRefusal('sanctions.source', list().name, subject.line, reason);
}

/** Makes one record of those that have one reference, and tells how many there were. */
async function joinStaged(queries: Queries, copyInto: CopyInto, source: ListName): Promise<SnapshotRemark[]> {
  const twice = await store.stagedTwice(queries, source);
  const [first] = twice;
  if (first === undefined) return [];
  const joined = new Map<string, ListedSubject>();
  for (const subject of twice) {
    const known = joined.get(subject.reference);
    joined.set(subject.reference, known === undefined ? subject : joinedSubjects(known, subject));
  }
  await store.unstage(queries, [...joined.keys()]);
  const rows = store.stageMore(copyInto);
  for (const subject of joined.values()) {
    store.stage(rows, subject, sha256(recordText(subject)));
    await rows.send();
  }
  await rows.end();
  const { line, reference } = first;
  return [{ kind: 'joined', count: twice.length - joined.size, line, reference }];
}

/** Keeps a file as it came, gzipped where it was not. @throws FileRefusal where it changed since it was read */
async function keepOriginal(queries: Queries, snapshot: SnapshotId, at: number, file: ReadFile): Promise<KeptFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  let isPacked = false;
  async function* given() {
    for await (const chunk of file.open().bytes) {
      // RFC 1952: a gzip file begins with 1f 8b.
      if (bytes === 0) isPacked = !(chunk[0] === 0x1f && chunk[1] === 0x8b);
      bytes += chunk.length;
      hash.update(chunk);
      yield chunk;
    }
  }
  let piece = 0;
  for await (const content of inPieces(packed(given(), () => isPacked))) {
    await store.insertOriginal(queries, snapshot, at, piece, content);
    piece += 1;
  }
  if (hash.digest('hex') !== file.sha256) {
    throw new FileRefusal(
      'sanctions.changed',
      file.name,
      undefined,
      'the file changed while it was read; import it again',
    );
  }
  return { name: file.name, sha256: file.sha256, bytes, isPacked };
}

/** Bytes as they are, or gzipped; which is known once the first have come. */
async function* packed(
  bytes: AsyncGenerator<Uint8Array>,
  isToPack: () => boolean,
): AsyncGenerator<Uint8Array, void, undefined> {
  const first = await bytes.next();
  if (first.done === true) return;
  async function* all() {
    yield first.value;
    yield* bytes;
  }
  if (isToPack()) yield* Readable.from(all(), { objectMode: false }).pipe(createGzip());
  else yield* all();
}

async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    held = Buffer.concat([held, chunk]);
    for (; held.length >= pieceBytes; held = held.subarray(pieceBytes)) yield held.subarray(0, pieceBytes);
  }
  if (held.length > 0) yield held;
}

async function gunzipped(pieces: readonly Buffer[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of Readable.from(pieces, { objectMode: false }).pipe(createGunzip())) chunks.push(chunk);
  return Buffer.concat(chunks);
}
