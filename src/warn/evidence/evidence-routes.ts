import { finished, Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { Actor } from '../../platform/database/actor.ts';
import { contentDisposition } from '../../platform/files/content-disposition.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { requireRole } from '../../platform/records/record-roles.ts';
import { Refusal } from '../../platform/refusal.ts';
import { besideFields } from '../../platform/web/refused-form.ts';
import { keepInBlocks, partsIn, sentBlocksIn } from '../../platform/web/sent-parts.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { asciiFileName, evidenceKinds, largestEvidenceBytes } from './evidence-file.ts';
import { evidenceItem } from './evidence-item.ts';
import type { EvidenceItems } from './evidence-item-service.ts';
import type { EvidenceItem, EvidenceKeeping } from './evidence-keeping-service.ts';

const params = Type.Object({ id: Type.Unsafe<RecordId<'evidence-item'>>(Type.String({ format: 'uuid' })) });
const oneOf = Type.Object({ ...params.properties, file: Type.String({ format: 'uuid' }) });
/** The file, and around it what a form of several parts adds. */
const bodyLimit = largestEvidenceBytes + 64 * 1024;
/** A file stands in memory until it is kept: so many at once, and no more. */
const mostArriving = 2;

const { address } = evidenceItem;

/** The forms by which files and working copies come, and each file as it came. */
export function evidenceRoutes(keeping: EvidenceKeeping, items: EvidenceItems): Routes {
  let arriving = 0;

  /** Asked before a byte is read: nobody fills the memory with what would be refused. */
  async function letIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    requireRole(request.actor, evidenceItem.roles);
    if (arriving >= mostArriving) {
      throw new Refusal('evidence.busy', 503, 'Other large files are just coming in. Send yours again in a minute.');
    }
    arriving += 1;
    finished(reply.raw, () => {
      arriving -= 1;
    });
  }

  async function takingFiles(actor: Actor, id: RecordId<'evidence-item'>): Promise<EvidenceItem> {
    const item = await items.find(actor, id);
    if (item === undefined) throw new Refusal('evidence-item.unknown', 404, 'There is no such evidence.');
    if (keeping.mayAdd(actor, item.state)) return item;
    throw new Refusal('evidence.role', 403, 'Files are added by those who collect, until the evidence is set aside.');
  }

  async function show(reply: FastifyReply, actor: Actor, id: RecordId<'evidence-item'>, isCopy: boolean, rest: object) {
    const item = await takingFiles(actor, id);
    const originals = (await keeping.files(actor, id)).filter(({ copyOf }) => copyOf === null);
    return reply.page('warn/evidence/pages/new-evidence-file.njk', {
      ...{ title: item.values.title, href: `${address}/${id}`, kinds: evidenceKinds, isCopy },
      attached: isCopy
        ? []
        : (await keeping.attachedToReport(actor, item)).map((file) => ({ value: file.id, text: file.name })),
      originals: originals.map((file) => ({ value: file.id, text: file.name })),
      ...rest,
    });
  }

  return async (app) => {
    await app.register(multipart, {
      attachFieldsToBody: true,
      limits: { files: 1, fields: 5, fieldSize: 16_000, fileSize: largestEvidenceBytes, parts: 6 },
      throwFileSizeLimit: false,
      onFile: (part) => keepInBlocks(part, largestEvidenceBytes),
    });
    // The token of the form is looked for as in any other form: by its name in the body.
    app.addHook('preValidation', async (request) => {
      if (request.isMultipart()) request.body = await partsIn(request.body);
    });

    for (const [part, isCopy] of [
      ['files', false],
      ['copies', true],
    ] as const) {
      app.get(`${address}/:id/${part}/new`, { schema: { params } }, (request, reply) =>
        show(reply, request.actor, request.params.id, isCopy, { typed: {} }),
      );

      app.post(
        `${address}/:id/${part}`,
        { bodyLimit, onRequest: letIn, schema: { params } },
        async (request, reply) => {
          const { actor, body } = request;
          const { id } = request.params;
          request.sentForm = { back: `${address}/${id}` };
          const typed = {
            ...{ original: wordIn(body, 'original'), done: wordIn(body, 'done') },
            attachment: wordIn(body, 'attachment'),
          };
          try {
            const sent = sentBlocksIn(body);
            if (isCopy) await keeping.keepCopy(actor, id, typed, sent);
            // A file that was chosen goes before one of the report.
            else if (sent.name === '' && typed.attachment !== '')
              await keeping.receiveFromReport(actor, id, typed.attachment);
            else await keeping.receive(actor, id, sent);
            return reply.redirect(`${address}/${id}#files`, 303);
          } catch (error) {
            const { status, problems } = besideFields(error);
            return show(reply.code(status), actor, id, isCopy, { typed, problems });
          }
        },
      );
    }

    app.get(`${address}/:id/files/:file`, { compress: false, schema: { params: oneOf } }, async (request, reply) => {
      const { id, file } = request.params;
      const { name, mediaType, sizeBytes, bytes } = await keeping.open(request.actor, id, file);
      return (
        reply
          .type(mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType)
          .header('content-disposition', contentDisposition(name, asciiFileName(name, mediaType)))
          .header('content-length', sizeBytes)
          // As it came, so that whoever keeps it can hold it to its digest.
          .header('cache-control', 'private, no-store, no-transform')
          .send(Readable.from(bytes, { objectMode: false }))
      );
    });
  };
}

function wordIn(body: unknown, name: string): string {
  const word =
    body !== null && typeof body === 'object' ? Object.entries(body).find(([each]) => each === name)?.[1] : '';
  return typeof word === 'string' ? word : '';
}
