import Type from 'typebox';
import type { Clock } from '../clock.ts';
import { documentFile } from '../documents/document-reply.ts';
import type { PdfMaker } from '../documents/pdf.ts';
import { english, inLanguage } from '../language/language.ts';
import { Refusal } from '../refusal.ts';
import type { Routes } from '../web/web-server.ts';
import type { OwnDocument } from './own-pages.ts';
import { titleOf } from './record.ts';
import { type DocumentSection, recordDocument } from './record-document.ts';
import { findOrRefuse, recordParams } from './record-form-routes.ts';
import type { RecordReadingService } from './record-reading-service.ts';
import type { AnyRecordService } from './record-service.ts';
import { versionSections } from './record-version-view.ts';
import { detailsOf } from './record-view.ts';

const longestPart = 1_000;

/** A record as it stands, and each of its versions, as PDF and Word with the marking on every page. */
export function recordDocumentRoutes(
  service: AnyRecordService,
  reading: RecordReadingService,
  clock: Clock,
  maker: PdfMaker,
  own?: OwnDocument,
): Routes {
  const { definition } = service;
  const { address, kind } = definition;

  return async (app) => {
    for (const format of ['pdf', 'docx'] as const) {
      app.get(`${address}/:id/document.${format}`, { schema: { params: recordParams } }, (request, reply) =>
        inEnglish(async () => {
          const { actor } = request;
          const record = await findOrRefuse(service, actor, request.params.id);
          const sections: DocumentSection[] = [];
          for (const part of [undefined, ...service.parts()]) {
            const of = part?.definition ?? definition;
            const filter = { values: { [of.partOf ?? '']: record.id } };
            const found =
              part && (await part.list(actor, filter, { limit: longestPart, offset: 0 })).records.toReversed();
            const records = found ?? [record];
            const named = await reading.named(
              actor,
              records.map(({ values }) => ({ definition: of, values })),
            );
            for (const each of records) {
              const details = detailsOf(of, each, named);
              sections.push({ kindName: part ? of.names.many : of.names.one, title: titleOf(of, each), details });
            }
          }
          const about = {
            reference: `As it stood on ${clock().toISOString().slice(0, 16).replace('T', ' at ')} UTC`,
            date: record.changedAt.toISOString().slice(0, 10),
            author: record.organisation,
          };
          const file = await documentFile(recordDocument(sections, record, about), format, maker);
          return reply.headers(file.headers).send(file.bytes);
        }),
      );

      const params = Type.Object({ ...recordParams.properties, number: Type.Integer({ minimum: 1, maximum: 1e6 }) });
      app.get(`${address}/:id/versions/:number/document.${format}`, { schema: { params } }, (request, reply) =>
        inEnglish(async () => {
          const { actor } = request;
          const record = await findOrRefuse(service, actor, request.params.id);
          const version = await service.version(actor, record.id, request.params.number);
          if (version === undefined) throw new Refusal(`${kind}.version`, 404, 'There is no such version.');
          const parts = service.parts().map((part) => part.definition);
          const named = await reading.named(actor, [
            { definition, values: version.content.values },
            ...parts.flatMap((part) =>
              (version.content.parts[part.kind] ?? []).map(({ values }) => ({ definition: part, values })),
            ),
          ]);
          const about = {
            reference: `Version ${version.number}`,
            date: version.publishedAt.toISOString().slice(0, 10),
            author: record.organisation,
          };
          const written =
            (await own?.(actor, version)) ??
            recordDocument(versionSections(definition, parts, version, named), version, about);
          const file = await documentFile(written, format, maker);
          return reply.headers(file.headers).send(file.bytes);
        }),
      );
    }
  };
}

/** A paper goes from hand to hand, and so does not follow whoever prints it: it is in English, as what it was written from. */
function inEnglish<Result>(work: () => Result): Result {
  return inLanguage(english, work);
}
