import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { type AddressRules, checkAddress, leadingOnlyTo, type Resolved } from './checked-address.ts';

export type CheckedPost = {
  /** What is wrong with an address as one to send to, in words; nothing where it may be sent to. */
  readonly problemWith: (address: string) => Promise<string | undefined>;
  /** Sends, and answers what went wrong in words; nothing where the receiver took it (a status of 200 to 299). */
  readonly send: (
    address: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ) => Promise<string | undefined>;
  /**
   * Sends a question whose answer proves itself, and so may travel unencrypted, and gives the answer, or what went wrong
   * in words. @param mostBytes of an answer
   */
  readonly ask: (
    address: string,
    headers: Readonly<Record<string, string>>,
    body: Uint8Array,
    mostBytes: number,
  ) => Promise<Buffer | string>;
};

export type CheckedPostOptions = AddressRules & { readonly timeoutMs?: number };

/**
 * Sends to an address that somebody typed, and not into our own network: the name is resolved once, every address it
 * leads to is checked, and the connection is made to one of those checked, so that a name which answers differently the
 * second time leads nowhere. Redirects are not followed.
 */
export function checkedPost({ timeoutMs = 10_000, ...rules }: CheckedPostOptions): CheckedPost {
  const target = (address: string, mayBePlain?: boolean) => checkAddress(address, rules, mayBePlain);

  return {
    async problemWith(address) {
      const found = await target(address);
      return typeof found === 'string' ? found : undefined;
    },

    async send(address, headers, body) {
      const found = await target(address);
      if (typeof found === 'string') return found;
      // The status says all; what else comes is not read.
      const answer = await post(found.url, found.leadsTo, headers, body, { timeoutMs, mostBytes: 0 });
      return typeof answer === 'string' ? answer : undefined;
    },

    async ask(address, headers, body, mostBytes) {
      const found = await target(address, true);
      return typeof found === 'string'
        ? found
        : post(found.url, found.leadsTo, headers, body, { timeoutMs, mostBytes });
    },
  };
}

/** @returns the answer, as much of it as is taken, or what went wrong, in words */
function post(
  url: URL,
  leadsTo: readonly Resolved[],
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array,
  { timeoutMs, mostBytes }: { readonly timeoutMs: number; readonly mostBytes: number },
): Promise<Buffer | string> {
  return new Promise((answer) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    const failed = (error: NodeJS.ErrnoException) =>
      answer(
        signal.aborted
          ? `It did not answer within ${timeoutMs / 1_000} seconds.`
          : `It could not be reached (${error.code ?? 'no connection'}).`,
      );
    const sending = send(
      url,
      {
        method: 'POST',
        lookup: leadingOnlyTo(leadsTo),
        signal,
        // A connection kept from an earlier sending would be one to an address checked then.
        agent: false,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        const fault = faultOfStatus(response.statusCode ?? 0);
        if (fault !== undefined || mostBytes === 0) {
          response.destroy();
          answer(fault ?? Buffer.alloc(0));
          return;
        }
        bodyOf(response, mostBytes).then(answer, failed);
      },
    );
    sending.on('error', failed);
    sending.end(body);
  });
}

async function bodyOf(response: IncomingMessage, mostBytes: number): Promise<Buffer | string> {
  const pieces: Buffer[] = [];
  let sizeBytes = 0;
  for await (const piece of response) {
    sizeBytes += piece.length;
    if (sizeBytes > mostBytes) {
      response.destroy();
      return `It answered more than ${mostBytes} bytes.`;
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function faultOfStatus(status: number): string | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status >= 300 && status < 400) return `It answered with a redirect (${status}), which is not followed.`;
  return `It answered ${status}.`;
}
