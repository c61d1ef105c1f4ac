import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import { type Marked, markedAs, unrestricted } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import type { RecordId } from '../../platform/records/record.ts';
import type { EvidenceFile } from './evidence-file.ts';
import type { EvidenceFileService } from './evidence-file-service.ts';
import * as store from './evidence-file-store.ts';
import type { EvidenceItems } from './evidence-item-service.ts';

export type EvidenceVerifying = ReturnType<typeof createEvidenceVerifying>;

/** What one reading of all that is kept has found. */
export type EvidenceReading = {
  readonly contents: number;
  /** Of those that are not what came: the digest, and the names under which they are kept. */
  readonly altered: readonly { readonly sha256: string; readonly names: readonly string[] }[];
};

/** What a file belongs to, for the ledger; a report's is found by whoever keeps reports. */
export type FileSubject = {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly place: string | null;
  readonly marked: Marked;
};

const contentsPerPage = 500;

/** Reads every content again from its first byte to its last, each night and when asked. */
export function createEvidenceVerifying({
  database,
  clock,
  items,
  files,
  subjectOfReport,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly items: EvidenceItems;
  readonly files: EvidenceFileService;
  readonly subjectOfReport: (file: EvidenceFile) => Promise<FileSubject | undefined>;
}) {
  async function subjectOf(file: EvidenceFile): Promise<FileSubject | undefined> {
    if (file.item === null) return subjectOfReport(file);
    // Of the column that only items fill.
    const item = await items.find(systemActor, file.item as RecordId<'evidence-item'>);
    return item && { subjectType: 'evidence-item', subjectId: item.id, place: item.place, marked: markedAs(item) };
  }

  /** Keeps what a reading found; where bytes that were whole no longer are, each file that points to them says so. */
  async function keep(sha256: string, isIntact: boolean): Promise<readonly EvidenceFile[]> {
    const pointing = await database.snapshot(systemActor, (queries) => store.listFiles(queries, { sha256 }));
    const subjects = isIntact ? [] : await Promise.all(pointing.map(subjectOf));
    await database.transact(systemActor, async (queries) => {
      const before = await store.findReading(queries, sha256);
      const at = clock();
      await store.keepReading(queries, sha256, at, isIntact);
      if (isIntact || before === false) return;
      for (const [place, file] of pointing.entries()) {
        const subject = subjects[place];
        if (subject === undefined) continue;
        await appendLedgerEntry(queries, systemActor, {
          ...subject,
          ...{ at, kind: `${subject.subjectType}.altered`, fromState: 'intact', toState: 'altered' },
          payload: { title: file.name, file: file.id, name: file.name, sha256 },
        });
      }
    });
    return pointing;
  }

  return {
    /** Reads all that is kept. Each content is told of by itself, so that a stop halfway loses nothing. */
    async verify(onProgress: (read: number) => void = () => {}): Promise<EvidenceReading> {
      const altered: { sha256: string; names: readonly string[] }[] = [];
      let contents = 0;
      for (let after = ''; ; ) {
        const page = await database.snapshot(systemActor, (queries) =>
          store.contentsAfter(queries, after, contentsPerPage),
        );
        for (const sha256 of page) {
          const isIntact = await files.isWhole(systemActor, sha256);
          const pointing = await keep(sha256, isIntact);
          if (!isIntact) altered.push({ sha256, names: pointing.map(({ name }) => name) });
          contents += 1;
          onProgress(contents);
        }
        after = page.at(-1) ?? '';
        if (page.length < contentsPerPage) break;
      }
      if (contents > 0) await tellOfReading(contents, altered.length);
      return { contents, altered };
    },
  };

  async function tellOfReading(contents: number, altered: number): Promise<void> {
    await database.transact(systemActor, (queries) =>
      appendLedgerEntry(queries, systemActor, {
        ...{ at: clock(), kind: 'evidence.verified', subjectType: 'evidence', subjectId: uuidv7(), place: null },
        ...{ fromState: null, toState: altered === 0 ? 'intact' : 'altered' },
        // How much is kept is nobody's to know who does not see it: the system's own line.
        marked: { ...unrestricted, audience: [] },
        payload: { title: 'Evidence read again', contents, altered },
      }),
    );
  }
}
