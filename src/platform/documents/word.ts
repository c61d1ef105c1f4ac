import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { Run, WrittenDocument } from './document.ts';
import { type Printable, type PrintableBlock, printable } from './printable.ts';

const headings = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const bulletList = 'bullets';
const numberList = 'numbers';
/** Width of the text on A4 with margins of 2.4 cm: in pixels of 1/96 inch, and in twentieths of a point. */
const textWidthPixels = 612;
const textWidthTwips = 9184;
const rule = { style: BorderStyle.SINGLE, size: 4, color: 'AAAAAA' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** What Word before 2016 shows in the place of an SVG: one white pixel; the alternative text says what would be there. */
const whitePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==',
  'base64',
);

/**
 * The document as Word (Office Open XML) with the marking in header and footer, Word's own heading styles, header rows
 * that repeat on each page and alternatives for pictures.
 * @throws DocumentError as `checkDocument`
 */
export async function makeWord(document: WrittenDocument): Promise<Uint8Array> {
  const data = printable(document);
  const setting = new Setting(data.rightToLeft);
  const body = [
    setting.title(data.title),
    ...data.opening.map(({ term, text }) => setting.fact(term, [{ style: 'plain', text }])),
    ...data.blocks.flatMap((block) => setting.block(block)),
  ];
  const file = new Document({
    title: data.title,
    creator: data.author.join(', '),
    lastModifiedBy: data.author.join(', '),
    description: data.footer,
    numbering: {
      config: [listLevels(bulletList, LevelFormat.BULLET, '•'), listLevels(numberList, LevelFormat.DECIMAL, '%1.')],
    },
    styles: styles(document.language, data.rightToLeft),
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1588, bottom: 1588, left: 1361, right: 1361 } },
        },
        headers: { default: new Header({ children: [setting.marking(data.marking)] }) },
        footers: { default: new Footer({ children: [setting.marking(data.marking), setting.footer(data)] }) },
        children: body,
      },
    ],
  });
  return await Packer.toBuffer(file);
}

function listLevels(reference: string, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) {
  const style = { paragraph: { indent: { left: 567, hanging: 283 } } };
  return { reference, levels: [{ level: 0, format, text, alignment: AlignmentType.START, style }] };
}

function styles(language: string, isRightToLeft: boolean) {
  const run = (size: number, isBold = true) => ({ size, bold: isBold, color: '000000' });
  const heading = (size: number) => ({
    run: run(size),
    paragraph: { spacing: { before: 300, after: 120 }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { size: 22, font: 'Arial', language: isRightToLeft ? { bidirectional: language } : { value: language } },
        paragraph: { spacing: { after: 160, line: 288 } },
      },
      title: { run: run(40), paragraph: { spacing: { after: 160 } } },
      heading1: heading(30),
      heading2: heading(26),
      heading3: heading(23),
    },
  };
}

const leftToRight = { run: {}, paragraph: {}, table: {} };
const rightToLeft = {
  run: { rightToLeft: true },
  paragraph: { bidirectional: true },
  table: { visuallyRightToLeft: true },
};

/** Sets blocks in one reading direction. */
class Setting {
  readonly #direction: typeof leftToRight | typeof rightToLeft;
  #numberedLists = 0;

  constructor(isRightToLeft: boolean) {
    this.#direction = isRightToLeft ? rightToLeft : leftToRight;
  }

  block(block: PrintableBlock): FileChild[] {
    switch (block.kind) {
      case 'heading':
        return [this.#paragraph(this.lines(block.text), { heading: headings[block.level] })];
      case 'paragraph':
        return [this.#paragraph(this.#runs(block.runs))];
      case 'source':
        return [this.#paragraph(this.#runs(block.runs, { size: 18, color: '5A5A5A' }))];
      case 'list':
        return this.#list(block.numbered, block.items);
      case 'facts':
        return block.rows.map(({ term, runs }) => this.fact(term, runs));
      case 'table':
        return [this.#caption(block.caption, true), this.#table(block), this.#paragraph([])];
      case 'figure':
        return [this.#figure(block), this.#caption(block.caption, false)];
      case 'page-break':
        return [new Paragraph({ pageBreakBefore: true })];
    }
  }

  title(text: string): Paragraph {
    return this.#paragraph(this.lines(text), { heading: HeadingLevel.TITLE });
  }

  fact(term: string, runs: readonly Run[]): Paragraph {
    return this.#paragraph([...this.lines(`${term}: `, { bold: true }), ...this.#runs(runs)], {
      spacing: { after: 60 },
    });
  }

  marking(text: string): Paragraph {
    return this.#paragraph(this.lines(text, { bold: true }), { alignment: AlignmentType.CENTER });
  }

  footer(data: Printable): Paragraph {
    const page = data.page.map((part) =>
      part === '{page}' ? PageNumber.CURRENT : part === '{pages}' ? PageNumber.TOTAL_PAGES : part,
    );
    const small = { size: 18, color: '5A5A5A' };
    const children = [
      ...this.lines(data.footer, small),
      new TextRun({ ...small, ...this.#direction.run, children: [new Tab(), ...page] }),
    ];
    return this.#paragraph(children, { tabStops: [{ type: TabStopType.END, position: textWidthTwips }] });
  }

  /** Line breaks in a text are line breaks in Word. */
  lines(
    text: string,
    look: { bold?: boolean; italics?: boolean; size?: number; color?: string; style?: string } = {},
  ): TextRun[] {
    return text
      .split('\n')
      .map(
        (line, place) =>
          new TextRun({ ...look, text: line, ...this.#direction.run, ...(place > 0 ? { break: 1 } : {}) }),
      );
  }

  #runs(runs: readonly Run[], look: { size?: number; color?: string } = {}): ParagraphChild[] {
    return runs.flatMap((run): ParagraphChild[] => {
      if (run.style !== 'link') {
        return this.lines(run.text, { ...look, bold: run.style === 'bold', italics: run.style === 'italic' });
      }
      return [
        new ExternalHyperlink({ link: run.address, children: this.lines(run.text, { ...look, style: 'Hyperlink' }) }),
      ];
    });
  }

  #paragraph(
    children: readonly ParagraphChild[],
    options: Omit<ConstructorParameters<typeof Paragraph>[0] & object, 'children'> = {},
  ) {
    return new Paragraph({ ...options, ...this.#direction.paragraph, children });
  }

  #list(isNumbered: boolean, items: readonly (readonly Run[])[]): Paragraph[] {
    // A new instance for each list: else a second list would count on from the first.
    const instance = isNumbered ? this.#numberedLists++ : 0;
    const numbering = { reference: isNumbered ? numberList : bulletList, level: 0, instance };
    return items.map((item) => this.#paragraph(this.#runs(item), { numbering, spacing: { after: 60 } }));
  }

  #caption(text: string, withNext: boolean): Paragraph {
    return this.#paragraph(this.lines(text, { bold: true, size: 20 }), { keepNext: withNext });
  }

  #table({ columns, rows }: PrintableBlock & { kind: 'table' }): Table {
    const numbers = columns.filter((column) => column.numbers).length;
    // Columns of numbers take 12 % each, at most half of the page; the others share the rest.
    const narrow =
      columns.length === numbers
        ? textWidthTwips / columns.length
        : Math.min(0.12, 0.5 / Math.max(numbers, 1)) * textWidthTwips;
    const wide = (textWidthTwips - numbers * narrow) / Math.max(columns.length - numbers, 1);
    const columnWidths = columns.map((column) => Math.floor(column.numbers ? narrow : wide));
    const row = (cells: readonly string[], isHeader: boolean) =>
      new TableRow({
        ...(isHeader ? { tableHeader: true } : {}),
        cantSplit: true,
        children: cells.map((cell, place) => {
          const alignment = columns[place]?.numbers ? AlignmentType.END : AlignmentType.START;
          return new TableCell({
            width: { size: columnWidths[place] ?? 0, type: WidthType.DXA },
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            children: [
              this.#paragraph(this.lines(cell, { bold: isHeader, size: 20 }), { alignment, spacing: { after: 0 } }),
            ],
          });
        }),
      });
    return new Table({
      width: { size: textWidthTwips, type: WidthType.DXA },
      columnWidths,
      ...this.#direction.table,
      borders: { top: none, left: none, right: none, insideVertical: none, insideHorizontal: rule, bottom: rule },
      rows: [
        row(
          columns.map((column) => column.title),
          true,
        ),
        ...rows.map((cells) => row(cells, false)),
      ],
    });
  }

  #figure({ svg, alternative, caption, widthShare, ratio }: PrintableBlock & { kind: 'figure' }): Paragraph {
    const width = Math.round(textWidthPixels * widthShare);
    const picture = new ImageRun({
      type: 'svg',
      data: Buffer.from(svg),
      transformation: { width, height: Math.round(width / ratio) },
      altText: { name: caption, description: alternative, title: caption },
      fallback: { type: 'png', data: whitePixel },
    });
    return this.#paragraph([picture], { keepNext: true });
  }
}
