import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';

/**
 * Hybrid public key encryption, RFC 9180, in its base mode and for one message: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
 * and an AES in GCM. A named standard with a proof and test vectors, rather than a scheme of our own out of the same
 * parts; X25519 rather than RSA, since its keys are short, made at once and have no padding to get wrong. Node 24 has the
 * parts and not the whole, so the RFC's key schedule is written out here.
 */

export type Aead = { readonly id: number; readonly cipher: 'aes-128-gcm' | 'aes-256-gcm'; readonly keyBytes: number };
/** RFC 9180, table 5. */
export const aes128Gcm: Aead = { id: 0x0001, cipher: 'aes-128-gcm', keyBytes: 16 };
export const aes256Gcm: Aead = { id: 0x0002, cipher: 'aes-256-gcm', keyBytes: 32 };

export const nonceBytes = 12;
const tagBytes = 16;
/** Of a raw X25519 public key, and so of an encapsulation. */
export const encapsulationBytes = 32;
const hashBytes = 32;

const kemSuite = Buffer.from('KEM\x00\x20', 'latin1');
const hpkeSuite = (aead: Aead) =>
  Buffer.concat([Buffer.from('HPKE\x00\x20\x00\x01\x00', 'latin1'), Buffer.of(aead.id)]);

// Of the SubjectPublicKeyInfo of an X25519 key (RFC 8410) all but the last 32 bytes is the same for every key.
const spkiPrefix = Buffer.from('302a300506032b656e032100', 'hex');

/** RFC 5869, 2.2, with SHA-256. */
export function hkdfExtract(salt: Uint8Array, keyMaterial: Uint8Array): Buffer {
  return createHmac('sha256', salt).update(keyMaterial).digest();
}

/** RFC 5869, 2.3, with SHA-256. Node's own `hkdf` does both halves at once, and HPKE needs them apart. */
export function hkdfExpand(pseudorandomKey: Uint8Array, info: Uint8Array, bytes: number): Buffer {
  const blocks: Buffer[] = [];
  for (let count = 1; blocks.length * hashBytes < bytes; count += 1) {
    const previous = blocks.at(-1) ?? Buffer.alloc(0);
    blocks.push(createHmac('sha256', pseudorandomKey).update(previous).update(info).update(Buffer.of(count)).digest());
  }
  return Buffer.concat(blocks).subarray(0, bytes);
}

function labeledExtract(suite: Buffer, salt: Uint8Array, label: string, keyMaterial: Uint8Array): Buffer {
  return hkdfExtract(salt, Buffer.concat([Buffer.from('HPKE-v1'), suite, Buffer.from(label), keyMaterial]));
}

function labeledExpand(suite: Buffer, key: Uint8Array, label: string, info: Uint8Array, bytes: number): Buffer {
  const length = Buffer.of(bytes >> 8, bytes & 0xff);
  return hkdfExpand(key, Buffer.concat([length, Buffer.from('HPKE-v1'), suite, Buffer.from(label), info]), bytes);
}

/** The 32 bytes of an X25519 public key. @throws RangeError for a key of another kind */
export function rawPublicKey(key: KeyObject): Buffer {
  if (key.asymmetricKeyType !== 'x25519') throw new RangeError('An X25519 key is needed');
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ type: 'spki', format: 'der' }).subarray(spkiPrefix.length);
}

/** The X25519 public key of 32 bytes. */
export function publicKeyOfRaw(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([spkiPrefix, raw]), format: 'der', type: 'spki' });
}

/** What both sides of DHKEM come to: RFC 9180, 4.1. Node refuses the all-zero agreement that a key of low order gives. */
export function sharedSecret(
  ownPrivate: KeyObject,
  theirPublic: KeyObject,
  encapsulation: Uint8Array,
  recipient: Uint8Array,
): Buffer {
  const agreed = diffieHellman({ privateKey: ownPrivate, publicKey: theirPublic });
  const early = labeledExtract(kemSuite, Buffer.alloc(0), 'eae_prk', agreed);
  return labeledExpand(kemSuite, early, 'shared_secret', Buffer.concat([encapsulation, recipient]), hashBytes);
}

/** RFC 9180, 5.1, base mode: no pre-shared key. */
export function keySchedule(secretOfKem: Uint8Array, info: Uint8Array, aead: Aead): { key: Buffer; nonce: Buffer } {
  const suite = hpkeSuite(aead);
  const nothing = Buffer.alloc(0);
  const context = Buffer.concat([
    Buffer.of(0),
    labeledExtract(suite, nothing, 'psk_id_hash', nothing),
    labeledExtract(suite, nothing, 'info_hash', info),
  ]);
  const secret = labeledExtract(suite, secretOfKem, 'secret', nothing);
  return {
    key: labeledExpand(suite, secret, 'key', context, aead.keyBytes),
    nonce: labeledExpand(suite, secret, 'base_nonce', context, nonceBytes),
  };
}

/** @returns the ciphertext with its tag behind it */
export function encrypt(aead: Aead, key: Uint8Array, nonce: Uint8Array, bound: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv(aead.cipher, key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(bound);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error where key, nonce, what is bound to it or a bit of the ciphertext is not as it was */
export function decrypt(aead: Aead, key: Uint8Array, nonce: Uint8Array, bound: Uint8Array, sealed: Uint8Array): Buffer {
  if (sealed.length < tagBytes) throw new RangeError('The ciphertext is shorter than its tag');
  const decipher = createDecipheriv(aead.cipher, key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]);
}

export type Encapsulated = { readonly encapsulation: Buffer; readonly ciphertext: Buffer };
type Bound = { readonly info: Uint8Array; readonly bound: Uint8Array };

/** Encrypts to whoever holds the private key of `recipient`; `bound` must be the same at opening. */
export function sealTo(recipient: KeyObject, { info, bound }: Bound, plain: Uint8Array): Encapsulated {
  const ephemeral = generateKeyPairSync('x25519');
  const encapsulation = rawPublicKey(ephemeral.publicKey);
  const secret = sharedSecret(ephemeral.privateKey, recipient, encapsulation, rawPublicKey(recipient));
  const { key, nonce } = keySchedule(secret, info, aes256Gcm);
  return { encapsulation, ciphertext: encrypt(aes256Gcm, key, nonce, bound, plain) };
}

/** @throws Error with another private key, or where anything is not as it was sealed */
export function openFrom(recipient: KeyObject, { info, bound }: Bound, sealed: Encapsulated): Buffer {
  const { encapsulation, ciphertext } = sealed;
  const secret = sharedSecret(recipient, publicKeyOfRaw(encapsulation), encapsulation, rawPublicKey(recipient));
  const { key, nonce } = keySchedule(secret, info, aes256Gcm);
  return decrypt(aes256Gcm, key, nonce, bound, ciphertext);
}
