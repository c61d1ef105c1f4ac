import Type from 'typebox';
import { numberedPage, numberKey, numberKeySchema } from '../../platform/web/api/cursor.ts';
import { listOperation } from '../../platform/web/api/list-operation.ts';
import type { ApiOperation } from '../../platform/web/api/operation.ts';
import { instantSchema, noQuery, nullable } from '../../platform/web/api/schemas.ts';
import type { ProposalService } from './proposal-service.ts';
import { reportSectionWords } from './publication-item.ts';
import type { ReportService } from './report-service.ts';
import type { ReportTable } from './report-table.ts';

const number = Type.Integer({ minimum: 1 });
const section = Type.Enum(Object.keys(reportSectionWords));
const tableSchema = Type.Object({
  columns: Type.Array(Type.String()),
  rows: Type.Array(Type.Array(Type.String())),
});
const words = Type.String();

const itemSchema = Type.Object(
  {
    ...{ number, section, title: words, body: words, table: nullable(tableSchema), source: words },
    sourceOn: Type.String({ format: 'date' }),
    page: Type.String({ description: 'An address of this site, or one on the web' }),
    releasedAt: instantSchema,
  },
  { title: 'ReportItem' },
);

const proposalSchema = Type.Object(
  { ...{ number, section, title: words, body: words, table: tableSchema, source: words, page: words } },
  { title: 'ReportProposal' },
);

const tag = 'Annual report';
const params = Type.Object({ year: Type.String({ pattern: '^20[0-9]{2}$|^2100$' }) });
const example = { params: { year: '2026' } };

const toTable = ({ columns, rows }: ReportTable) => ({ columns: [...columns], rows: rows.map((row) => [...row]) });

/** What everybody reads of a year, and what today's own figures would add to it. Its items and their steps are records. */
export function reportApi(reports: ReportService, proposals: ProposalService): readonly ApiOperation[] {
  return [
    listOperation({
      id: 'listReportItems',
      path: '/annual-reports/{year}',
      tag,
      summary: 'The public annual report of a year: what has been released, in its order',
      example,
      params,
      query: noQuery,
      item: itemSchema,
      key: numberKey,
      keySchema: numberKeySchema,
      async list({ params: { year }, page }) {
        const { parts } = await reports.ofYear(Number(year));
        const items = parts.flatMap((part) =>
          part.items.map(({ paragraphs, table, releasedAt, ...item }) => ({
            ...item,
            body: paragraphs.join('\n\n'),
            table: table === undefined ? null : toTable(table),
            releasedAt: releasedAt.toISOString(),
          })),
        );
        return numberedPage(items, page);
      },
    }),
    listOperation({
      id: 'listReportProposals',
      path: '/annual-reports/{year}/proposals',
      tag,
      summary: 'Items as today’s own figures would say them, for a person to check, mend and send as a new item',
      signedIn: true,
      example,
      params,
      query: noQuery,
      item: proposalSchema,
      key: numberKey,
      keySchema: numberKeySchema,
      async list({ actor, params: { year }, page }) {
        const found = await proposals.ofYear(actor, Number(year));
        return numberedPage(
          found.map((proposal) => ({ ...proposal, table: toTable(proposal.table) })),
          page,
        );
      },
    }),
  ];
}
