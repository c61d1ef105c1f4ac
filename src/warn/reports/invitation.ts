import Type from 'typebox';
import { endOfDay } from '../../people/api-token.ts';
import type { Role } from '../../people/person.ts';
import type { Actor } from '../../platform/database/actor.ts';
import { message } from '../../platform/language/message.ts';
import { everyone, type Marked } from '../../platform/ledger/ledger-entry.ts';

/** A way for somebody without an account to report: a link with a secret, for whom it is given to. */

export type InvitationId = string & { readonly __brand: 'InvitationId' };
export const invitationIdSchema = Type.Unsafe<InvitationId>(Type.String({ format: 'uuid' }));

export type Invitation = Marked & {
  readonly id: InvitationId;
  /** By which the desk knows it; the reports that come by it say so. Never the name of a person at risk. */
  readonly name: string;
  /** ISO 3166-1 alpha-3; nothing where any country may be reported on. */
  readonly country: string | null;
  /** Ids of the people to whom identities are sealed; none: whoever reports stays unnamed. */
  readonly holders: readonly string[];
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly madeByName: string;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
};

/** Those who meet people who may report. */
const inviting = ['watch-analyst', 'post-reporter', 'desk-officer', 'focal-point'] as const satisfies readonly Role[];

export function mayInvite({ roles }: Pick<Actor, 'roles'>): boolean {
  return inviting.some((role) => roles.includes(role));
}

export function isOpen({ revokedAt, expiresAt }: Pick<Invitation, 'revokedAt' | 'expiresAt'>, now: Date): boolean {
  return revokedAt === null && expiresAt > now;
}

const longestDays = 366;

/** Why an invitation cannot end with that day, in words; nothing where it can. @param lastDay ISO 8601 */
export function refusalOfLastDay(lastDay: string, now: Date): string | undefined {
  const end = endOfDay(lastDay).getTime();
  if (end <= now.getTime()) return message('The last day must be today or later.');
  if (end > now.getTime() + longestDays * 24 * 3_600_000) return message('An invitation is good for one year at most.');
  return undefined;
}

/** 32 bytes in base64url. */
export const invitationTokenSchema = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });

/** Whoever comes by an invitation, as the ledger and the database know them: they see nothing but what they are shown. */
export function invitedReporter({ id, name, owner, caveats }: Invitation): Actor {
  return {
    personId: `invitation-${id}`,
    name: 'A reporter by invitation',
    roles: ['partner-reporter', 'invited-reporter'],
    organisation: name,
    organisationId: owner,
    reach: { everything: false, organisations: [everyone], owners: [owner], sensitive: true, caveats },
  };
}

/** Kinds of ledger steps about invitations and receipts. */
export const invitationSteps = {
  made: 'report-invitation.made',
  revoked: 'report-invitation.revoked',
  receipt: 'report-receipt.given',
} as const;
