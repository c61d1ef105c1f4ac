import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { Refusal } from '../refusal.ts';

/** Where mail comes in, to one address alone. */
export type MailListening = {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly address: string;
  /** In PEM: with it, mail is taken encrypted alone (STARTTLS). */
  readonly tls: { readonly key: string; readonly cert: string } | undefined;
  readonly mostBytes: number;
};

export type MailTaker = {
  /** Whether mail of an envelope's sender is taken at all: asked before any of it comes. */
  readonly isSender: (address: string) => Promise<boolean>;
  /** @throws Refusal where it is not taken; any other error: the sender's server is to try again */
  readonly take: (source: Buffer, envelopeSender: string) => Promise<unknown>;
};

export type MailListener = { readonly port: number; readonly close: () => Promise<void> };

const socketTimeoutMs = 60_000;
const mostClients = 5;

/** An answer of SMTP (RFC 5321): 4xx to try again, 5xx never to. */
class MailReply extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, sentence: string) {
    // A reply is a line of ASCII.
    super(sentence.replaceAll(/[^\x20-\x7e]+/g, '?').slice(0, 400));
    this.responseCode = responseCode;
  }
}

/**
 * Listens for mail. What is answered with 250 is kept; what is not, is not kept in any part.
 * @param onFault told of what failed here, when the sender's server is asked to try again
 */
export async function openMailListener(
  { host, port, address, tls, mostBytes }: MailListening,
  { isSender, take }: MailTaker,
  onFault: (error: Error) => void,
): Promise<MailListener> {
  const replyOf = (error: unknown): MailReply => {
    if (error instanceof MailReply) return error;
    if (error instanceof Refusal) return new MailReply(codeOf(error), error.message);
    onFault(error instanceof Error ? error : new Error(String(error)));
    return new MailReply(451, 'This could not be kept just now. Nothing of it is kept: try again later.');
  };
  const answer = (work: Promise<unknown>, done: (error?: Error | null) => void) =>
    work.then(
      () => done(),
      (error: unknown) => done(replyOf(error)),
    );
  const server = new SMTPServer({
    ...(tls === undefined ? {} : { key: tls.key, cert: tls.cert }),
    authOptional: true,
    disabledCommands: ['AUTH', ...(tls === undefined ? ['STARTTLS'] : [])],
    disableReverseLookup: true,
    size: mostBytes,
    maxClients: mostClients,
    socketTimeout: socketTimeoutMs,
    logger: false,
    onMailFrom: (sender, session, done) =>
      answer(
        (async () => {
          if (tls !== undefined && !session.secure)
            throw new MailReply(530, 'Mail is taken encrypted alone: STARTTLS first.');
          if (sender.address === '') throw new MailReply(550, 'No notices of servers are taken here.');
        })(),
        done,
      ),
    onRcptTo: (to, { envelope }, done) =>
      answer(
        (async () => {
          if (to.address.toLowerCase() !== address.toLowerCase())
            throw new MailReply(550, 'There is no such mailbox here.');
          if (await isSender(envelope.mailFrom === false ? '' : envelope.mailFrom.address)) return;
          throw new MailReply(
            550,
            'Reports are taken by e-mail only from people who report here, by the address under which they are known.',
          );
        })(),
        done,
      ),
    onData: (stream, { envelope }, done) =>
      answer(
        wholeOf(stream, mostBytes).then((source) =>
          take(source, envelope.mailFrom === false ? '' : envelope.mailFrom.address),
        ),
        done,
      ),
  });
  server.on('error', (error: Error & { readonly code?: string }) => {
    // A line that breaks is the sender's own to mend.
    if (server.server.listening && error.code === undefined) onFault(error);
  });
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  return {
    // A server that listens on a port has an address of this form.
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A message is read to its end, whatever is said of it then: that is how the sender learns why. */
async function wholeOf(stream: SMTPServerDataStream, mostBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let sizeBytes = 0;
  for await (const piece of stream) {
    sizeBytes += piece.length;
    if (sizeBytes <= mostBytes) pieces.push(piece);
    else pieces.length = 0;
  }
  if (stream.sizeExceeded || sizeBytes > mostBytes) {
    throw new MailReply(
      552,
      `The message is larger than the ${Math.floor(mostBytes / 1_048_576)} MB that are taken. Send less, or use the form.`,
    );
  }
  return Buffer.concat(pieces);
}

function codeOf({ status }: Refusal): number {
  if (status === 429 || status === 503) return 452;
  return status === 401 || status === 403 ? 550 : 554;
}
