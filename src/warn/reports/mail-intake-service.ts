import { v7 as uuidv7 } from 'uuid';
import type { PeopleService } from '../../people/people-service.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { inBlocks } from '../../platform/files/byte-blocks.ts';
import type { Json } from '../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../platform/ledger/ledger-store.ts';
import { type MailMessage, readMailMessage } from '../../platform/mail/mail-message.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import { mayDo } from '../../platform/records/record-roles.ts';
import { standardMarking } from '../../platform/records/standard-marking.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Arrived, mailThroughTheDoor, throughTheDoor } from '../evidence/evidence-door-service.ts';
import type { EvidenceFileService } from '../evidence/evidence-file-service.ts';
import { mostAttachments } from './attachment.ts';
import { attachmentDoor } from './attachment-service.ts';
import {
  answerText,
  largestMailBytes,
  type MailedReport,
  type MailedReportId,
  mailedReportKind,
  mailedReportSteps,
  mostHeld,
} from './mailed-report.ts';
import * as store from './mailed-report-store.ts';
import { report } from './report.ts';

/** An answer that cannot be sent is tried again each minute for a day. */
const answeredForMs = 24 * 3_600_000;
const mostAnswered = 100;
/** As long as a report's account may be, and a subject that fits a line. */
const longest = { words: 10_000, subject: 300 } as const;

const refusals = {
  sender: () =>
    new Refusal(
      'report-mail.sender',
      403,
      'Reports are taken by e-mail only from people who report here, by the address under which they are known.',
    ),
  from: () =>
    new Refusal(
      'report-mail.from',
      403,
      'The message says another sender (From) than the server that brings it (MAIL FROM).',
    ),
  large: () => new Refusal('report-mail.large', 422, 'The message is larger than is taken.'),
  file: (name: string, why: string) =>
    new Refusal(
      'report-mail.file',
      422,
      `The attachment "${name}" is not taken, and nothing of the message is. ${why}.`,
    ),
  many: () =>
    new Refusal(
      'report-mail.many',
      422,
      `The message has more attachments than the ${mostAttachments - 1} that are taken.`,
    ),
  held: () =>
    new Refusal(
      'report-mail.held',
      429,
      'Too many messages from this address wait to be confirmed. Confirm or disown them first.',
    ),
  other: () =>
    new Refusal(
      'report-mail.same-id',
      409,
      'A message with this Message-ID came already and says something else. Send it as a new message.',
    ),
};

/**
 * Takes e-mail of people who report here. It is kept whole or refused whole, and never filed: From can be forged, so it is
 * held for the sender's post, and the sender is told by a mail of their own.
 */
export function createMailIntakeService({
  database,
  clock,
  people,
  files,
  outlets,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly people: PeopleService;
  readonly files: EvidenceFileService;
  readonly outlets: { readonly publicUrl: string; readonly mailer: Mailer | undefined };
}) {
  /** Who reports here and is known by this address; nobody else. */
  async function senderOf(address: string): Promise<Actor | undefined> {
    const known = (await people.directory(systemActor)).people.find(
      ({ email }) => email !== undefined && email.toLowerCase() === address.toLowerCase(),
    );
    const actor = known && (await people.findActor(known.id));
    return actor !== undefined && mayDo(actor, report.roles) ? actor : undefined;
  }

  /** @throws Refusal naming the first that is not taken */
  async function arrivedIn({ subject, attachments }: MailMessage, source: Buffer): Promise<readonly Arrived[]> {
    if (attachments.length >= mostAttachments) throw refusals.many();
    const original = mailThroughTheDoor(subject, await inBlocks([source], largestMailBytes));
    const arrived = new Map<string, Arrived>([[original.content.sha256, original]]);
    for (const { name, bytes } of attachments) {
      const content = await inBlocks([bytes], attachmentDoor.mostBytes);
      const file = await throughTheDoor({ name, content }, attachmentDoor).catch((error: unknown) => {
        throw error instanceof Refusal ? refusals.file(name, error.message) : error;
      });
      // The very same twice is one.
      arrived.set(content.sha256, file);
    }
    return [...arrived.values()];
  }

  async function keep(queries: Queries, mailed: MailedReport, arrived: readonly Arrived[]): Promise<void> {
    for (const file of arrived) {
      await files.keepIn(queries, systemActor, { mail: mailed.id }, file, { most: mostAttachments });
    }
    await tell(queries, mailed, mailedReportSteps.received, {
      fromState: null,
      // Not its subject: a stranger may have written it, and more people read the ledger than the post that it is held for.
      payload: {
        ...{ sender: mailed.sender, messageId: mailed.messageId },
        files: arrived.map(({ content }) => content.sha256),
      },
    });
  }

  /** It is the system that says so: nobody has shown to be the sender. */
  function tell(
    queries: Queries,
    mailed: MailedReport,
    kind: string,
    said: { readonly fromState: string | null; readonly payload: Json },
  ) {
    return appendLedgerEntry(queries, systemActor, {
      ...{ at: clock(), kind, subjectType: mailedReportKind, subjectId: mailed.id, place: null },
      ...{ toState: mailed.state, marked: mailed, ...said },
    });
  }

  return {
    /** Whether mail from this address is taken at all. */
    isSender: async (address: string): Promise<boolean> => (await senderOf(address)) !== undefined,

    /**
     * Takes a message as it came. The same one sent twice is one.
     * @param envelopeSender whom the server that brings it names
     * @returns what it is held as
     * @throws Refusal where it is not taken; nothing of it is kept then
     */
    async take(source: Buffer, envelopeSender: string): Promise<MailedReportId> {
      if (source.length > largestMailBytes) throw refusals.large();
      const sent = await readMailMessage(source);
      if (sent.from !== envelopeSender.toLowerCase()) throw refusals.from();
      const sender = await senderOf(sent.from);
      if (sender === undefined) throw refusals.sender();
      const arrived = await arrivedIn(sent, source);
      const mailed: MailedReport = {
        // A fresh UUID is by construction the identity of a new row.
        id: uuidv7() as MailedReportId,
        ...{ sender: sender.personId, senderName: sender.name },
        ...{ messageId: sent.messageId, contentSha256: sent.contentSha256 },
        ...{
          subject: sent.subject.slice(0, longest.subject).toWellFormed(),
          words: sent.text.slice(0, longest.words).toWellFormed(),
        },
        ...{ receivedAt: clock(), answeredAt: null, state: 'held', report: null, settledAt: null, settledByName: null },
        ...standardMarking(sender),
      };
      return database.transact(systemActor, async (queries) => {
        if (await store.insertMailed(queries, mailed)) {
          // Of new ones alone: what is held already is not refused because its sender's server did not hear the answer.
          if ((await store.countHeld(queries, mailed.sender)) > mostHeld) throw refusals.held();
          await keep(queries, mailed, arrived);
          return mailed.id;
        }
        const there = await store.findByMessage(queries, mailed.sender, mailed.messageId);
        if (there?.contentSha256 !== mailed.contentSha256) throw refusals.other();
        return there.id;
      });
    },

    /**
     * Tells by mail each sender whose message is held, once.
     * @returns how many were told
     * @throws Error where a mail was not taken, after all have been tried: it is tried again
     */
    async answer(): Promise<number> {
      const { mailer, publicUrl } = outlets;
      if (mailer === undefined) return 0;
      const since = new Date(clock().getTime() - answeredForMs);
      const waiting = await database.snapshot(systemActor, (queries) =>
        store.listUnanswered(queries, since, mostAnswered),
      );
      const faults: unknown[] = [];
      let count = 0;
      for (const mailed of waiting) {
        try {
          const to = await people.emailOf(mailed.sender);
          if (to === undefined) continue;
          const text = answerText(`${publicUrl}/warn/reports/mailed/${mailed.id}`);
          await mailer.send({ to, subject: 'Your e-mail is held: confirm it to make it a report', text });
          await database.transact(systemActor, async (queries) => {
            await store.setAnswered(queries, mailed.id, clock());
            await tell(queries, mailed, mailedReportSteps.answered, {
              fromState: mailed.state,
              payload: {},
            });
          });
          count += 1;
        } catch (error) {
          faults.push(error);
        }
      }
      if (faults.length > 0) throw new AggregateError(faults, `${faults.length} mails were not taken: ${faults[0]}`);
      return count;
    },
  };
}
