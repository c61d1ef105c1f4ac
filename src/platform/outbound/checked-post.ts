import { lookup } from 'node:dns/promises';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { message } from '../language/message.ts';
import { isPublicAddress } from './public-address.ts';

type Resolved = { readonly address: string; readonly family: number };

export type CheckedPost = {
  /** What is wrong with an address as one to send to, in words; nothing where it may be sent to. */
  readonly problemWith: (address: string) => Promise<string | undefined>;
  /** Sends, and answers what went wrong in words; nothing where the receiver took it (a status of 200 to 299). */
  readonly send: (
    address: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ) => Promise<string | undefined>;
};

export type CheckedPostOptions = {
  /** Also to addresses of private networks and of this machine, and without encryption: for a receiver next door. */
  readonly allowPrivate: boolean;
  readonly timeoutMs?: number;
  /** How a name is resolved; the system's way unless a test says otherwise. */
  readonly resolve?: (name: string) => Promise<readonly Resolved[]>;
};

/**
 * Sends to an address that somebody typed, and not into our own network: the name is resolved once, every address it
 * leads to is checked, and the connection is made to one of those checked, so that a name which answers differently the
 * second time leads nowhere. Redirects are not followed.
 */
export function checkedPost({
  allowPrivate,
  timeoutMs = 10_000,
  resolve = (name) => lookup(name, { all: true }),
}: CheckedPostOptions): CheckedPost {
  async function target(
    address: string,
  ): Promise<{ readonly url: URL; readonly leadsTo: readonly Resolved[] } | string> {
    const url = URL.parse(address);
    if (url === null || !['https:', 'http:'].includes(url.protocol)) return message('It is not an address of the web.');
    if (url.username !== '' || url.password !== '')
      return message('An address with a name or password in it is not taken.');
    if (url.protocol === 'http:' && !allowPrivate)
      return message('The address must begin with https://, so that nobody reads along.');
    const name = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const leadsTo = await resolve(name).catch(() => []);
    if (leadsTo.length === 0) return message('Its name leads nowhere.');
    if (!allowPrivate && !leadsTo.every((each) => isPublicAddress(each.address))) {
      return message('It leads into a private network, which this Forestall does not send to.');
    }
    return { url, leadsTo };
  }

  return {
    async problemWith(address) {
      const found = await target(address);
      return typeof found === 'string' ? found : undefined;
    },

    async send(address, headers, body) {
      const found = await target(address);
      return typeof found === 'string' ? found : post(found.url, found.leadsTo, headers, body, timeoutMs);
    },
  };
}

/** @returns what went wrong, in words */
function post(
  url: URL,
  leadsTo: readonly Resolved[],
  headers: Readonly<Record<string, string>>,
  body: string,
  timeoutMs: number,
): Promise<string | undefined> {
  const only: LookupFunction = (_name, options, done) => {
    const [first] = leadsTo;
    if (options.all || first === undefined) done(null, [...leadsTo]);
    else done(null, first.address, first.family);
  };
  return new Promise((answer) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    const sending = send(
      url,
      {
        method: 'POST',
        lookup: only,
        signal,
        // A connection kept from an earlier sending would be one to an address checked then.
        agent: false,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        // The status says all; what else comes is not read.
        response.destroy();
        answer(faultOfStatus(response.statusCode ?? 0));
      },
    );
    sending.on('error', (error: NodeJS.ErrnoException) =>
      answer(
        signal.aborted
          ? `It did not answer within ${timeoutMs / 1_000} seconds.`
          : `It could not be reached (${error.code ?? 'no connection'}).`,
      ),
    );
    sending.end(body);
  });
}

function faultOfStatus(status: number): string | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status >= 300 && status < 400) return `It answered with a redirect (${status}), which is not followed.`;
  return `It answered ${status}.`;
}
