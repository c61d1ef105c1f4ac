import { createHash } from 'node:crypto';
import { Refusal } from './refusal.ts';

/** A name for how a row stands: two rows that read the same have the same, any change gives another. */
export function versionOf(row: object): string {
  return createHash('sha256').update(JSON.stringify(row)).digest('base64url').slice(0, 22);
}

/** The versions that somebody has read and means to change; `any` where it does not matter which. */
export type ExpectedVersions = 'any' | readonly string[];

/**
 * Holds a change to what its maker has read; called under the row's lock, so that nobody's change is lost.
 * @throws Refusal where the row stands otherwise now
 */
export function requireVersion(row: object, expected: ExpectedVersions | undefined): void {
  if (expected === undefined || expected === 'any' || expected.includes(versionOf(row))) return;
  throw new Refusal(
    'version.changed',
    412,
    'This has changed since you read it. Read it again, and send the change again if it still holds.',
  );
}
