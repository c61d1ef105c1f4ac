import { SaxesParser } from 'saxes';

/** An element as it was written: attributes and children in order, prefixes untouched. Comments are not kept. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
  /** Where its start tag ended; 0 of one that was never read. */
  readonly line: number;
}

/** XML that cannot be read or does not say what it must; `line` and `element` say where. */
export class IatiError extends Error {
  override readonly name = 'IatiError';
  readonly line: number;
  readonly element: string;

  constructor(line: number, element: string, sentence: string) {
    super(line > 0 ? `Line ${line}, ${element}: ${sentence}` : `${element}: ${sentence}`);
    this.line = line;
    this.element = element;
  }
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
  readonly line: number;
}

const greatestDepth = 64;

/**
 * Reads XML piece by piece and gives out each child of the root as soon as it has ended, the root itself first with no
 * children. Memory holds one child at a time. Document type declarations are refused: IATI has none, and they are how
 * entities grow without end (“billion laughs”) or reach for files.
 * @throws IatiError with its line, at what is not well-formed XML 1.0
 */
export function* childrenOfRoot(pieces: Iterable<string>): Generator<XmlElement> {
  const parser = new SaxesParser();
  const open: OpenElement[] = [];
  const ready: XmlElement[] = [];
  const fail = (sentence: string): never => {
    throw new IatiError(parser.line, open.at(-1)?.name ?? 'file', sentence);
  };
  parser.on('error', (error) => fail(`this is not well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}`));
  parser.on('doctype', () => fail('a document type declaration (<!DOCTYPE) is not accepted; take it out.'));
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= greatestDepth) fail(`elements stand more than ${greatestDepth} deep in each other.`);
    const element = { name, attributes: { ...attributes }, children: [], line: parser.line };
    if (open.length === 0) ready.push(element);
    open.push(element);
  });
  const addText = (text: string) => {
    if (open.length > 1) open.at(-1)?.children.push(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (!closed) return;
    if (open.length === 1) ready.push(closed);
    else open.at(-1)?.children.push(closed);
  });
  for (const piece of pieces) {
    parser.write(piece);
    yield* ready.splice(0);
  }
  parser.close();
  yield* ready.splice(0);
}

/** The text directly in an element. */
export function textIn(element: XmlElement): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}

export function elementsIn(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Written as themselves, a reader would make spaces or line feeds of them (XML 1.0, 2.11 and 3.3.3).
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
const escaped = (text: string, marks: RegExp) => text.replaceAll(marks, (mark) => escapes[mark] ?? mark);

/** The element as XML, its element children indented; text stands as it was. */
export function xmlOf(element: XmlElement, indent = ''): string {
  const attributes = Object.entries(element.attributes).map(
    ([name, value]) => ` ${name}="${escaped(value, /[&<>"\t\n\r]/g)}"`,
  );
  const start = `${indent}<${element.name}${attributes.join('')}`;
  const text = textIn(element);
  const inner = elementsIn(element);
  if (inner.length === 0) return text === '' ? `${start}/>` : `${start}>${escaped(text, /[&<>\r]/g)}</${element.name}>`;
  if (text.trim() !== '') {
    // Mixed content, which only extensions have: no space may be added.
    const whole = element.children.map((child) =>
      typeof child === 'string' ? escaped(child, /[&<>\r]/g) : xmlOf(child),
    );
    return `${start}>${whole.join('')}</${element.name}>`;
  }
  return `${start}>\n${inner.map((child) => xmlOf(child, `${indent}  `)).join('\n')}\n${indent}</${element.name}>`;
}
