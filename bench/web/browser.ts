import { Agent, request } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { Recorder } from './recorder.ts';

const decompress = promisify(brotliDecompress);

export type Answer = { readonly status: number; readonly body: string; readonly location: string };

/** One person's browser: keeps its cookie and its connections, asks for zipped pages, sends forms with their token. */
export type Browser = {
  /** @param read whether the answer's words are wanted; otherwise they are taken and let go, as zipped */
  readonly get: (name: string, path: string, read?: boolean) => Promise<Answer>;
  /** Reads the page at `from`, as a person would, and sends a form of it. */
  readonly post: (
    name: string,
    path: string,
    fields: Readonly<Record<string, string>>,
    from: string,
  ) => Promise<Answer>;
  readonly close: () => void;
};

const answeredWithinMs = 30_000;

type Sent = { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: string };

export function createBrowser(address: string, { record }: Pick<Recorder, 'record'>): Browser {
  const agent = new Agent({ keepAlive: true, maxSockets: 2 });
  let cookie = '';

  function send({ method, path, body = '' }: Sent): Promise<Answer & { readonly bytes: Buffer }> {
    const headers = {
      cookie,
      'accept-encoding': 'br',
      ...(method === 'POST'
        ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
        : {}),
    };
    return new Promise((resolve, reject) => {
      const sent = request(`${address}${path}`, { method, agent, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          const [set] = answer.headers['set-cookie'] ?? [];
          if (set !== undefined) cookie = set.split(';')[0] ?? '';
          const bytes = Buffer.concat(parts);
          const location = answer.headers.location ?? '';
          resolve({ status: answer.statusCode ?? 0, body: answer.headers['content-encoding'] ?? '', location, bytes });
        });
      });
      sent.on('error', reject);
      sent.setTimeout(answeredWithinMs, () => sent.destroy(new Error('no answer within 30 s')));
      sent.end(body);
    });
  }

  async function timed(name: string, expected: number, read: boolean, sending: Sent): Promise<Answer> {
    const begun = performance.now();
    try {
      const { bytes, body: encoding, ...answer } = await send(sending);
      const waited = performance.now() - begun;
      const fault = answer.status === expected ? undefined : `answered ${answer.status}`;
      record(name, waited, fault);
      if (!read) return { ...answer, body: '' };
      return { ...answer, body: String(encoding === 'br' ? await decompress(bytes) : bytes) };
    } catch (error) {
      record(name, performance.now() - begun, error instanceof Error ? error.message : String(error));
      return { status: 0, body: '', location: '' };
    }
  }

  return {
    get: (name, path, read = false) => timed(name, 200, read, { method: 'GET', path }),
    async post(name, path, fields, from) {
      const page = await timed(`page: form of ${name.replace('write: ', '')}`, 200, true, {
        method: 'GET',
        path: from,
      });
      const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
      const body = new URLSearchParams({ ...fields, _csrf: token }).toString();
      // A script's answer is read where it stands, and so is a token that is shown once.
      const expected = path === '/people/tokens' ? 201 : path.endsWith('/working-copy') ? 200 : 303;
      return timed(name, expected, expected !== 303, { method: 'POST', path, body });
    },
    close: () => agent.destroy(),
  };
}
