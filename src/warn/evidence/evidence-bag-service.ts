import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import type { TarMember } from '../../platform/files/tar-file.ts';
import { type Marked, markedAs } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import type { Stamp, TimestampAuthority } from '../../platform/outbound/timestamp-authority.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type BagAbout, bagDeclaration, bagInfo, largestBagBytes, manifestOf, readMe } from './bag.ts';
import { bytesMember, type Packed, type PackingService, type PayloadMember } from './bag-packing-service.ts';
import { type GivenBag, insertBag, listBags } from './evidence-bag-store.ts';
import { requireKnown } from './evidence-door-service.ts';
import { custodySteps } from './evidence-file.ts';
import { evidenceItem } from './evidence-item.ts';
import type { EvidenceItems } from './evidence-item-service.ts';
import type { EvidenceItem } from './evidence-keeping-service.ts';

export type EvidenceBags = ReturnType<typeof createEvidenceBags>;

/** What a bag is of: an item, or a report with all the evidence that bears on it. */
export type BagSubject = { readonly type: 'evidence-item' | 'report'; readonly id: string };

/** A report, as far as a bag needs it. */
export type BaggedReport = Marked & { readonly id: string; readonly title: string; readonly place: string | null };

/** A bag on its way out: the folder that it unpacks to, and its members as they are read. */
export type OpenBag = { readonly name: string; readonly madeAt: Date; readonly members: readonly TarMember[] };

type Subject = Marked & {
  readonly id: string;
  readonly type: BagSubject['type'];
  readonly title: string;
  readonly place: string | null;
  readonly items: readonly EvidenceItem[];
};

const mostItems = 500;

/** Evidence given out, so that a stranger can check it away from here. */
export function createEvidenceBags({
  database,
  clock,
  version,
  items,
  packing,
  authority,
  findReport,
}: {
  readonly database: Database;
  readonly clock: Clock;
  /** Of the app. */
  readonly version: string;
  readonly items: EvidenceItems;
  readonly packing: PackingService;
  readonly authority: TimestampAuthority | undefined;
  readonly findReport: (actor: Actor, id: string) => Promise<BaggedReport | undefined>;
}) {
  const unknown = () => new Refusal('evidence-bag.unknown', 404, 'There is no such evidence.');

  async function subjectOf(actor: Actor, { type, id }: BagSubject): Promise<Subject> {
    if (type === 'evidence-item') {
      const item = await items.find(actor, id as RecordId<'evidence-item'>); // Its form has been checked by the address.
      if (item === undefined) throw unknown();
      return { ...markedAs(item), ...{ id, type, title: item.values.title, place: item.place, items: [item] } };
    }
    const report = await findReport(actor, id);
    if (report === undefined) throw unknown();
    const found = await items.list(actor, { values: { report: id } }, { limit: mostItems, offset: 0 });
    const { title, place } = report;
    return { ...markedAs(report), ...{ id, type, title, place, items: found.records } };
  }

  /** @throws Refusal (503) where an authority is configured and does not give what it should */
  async function stampOn(tagManifestSha256: string, isAsked: boolean): Promise<Stamp | undefined> {
    if (authority === undefined || !isAsked) return undefined;
    const stamp = await authority.stamp(Buffer.from(tagManifestSha256, 'hex'));
    if (typeof stamp !== 'string') return stamp;
    throw new Refusal(
      'evidence-bag.stamp',
      503,
      'No timestamp could be had from {address}. {why} Try again, or give it out without a timestamp.',
      undefined,
      { address: authority.address, why: stamp },
    );
  }

  /** The bag is known, and its step in the ledger, before a byte of it leaves. */
  async function keep(actor: Actor, subject: Subject, bag: GivenBag, packed: Packed): Promise<void> {
    await database.transact(actor, async (queries) => {
      await insertBag(queries, bag, actor.personId, subject);
      const said = {
        ...{ bag: bag.id, tagManifestSha256: bag.tagManifestSha256, files: bag.files },
        ...{ authority: bag.stamp?.authority ?? null, stampedAt: bag.stamp?.at.toISOString() ?? null },
      };
      const step = { at: bag.madeAt, fromState: null, toState: 'given-out' };
      for (const item of subject.items) {
        await appendLedgerEntry(queries, actor, {
          ...step,
          ...{ kind: custodySteps.exported, subjectType: evidenceItem.kind, subjectId: item.id, place: item.place },
          marked: markedAs(item),
          payload: { title: item.values.title, ...said },
        });
      }
      for (const file of packed.attachments) {
        await appendLedgerEntry(queries, actor, {
          ...step,
          ...{ kind: 'report-attachment.exported', subjectType: 'report-attachment', subjectId: file.id },
          ...{ place: subject.place, marked: markedAs(subject) },
          payload: { title: file.name, report: file.report, ...said },
        });
      }
    });
  }

  return {
    /** Whose timestamps bags carry; nothing where no authority is configured. */
    authority: () => authority?.address,

    /** @throws Refusal (404) where there is none that the asker may see */
    titleOf: async (actor: Actor, subject: BagSubject): Promise<string> => (await subjectOf(actor, subject)).title,

    /** Bags of a subject that the asker may see, the one given out last first. */
    given: (actor: Actor, id: string): Promise<readonly GivenBag[]> =>
      database.snapshot(actor, (queries) => listBags(queries, id)),

    /**
     * Makes a bag of all that the asker may see of a subject.
     * @param isStamped whether an authority, if one is configured, is asked for the time
     * @throws Refusal (404) unknown, (409) nothing in it, too large, or a file that is not what came, (503) no timestamp
     */
    async make(actor: Actor, asked: BagSubject, isStamped: boolean): Promise<OpenBag> {
      requireKnown(actor);
      const subject = await subjectOf(actor, asked);
      const id = uuidv7();
      const packed = await packing.pack(actor, subject.items, subject.type === 'report' ? subject.id : undefined);
      const madeAt = clock();
      const about: BagAbout = {
        name: `forestall-evidence-${id}`,
        title: subject.title,
        subject: `${subject.type} ${subject.id}`,
        madeBy: `${actor.name} (${actor.organisation})`,
        marking: [subject.marking, ...subject.caveats].join(' · '),
        ...{ madeAt, version },
      };
      const payload = packed.members;
      const sizeBytes = payload.reduce((sum, each) => sum + each.sizeBytes, 0);
      if (sizeBytes > largestBagBytes) {
        throw new Refusal(
          'evidence-bag.large',
          409,
          'Together these files are larger than the 2 GB that a bag takes. Give out items one by one.',
        );
      }
      const tagFiles = [
        textMember('bagit.txt', bagDeclaration),
        textMember('bag-info.txt', bagInfo(about, payload)),
        textMember('README.txt', readMe(about, authority !== undefined && isStamped)),
        textMember('manifest-sha256.txt', manifestOf(payload)),
        ...(authority === undefined || !isStamped ? [] : [textMember('authority.pem', authority.certificates)]),
      ];
      const tagManifest = textMember('tagmanifest-sha256.txt', manifestOf(tagFiles));
      const stamp = await stampOn(tagManifest.sha256, isStamped);
      const bag: GivenBag = {
        ...{ id, subjectType: subject.type, subjectId: subject.id, tagManifestSha256: tagManifest.sha256 },
        ...{ files: packed.files, sizeBytes, madeAt, madeByName: actor.name },
        stamp: stamp && { ...stamp, authority: authority?.address ?? '' },
      };
      await keep(actor, subject, bag, packed);
      const stampFiles =
        stamp === undefined
          ? []
          : [
              bytesMember('tagmanifest-sha256.txt.tsq', stamp.request),
              bytesMember('tagmanifest-sha256.txt.tsr', stamp.response),
            ];
      return {
        ...{ name: about.name, madeAt },
        members: [...tagFiles, tagManifest, ...stampFiles, ...payload].map((each) => ({
          name: `${about.name}/${each.path}`,
          sizeBytes: each.sizeBytes,
          bytes: each.bytes,
        })),
      };
    },
  };
}

function textMember(path: string, text: string): PayloadMember {
  return bytesMember(path, Buffer.from(text));
}
