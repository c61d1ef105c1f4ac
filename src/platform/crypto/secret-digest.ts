import { createHash } from 'node:crypto';

/**
 * What is kept of a secret that only its holder has: SHA-256. Such secrets are random, of 100 bits or more, and not to be
 * guessed, so a fast hash is enough, and one look finds the row.
 */
export function secretDigest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
