import Type from 'typebox';
import { type Country, countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { fileOf } from '../../platform/documents/document-reply.ts';
import type { PdfMaker } from '../../platform/documents/pdf.ts';
import { english, inLanguage } from '../../platform/language/language.ts';
import { message } from '../../platform/language/message.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { guideDocument } from './guide-document.ts';
import type { GuideService } from './guide-service.ts';

const params = Type.Object({ code: Type.String({ pattern: '^[A-Z]{3}$' }) });

function countryOf(code: string): Country {
  const country = countryByCode(code);
  if (country !== undefined) return country;
  throw new Refusal('place.unknown', 404, message('There is no country with the code “{code}”.'), undefined, { code });
}

/** One page of warning signs for a country, on screen and on paper. */
export function guideRoutes(guides: GuideService, maker: PdfMaker, clock: Clock, publicUrl: string): Routes {
  return async (app) => {
    app.get('/analyse/guides/:code', { schema: { params } }, async (request, reply) => {
      const { code, name } = countryOf(request.params.code);
      const guide = await guides.ofCountry(request.actor, code);
      return reply.page('analyse/guides/pages/guide.njk', {
        ...{ code, countryName: name, guide },
        mayReport: guides.mayReport(request.actor),
      });
    });

    app.get('/analyse/guides/:code.pdf', { schema: { params } }, async (request, reply) => {
      const { code, name } = countryOf(request.params.code);
      const guide = await guides.ofCountry(request.actor, code);
      const today = clock().toISOString().slice(0, 10);
      // In English, as every paper: it goes from hand to hand.
      const file = await inLanguage(english, async () => {
        const document = guideDocument(guide, name, today, `${publicUrl}/warn/reports/new?country=${code}`);
        return fileOf(document, 'pdf', maker.pdf(document).bytes);
      });
      return reply.headers(file.headers).send(file.bytes);
    });
  };
}
