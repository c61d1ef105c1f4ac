import { countryByCode } from '../../places/country.ts';
import type { Clock } from '../../platform/clock.ts';
import { type DocumentFile, documentFile } from '../../platform/documents/document-reply.ts';
import type { PdfMaker } from '../../platform/documents/pdf.ts';
import { english, inLanguage } from '../../platform/language/language.ts';
import { say } from '../../platform/language/say.ts';
import { choropleth } from '../../platform/web/pictures/choropleth.ts';
import { mapLegend, probabilitySteps } from '../../platform/web/pictures/map-legend.ts';
import { probabilityScale } from '../../platform/web/pictures/probability-scale.ts';
import type { ProjectedWorld } from '../../platform/web/pictures/project-shapes.ts';
import type { View } from '../../platform/web/view.ts';
import { countryWords, formatPercent } from '../../platform/words.ts';
import { type Report, type ReportItem, wholeAddress } from './report.ts';
import { reportDocument } from './report-document.ts';
import type { ReportService } from './report-service.ts';
import { chancesOf, numberColumns } from './report-table.ts';

export type ReportPages = ReturnType<typeof createReportPages>;

/** The report as it leaves: for a page, as one file of HTML that needs nothing beside it, and as PDF. */
export function createReportPages({
  reports,
  world,
  view,
  maker,
  clock,
  origin,
}: {
  readonly reports: ReportService;
  readonly world: ProjectedWorld;
  readonly view: View;
  readonly maker: PdfMaker;
  readonly clock: Clock;
  /** The public address of this site. */
  readonly origin: string;
}) {
  /** What a template shows of a report. */
  const shownOf = (report: Report) => ({
    report,
    legend: mapLegend({
      ...{ id: 'report-legend', heading: say('Chance'), steps: probabilitySteps(probabilityScale) },
      without: say('No figure'),
    }),
    parts: report.parts.map(({ section, name, items }) => ({
      section,
      name,
      items: items.map((item, index) => ({
        ...item,
        id: `${section}-${index + 1}`,
        map: mapOf(world, item, `map-${index + 1}`),
        table: item.table && { ...item.table, rows: namedRows(item), numbers: numberColumns(item.table) },
        address: wholeAddress(item.page, origin),
      })),
    })),
  });

  async function pdfOf(report: Report): Promise<DocumentFile> {
    const today = clock().toISOString().slice(0, 10);
    // Maps are drawn from the codes of countries, which their tables give up for names.
    const drawn = report.parts.map((part) => ({
      ...part,
      items: part.items.map((item) => ({
        map: mapOf(world, item, 'map'),
        item: { ...item, table: item.table && { ...item.table, rows: namedRows(item) } },
      })),
    }));
    const maps = new Map<ReportItem, string | undefined>(
      drawn.flatMap(({ items }) => items.map(({ item, map }) => [item, map] as const)),
    );
    const parts = drawn.map((part) => ({ ...part, items: part.items.map(({ item }) => item) }));
    const document = reportDocument({ ...report, parts }, { origin, today, mapOf: (item) => maps.get(item) });
    return documentFile(document, 'pdf', maker);
  }

  return {
    async shown(year: number) {
      return shownOf(await reports.ofYear(year));
    },
    /** One whole page of HTML, with its style in it. */
    async html(year: number): Promise<string> {
      return view('account/publications/pages/report-file.njk', shownOf(await reports.ofYear(year)));
    },
    /** In English, as its items are written. */
    pdf(year: number): Promise<DocumentFile> {
      return inLanguage(english, async () => pdfOf(await reports.ofYear(year)));
    },
    /** What went in, a line each. */
    async contents(year: number): Promise<readonly { readonly section: string; readonly title: string }[]> {
      const { parts } = await reports.ofYear(year);
      return parts.flatMap(({ name, items }) => items.map(({ title }) => ({ section: name, title })));
    },
  };
}

/** A map's table says countries by name. */
function namedRows({ section, table }: ReportItem): readonly (readonly string[])[] {
  const rows = table?.rows ?? [];
  if (section !== 'map') return rows;
  return rows.map(([code = '', ...rest]) => [countryWords(countryByCode(code)?.name ?? code, code), ...rest]);
}

function mapOf(world: ProjectedWorld, { section, table, title }: ReportItem, id: string): string | undefined {
  if (section !== 'map' || table === undefined) return undefined;
  const values = chancesOf(table, (code) => countryByCode(code) !== undefined);
  if ('problem' in values) return undefined;
  return choropleth({
    id,
    title,
    description: say('A map of the world. The table beside it says the same.'),
    world,
    values,
    scale: probabilityScale,
    label: (code, name) => {
      const place = countryWords(countryByCode(code)?.name ?? name, code);
      const value = values.get(code);
      return value === undefined
        ? say('{place}: no figure', { place })
        : say('{place}: {percent}', { place, percent: formatPercent(value) });
    },
  });
}
