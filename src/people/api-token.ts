import { message } from '../platform/language/message.ts';

/** What a program may do with a token: nothing more than its owner, and with `read` nothing that changes anything. */
export const tokenScopes = {
  read: { name: message('Read'), hint: message('What you may see, and nothing else') },
  write: { name: message('Read and write'), hint: message('All that you may do yourself') },
} as const;
export type TokenScope = keyof typeof tokenScopes;

/** Stands before every token, so that a scanner of code and logs knows one that got away. */
export const tokenPrefix = 'fst_';

/** 32 bytes in base64url after the prefix. */
const tokenForm = /^fst_[A-Za-z0-9_-]{43}$/;

export type ApiToken = {
  readonly id: string;
  readonly name: string;
  readonly scope: TokenScope;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  /** To the minute. */
  readonly lastUsedAt: Date | undefined;
  readonly revokedAt: Date | undefined;
};

/** The token in an Authorization header (RFC 6750, section 2.1); undefined where it holds none of ours. */
export function tokenInHeader(header: string | undefined): string | undefined {
  const token = /^Bearer +(\S+) *$/i.exec(header ?? '')?.[1];
  return token !== undefined && tokenForm.test(token) ? token : undefined;
}

/** Whether a request of that method asks for no more than the scope gives: by HTTP, GET and HEAD change nothing. */
export function isWithinScope(scope: TokenScope, method: string): boolean {
  return scope === 'write' || ['GET', 'HEAD', 'OPTIONS'].includes(method);
}

/** The last day on which a token made today may still be good: one year, as an ISO 8601 date. */
export function latestExpiry(today: Date): string {
  const day = new Date(today);
  day.setUTCFullYear(day.getUTCFullYear() + 1);
  return day.toISOString().slice(0, 10);
}

/** Why a token cannot end with that day, in words; nothing where it can. */
export function refusalOfExpiry(expiresOn: string, today: Date): string | undefined {
  if (expiresOn < today.toISOString().slice(0, 10)) return message('The last day must be today or later.');
  if (expiresOn > latestExpiry(today)) return message('A token is good for one year at most.');
  return undefined;
}

/** A token is good to the end of its last day, in UTC. */
export function endOfDay(isoDate: string): Date {
  return new Date(Date.parse(`${isoDate}T00:00:00Z`) + 24 * 3_600_000);
}

export function isGood(token: ApiToken, now: Date): boolean {
  return token.revokedAt === undefined && token.expiresAt > now;
}
