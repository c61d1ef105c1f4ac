import { createCipheriv, createPrivateKey, type KeyObject, randomBytes, scryptSync } from 'node:crypto';

/**
 * A private key under a passphrase, as PKCS #8 (RFC 5958) by PBES2 (RFC 8018) with scrypt (RFC 7914, section 7) and
 * AES-256-CBC: what `openssl pkcs8 -topk8 -scrypt` writes, and what Node and OpenSSL read by themselves. Node's own export
 * takes PBKDF2 with 2,048 rounds, which a stolen file does not withstand; so the file is put together here.
 */

/** 16 MiB and five passes: one of OWASP's settings for scrypt, and within what OpenSSL agrees to read (32 MiB). */
const cost = { N: 2 ** 14, r: 8, p: 5 } as const;
const keyBytes = 32;

// Object identifiers, as DER values: id-PBES2, id-scrypt, aes256-CBC-PAD.
const pbes2 = '2a864886f70d01050d';
const scryptId = '2b06010401da47040b';
const aes256Cbc = '60864801650304012a';

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const value = Buffer.concat(parts);
  if (value.length > 0xff) throw new RangeError('A key file holds no value longer than 255 bytes');
  const length = value.length < 0x80 ? [value.length] : [0x81, value.length];
  return Buffer.concat([Buffer.of(tag, ...length), value]);
}
const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const octets = (value: Uint8Array) => der(0x04, value);
const identifier = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
// Two bytes hold every setting here, and the first bit of neither is set.
const integer = (value: number) => der(0x02, value < 0x80 ? Buffer.of(value) : Buffer.of(value >> 8, value & 0xff));

/** @returns PEM text, `BEGIN ENCRYPTED PRIVATE KEY` */
export function lockPrivateKey(privateKey: KeyObject, passphrase: string): string {
  const salt = randomBytes(16);
  const start = randomBytes(16);
  const key = scryptSync(Buffer.from(passphrase, 'utf8'), salt, keyBytes, { ...cost, maxmem: 64 * 2 ** 20 });
  const cipher = createCipheriv('aes-256-cbc', key, start);
  const plain = privateKey.export({ type: 'pkcs8', format: 'der' });
  const locked = Buffer.concat([cipher.update(plain), cipher.final()]);
  const derivation = sequence(
    identifier(scryptId),
    sequence(octets(salt), integer(cost.N), integer(cost.r), integer(cost.p)),
  );
  const scheme = sequence(identifier(pbes2), sequence(derivation, sequence(identifier(aes256Cbc), octets(start))));
  const lines =
    sequence(scheme, octets(locked))
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${lines.join('\n')}\n-----END ENCRYPTED PRIVATE KEY-----\n`;
}

/** @throws Error with another passphrase, or where the text is no private key */
export function unlockPrivateKey(pem: string, passphrase: string): KeyObject {
  return createPrivateKey({ key: pem, format: 'pem', passphrase });
}
