import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An authority for timestamps made for a test: openssl with a certificate of its own, and the root that it leads to. */
export type MadeAuthority = {
  readonly folder: string;
  /** Of its root, in PEM. */
  readonly certificates: string;
  readonly answer: (request: Buffer) => Buffer;
  readonly remove: () => void;
};

export function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const settings = `
[tsa]
dir = .
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
certs = root.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`;

export function madeAuthority(): MadeAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'forestall-tsa-'));
  const run = (...words: string[]) =>
    execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('settings', settings);
  write('serial', '01\n');
  write('for', 'extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n');
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  run('req', '-x509', ...key, '-keyout', 'root.key', '-out', 'root.pem', '-subj', '/CN=A root', '-days', '30');
  run('req', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=An authority');
  const root = ['-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial'];
  run('x509', '-req', '-in', 'tsa.csr', ...root, '-days', '20', '-extfile', 'for', '-out', 'tsa.pem');
  return {
    folder,
    certificates: readFileSync(join(folder, 'root.pem'), 'utf8'),
    answer(request) {
      writeFileSync(join(folder, 'asked.tsq'), request);
      run('ts', '-reply', '-config', 'settings', '-section', 'tsa', '-queryfile', 'asked.tsq', '-out', 'given.tsr');
      return readFileSync(join(folder, 'given.tsr'));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The same over HTTP, on this machine. `spoil` changes what it answers. */
export async function openTimestampServer(
  authority: MadeAuthority,
): Promise<{ readonly address: string; readonly close: () => Promise<void>; spoil: (answer: Buffer) => Buffer }> {
  const given = { spoil: (answer: Buffer) => answer };
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    response.setHeader('content-type', 'application/timestamp-reply');
    response.end(given.spoil(authority.answer(Buffer.concat(pieces))));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const at = server.address();
  const port = at !== null && typeof at === 'object' ? at.port : 0;
  return Object.assign(given, {
    address: `http://127.0.0.1:${port}/`,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  });
}
