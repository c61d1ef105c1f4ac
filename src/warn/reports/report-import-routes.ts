import Type from 'typebox';
import { message } from '../../platform/language/message.ts';
import { requireRole } from '../../platform/records/record-roles.ts';
import { plainText } from '../../platform/web/form.ts';
import { besideFields } from '../../platform/web/refused-form.ts';
import type { Routes } from '../../platform/web/web-server.ts';
import { report } from './report.ts';
import { mostRows, type ReportImportService, type RowFate } from './report-import-service.ts';
import { requiredColumns } from './report-rows.ts';

const address = '/warn/reports/import';
const page = 'warn/reports/pages/import-reports.njk';
const bodyLimit = 2 * 1024 * 1024;
const pasted = Type.Object({ file: Type.Optional(Type.String()), what: Type.Optional(Type.String()) });

const fateWords: Readonly<Record<RowFate['fate'], string>> = {
  filed: message('Filed'),
  fits: message('Fits'),
  stands: message('Stands already'),
  refused: message('Not taken'),
};

/** Many reports from one pasted table, with what became of each row. */
export function reportImportRoutes(imports: ReportImportService): Routes {
  const shared = { required: requiredColumns.join(', '), mostRows, problems: [], typed: '' };

  return async (app) => {
    app.get(address, async ({ actor }, reply) => {
      requireRole(actor, report.roles);
      return reply.page(page, shared);
    });

    app.post(address, { bodyLimit, schema: { body: pasted } }, async (request, reply) => {
      const { file = '', what } = request.body;
      request.sentForm = { back: address };
      requireRole(request.actor, report.roles);
      try {
        const { rows, unknownColumns } = await imports.bringIn(request.actor, plainText(file), what === 'check');
        const shown = rows.map((row) => ({
          ...row,
          fateName: fateWords[row.fate],
          href: row.id === undefined ? undefined : `${report.address}/${row.id}`,
        }));
        // What was refused is still there to be mended; what was filed stands, and is not filed again.
        const isWhole = rows.every(({ fate }) => fate === 'filed' || fate === 'stands');
        return reply.page(page, {
          ...shared,
          ...{ rows: shown, unknown: unknownColumns.join(', '), typed: isWhole ? '' : file },
          refused: rows.filter(({ fate }) => fate === 'refused').length,
        });
      } catch (error) {
        const { status, problems } = besideFields(error);
        return reply.code(status).page(page, { ...shared, problems, typed: file });
      }
    });
  };
}
