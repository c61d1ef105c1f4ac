import { createHash } from 'node:crypto';
import type { Actor } from '../../platform/database/actor.ts';
import type { LedgerService } from '../../platform/ledger/ledger-service.ts';
import type { FieldValue } from '../../platform/records/field.ts';
import { allFields } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import { custodyText, type Listed } from './bag.ts';
import { type CustodyLine, custodyOf } from './custody.ts';
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
  /** How many files of evidence, without what is told of them. */
  readonly files: number;
};

const mostProofs = 50;

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
  /** @throws Refusal (409) where the bytes are not what came */
  async function memberOf(actor: Actor, file: EvidenceFile, folder: string, place: number): Promise<PayloadMember> {
    const name = `${String(place + 1).padStart(3, '0')}-${asciiFileName(file.name, file.mediaType)}`;
    const bytes = await files.intactBytes(actor, file);
    return { path: `${folder}/${name}`, sizeBytes: file.sizeBytes, sha256: file.sha256, bytes };
  }

  /** That what was received stands in the sealed ledger: for `docs/verify-entry.mjs`. */
  async function proofsOf(actor: Actor, custody: readonly CustodyLine[]): Promise<readonly PayloadMember[]> {
    const received = custody.filter(({ step }) => step === custodySteps.received || step === custodySteps.copied);
    const proofs: PayloadMember[] = [];
    for (const { entry } of received.slice(0, mostProofs)) {
      proofs.push(jsonMember(`data/ledger/${entry}.json`, await ledger.toldProof(actor, entry)));
    }
    return proofs;
  }

  async function itemMembers(actor: Actor, item: EvidenceItem) {
    const folder = `data/items/${item.id}`;
    const own = await keeping.files(actor, item.id);
    const custody = custodyOf(await keeping.custody(actor, item.id));
    const members: PayloadMember[] = [];
    for (const [place, file] of own.entries()) {
      members.push(await memberOf(actor, file, `${folder}/${file.copyOf === null ? 'originals' : 'copies'}`, place));
    }
    const told = own.map((file, place) => ({ ...factsOf(file), path: members[place]?.path ?? '' }));
    return {
      files: own.length,
      members: [
        ...members,
        jsonMember(`${folder}/item.json`, { ...recordFacts(item), files: told }),
        jsonMember(`${folder}/custody.json`, custody),
        bytesMember(`${folder}/custody.txt`, Buffer.from(custodyText(item.values.title, custody))),
        ...(await proofsOf(actor, custody)),
      ],
    };
  }

  return {
    /**
     * @param report whose attachments come too
     * @throws Refusal (409) where there is nothing to give out, or a file is not what came
     */
    async pack(actor: Actor, items: readonly EvidenceItem[], report: string | undefined): Promise<Packed> {
      const packed: PayloadMember[] = [];
      let count = 0;
      for (const item of items) {
        const { members, files: own } = await itemMembers(actor, item);
        packed.push(...members);
        count += own;
      }
      const attachments = report === undefined ? [] : await files.list(actor, { report });
      for (const [place, file] of attachments.entries()) {
        packed.push(await memberOf(actor, file, 'data/attachments', place));
      }
      if (attachments.length > 0)
        packed.push(jsonMember('data/attachments/attachments.json', attachments.map(factsOf)));
      count += attachments.length;
      if (count === 0) throw new Refusal('evidence-bag.empty', 409, 'There is no file to give out yet: add one first.');
      return { members: packed, attachments, files: count };
    },
  };
}

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

/** Each question that was answered, and the answer in words, for whoever has no Forestall. */
function answersOf({ values }: EvidenceItem) {
  const said: Readonly<Record<string, FieldValue>> = values;
  return Object.entries(allFields(evidenceItem)).flatMap(([name, { label, words }]) => {
    const given = [said[name] ?? []].flat().map((each) => words[String(each)] ?? String(each));
    return given.length === 0 ? [] : [{ question: label, answer: given.join('; ') }];
  });
}

/** What is recorded of an item, for programs and in words. */
function recordFacts(item: EvidenceItem) {
  const { id, state, place, createdAt, createdByName, organisation, changedAt, changedByName, values } = item;
  return {
    ...{ id, kind: evidenceItem.kind, state, place, answers: answersOf(item), values },
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
