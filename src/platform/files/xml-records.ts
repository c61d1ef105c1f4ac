import { SaxesParser } from 'saxes';

/** An element of a record: its attributes, its own text and its children, in order; prefixes are left out of names. */
export type RecordElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly RecordElement[];
  readonly line: number;
};

type OpenElement = {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: OpenElement[];
  line: number;
};

const greatestDepth = 64;

/** A mark that began nothing, read as the character it is. */
export type StrayMark = { readonly line: number; readonly byte: number; readonly readAs: string };

/**
 * Reads XML piece by piece and hands over each element of the given names as it ends, one in memory at a time.
 * @param onRoot called with the root’s name and attributes, before any record
 * @param fault what is thrown, by the line and why: not well formed, broken off, or with a document type declaration
 */
export async function eachRecord(pieces: AsyncIterable<string>, ...asked: Asked): Promise<void> {
  const parser = recordParser(...asked);
  for await (const piece of pieces) parser.write(piece);
  parser.close();
}

/** The same of a text that is there already. */
export function eachRecordIn(text: string, ...asked: Asked): void {
  recordParser(...asked)
    .write(text)
    .close();
}

type Asked = readonly [
  names: ReadonlySet<string>,
  onRoot: (name: string, attributes: Readonly<Record<string, string>>) => void,
  onRecord: (record: RecordElement) => void,
  fault: (line: number, reason: string) => Error,
];

function recordParser(...[names, onRoot, onRecord, fault]: Asked): SaxesParser {
  const parser = new SaxesParser();
  const open: OpenElement[] = [];
  let depth = 0;
  parser.on('error', (error) => {
    const sentence = error.message.replace(/^\d+:\d+: /, '');
    throw fault(parser.line, `this is not well-formed XML: ${sentence}`);
  });
  parser.on('doctype', () => {
    throw fault(parser.line, 'a document type declaration (<!DOCTYPE) is not accepted; take it out');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > greatestDepth) throw fault(parser.line, `elements stand more than ${greatestDepth} deep`);
    const name = local(tag.name);
    if (depth === 1) onRoot(name, attributesOf(tag.attributes));
    const parent = open.at(-1);
    if (parent === undefined && !names.has(name)) return;
    const element = { name, attributes: attributesOf(tag.attributes), text: '', children: [], line: parser.line };
    parent?.children.push(element);
    open.push(element);
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    depth -= 1;
    const element = open.pop();
    if (element !== undefined && open.length === 0) onRecord(element);
  });
  return parser;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

function attributesOf(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), value]));
}

const stray = /&(?!(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z]+);)|<(?!!|[A-Za-z_/?][\w:.-]*(?:[\s/>]|$))/g;
/** Characters of a tag’s name or a reference that may lie across two pieces. */
const longestStart = 64;

/**
 * XML text in which an `&` or `<` that begins nothing (a mark cut to its last byte leaves such) is written as the character it
 * is, each told in `repairs`. Pieces with CDATA are left as they are.
 */
export async function* withoutStrayMarks(pieces: AsyncIterable<string>, repairs: StrayMark[]): AsyncGenerator<string> {
  let rest = '';
  let line = 1;
  for await (const piece of pieces) {
    const text = rest + piece;
    const open = Math.max(text.lastIndexOf('&'), text.lastIndexOf('<'));
    const end = open >= text.length - longestStart && open >= 0 ? open : text.length;
    rest = text.slice(end);
    yield* marked(text.slice(0, end));
  }
  yield* marked(rest);

  function* marked(text: string): Generator<string> {
    if (text === '') return;
    let [at, counted] = [line, 0];
    const mended = text.includes('<![CDATA[')
      ? text
      : text.replaceAll(stray, (mark, place: number) => {
          for (; counted < place; counted += 1) if (text.charCodeAt(counted) === 0x0a) at += 1;
          repairs.push({ line: at, byte: mark.charCodeAt(0), readAs: mark });
          return mark === '&' ? '&amp;' : '&lt;';
        });
    for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) line += 1;
    yield mended;
  }
}

/** Children of a name. */
export function childrenOf(element: RecordElement | undefined, name: string): readonly RecordElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The first child of a name. */
export function childOf(element: RecordElement | undefined, name: string): RecordElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** Text of the first child of a name, as it stands. */
export function textOf(element: RecordElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.text;
}

/** Every element of a name, however deep. */
export function allWithin(element: RecordElement, name: string): readonly RecordElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...allWithin(child, name)]);
}
