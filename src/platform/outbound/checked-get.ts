import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type AddressRules, checkAddress, leadingOnlyTo, type Resolved } from './checked-address.ts';

/** By what a server tells later whether something has changed (RFC 9110, 8.8). */
export type Validators = { readonly etag: string | null; readonly lastModified: string | null };

export type Got =
  | ({ readonly kind: 'body'; readonly body: Buffer } & Validators)
  /** 304: as it was when the validators were given. */
  | { readonly kind: 'unchanged' }
  /** What went wrong, in words, and how long the server asks to be left alone. */
  | { readonly kind: 'fault'; readonly words: string; readonly retryAfterSeconds?: number };

export type CheckedGet = {
  /** What is wrong with an address as one to read from, in words; nothing where it may be read from. */
  readonly problemWith: (address: string) => Promise<string | undefined>;
  /**
   * Reads what is at an address, whole or not at all.
   * @param headers sent to this very origin only, and no further where it redirects
   * @param since asks for it only if it has changed since
   */
  readonly get: (
    address: string,
    options: { readonly headers?: Readonly<Record<string, string>>; readonly since?: Validators },
  ) => Promise<Got>;
};

export type CheckedGetOptions = AddressRules & { readonly timeoutMs?: number; readonly mostBytes?: number };

const mostRedirects = 3;
const unzipped = promisify(gunzip);

/**
 * Reads from an address that somebody typed, and not from our own network: as `checkedPost`, but that a few redirects
 * are followed, since publishers move their files to storage; each address on the way is checked anew.
 */
export function checkedGet({
  timeoutMs = 300_000,
  mostBytes = 200 * 1024 * 1024,
  ...rules
}: CheckedGetOptions): CheckedGet {
  return {
    async problemWith(address) {
      const found = await checkAddress(address, rules);
      return typeof found === 'string' ? found : undefined;
    },

    async get(address, { headers = {}, since }) {
      const conditions = {
        ...(since?.etag ? { 'if-none-match': since.etag } : {}),
        ...(since?.lastModified ? { 'if-modified-since': since.lastModified } : {}),
      };
      const origin = URL.parse(address)?.origin;
      let at = address;
      for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
        const found = await checkAddress(at, rules);
        if (typeof found === 'string') return { kind: 'fault', words: found };
        const own = found.url.origin === origin ? headers : {};
        const sent = { ...own, ...conditions, 'user-agent': 'Forestall', 'accept-encoding': 'gzip, identity' };
        const answer = await ask(found.url, found.leadsTo, sent, { timeoutMs, mostBytes });
        if (!('location' in answer)) return answer;
        const next = URL.parse(answer.location, found.url.href);
        if (next === null) return { kind: 'fault', words: 'It redirects to what is no address.' };
        at = next.href;
      }
      return { kind: 'fault', words: `It redirects more than ${mostRedirects} times.` };
    },
  };
}

type Limits = { readonly timeoutMs: number; readonly mostBytes: number };

function ask(
  url: URL,
  leadsTo: readonly Resolved[],
  headers: Readonly<Record<string, string>>,
  { timeoutMs, mostBytes }: Limits,
): Promise<Got | { readonly location: string }> {
  return new Promise((answer) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const late = `It did not answer in full within ${timeoutMs / 1_000} seconds.`;
    const fault = (words: string) => answer({ kind: 'fault', words });
    const failed = (error: NodeJS.ErrnoException) =>
      fault(signal.aborted ? late : `It could not be reached (${error.code ?? 'no connection'}).`);
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    // No connection is kept: it would be one to an address checked before.
    const options = { method: 'GET', lookup: leadingOnlyTo(leadsTo), signal, agent: false, headers };
    const asking = send(url, options, (response) => {
      const early = withoutBody(response);
      if (early !== undefined) {
        response.destroy();
        answer(early);
        return;
      }
      bodyOf(response, mostBytes).then(answer, () => fault(signal.aborted ? late : 'What it sent broke off.'));
    });
    asking.on('error', failed);
    asking.end();
  });
}

/** What an answer says that has nothing to read. */
function withoutBody({
  statusCode: status = 0,
  headers,
}: IncomingMessage): Got | { readonly location: string } | undefined {
  if (status === 200) return undefined;
  if (status === 304) return { kind: 'unchanged' };
  if (status > 300 && status < 400 && headers.location !== undefined) return { location: headers.location };
  const retryAfterSeconds = secondsOf(headers['retry-after']);
  return {
    kind: 'fault',
    words: statusWords(status),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}

function statusWords(status: number): string {
  if (status === 401 || status === 403) return `It answered ${status}: it asks for a key, or does not take this one.`;
  if (status === 404 || status === 410) return `It answered ${status}: there is nothing at this address.`;
  if (status === 429) return 'It answered 429: it was asked too often and asks to wait.';
  if (status >= 500) return `It answered ${status}: the fault is on its side.`;
  return `It answered ${status}.`;
}

/** RFC 9110, 10.2.3: seconds, or a date. */
function secondsOf(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter);
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - Date.now()) / 1_000));
}

/** @throws where the answer breaks off */
async function bodyOf(response: IncomingMessage, mostBytes: number): Promise<Got> {
  const tooMuch: Got = { kind: 'fault', words: `It sent more than ${mostBytes} bytes.` };
  const pieces: Buffer[] = [];
  let sizeBytes = 0;
  for await (const piece of response) {
    sizeBytes += piece.length;
    if (sizeBytes > mostBytes) {
      response.destroy();
      return tooMuch;
    }
    pieces.push(piece);
  }
  const { etag = null, 'last-modified': lastModified = null, 'content-encoding': encoding } = response.headers;
  const sent = Buffer.concat(pieces);
  if (encoding !== 'gzip') return { kind: 'body', body: sent, etag, lastModified };
  try {
    return { kind: 'body', body: await unzipped(sent, { maxOutputLength: mostBytes }), etag, lastModified };
  } catch (error) {
    // What would be larger is never unpacked; anything else is no gzip, or half of one.
    const isBomb = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isBomb ? tooMuch : { kind: 'fault', words: 'What it sent is packed and cannot be unpacked.' };
  }
}
