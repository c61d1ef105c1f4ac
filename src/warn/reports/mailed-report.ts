import Type from 'typebox';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';

/** An e-mail that is to be a report. Nobody has shown who sent it: the sender's post confirms it, or disowns it. */

export type MailedReportId = string & { readonly __brand: 'MailedReportId' };
export const mailedReportIdSchema = Type.Unsafe<MailedReportId>(Type.String({ format: 'uuid' }));

export type MailedReport = Marked & {
  readonly id: MailedReportId;
  /** The person whose address it names, and what they are called. */
  readonly sender: string;
  readonly senderName: string;
  readonly messageId: string;
  /** Of what it says and brings, in hexadecimal. */
  readonly contentSha256: string;
  readonly subject: string;
  /** What it says, as far as a report takes it; the whole is in the message, which is kept. */
  readonly words: string;
  readonly receivedAt: Date;
  /** When the sender was told of it by mail. */
  readonly answeredAt: Date | null;
  readonly state: 'held' | 'confirmed' | 'disowned';
  /** The draft that it became. */
  readonly report: string | null;
  readonly settledAt: Date | null;
  readonly settledByName: string | null;
};

/** In the ledger. */
export const mailedReportKind = 'report-mail';
export const mailedReportSteps = {
  received: 'report-mail.received',
  answered: 'report-mail.answered',
  opened: 'report-mail.opened',
  confirmed: 'report-mail.confirmed',
  disowned: 'report-mail.disowned',
} as const;

/** Room for one file of the largest size that reports take, in the writing of e-mail, and for what stands around it. */
export const largestMailBytes = 15 * 1024 * 1024;
/** Of one sender: beyond that somebody must look first. */
export const mostHeld = 100;

/** What the sender is told by mail, of which nothing says what the message said. */
export function answerText(address: string): string {
  return [
    'An e-mail from your address has come in and is held. It is not a report yet, and nobody acts on it: anybody can write any sender.',
    `Confirm it, say where and when it happened, and file it: ${address}`,
    'If you did not send it, say so there.',
  ].join('\n\n');
}
