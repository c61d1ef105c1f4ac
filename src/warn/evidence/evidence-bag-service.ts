import { v7 as uuidv7 } from 'uuid';
import type { Gathered } from '../../people/marking-together.ts';
import type { PeopleService } from '../../people/people-service.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database } from '../../platform/database/database.ts';
import type { TarMember } from '../../platform/files/tar-file.ts';
import { markedAs } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import type { Stamp, TimestampAuthority } from '../../platform/outbound/timestamp-authority.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type BagAbout, bagDeclaration, bagInfo, manifestOf, readMe } from './bag.ts';
import type { BagSubject } from './bag-chain.ts';
import { bytesMember, type Packed, type PackingService, type PayloadMember } from './bag-packing-service.ts';
import { type BagSubjects, type FoundSubject, requireFits } from './bag-subject-service.ts';
import { type GivenBag, insertBag, listBags } from './evidence-bag-store.ts';
import { requireKnown } from './evidence-door-service.ts';
import { custodySteps } from './evidence-file.ts';
import type { EvidenceFileService } from './evidence-file-service.ts';
import { evidenceItem } from './evidence-item.ts';
import type { EvidenceItem } from './evidence-keeping-service.ts';

export type EvidenceBags = ReturnType<typeof createEvidenceBags>;

/** A bag on its way out: the folder that it unpacks to, and its members as they are read. */
export type OpenBag = { readonly name: string; readonly madeAt: Date; readonly members: readonly TarMember[] };

/** Evidence given out, so that a stranger can check it away from here. */
export function createEvidenceBags({
  database,
  clock,
  version,
  people,
  subjects,
  files,
  packing,
  authority,
}: {
  readonly database: Database;
  readonly clock: Clock;
  /** Of the app. */
  readonly version: string;
  readonly people: PeopleService;
  readonly subjects: BagSubjects;
  readonly files: EvidenceFileService;
  readonly packing: PackingService;
  readonly authority: TimestampAuthority | undefined;
}) {
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

  /** The bag is known, and its steps in the ledger, before a byte of it leaves. */
  async function keep(
    actor: Actor,
    subject: FoundSubject,
    { marked, isSeenWhole }: Gathered,
    bag: GivenBag,
    packed: Packed,
  ): Promise<void> {
    await database.transact(actor, async (queries) => {
      await insertBag(queries, bag, actor.personId, marked);
      // Whoever sees one thing of a bag is not told how much else is in it.
      const said = {
        ...{ bag: bag.id, tagManifestSha256: bag.tagManifestSha256 },
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
      const links = new Map(subject.links.map((link) => [link.id, link]));
      for (const file of packed.attachments) {
        const report = links.get(file.report ?? '') ?? subject;
        await appendLedgerEntry(queries, actor, {
          ...step,
          ...{ kind: 'report-attachment.exported', subjectType: 'report-attachment', subjectId: file.id },
          ...{ place: report.place, marked: markedAs(report) },
          payload: { title: file.name, report: file.report, ...said },
        });
      }
      if (subject.links.length === 0) return;
      const ids = subject.links.map(({ type, id }) => ({ type, id }));
      await appendLedgerEntry(queries, actor, {
        ...step,
        ...{ kind: 'evidence-bag.given-out', subjectType: 'evidence-bag', subjectId: bag.id },
        marked,
        // Where somebody may see this and not each part, it tells neither what they are nor where.
        place: isSeenWhole ? subject.place : null,
        payload: isSeenWhole ? { title: subject.title, of: ids, ...said } : said,
      });
    });
  }

  return {
    /** Whose timestamps bags carry; nothing where no authority is configured. */
    authority: () => authority?.address,

    /** @throws Refusal (404) where there is none that the asker may see */
    titleOf: async (actor: Actor, subject: BagSubject): Promise<string> => (await subjects.find(actor, subject)).title,

    /** The evidence that the asker may see behind a subject, and whether there is a file to give out. */
    async behind(
      actor: Actor,
      subject: BagSubject,
    ): Promise<{ readonly items: readonly EvidenceItem[]; readonly hasFiles: boolean }> {
      const { items, links } = await subjects.find(actor, subject);
      const reports = links.filter(({ type }) => type === 'report').map(({ id }) => id);
      return { items, hasFiles: await files.hasAny(actor, { items: items.map(({ id }) => id), reports }) };
    },

    /** Bags of a subject that the asker may see, the one given out last first. */
    given: (actor: Actor, id: string): Promise<readonly GivenBag[]> =>
      database.snapshot(actor, (queries) => listBags(queries, id)),

    /**
     * Makes a bag of all that the asker may see of a subject.
     * @param isStamped whether an authority, if one is configured, is asked for the time
     * @throws Refusal (404) unknown, (409) nothing in it, too much, or a file that is not what came, (503) no timestamp
     */
    async make(actor: Actor, asked: BagSubject, isStamped: boolean): Promise<OpenBag> {
      requireKnown(actor);
      const subject = await subjects.find(actor, asked);
      requireFits(subject);
      const id = uuidv7();
      const packed = await packing.pack(actor, subject);
      const parts = [subject, ...subject.links, ...subject.items];
      const gathered = await database.snapshot(actor, (queries) => people.markGathered(queries, actor, parts));
      const { marked } = gathered;
      const madeAt = clock();
      const about: BagAbout = {
        name: `forestall-evidence-${id}`,
        title: subject.title,
        subject: `${subject.type} ${subject.id}`,
        madeBy: `${actor.name} (${actor.organisation})`,
        marking: [marked.marking, ...marked.caveats].join(' · '),
        ...{ madeAt, version },
      };
      const payload = packed.members;
      const hasChain = subject.links.length > 0;
      const sizeBytes = payload.reduce((sum, each) => sum + each.sizeBytes, 0);
      const tagFiles = [
        textMember('bagit.txt', bagDeclaration),
        textMember('bag-info.txt', bagInfo(about, payload)),
        textMember('README.txt', readMe(about, { hasStamp: authority !== undefined && isStamped, hasChain })),
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
      await keep(actor, subject, gathered, bag, packed);
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
