import Type from 'typebox';
import type { Clock } from '../../platform/clock.ts';
import { documentFile } from '../../platform/documents/document-reply.ts';
import type { PdfMaker } from '../../platform/documents/pdf.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { replyDocument } from './letter-document.ts';
import type { CitationService, LetterService } from './letter-service.ts';

const params = Type.Object({ id: Type.Unsafe<RecordId>(Type.String({ format: 'uuid' })) });
const mostFacts = 200;

/** The reply of a letter, as PDF and Word. @param origin the public address of this site */
export function letterRoutes(
  letters: LetterService,
  citations: CitationService,
  { clock, maker, origin }: { readonly clock: Clock; readonly maker: PdfMaker; readonly origin: string },
): Routes {
  return async (app) => {
    for (const format of ['pdf', 'docx'] as const) {
      app.get(`/account/correspondence/:id/reply.${format}`, { schema: { params } }, async (request, reply) => {
        const { actor } = request;
        const letter = await letters.find(actor, request.params.id);
        if (letter === undefined) throw new Refusal('letter.unknown', 404, 'There is no such letter.');
        const stretch = { limit: mostFacts, offset: 0 };
        const { records } = await citations.list(actor, { values: { letter: letter.id } }, stretch);
        const today = clock().toISOString().slice(0, 10);
        const file = await documentFile(replyDocument(letter, records.toReversed(), { origin, today }), format, maker);
        return reply.headers(file.headers).send(file.bytes);
      });
    }
  };
}
