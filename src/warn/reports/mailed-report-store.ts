import type { Generated } from 'kysely';
import type { Queries } from '../../platform/database/database.ts';
import { markedAs } from '../../platform/ledger/ledger-entry.ts';
import type { MailedReport, MailedReportId } from './mailed-report.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    report_mail: {
      id: MailedReportId;
      sender: string;
      sender_name: string;
      message_id: string;
      content_sha256: Buffer;
      subject: string;
      words: string;
      received_at: Date;
      answered_at: Generated<Date | null>;
      state: MailedReport['state'];
      report: Generated<string | null>;
      settled_at: Generated<Date | null>;
      settled_by_name: Generated<string | null>;
      owner: string;
      marking: string;
      caveats: readonly string[];
      audience: readonly string[];
    };
  }
}

const select = (queries: Queries) => queries.selectFrom('report_mail').selectAll();

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

const toMailed = (row: Row): MailedReport => ({
  id: row.id,
  sender: row.sender,
  senderName: row.sender_name,
  messageId: row.message_id,
  contentSha256: row.content_sha256.toString('hex'),
  subject: row.subject,
  words: row.words,
  receivedAt: row.received_at,
  answeredAt: row.answered_at,
  state: row.state,
  report: row.report,
  settledAt: row.settled_at,
  settledByName: row.settled_by_name,
  ...markedAs(row),
});

/** @returns whether it was kept: of two of one sender and Message-ID at one moment, the second is not */
export async function insertMailed(queries: Queries, mailed: MailedReport): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await queries
    .insertInto('report_mail')
    .values({
      id: mailed.id,
      sender: mailed.sender,
      sender_name: mailed.senderName,
      message_id: mailed.messageId,
      content_sha256: Buffer.from(mailed.contentSha256, 'hex'),
      subject: mailed.subject,
      words: mailed.words,
      received_at: mailed.receivedAt,
      state: mailed.state,
      ...markedAs(mailed),
    })
    .onConflict((conflict) => conflict.columns(['sender', 'message_id']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findMailed(queries: Queries, id: MailedReportId): Promise<MailedReport | undefined> {
  const row = await select(queries).where('id', '=', id).executeTakeFirst();
  return row && toMailed(row);
}

/** The same, held until the transaction ends. */
export async function lockMailed(queries: Queries, id: MailedReportId): Promise<MailedReport | undefined> {
  const row = await select(queries).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toMailed(row);
}

export async function findByMessage(
  queries: Queries,
  sender: string,
  messageId: string,
): Promise<MailedReport | undefined> {
  const row = await select(queries).where('sender', '=', sender).where('message_id', '=', messageId).executeTakeFirst();
  return row && toMailed(row);
}

/** Those of one organisation, the newest first. */
export async function listMailed(queries: Queries, owner: string, limit: number): Promise<readonly MailedReport[]> {
  const rows = await select(queries).where('owner', '=', owner).orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toMailed);
}

export async function countHeld(queries: Queries, sender: string): Promise<number> {
  const { count } = await queries
    .selectFrom('report_mail')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('sender', '=', sender)
    .where('state', '=', 'held')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Those held whose sender has not been told, of those that came since. */
export async function listUnanswered(queries: Queries, since: Date, limit: number): Promise<readonly MailedReport[]> {
  const rows = await select(queries)
    .where('answered_at', 'is', null)
    // What the post has settled already waits for nobody.
    .where('state', '=', 'held')
    .where('received_at', '>=', since)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toMailed);
}

export async function setAnswered(queries: Queries, id: MailedReportId, at: Date): Promise<void> {
  await queries.updateTable('report_mail').set({ answered_at: at }).where('id', '=', id).execute();
}

export async function settleMailed(
  queries: Queries,
  id: MailedReportId,
  settled: {
    readonly state: 'confirmed' | 'disowned';
    readonly report: string | null;
    readonly settled_at: Date;
    readonly settled_by_name: string;
  },
): Promise<void> {
  await queries.updateTable('report_mail').set(settled).where('id', '=', id).execute();
}
