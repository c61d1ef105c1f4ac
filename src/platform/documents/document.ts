/**
 * A document for people to read on paper or screen, whatever it becomes: PDF (`pdf.ts`) or Word (`word.ts`). Texts are
 * plain: nothing in them is markup. Pure.
 */
export interface WrittenDocument {
  readonly title: string;
  readonly reference?: string;
  /** As it shall stand at the top and bottom of each page: “OFFICIAL-SENSITIVE”. */
  readonly marking: string;
  readonly caveats: readonly string[];
  /** ISO 8601 calendar date. */
  readonly date: string;
  /** BCP 47, as `en-GB` or `ar`: hyphenation, reading direction, voice of a screen reader. */
  readonly language: string;
  /** The organisation that speaks. */
  readonly author?: string;
  readonly blocks: readonly Block[];
  readonly labels?: DocumentLabels;
}

/** The document's own words, in its language. */
export interface DocumentLabels {
  readonly reference: string;
  readonly date: string;
  /** With `{page}` and `{pages}`. */
  readonly page: string;
  readonly table: string;
  readonly figure: string;
  /** Said at the end of a PDF in which letters without a font were written in Latin ones. */
  readonly inLatinLetters: string;
}

export type Run =
  | { readonly style: 'plain' | 'bold' | 'italic'; readonly text: string }
  | { readonly style: 'link'; readonly text: string; readonly address: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly numbered: boolean; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly term: string; readonly runs: readonly Run[] }[] }
  | TableBlock
  | FigureBlock
  /** A small line: where figures come from, what a mark in a table means. */
  | { readonly kind: 'source'; readonly runs: readonly Run[] }
  | { readonly kind: 'page-break' };

export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly { readonly title: string; readonly numbers?: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

export interface FigureBlock {
  readonly kind: 'figure';
  /** A whole `<svg>` with width and height or a viewBox. */
  readonly svg: string;
  /** What the picture shows, for whoever does not see it. */
  readonly alternative: string;
  readonly caption: string;
}

/** What is wrong with a document, and in which block. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}

export const plain = (text: string): Run => ({ style: 'plain', text });
export const bold = (text: string): Run => ({ style: 'bold', text });
export const italic = (text: string): Run => ({ style: 'italic', text });
export const linked = (text: string, address: string): Run => ({ style: 'link', text, address });
export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
export const paragraph = (...runs: readonly (Run | string)[]): Block => ({ kind: 'paragraph', runs: runsOf(runs) });
export const source = (...runs: readonly (Run | string)[]): Block => ({ kind: 'source', runs: runsOf(runs) });
export const bullets = (...items: readonly (Run | string)[]): Block => listOf(false, items);
export const numbered = (...items: readonly (Run | string)[]): Block => listOf(true, items);

const runsOf = (runs: readonly (Run | string)[]) => runs.map((run) => (typeof run === 'string' ? plain(run) : run));
const listOf = (isNumbered: boolean, items: readonly (Run | string)[]): Block => ({
  kind: 'list',
  numbered: isNumbered,
  items: items.map((item) => runsOf([item])),
});

export const englishLabels: DocumentLabels = {
  reference: 'Reference',
  date: 'Date',
  page: 'Page {page} of {pages}',
  table: 'Table',
  figure: 'Figure',
  inLatinLetters:
    'Some words are given in Latin letters: where this document was made there is no font for their script.',
};

/** “OFFICIAL-SENSITIVE – UK EYES ONLY – PERSONAL”. */
export function markingLine({ marking, caveats }: Pick<WrittenDocument, 'marking' | 'caveats'>): string {
  return [marking, ...caveats].join(' – ');
}

/** The date in the document's language. */
export function dateLine({ date, language }: Pick<WrittenDocument, 'date' | 'language'>): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
}

/** Addresses that a reader may follow. Others, as `javascript:` and `file:`, stand as text. */
export function safeAddress(address: string): string | undefined {
  const parsed = URL.canParse(address) ? new URL(address) : undefined;
  return parsed && ['http:', 'https:', 'mailto:'].includes(parsed.protocol) ? parsed.href : undefined;
}

/**
 * The rules that paper and screen readers need (PDF/UA-1, WCAG 2.2): a title, a known language, headings that skip no
 * level, figures with an alternative, rows as long as the header.
 * @throws DocumentError naming the block by its number from 1, and what to do
 */
export function checkDocument(document: WrittenDocument): void {
  if (document.title.trim() === '') throw new DocumentError('The document has no title: give it one.');
  if (document.marking.trim() === '') throw new DocumentError('The document has no marking: say OFFICIAL at least.');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(document.date) || Number.isNaN(Date.parse(document.date))) {
    throw new DocumentError(`“${document.date}” is no date: write year, month and day as 2026-11-24.`);
  }
  if (!isLanguage(document.language)) {
    throw new DocumentError(`“${document.language}” is no language: write a BCP 47 tag as en-GB.`);
  }
  let level = 0;
  document.blocks.forEach((block, place) => {
    const wrong = faultOf(block, level);
    if (wrong) throw new DocumentError(`Block ${place + 1} of “${document.title}” (${block.kind}): ${wrong}`);
    if (block.kind === 'heading') level = block.level;
  });
}

function faultOf(block: Block, levelBefore: number): string | undefined {
  switch (block.kind) {
    case 'heading':
      if (block.text.trim() === '') return 'it is empty; write it or leave it out.';
      return block.level > levelBefore + 1
        ? `level ${block.level} follows level ${levelBefore}; use level ${levelBefore + 1}.`
        : undefined;
    case 'table': {
      if (block.columns.length === 0) return 'it has no column.';
      const odd = block.rows.findIndex((row) => row.length !== block.columns.length);
      return odd < 0 ? undefined : `row ${odd + 1} has not the ${block.columns.length} cells that its header has.`;
    }
    case 'figure':
      if (block.alternative.trim() === '') return 'it has no alternative text; say what it shows.';
      return /^\s*(<\?xml[^>]*>\s*)?<svg[\s>]/.test(block.svg) ? undefined : 'its picture is no SVG.';
    case 'list':
      return block.items.length === 0 ? 'it has no items; leave it out.' : undefined;
    case 'facts':
      return block.rows.length === 0 ? 'it has no rows; leave it out.' : undefined;
    default:
      return undefined;
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
