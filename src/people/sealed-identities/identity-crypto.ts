import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import {
  aes256Gcm,
  decrypt,
  encapsulationBytes,
  encrypt,
  nonceBytes,
  openFrom,
  publicKeyOfRaw,
  rawPublicKey,
  sealTo,
} from '../../platform/crypto/hpke.ts';
import { refusals } from './identity-refusals.ts';
import {
  type Envelope,
  type Fingerprint,
  type Identity,
  type IdentityKey,
  type KeyWrap,
  pseudonymOf,
  type SealedContent,
  type SealedIdentityId,
  sealVersion,
} from './sealed-identity.ts';

/**
 * Envelope encryption of an identity. A fresh AES-256-GCM key for each; that key wrapped to each holder's X25519 key by
 * HPKE (RFC 9180). What is bound to each ciphertext: version and identity, and to a wrap also its holder and key, so that
 * nothing can be moved to another row.
 */

const info = Buffer.from('forestall sealed identity');
const blockBytes = 256;
const lengthBytes = 4;
const dataKeyBytes = 32;

type Recipient = Pick<IdentityKey, 'fingerprint' | 'publicKey'> & { readonly holder: string };

function boundToContent(id: SealedIdentityId, version: number): Buffer {
  return Buffer.from(JSON.stringify(['content', version, id]));
}

function boundToWrap(id: SealedIdentityId, version: number, wrap: Pick<KeyWrap, 'holder' | 'fingerprint'>): Buffer {
  return Buffer.from(JSON.stringify(['wrap', version, id, wrap.holder, wrap.fingerprint]));
}

/** Length, text, zeros up to a multiple of 256 bytes: a ciphertext's length tells little of a name's. */
function pad(identity: Identity): Buffer {
  const { name, contact, notes } = identity;
  const text = Buffer.from(JSON.stringify({ name, contact, notes }));
  const padded = Buffer.alloc(Math.ceil((lengthBytes + text.length) / blockBytes) * blockBytes);
  padded.writeUInt32BE(text.length);
  text.copy(padded, lengthBytes);
  return padded;
}

function unpad(padded: Buffer): Identity {
  const text = padded.subarray(lengthBytes, lengthBytes + padded.readUInt32BE()).toString('utf8');
  // Authenticated: it is what `pad` wrote.
  return JSON.parse(text) as Identity;
}

/** Encrypts an identity to its holders; after this nothing but their private keys opens it. */
export function sealIdentity(
  id: SealedIdentityId,
  identity: Identity,
  recipients: readonly Recipient[],
): { readonly content: SealedContent; readonly wraps: readonly KeyWrap[] } {
  const dataKey = randomBytes(dataKeyBytes);
  const nonce = randomBytes(nonceBytes);
  const padded = pad(identity);
  const ciphertext = encrypt(aes256Gcm, dataKey, nonce, boundToContent(id, sealVersion), padded);
  const wraps = recipients.map((recipient) => wrapTo(id, sealVersion, dataKey, recipient));
  // Not kept in memory longer than needed. The strings that came in stay until they are collected: JavaScript cannot wipe them.
  dataKey.fill(0);
  padded.fill(0);
  return { content: { nonce, ciphertext }, wraps };
}

function wrapTo(id: SealedIdentityId, version: number, dataKey: Buffer, recipient: Recipient): KeyWrap {
  const { holder, fingerprint } = recipient;
  const bound = boundToWrap(id, version, { holder, fingerprint });
  const { encapsulation, ciphertext } = sealTo(publicKeyOfRaw(recipient.publicKey), { info, bound }, dataKey);
  return { holder, fingerprint, encapsulation, wrappedKey: ciphertext };
}

function unwrap({ identityId, version, wraps }: Envelope, privateKey: KeyObject): Buffer {
  const fingerprint = fingerprintOf(rawPublicKey(privateKey));
  const wrap = wraps.find((each) => each.fingerprint === fingerprint);
  if (wrap === undefined) throw refusals.wrongKey();
  const { encapsulation, wrappedKey: ciphertext } = wrap;
  return orRefuse(() =>
    openFrom(privateKey, { info, bound: boundToWrap(identityId, version, wrap) }, { encapsulation, ciphertext }),
  );
}

/**
 * The identity in an envelope, by a holder's private key.
 * @throws Refusal where the key does not fit, or a bit of the envelope is not as it was sealed; never a part of it
 */
export function openEnvelope(envelope: Envelope, privateKey: KeyObject): Identity {
  const dataKey = unwrap(envelope, privateKey);
  const { identityId, version, content } = envelope;
  return unpad(
    orRefuse(() => decrypt(aes256Gcm, dataKey, content.nonce, boundToContent(identityId, version), content.ciphertext)),
  );
}

/** Wraps an envelope's data key to one more key. The identity itself is tried first, so that no dead key is passed on. */
export function rewrapEnvelope(envelope: Envelope, privateKey: KeyObject, recipient: Recipient): KeyWrap {
  openEnvelope(envelope, privateKey);
  return wrapTo(envelope.identityId, envelope.version, unwrap(envelope, privateKey), recipient);
}

function orRefuse(open: () => Buffer): Buffer {
  try {
    return open();
  } catch {
    throw refusals.damaged();
  }
}

/** SHA-256 of the 32 bytes of a public key. */
export function fingerprintOf(publicKey: Uint8Array): Fingerprint {
  // The digest is by construction a fingerprint.
  return createHash('sha256').update(publicKey).digest('hex') as Fingerprint;
}

export function newKeyPair(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('x25519');
}

export function publicKeyPem(key: KeyObject): string {
  return publicKeyOfRaw(rawPublicKey(key)).export({ type: 'spki', format: 'pem' }).toString();
}

export function newPseudonym(): string {
  return pseudonymOf(randomBytes(5));
}

/**
 * The 32 bytes of a public key that somebody pasted.
 * @throws Refusal for a private key, a key of another kind, or one that agrees with everybody
 */
export function readPublicKey(pem: string): Buffer {
  if (/PRIVATE KEY/.test(pem)) throw refusals.privateKey();
  try {
    const raw = rawPublicKey(createPublicKey(pem));
    if (raw.length !== encapsulationBytes) throw new RangeError('Too short');
    // A key of low order agrees with everybody on nothing: Node refuses it here.
    sealTo(publicKeyOfRaw(raw), { info, bound: info }, Buffer.alloc(1));
    return raw;
  } catch {
    throw refusals.noPublicKey();
  }
}
