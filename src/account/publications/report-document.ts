import {
  type Block,
  heading,
  linked,
  paragraph,
  source,
  type WrittenDocument,
} from '../../platform/documents/document.ts';
import { dateWords } from '../../platform/words.ts';
import { type Report, type ReportItem, wholeAddress } from './report.ts';
import { numberColumns } from './report-table.ts';

/**
 * The annual report on paper.
 * @param origin of this site, so that the addresses lead back to it from paper
 * @param mapOf an item's map as SVG, where it has one
 * @param today ISO 8601 date, for a report that has nothing yet
 */
export function reportDocument(
  report: Report,
  {
    origin,
    mapOf,
    today,
  }: { readonly origin: string; readonly mapOf: (item: ReportItem) => string | undefined; readonly today: string },
): WrittenDocument {
  const blocks = report.parts.flatMap(({ name, items }) => [
    heading(1, name),
    ...items.flatMap((item) => blocksOf(item, mapOf(item), origin)),
  ]);
  return {
    title: `Preventing mass atrocities: report of ${report.year}`,
    marking: 'OFFICIAL',
    caveats: [],
    date: report.asOf?.toISOString().slice(0, 10) ?? today,
    language: 'en-GB',
    blocks: blocks.length === 0 ? [paragraph(`Nothing has been released for ${report.year} yet.`)] : blocks,
  };
}

function blocksOf(item: ReportItem, map: string | undefined, origin: string): readonly Block[] {
  const { title, paragraphs, table } = item;
  const address = wholeAddress(item.page, origin);
  const numbers = table === undefined ? [] : numberColumns(table);
  return [
    heading(2, title),
    ...paragraphs.map((words) => paragraph(words)),
    ...(map === undefined
      ? []
      : [{ kind: 'figure', svg: map, alternative: `${title}. The table gives the same.`, caption: title } as const]),
    ...(table === undefined
      ? []
      : [
          {
            kind: 'table',
            caption: title,
            columns: table.columns.map((name, column) => ({ title: name, numbers: numbers[column] ?? false })),
            rows: table.rows,
          } as const,
        ]),
    source(`Source: ${item.source}, as of ${dateWords(item.sourceOn)}. `, linked(address, address)),
  ];
}
