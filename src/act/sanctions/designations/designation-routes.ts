import Type from 'typebox';
import { countryByCode } from '../../../places/country.ts';
import type { Clock } from '../../../platform/clock.ts';
import { documentFile } from '../../../platform/documents/document-reply.ts';
import type { PdfMaker } from '../../../platform/documents/pdf.ts';
import { english, inLanguage } from '../../../platform/language/language.ts';
import type { RecordId } from '../../../platform/records/record.ts';
import { csvText } from '../../../platform/web/csv.ts';
import type { Routes } from '../../../platform/web/web-server.ts';
import type { DesignationReadingService } from './designation-reading-service.ts';
import { litigationDocument } from './litigation-document.ts';
import { litigationFile } from './litigation-file.ts';
import { unRequestFields } from './un-listing-request.ts';

const params = Type.Object({ id: Type.Unsafe<RecordId>(Type.String({ format: 'uuid' })) });

/** The litigation file of a case as PDF and Word, whole and what can be released; a request to the United Nations. */
export function designationRoutes(reading: DesignationReadingService, clock: Clock, maker: PdfMaker): Routes {
  return async (app) => {
    app.get('/act/sanctions/cases/:id/un-request.csv', { schema: { params } }, async (request, reply) => {
      const fields = unRequestFields(await reading.fileOf(request.actor, request.params.id, 'whole'));
      return reply.type('text/csv; charset=utf-8').send(csvText({ field: 'field', value: 'value' }, fields));
    });

    for (const scope of ['whole', 'released'] as const) {
      for (const format of ['pdf', 'docx'] as const) {
        app.get(`/act/sanctions/cases/:id/file/${scope}.${format}`, { schema: { params } }, (request, reply) =>
          // A paper goes from hand to hand: it is in English, as what it was written from.
          inLanguage(english, async () => {
            const read = await reading.fileOf(request.actor, request.params.id, scope);
            const document = litigationDocument(litigationFile(read, scope), read.case, {
              today: clock().toISOString().slice(0, 10),
              author: read.case.organisation,
              placeName: countryByCode(read.case.values.country)?.name ?? read.case.values.country,
            });
            const file = await documentFile(document, format, maker);
            return reply.headers(file.headers).send(file.bytes);
          }),
        );
      }
    }
  };
}
