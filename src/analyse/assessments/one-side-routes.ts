import Type from 'typebox';
import type { PdfMaker } from '../../platform/documents/pdf.ts';
import { english, inLanguage } from '../../platform/language/language.ts';
import { message } from '../../platform/language/message.ts';
import type { RecordId } from '../../platform/records/record.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { assessment } from './assessment.ts';
import type { AssessmentPapers } from './assessment-paper-panels.ts';
import type { AssessmentService } from './assessment-service.ts';

const params = Type.Object({
  id: Type.Unsafe<RecordId>(Type.String({ format: 'uuid' })),
  number: Type.Integer({ minimum: 1, maximum: 1e6 }),
});

/** A published version on one side of A4, for a minister. */
export function oneSideRoutes(assessments: AssessmentService, papers: AssessmentPapers, maker: PdfMaker): Routes {
  return async (app) => {
    app.get(
      `${assessment.address}/:id/versions/:number/one-side.pdf`,
      { schema: { params } },
      async (request, reply) => {
        const { actor, params: asked } = request;
        const version = await assessments.version(actor, asked.id, asked.number);
        if (version === undefined) throw new Refusal('assessment.version', 404, message('There is no such version.'));
        // In English, as every paper: it goes from hand to hand.
        const file = await inLanguage(english, () => papers.oneSide(actor, version, maker));
        return reply.headers(file.headers).send(file.bytes);
      },
    );
  };
}
