import { randomBytes, X509Certificate } from 'node:crypto';
import { leadsTo, readTimestamp, timestampRequest } from '../crypto/timestamp.ts';
import type { CheckedPost } from './checked-post.ts';

/** That an authority has seen a digest at a moment: the question and its answer, as a stranger checks them. */
export type Stamp = { readonly request: Buffer; readonly response: Buffer; readonly at: Date };

export type TimestampAuthority = {
  readonly address: string;
  /** Those that it is trusted by, in PEM: what a stranger holds its answer to. */
  readonly certificates: string;
  /** @returns the stamp, or what went wrong, in words */
  readonly stamp: (sha256: Buffer) => Promise<Stamp | string>;
};

const mostReplyBytes = 256 * 1024;

/**
 * An authority that answers questions of RFC 3161 over HTTP (its section 3.4).
 * @param certificates in PEM
 * @throws Error where they cannot be read, or there are none
 */
export function openTimestampAuthority(
  address: string,
  certificates: string,
  post: Pick<CheckedPost, 'ask'>,
): TimestampAuthority {
  const written = certificates.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (written.length === 0) throw new Error('it holds no certificate in PEM');
  const trusted = written.map((each) => new X509Certificate(each));
  return {
    address,
    certificates,
    async stamp(sha256) {
      const asked = { sha256, nonce: randomBytes(16) };
      const request = timestampRequest(asked);
      const headers = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' };
      const response = await post.ask(address, headers, request, mostReplyBytes);
      if (typeof response === 'string') return response;
      try {
        const stamped = readTimestamp(response, asked);
        if (!leadsTo(stamped, trusted)) return 'Its certificate does not lead to one that is trusted here.';
        return { request, response, at: stamped.at };
      } catch (error) {
        // What is no answer fails as a value that cannot be read, or as a certificate that is none.
        return `Its answer does not hold: ${error instanceof Error ? error.message : 'it cannot be read'}.`;
      }
    },
  };
}
