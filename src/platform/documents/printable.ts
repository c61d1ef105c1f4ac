import { xmlText } from '../web/xml-text.ts';
import {
  type Block,
  checkDocument,
  type DocumentLabels,
  dateLine,
  englishLabels,
  type FigureBlock,
  markingLine,
  type Run,
  safeAddress,
  type TableBlock,
  type WrittenDocument,
} from './document.ts';
import { sizeOfSvg } from './svg-size.ts';

/** A document checked, numbered and with its words filled in: what both makers set. */
export type Printable = ReturnType<typeof printable>;
export type PrintableBlock = Printable['blocks'][number];

/** @throws DocumentError as `checkDocument` */
export function printable(document: WrittenDocument) {
  checkDocument(document);
  const labels = document.labels ?? englishLabels;
  const locale = new Intl.Locale(document.language);
  const [year = 0, month = 0, day = 0] = document.date.split('-').map(Number);
  const text = clean(document.title).replaceAll('\n', ' ');
  return {
    title: text,
    author: document.author === undefined ? [] : [clean(document.author)],
    marking: clean(markingLine(document)),
    lang: locale.language,
    region: locale.region ?? null,
    rightToLeft: isRightToLeft(locale),
    year,
    month,
    day,
    opening: opening(document, labels),
    footer: document.reference === undefined ? text : clean(document.reference),
    page: clean(labels.page).split(/(\{pages?\})/),
    blocks: numberedBlocks(document.blocks, labels),
  };
}

function opening(document: WrittenDocument, labels: DocumentLabels) {
  const reference =
    document.reference === undefined ? [] : [{ term: clean(labels.reference), text: clean(document.reference) }];
  return [...reference, { term: clean(labels.date), text: dateLine(document) }];
}

/** “Table 2: …” and “Figure 1: …”, counted each for itself. */
function numberedBlocks(blocks: readonly Block[], labels: DocumentLabels) {
  const counts = { table: 0, figure: 0 };
  return blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return { ...block, text: clean(block.text).replaceAll('\n', ' ') };
      case 'paragraph':
      case 'source':
        return { ...block, runs: block.runs.map(cleanRun) };
      case 'list':
        return { ...block, items: block.items.map((item) => item.map(cleanRun)) };
      case 'facts':
        return {
          ...block,
          rows: block.rows.map(({ term, runs }) => ({ term: clean(term), runs: runs.map(cleanRun) })),
        };
      case 'table':
        counts.table += 1;
        return cleanTable(block, `${labels.table} ${counts.table}: ${block.caption}`);
      case 'figure':
        counts.figure += 1;
        return cleanFigure(block, `${labels.figure} ${counts.figure}: ${block.caption}`);
      default:
        return block;
    }
  });
}

function cleanTable({ kind, columns, rows }: TableBlock, caption: string) {
  return {
    kind,
    caption: clean(caption),
    columns: columns.map(({ title, numbers = false }) => ({ title: clean(title), numbers })),
    rows: rows.map((row) => row.map(clean)),
  };
}

/** A picture as wide as the text, or so much narrower that it fits a page with its caption. */
function cleanFigure({ kind, svg, alternative }: FigureBlock, caption: string) {
  const { width, height } = sizeOfSvg(svg);
  const ratio = width / height;
  return {
    kind,
    svg: xmlText(svg),
    alternative: clean(alternative),
    caption: clean(caption),
    ratio,
    widthShare: Math.min(1, 1.2 * ratio),
  };
}

/** A link that may not be followed stands as text, with its address behind it. */
function cleanRun(run: Run): Run {
  if (run.style !== 'link') return { style: run.style, text: clean(run.text) };
  const address = safeAddress(run.address);
  return address === undefined
    ? { style: 'plain', text: clean(`${run.text} (${run.address})`) }
    : { style: 'link', text: clean(run.text), address };
}

/** One kind of line break, and no character that XML or PDF may not hold. */
function clean(text: string): string {
  return xmlText(text).replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
}

/** Node knows it by CLDR; the compiler's library of types does not know yet that Node does. */
function isRightToLeft(locale: Intl.Locale & { getTextInfo?(): { direction?: string } }): boolean {
  return locale.getTextInfo?.().direction === 'rtl';
}
