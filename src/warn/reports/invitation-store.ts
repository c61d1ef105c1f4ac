import type { Generated } from 'kysely';
import type { Queries } from '../../platform/database/database.ts';
import { markedAs } from '../../platform/ledger/ledger-entry.ts';
import type { Invitation, InvitationId } from './invitation.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    report_invitation: {
      id: InvitationId;
      name: string;
      token_sha256: Buffer;
      country: string | null;
      holders: readonly string[];
      made_at: Date;
      made_by: string;
      made_by_name: string;
      expires_at: Date;
      revoked_at: Generated<Date | null>;
      owner: string;
      marking: string;
      caveats: readonly string[];
      audience: readonly string[];
    };
    report_receipt: {
      id: string;
      report: string;
      code_sha256: Buffer;
      invitation: InvitationId;
      identity: string | null;
      given_at: Date;
    };
  }
}

const columns = [
  ...(['id', 'name', 'country', 'holders', 'made_at', 'made_by', 'made_by_name', 'expires_at'] as const),
  ...(['revoked_at', 'owner', 'marking', 'caveats', 'audience'] as const),
] as const;

function select(queries: Queries) {
  return queries.selectFrom('report_invitation').select(columns);
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

function toInvitation(row: Row): Invitation {
  return {
    id: row.id,
    name: row.name,
    country: row.country,
    holders: row.holders,
    madeAt: row.made_at,
    madeBy: row.made_by,
    madeByName: row.made_by_name,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    ...markedAs(row),
  };
}

/** @param tokenSha256 of the link's secret, which is kept nowhere */
export async function insertInvitation(queries: Queries, invitation: Invitation, tokenSha256: Buffer): Promise<void> {
  await queries
    .insertInto('report_invitation')
    .values({
      id: invitation.id,
      name: invitation.name,
      token_sha256: tokenSha256,
      country: invitation.country,
      holders: invitation.holders,
      made_at: invitation.madeAt,
      made_by: invitation.madeBy,
      made_by_name: invitation.madeByName,
      expires_at: invitation.expiresAt,
      ...markedAs(invitation),
    })
    .execute();
}

/** The one made last first. */
export async function listInvitations(queries: Queries): Promise<readonly Invitation[]> {
  return (await select(queries).orderBy('id', 'desc').limit(1_000).execute()).map(toInvitation);
}

export async function findInvitation(
  queries: Queries,
  by: { readonly tokenSha256: Buffer } | { readonly id: InvitationId },
): Promise<Invitation | undefined> {
  const query = select(queries);
  const row = await ('id' in by
    ? query.where('id', '=', by.id)
    : query.where('token_sha256', '=', by.tokenSha256)
  ).executeTakeFirst();
  return row && toInvitation(row);
}

/** @returns the invitation as it stood; nothing where there is none to see that was not taken back before */
export async function revokeInvitation(queries: Queries, id: InvitationId, at: Date): Promise<Invitation | undefined> {
  const standing = await findInvitation(queries, { id });
  const changed = await queries
    .updateTable('report_invitation')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n ? standing : undefined;
}

/** What a reporter comes back with, and to what. */
export type Receipt = {
  readonly id: string;
  readonly report: string;
  readonly invitation: InvitationId;
  readonly identity: string | null;
};

export async function insertReceipt(queries: Queries, receipt: Receipt, codeSha256: Buffer, at: Date): Promise<void> {
  await queries
    .insertInto('report_receipt')
    .values({ ...receipt, code_sha256: codeSha256, given_at: at })
    .execute();
}

/** The first one given first. */
export async function findReceipts(
  queries: Queries,
  by: { readonly codeSha256: Buffer } | { readonly report: string },
): Promise<readonly Receipt[]> {
  const query = queries.selectFrom('report_receipt').select(['id', 'report', 'invitation', 'identity']);
  const narrowed =
    'report' in by ? query.where('report', '=', by.report) : query.where('code_sha256', '=', by.codeSha256);
  return narrowed.orderBy('id').execute();
}
