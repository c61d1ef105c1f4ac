import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyReply } from 'fastify';
import Type from 'typebox';
import type { Actor } from '../../platform/database/actor.ts';
import { contentDisposition } from '../../platform/files/content-disposition.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import { besideFields } from '../../platform/web/refused-form.ts';
import { keepInBlocks, partsIn, sentBlocksIn } from '../../platform/web/sent-parts.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { asciiFileName } from '../evidence/evidence-file.ts';
import { largestAttachmentBytes } from './attachment.ts';
import type { AttachmentService } from './attachment-service.ts';
import { report } from './report.ts';
import type { ReportServices } from './report-service.ts';

const params = Type.Object({ id: Type.Unsafe<RecordId<'report'>>(Type.String({ format: 'uuid' })) });
const oneOf = Type.Object({ ...params.properties, attachment: Type.String({ format: 'uuid' }) });
/** The file, and around it what a form of several parts adds. */
const bodyLimit = largestAttachmentBytes + 64 * 1024;

/** The form by which a file is added to a report, and each file as it came. */
export function attachmentRoutes(attachments: AttachmentService, { reports }: Pick<ReportServices, 'reports'>): Routes {
  async function show(reply: FastifyReply, actor: Actor, id: RecordId<'report'>, rest: object = {}) {
    const found = await reports.find(actor, id);
    if (found === undefined) throw new Refusal('report.unknown', 404, 'There is no such report.');
    if (!attachments.mayAdd(actor, found.state)) {
      throw new Refusal(
        'report-attachment.role',
        403,
        'Files are added by those who report, while the report is open.',
      );
    }
    return reply.page('warn/reports/pages/new-attachment.njk', {
      title: found.values.title,
      href: `${report.address}/${id}`,
      ...rest,
    });
  }

  return async (app) => {
    await app.register(multipart, {
      attachFieldsToBody: true,
      limits: { files: 1, fields: 5, fieldSize: 1_000, fileSize: largestAttachmentBytes, parts: 6 },
      throwFileSizeLimit: false,
      onFile: (part) => keepInBlocks(part, largestAttachmentBytes),
    });
    // The token of the form is looked for as in any other form: by its name in the body.
    app.addHook('preValidation', async (request) => {
      if (request.isMultipart()) request.body = await partsIn(request.body);
    });

    app.get(`${report.address}/:id/attachments/new`, { schema: { params } }, (request, reply) =>
      show(reply, request.actor, request.params.id),
    );

    app.post(`${report.address}/:id/attachments`, { bodyLimit, schema: { params } }, async (request, reply) => {
      const { id } = request.params;
      request.sentForm = { back: `${report.address}/${id}` };
      try {
        await attachments.add(request.actor, id, sentBlocksIn(request.body));
        return reply.redirect(`${report.address}/${id}#attachments`, 303);
      } catch (error) {
        const { status, problems } = besideFields(error);
        return show(reply.code(status), request.actor, id, { problems });
      }
    });

    const asItCame = { compress: false, schema: { params: oneOf } } as const;
    app.get(`${report.address}/:id/attachments/:attachment`, asItCame, async (request, reply) => {
      const { id, attachment } = request.params;
      const { name, mediaType, bytes } = await attachments.open(request.actor, id, attachment);
      return reply
        .type(mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType)
        .header('content-disposition', contentDisposition(name, asciiFileName(name, mediaType)))
        .header('cache-control', 'private, no-store')
        .send(Readable.from(bytes, { objectMode: false }));
    });
  };
}
