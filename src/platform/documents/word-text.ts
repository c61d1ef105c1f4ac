import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';

/** A paragraph of a Word document, or a row of one of its tables, as plain text. */
export type WordParagraph = {
  readonly text: string;
  /** Of a heading, from 1 to 9; nothing for all else. */
  readonly level: number | undefined;
  /** Whether it stands with those around it without a gap: an item of a list, a row of a table. */
  readonly isItem: boolean;
  /** Whether all of it is bold, as a heading is in a document that knows no styles. */
  readonly isBold: boolean;
};

/**
 * The text of a Word document (Office Open XML, ECMA-376 part 1) in its order: what was deleted with changes tracked is
 * left out, and so are notes, headers and footers. Pictures have no text.
 * @param document `word/document.xml` @param styles `word/styles.xml`, which says which styles are headings
 * @throws Error where one of them is no well-formed XML, declares a document type, or is deeper than Word writes
 */
export function readWordText(document: string, styles: string): readonly WordParagraph[] {
  const reader = new TextReader(headingStyles(styles));
  parse(document, reader);
  return reader.paragraphs;
}

const greatestDepth = 256;

type Handler = {
  readonly open: (name: string, value: string | undefined, tag: SaxesTagNS) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

function parse(xml: string, { open, close, text }: Handler): void {
  // A parser of this kind knows no entities but XML's own five, and fetches nothing.
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  // Word writes none, and they are how entities grow without end.
  parser.on('doctype', () => {
    throw new Error('A document type declaration is not accepted');
  });
  let depth = 0;
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > greatestDepth) throw new Error(`Elements stand more than ${greatestDepth} deep in each other`);
    open(tag.local, attribute(tag, 'val'), tag);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    close(tag.local);
  });
  parser.on('text', text);
  parser.write(xml).close();
}

function attribute({ attributes }: SaxesTagNS, name: string): string | undefined {
  const all: readonly SaxesAttributeNS[] = Object.values(attributes);
  return all.find(({ local }) => local === name)?.value;
}

/** Which level of heading a style is: by its name, its place in the outline, or the style that it is based on. */
function headingStyles(xml: string): ReadonlyMap<string, number> {
  const styles = new Map<string, { level?: number; basedOn?: string }>();
  let style: { level?: number; basedOn?: string } | undefined;
  if (xml !== '')
    parse(xml, {
      open(name, value = '', tag) {
        if (name === 'style') {
          style = {};
          styles.set(attribute(tag, 'styleId') ?? '', style);
        } else if (style !== undefined && name === 'basedOn') style.basedOn = value;
        else if (style !== undefined && name === 'name') {
          const level = /^heading ([1-9])$/i.exec(value)?.[1];
          if (level !== undefined) style.level = Number(level);
        } else if (style !== undefined && name === 'outlineLvl') style.level ??= outlineLevel(value);
      },
      close(name) {
        if (name === 'style') style = undefined;
      },
      text() {},
    });
  const levelOf = (id: string, seen = 0): number => {
    const { level = 0, basedOn } = styles.get(id) ?? {};
    return level > 0 || basedOn === undefined || seen > 20 ? level : levelOf(basedOn, seen + 1);
  };
  return new Map([...styles.keys()].map((id) => [id, levelOf(id)]));
}

/** Of the outline, whose levels count from 0; 9 is the text itself. */
function outlineLevel(value: string): number {
  const level = Number(value);
  return Number.isInteger(level) && level >= 0 && level <= 8 ? level + 1 : 0;
}

type Begun = { text: string; level: number; isItem: boolean; boldLetters: number; letters: number };

/** Elements whose words stand in the document a second time, or no more. */
const leftOut: ReadonlySet<string> = new Set(['del', 'moveFrom', 'Fallback', 'instrText']);

class TextReader implements Handler {
  readonly paragraphs: WordParagraph[] = [];
  readonly #styles: ReadonlyMap<string, number>;
  /** A text box is a paragraph within another one. */
  readonly #begun: Begun[] = [];
  readonly #rows: string[][] = [];
  readonly #cells: string[][] = [];
  #left = 0;
  #inRun = 0;
  #isBold = false;
  #inText = false;

  constructor(styles: ReadonlyMap<string, number>) {
    this.#styles = styles;
  }

  readonly open = (name: string, value: string | undefined): void => {
    if (leftOut.has(name)) this.#left += 1;
    if (this.#left > 0) return;
    const paragraph = this.#begun.at(-1);
    switch (name) {
      case 'p':
        this.#begun.push({ text: '', level: 0, isItem: false, boldLetters: 0, letters: 0 });
        break;
      case 'pStyle':
        if (paragraph !== undefined) paragraph.level ||= this.#styles.get(value ?? '') ?? 0;
        break;
      case 'outlineLvl':
        if (paragraph !== undefined) paragraph.level ||= outlineLevel(value ?? '');
        break;
      case 'numPr':
        if (paragraph !== undefined) paragraph.isItem = true;
        break;
      case 'r':
        this.#inRun += 1;
        this.#isBold = false;
        break;
      case 'b':
        this.#isBold = this.#inRun > 0 && value !== '0' && value !== 'false';
        break;
      case 't':
        this.#inText = true;
        break;
      case 'tab':
        if (this.#inRun > 0) this.#add(' ');
        break;
      case 'br':
      case 'cr':
        this.#add('\n');
        break;
      case 'tr':
        this.#rows.push([]);
        break;
      case 'tc':
        this.#cells.push([]);
        break;
    }
  };

  readonly close = (name: string): void => {
    if (this.#left > 0) {
      if (leftOut.has(name)) this.#left -= 1;
      return;
    }
    if (name === 't') this.#inText = false;
    else if (name === 'r') this.#inRun -= 1;
    else if (name === 'p') this.#endParagraph();
    else if (name === 'tc') this.#rows.at(-1)?.push((this.#cells.pop() ?? []).join(' '));
    else if (name === 'tr') {
      const text = (this.#rows.pop() ?? []).filter((cell) => cell !== '').join(' | ');
      this.#give({ text, level: undefined, isItem: true, isBold: false });
    }
  };

  readonly text = (text: string): void => {
    if (this.#inText && this.#left === 0) this.#add(text);
  };

  #add(text: string): void {
    const paragraph = this.#begun.at(-1);
    if (paragraph === undefined) return;
    paragraph.text += text;
    const letters = text.trim().length;
    paragraph.letters += letters;
    if (this.#isBold) paragraph.boldLetters += letters;
  }

  #endParagraph(): void {
    const ended = this.#begun.pop();
    if (ended === undefined) return;
    this.#give({
      text: ended.text.replaceAll(/[^\S\n]+/g, ' ').trim(),
      level: ended.level === 0 ? undefined : ended.level,
      isItem: ended.isItem,
      isBold: ended.letters > 0 && ended.letters === ended.boldLetters,
    });
  }

  #give(paragraph: WordParagraph): void {
    if (paragraph.text === '') return;
    const cell = this.#cells.at(-1);
    if (cell === undefined) this.paragraphs.push(paragraph);
    else cell.push(paragraph.text);
  }
}
