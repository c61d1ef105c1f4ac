import { createHash } from 'node:crypto';
import type { Actor } from '../../platform/database/actor.ts';
import type { LedgerEntry } from '../../platform/ledger/ledger-entry.ts';
import type { LedgerService } from '../../platform/ledger/ledger-service.ts';
import type { FieldValue } from '../../platform/records/field.ts';
import { Refusal } from '../../platform/refusal.ts';
import { custodyText, type Listed, largestBagBytes } from './bag.ts';
import { answersOf, type ChainFile, type ChainItem, chainFacts, chainText } from './bag-chain.ts';
import type { FoundSubject } from './bag-subject-service.ts';
import { custodyOf, reportOf } from './custody.ts';
import { asciiFileName, custodySteps, type EvidenceFile } from './evidence-file.ts';
import type { EvidenceFileService } from './evidence-file-service.ts';
import { evidenceItem } from './evidence-item.ts';
import type { EvidenceItem, EvidenceKeeping } from './evidence-keeping-service.ts';

export type PackingService = ReturnType<typeof createPackingService>;

/** A file of the bag's payload, and its bytes as they are read. */
export type PayloadMember = Listed & { readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array> };

export type Packed = {
  readonly members: readonly PayloadMember[];
  readonly attachments: readonly EvidenceFile[];
  /** How many files of evidence, each content once, without what is told of them. */
  readonly files: number;
};

/** What is being packed: members so far, and under which path each content stands. */
type Packing = { readonly members: PayloadMember[]; readonly paths: Map<string, string> };

const mostProofs = 50;

/**
 * Before a byte is read, since to read them takes longest: sizes are known of every file.
 * @throws Refusal (409) where these, each content once, are together more than a bag takes
 */
export function requireCarried(listed: readonly Omit<Listed, 'path'>[], largestBytes = largestBagBytes): void {
  const sizes = new Map(listed.map(({ sha256, sizeBytes }) => [sha256, sizeBytes]));
  if ([...sizes.values()].reduce((sum, each) => sum + each, 0) <= largestBytes) return;
  throw new Refusal(
    'evidence-bag.large',
    409,
    'Together these files are larger than the 2 GB that a bag takes. Give out items one by one.',
  );
}

/** The payload of a bag: each file as it came, what is known of it, its chain of custody and proofs of the ledger. */
export function createPackingService({
  files,
  keeping,
  ledger,
}: {
  readonly files: EvidenceFileService;
  readonly keeping: EvidenceKeeping;
  readonly ledger: LedgerService;
}) {
  /**
   * Puts the files of one thing in a folder, but those whose very bytes are in the bag already.
   * @returns each with the path under which its bytes stand
   * @throws Refusal (409) where the bytes are not what came
   */
  async function put(
    { members, paths }: Packing,
    actor: Actor,
    own: readonly EvidenceFile[],
    folderOf: (file: EvidenceFile) => string,
  ): Promise<readonly (ChainFile & { readonly file: EvidenceFile })[]> {
    const told = [];
    for (const [place, file] of own.entries()) {
      const { name, mediaType, sizeBytes, sha256 } = file;
      let path = paths.get(sha256);
      if (path === undefined) {
        path = `${folderOf(file)}/${String(place + 1).padStart(3, '0')}-${asciiFileName(name, mediaType)}`;
        members.push({ path, sizeBytes, sha256, bytes: await files.intactBytes(actor, file) });
        paths.set(sha256, path);
      }
      told.push({ name, sha256, path, file });
    }
    return told;
  }

  /**
   * That what was received stands in the sealed ledger: for `docs/verify-entry.mjs`. An entry is told as it was sealed, so
   * that one which names a report that may not be named here is left out.
   */
  async function proofsOf(
    actor: Actor,
    entries: readonly LedgerEntry[],
    named: ReadonlySet<string>,
  ): Promise<readonly PayloadMember[]> {
    const received = entries.filter(({ kind }) => kind === custodySteps.received || kind === custodySteps.copied);
    const told = received.filter((entry) => {
      const report = reportOf(entry);
      return report === undefined || named.has(report);
    });
    const proofs: PayloadMember[] = [];
    for (const { id } of told.slice(0, mostProofs)) {
      proofs.push(jsonMember(`data/ledger/${id}.json`, await ledger.toldProof(actor, id)));
    }
    return proofs;
  }

  async function putItem(
    packing: Packing,
    actor: Actor,
    item: EvidenceItem,
    own: readonly EvidenceFile[],
    named: ReadonlySet<string>,
  ): Promise<ChainItem> {
    const folder = `data/items/${item.id}`;
    const entries = await keeping.custody(actor, item.id);
    const custody = custodyOf(entries);
    const { title, report } = item.values;
    const values = { ...item.values, report: report !== null && named.has(report) ? report : null };
    const told = await put(
      packing,
      actor,
      own,
      ({ copyOf }) => `${folder}/${copyOf === null ? 'originals' : 'copies'}`,
    );
    packing.members.push(
      jsonMember(`${folder}/item.json`, {
        ...recordFacts(item, values),
        files: told.map(({ file, path }) => ({ ...factsOf(file), path })),
      }),
      jsonMember(`${folder}/custody.json`, custody),
      bytesMember(`${folder}/custody.txt`, Buffer.from(custodyText(title, custody))),
      ...(await proofsOf(actor, entries, named)),
    );
    const stands = evidenceItem.lifecycle.states[item.state].name;
    return { id: item.id, title, stands, report: values.report, files: told.map(chainFile) };
  }

  async function putAttachments(packing: Packing, actor: Actor, report: string, own: readonly EvidenceFile[]) {
    const folder = `data/reports/${report}`;
    const told = await put(packing, actor, own, () => `${folder}/attachments`);
    const facts = told.map(({ file, path }) => {
      // Who sent a report, and what came with it, is not told to strangers.
      const { addedByName: _, ...rest } = factsOf(file);
      return { ...rest, path };
    });
    packing.members.push(jsonMember(`${folder}/attachments.json`, facts));
    return told.map(chainFile);
  }

  return {
    /** @throws Refusal (409) where there is nothing to give out, too much, or a file is not what came */
    async pack(actor: Actor, { title, links, items, named }: FoundSubject): Promise<Packed> {
      const packing: Packing = { members: [], paths: new Map() };
      const ofItems = new Map<EvidenceItem, readonly EvidenceFile[]>();
      for (const item of items) ofItems.set(item, await keeping.files(actor, item.id));
      const reports = links.filter(({ type }) => type === 'report').map(({ id }) => id);
      const attachments = await files.ofReports(actor, reports);
      requireCarried([...[...ofItems.values()].flat(), ...attachments]);
      const toldItems: ChainItem[] = [];
      for (const [item, own] of ofItems) toldItems.push(await putItem(packing, actor, item, own, named));
      const attached = new Map<string, readonly ChainFile[]>();
      for (const [report = '', own] of Map.groupBy(attachments, (file) => file.report ?? undefined)) {
        attached.set(report, await putAttachments(packing, actor, report, own));
      }
      const count = packing.paths.size;
      if (count === 0) throw new Refusal('evidence-bag.empty', 409, 'There is no file to give out yet: add one first.');
      if (links.length > 0) {
        const chain = { links, items: toldItems, attached };
        packing.members.push(
          bytesMember('data/chain.txt', Buffer.from(chainText(title, chain))),
          jsonMember('data/chain.json', chainFacts(chain)),
        );
      }
      requireCarried(packing.members);
      return { members: packing.members, attachments, files: count };
    },
  };
}

const chainFile = ({ name, sha256, path }: ChainFile): ChainFile => ({ name, sha256, path });

/** What is recorded of a file, for programs. */
function factsOf({
  id,
  report,
  name,
  mediaType,
  sizeBytes,
  sha256,
  copyOf,
  done,
  addedAt,
  addedByName,
  readAt,
}: EvidenceFile) {
  return {
    ...{ id, name, mediaType, sizeBytes, sha256, copyOf, done, addedByName },
    ...(report === null ? {} : { report }),
    ...{ addedAt: addedAt.toISOString(), lastReadAgainAt: readAt?.toISOString() ?? null },
  };
}

/** What is recorded of an item, for programs and in words. @param values as they may be told */
function recordFacts(item: EvidenceItem, values: Readonly<Record<string, FieldValue>>) {
  const { id, state, place, createdAt, createdByName, organisation, changedAt, changedByName } = item;
  return {
    ...{ id, kind: evidenceItem.kind, state, place, answers: answersOf(evidenceItem, values), values },
    ...{ createdAt: createdAt.toISOString(), createdByName, organisation },
    ...{ changedAt: changedAt.toISOString(), changedByName },
    ...{ owner: item.owner, marking: item.marking, caveats: item.caveats, audience: item.audience },
  };
}

/** A small file of a bag, whole in memory. */
export function bytesMember(path: string, bytes: Buffer): PayloadMember {
  return { path, sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: [bytes] };
}

function jsonMember(path: string, value: unknown): PayloadMember {
  return bytesMember(path, Buffer.from(`${JSON.stringify(value, null, 2)}\n`));
}
