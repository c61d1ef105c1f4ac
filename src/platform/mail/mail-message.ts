import { createHash } from 'node:crypto';
import PostalMime, { type Attachment, addressParser, type Email } from 'postal-mime';
import { plainText } from '../files/plain-text.ts';
import { Refusal } from '../refusal.ts';

/** What a message of e-mail says and brings, as far as it can be read (RFC 5322, MIME). */
export type MailMessage = {
  /** The one address that it says it is from, in small letters. Nothing proves it. */
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  /** Without the angle brackets; a message without one, or with one that is no line, goes by the digest of its bytes. */
  readonly messageId: string;
  /** Of what it says and brings, in hexadecimal, whatever the servers on its way have written above it. */
  readonly contentSha256: string;
  readonly attachments: readonly { readonly name: string; readonly bytes: Buffer }[];
};

const limits = { maxNestingDepth: 50, maxHeadersSize: 256 * 1024 } as const;

/** Attachments fill their lines; of empty ones, which take as long to read each, 15 MB would stop the server for minutes. */
const mostLines = 300_000;

/** Of a message in HTML alone, which is kept whole beside it. */
const longestOfHtml = 20_000;

const refuse = (sentence: string) => new Refusal('mail.malformed', 422, sentence);

/** @throws Refusal where the message cannot be read, or is from nobody, from several, or from a machine */
export async function readMailMessage(source: Buffer): Promise<MailMessage> {
  if (source.includes(0)) throw refuse('The message has NUL bytes, which no e-mail has. Nothing of it is kept.');
  if (hasMoreLines(source, mostLines)) throw refuse('The message has more lines than the 300,000 that are taken.');
  const read = await PostalMime.parse(source, { ...limits, forceRfc822Attachments: true }).catch(() => undefined);
  if (read === undefined) throw refuse('The message cannot be read: its MIME is malformed, or its headers too large.');
  const automatic =
    read.headers
      .find(({ key }) => key === 'auto-submitted')
      ?.value.trim()
      .toLowerCase() ?? 'no';
  if (automatic !== 'no') throw refuse('The message was sent by a machine (Auto-Submitted). Only people report.');
  const attachments = read.attachments.filter((each) => !isPictureInText(each) && !isSignature(each)).map(fileOf);
  const subject = plain(read.subject ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const text = textOf(read);
  return {
    from: fromOf(read),
    subject,
    text,
    messageId: messageIdOf(read) ?? sha256([source]),
    contentSha256: sha256([
      JSON.stringify([subject, text]),
      ...attachments.flatMap(({ name, bytes }) => [name, bytes]),
    ]),
    attachments,
  };
}

function hasMoreLines(source: Buffer, most: number): boolean {
  let ends = 0;
  for (let at = source.indexOf(0x0a); at !== -1; at = source.indexOf(0x0a, at + 1)) {
    ends += 1;
    if (ends > most) return true;
  }
  return false;
}

/** As long as a line of e-mail may be (RFC 5322), in bytes: longer ones fit no index, and cut short two would be one. */
const longestMessageId = 998;

function messageIdOf({ messageId }: Email): string | undefined {
  const said = plain(messageId ?? '')
    .trim()
    .replaceAll(/^<|>$/g, '');
  return said === '' || Buffer.byteLength(said) > longestMessageId ? undefined : said;
}

function fromOf({ headers }: Email): string {
  const said = headers.filter(({ key }) => key === 'from').map(({ value }) => value);
  const [from, ...others] = addressParser(said.join(','), { flatten: true });
  if (others.length > 0 || from?.address === undefined || !from.address.includes('@')) {
    throw refuse('The message does not say from which one address it is (From).');
  }
  return from.address.trim().toLowerCase();
}

/** A letterhead is a part of the text; it stays in the message, which is kept whole. */
function isPictureInText({ related, mimeType }: Attachment): boolean {
  return related === true && mimeType.startsWith('image/');
}

/** S/MIME and PGP: it is of the message, beside which it would be a file that nobody can read. */
function isSignature({ mimeType }: Attachment): boolean {
  return /^application\/(?:(?:x-)?pkcs7-signature|pgp-signature)$/.test(mimeType);
}

function fileOf({ filename, content }: Attachment, place: number) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
  return { name: filename ?? `attachment-${place + 1}`, bytes };
}

/** What PostgreSQL's text cannot hold is taken out, here of what was decoded. */
const plain = (text: string) => text.replaceAll('\u0000', '').toWellFormed();

function textOf({ text, html }: Email): string {
  return plain(text ?? plainText(html ?? '', longestOfHtml))
    .replaceAll('\r\n', '\n')
    .trim();
}

function sha256(parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  // Each with its length, so that no two lists of parts are one.
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex');
}
