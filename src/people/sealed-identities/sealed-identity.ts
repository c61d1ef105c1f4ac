import Type from 'typebox';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import type { MarkingAnswer } from '../marking-form.ts';
import { refusals } from './identity-refusals.ts';

/** Who a reporter is, kept apart from what they said and encrypted to the keys of named holders: docs/sealed-identities.md. */

export type SealedIdentityId = string & { readonly __brand: 'SealedIdentityId' };
export const sealedIdentityIdSchema = Type.Unsafe<SealedIdentityId>(Type.String({ format: 'uuid' }));

/** SHA-256 of a public key, in hexadecimal: what two people read to each other to know that they mean the same key. */
export type Fingerprint = string & { readonly __brand: 'Fingerprint' };
export const fingerprintSchema = Type.Unsafe<Fingerprint>(Type.String({ pattern: '^[0-9a-f]{64}$' }));

/** What is sealed. Never written anywhere unencrypted. */
export type Identity = { readonly name: string; readonly contact: string; readonly notes: string };

/** The format of what is sealed now; an older one stays readable. */
export const sealVersion = 1;

/** The data key of one identity, encrypted to one public key of one holder. */
export type KeyWrap = {
  /** Id of the person. */
  readonly holder: string;
  readonly fingerprint: Fingerprint;
  readonly encapsulation: Buffer;
  readonly wrappedKey: Buffer;
};

/** The identity under its data key. */
export type SealedContent = { readonly nonce: Buffer; readonly ciphertext: Buffer };

/** What a holder needs to open an identity on a machine of their own. */
export type Envelope = {
  readonly identityId: SealedIdentityId;
  readonly version: number;
  readonly content: SealedContent;
  /** The holder's own wraps, one for each of their keys. */
  readonly wraps: readonly KeyWrap[];
};

/** A public key that a person registered; the private key never reaches this system. */
export type IdentityKey = {
  readonly fingerprint: Fingerprint;
  readonly person: string;
  /** 32 bytes: RFC 7748. */
  readonly publicKey: Buffer;
  readonly registeredAt: Date;
  readonly lostAt: Date | null;
};

/** What everybody may know of a sealed identity who may see that it is there. */
export type SealedIdentity = Marked & {
  readonly id: SealedIdentityId;
  /** The code that stands for the reporter in what they said. */
  readonly pseudonym: string;
  readonly version: number;
  readonly sealedAt: Date;
  readonly sealedBy: string;
};

/** One holder of an identity: live while at work and with a key, not lost, that its data key is wrapped to. */
export type Holder = { readonly personId: string; readonly name: string; readonly live: boolean };

/** Below this the loss of one key loses the identity. */
export const fewestHolders = 2;

/** Crockford's base 32: no letter that is taken for a digit or another letter when read aloud. */
export const readAloudAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const pseudonymPattern = `^R-[${readAloudAlphabet}]{4}-[${readAloudAlphabet}]{4}$`;

/** So many letters of five bits each, in groups of four: `7K3Q-9M2T`. @param bytes of five bits a letter or more */
export function readAloudCode(bytes: Uint8Array, letters: number): string {
  const bits = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const code = Array.from({ length: letters }, (_, at) => readAloudAlphabet[Number((bits >> BigInt(5 * at)) & 31n)]);
  return inGroupsOfFour(code.join(''), '-');
}

export function inGroupsOfFour(code: string, between: string): string {
  return code.match(/.{4}/g)?.join(between) ?? code;
}

/** A code of 40 bits out of five bytes, `R-7K3Q-9M2T`. */
export function pseudonymOf(fiveBytes: Uint8Array): string {
  return `R-${readAloudCode(fiveBytes, 8)}`;
}

/** The key that a person's next wrap goes to: the one registered last and not lost. */
export function currentKey(keys: readonly IdentityKey[]): IdentityKey | undefined {
  return keys
    .filter(({ lostAt }) => lostAt === null)
    .toSorted((left, right) => right.registeredAt.getTime() - left.registeredAt.getTime())[0];
}

/** In groups of four, for reading aloud. */
export function fingerprintWords(fingerprint: string): string {
  return inGroupsOfFour(fingerprint, ' ');
}

/** Who may seal: those who meet reporters, those who keep the system, and whoever reports by an invitation. */
const sealers = ['watch-analyst', 'post-reporter', 'administrator', 'invited-reporter'];
export function maySeal(actor: { readonly roles: readonly string[] }): boolean {
  return actor.roles.some((role) => sealers.includes(role));
}

/** Kinds of ledger steps about sealed identities. */
export const identitySteps = {
  sealed: 'identity.sealed',
  opened: 'identity.opened',
  rewrapped: 'identity.rewrapped',
  keyRegistered: 'identity-key.registered',
  keyLost: 'identity-key.lost',
} as const;
export const identitySubject = 'sealed-identity';

/** Who may know of it says the marking: of the fact that it is there, who holds it and why it was opened. */
export type Sealing = MarkingAnswer & {
  /** A code given to the reporter before; without it a fresh one. */
  readonly pseudonym?: string;
  readonly identity: Identity;
  /** Ids of the people to whom it is sealed: two at least. */
  readonly holders: readonly string[];
};

export type HeldIdentity = { readonly identity: SealedIdentity; readonly holders: readonly Holder[] };

/** A step in an identity's life, as the ledger tells it to whoever may see it. */
export type IdentityStep = { readonly at: Date; readonly kind: string; readonly by: string; readonly said: string };

export const identityLimits = { name: 200, contact: 500, notes: 4_000 } as const;

/** @throws Refusal beside the field that is missing or too long */
export function requireWithinLimits(identity: Identity): void {
  if (identity.name.trim() === '') throw refusals.nameless();
  for (const field of ['name', 'contact', 'notes'] as const) {
    if (identity[field].length > identityLimits[field]) throw refusals.tooLong(field, identityLimits[field]);
  }
}
