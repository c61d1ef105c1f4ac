import type { Queries } from '../../platform/database/database.ts';
import type { Attachment } from './attachment.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    report_attachment: {
      id: string;
      report: string;
      name: string;
      media_type: string;
      sha256: Buffer;
      content: Buffer;
      added_at: Date;
      added_by: string;
      added_by_name: string;
    };
  }
}

export async function insertAttachment(
  queries: Queries,
  attachment: Attachment,
  content: Buffer,
  addedBy: string,
): Promise<void> {
  await queries
    .insertInto('report_attachment')
    .values({
      id: attachment.id,
      report: attachment.report,
      name: attachment.name,
      media_type: attachment.mediaType,
      sha256: Buffer.from(attachment.sha256, 'hex'),
      content,
      added_at: attachment.addedAt,
      added_by: addedBy,
      added_by_name: attachment.addedByName,
    })
    .execute();
}

/** Without their bytes, the one added first first. */
export async function listAttachments(queries: Queries, report: string): Promise<readonly Attachment[]> {
  const rows = await queries
    .selectFrom('report_attachment')
    .select(['id', 'report', 'name', 'media_type', 'sha256', 'added_at', 'added_by_name'])
    .select(({ fn }) => fn<number>('length', ['content']).as('size_bytes'))
    .where('report', '=', report)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    report: row.report,
    name: row.name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    sha256: row.sha256.toString('hex'),
    addedAt: row.added_at,
    addedByName: row.added_by_name,
  }));
}

/** The bytes of one, as they came. */
export async function readContent(queries: Queries, report: string, id: string): Promise<Buffer | undefined> {
  const row = await queries
    .selectFrom('report_attachment')
    .select('content')
    .where('report', '=', report)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.content;
}
