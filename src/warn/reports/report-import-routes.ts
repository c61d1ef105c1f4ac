import multipart from '@fastify/multipart';
import { stringify } from 'csv-stringify/sync';
import { message } from '../../platform/language/message.ts';
import { requireRole } from '../../platform/records/record-roles.ts';
import { plainText } from '../../platform/web/form.ts';
import { besideFields } from '../../platform/web/refused-form.ts';
import { partsIn, sentFileIn } from '../../platform/web/sent-parts.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { report } from './report.ts';
import { largestTableBytes, mostRows, type ReportImportService, type RowFate } from './report-import-service.ts';
import { requiredColumns } from './report-rows.ts';

const address = '/warn/reports/import';
const page = 'warn/reports/pages/import-reports.njk';
/** The table as a form writes it, where each letter may take nine, beside a file. */
const bodyLimit = largestTableBytes * 4;
const sheetLength = 200;

const fateWords: Readonly<Record<RowFate['fate'], string>> = {
  filed: message('Filed'),
  fits: message('Fits'),
  stands: message('Stands already'),
  refused: message('Not taken'),
};

/** Many reports from one table, a file or pasted, with what became of each row. */
export function reportImportRoutes(imports: ReportImportService): Routes {
  const shared = { required: requiredColumns.join(', '), mostRows, problems: [], typed: '', sheet: '' };

  return async (app) => {
    await app.register(multipart, {
      attachFieldsToBody: true,
      // One byte more than is taken, to be refused by.
      limits: { files: 1, fields: 5, fieldSize: largestTableBytes * 2, fileSize: largestTableBytes + 1, parts: 6 },
      throwFileSizeLimit: false,
    });
    // The token of the form is looked for as in any other form: by its name in the body.
    app.addHook('preValidation', async (request) => {
      if (request.isMultipart()) request.body = await partsIn(request.body);
    });

    app.get(address, async ({ actor }, reply) => {
      requireRole(actor, report.roles);
      return reply.page(page, shared);
    });

    app.post(address, { bodyLimit }, async (request, reply) => {
      const { actor, body } = request;
      request.sentForm = { back: address };
      requireRole(actor, report.roles);
      const sent = sentFileIn(body);
      const sheet = wordIn(body, 'sheet').slice(0, sheetLength);
      let typed = wordIn(body, 'pasted');
      try {
        const table = sent.name === '' ? typed : await imports.open(actor, sent.bytes, sheet);
        // What came as a file stands there as text from now on, to be mended.
        if (typeof table !== 'string') typed = stringify(table.map(({ values }) => [...values]));
        const { rows, unknownColumns } = await imports.bringIn(actor, table, wordIn(body, 'what') === 'check');
        const shown = rows.map((row) => ({
          ...row,
          fateName: fateWords[row.fate],
          href: row.id === undefined ? undefined : `${report.address}/${row.id}`,
        }));
        // What was refused is still there to be mended; what was filed stands, and is not filed again.
        const isWhole = rows.every(({ fate }) => fate === 'filed' || fate === 'stands');
        return reply.page(page, {
          ...shared,
          ...{ rows: shown, unknown: unknownColumns.join(', '), typed: isWhole ? '' : typed },
          refused: rows.filter(({ fate }) => fate === 'refused').length,
        });
      } catch (error) {
        const { status, problems } = besideFields(error);
        return reply.code(status).page(page, { ...shared, problems, typed, sheet });
      }
    });
  };
}

function wordIn(body: unknown, name: string): string {
  const given: unknown =
    body !== null && typeof body === 'object' ? Object.getOwnPropertyDescriptor(body, name)?.value : '';
  return typeof given === 'string' ? plainText(given) : '';
}
