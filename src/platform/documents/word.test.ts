import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import {
  bold,
  bullets,
  heading,
  linked,
  numbered,
  paragraph,
  plain,
  source,
  type WrittenDocument,
} from './document.ts';
import { makeWord } from './word.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><rect width="300" height="100"/></svg>';
const warning: WrittenDocument = {
  title: 'Risk of mass killing in the Central African Republic',
  reference: 'FOR-2026-017',
  marking: 'OFFICIAL-SENSITIVE',
  caveats: ['UK EYES ONLY'],
  date: '2026-11-24',
  language: 'en-GB',
  author: 'Atrocity Prevention Cell',
  blocks: [
    heading(1, 'Situation'),
    paragraph('One ', bold('two'), ' ', linked('source', 'https://ucdp.uu.se/?a=1&b=2')),
    bullets('first point', 'second point'),
    numbered('first step', 'second step'),
    numbered('another first step'),
    { kind: 'facts', rows: [{ term: 'Place', runs: [plain('Bangui')] }] },
    heading(2, 'Figures'),
    {
      kind: 'table',
      caption: 'Deaths',
      columns: [{ title: 'Year' }, { title: 'Best', numbers: true }],
      rows: [['1990', '12,345']],
    },
    { kind: 'figure', svg, alternative: 'A black field & more', caption: 'Nothing' },
    { kind: 'figure', svg, alternative: 'The same again', caption: 'Again' },
    source('Source: UCDP 25.1'),
    { kind: 'page-break' },
    heading(1, 'Next'),
  ],
};

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly path: string;
  text: string;
}

/** The elements of a part, each with its path and the text directly in it; refused if it is not well-formed. */
function elementsOf(xml: string): readonly Element[] {
  const parser = new SaxesParser();
  const open: Element[] = [];
  const found: Element[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, path: [...open.map((outer) => outer.name), name].join('/'), text: '' };
    open.push(element);
    found.push(element);
  });
  parser.on('text', (text) => {
    const inner = open.at(-1);
    if (inner) inner.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return found;
}

async function partsOf(document: WrittenDocument): Promise<ReadonlyMap<string, string>> {
  const file = await fromBufferPromise(Buffer.from(await makeWord(document)));
  const parts = new Map<string, string>();
  for await (const entry of file.eachEntry()) {
    expect(parts.has(entry.fileName), entry.fileName).toBe(false);
    parts.set(entry.fileName, (await buffer(await file.openReadStreamPromise(entry))).toString('utf8'));
  }
  return parts;
}

const partOf = (parts: ReadonlyMap<string, string>, name: string) => elementsOf(parts.get(name) ?? expect.fail(name));
const textOf = (elements: readonly Element[]) =>
  elements.map((element) => (element.name === 'w:t' ? element.text : element.name === 'w:br' ? '\n' : '')).join('');

/** A switch of Word: there, and not there to say no. */
const isOn = (name: string) => (element: Element) => element.name === name && element.attributes['w:val'] !== 'false';

/** What makes Word offer to repair a file: parts without a type, links to parts that are not there, doubled ids. */
function expectWholePackage(parts: ReadonlyMap<string, string>): void {
  const types = partOf(parts, '[Content_Types].xml');
  const extensions = new Set(types.flatMap(({ attributes }) => attributes.Extension ?? []));
  const overridden = new Set(types.flatMap(({ attributes }) => attributes.PartName ?? []));
  for (const name of overridden) expect(parts.has(name.slice(1)), name).toBe(true);
  for (const name of parts.keys()) {
    if (name === '[Content_Types].xml') continue;
    expect(overridden.has(`/${name}`) || extensions.has(name.split('.').at(-1) ?? ''), name).toBe(true);
    if (/\.(xml|rels|svg)$/.test(name)) elementsOf(parts.get(name) ?? '');
  }
  for (const [name, xml] of parts) {
    const owner = /^(.*)_rels\/(.*)\.rels$/.exec(name);
    if (!owner) continue;
    const [, folder = '', file = ''] = owner;
    const relations = elementsOf(xml).filter((element) => element.name === 'Relationship');
    const ids = relations.map(({ attributes }) => attributes.Id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { attributes } of relations) {
      if (attributes.TargetMode === 'External') continue;
      const target = new URL(attributes.Target ?? '', `file:///${folder}`).pathname.slice(1);
      expect(parts.has(target), `${name} leads to ${target}`).toBe(true);
    }
    const used = file === '' ? [] : [...(parts.get(folder + file) ?? '').matchAll(/\sr:(?:id|embed|link)="([^"]*)"/g)];
    for (const [, id] of used) expect(ids, `${folder}${file} uses ${id}`).toContain(id);
  }
}

test('Word finds every part, type and relation that it looks for', async () => {
  const parts = await partsOf(warning);
  expectWholePackage(parts);
  const drawings = partOf(parts, 'word/document.xml').filter((element) => element.name === 'wp:docPr');
  expect(drawings).toHaveLength(2);
  expect(new Set(drawings.map(({ attributes }) => attributes.id)).size).toBe(2);
});

test('the marking is in the header and footer of every page, with page numbers', async () => {
  const parts = await partsOf(warning);
  const body = partOf(parts, 'word/document.xml');
  const kinds = body
    .filter(({ name }) => /w:(header|footer)Reference/.test(name))
    .map(({ attributes }) => attributes['w:type']);
  // “default” is every page as long as nothing sets the first or the even pages apart.
  expect(kinds).toEqual(['default', 'default']);
  expect(body.some(isOn('w:titlePg'))).toBe(false);
  expect(partOf(parts, 'word/settings.xml').some(isOn('w:evenAndOddHeaders'))).toBe(false);
  expect(textOf(partOf(parts, 'word/header1.xml'))).toBe('OFFICIAL-SENSITIVE – UK EYES ONLY');
  const footer = partOf(parts, 'word/footer1.xml');
  expect(textOf(footer)).toMatch(/^OFFICIAL-SENSITIVE – UK EYES ONLYFOR-2026-017Page\s+of\s+$/);
  expect(footer.filter(({ name }) => name === 'w:instrText').map(({ text }) => text)).toEqual(['PAGE', 'NUMPAGES']);
});

test('headings, header rows, number columns, lists and alternatives are Word’s own', async () => {
  const parts = await partsOf(warning);
  const body = partOf(parts, 'word/document.xml');
  const styles = body.filter(({ name }) => name === 'w:pStyle').map(({ attributes }) => attributes['w:val']);
  expect(styles.filter((style) => /^(Title|Heading)/.test(style ?? ''))).toEqual([
    'Title',
    'Heading1',
    'Heading2',
    'Heading1',
  ]);
  expect(body.filter(isOn('w:tblHeader'))).toHaveLength(1);
  expect(
    body.filter(({ path, attributes }) => path.endsWith('w:tc/w:p/w:pPr/w:jc') && attributes['w:val'] === 'end'),
  ).toHaveLength(2);
  const numberings = body.filter(({ name }) => name === 'w:numId').map(({ attributes }) => attributes['w:val']);
  expect(numberings).toHaveLength(5);
  // Bullets, and two numbered lists that each begin at one.
  expect(new Set(numberings).size).toBe(3);
  const drawings = body.filter(({ name }) => name === 'wp:docPr');
  expect(drawings.map(({ attributes }) => attributes.descr)).toEqual(['A black field & more', 'The same again']);
  expect([...parts].filter(([name]) => name.endsWith('.svg')).map(([, picture]) => picture)).toContain(svg);
});

test('title, author and language are told, and links lead where they say', async () => {
  const parts = await partsOf(warning);
  const core = partOf(parts, 'docProps/core.xml');
  expect(core.find(({ name }) => name === 'dc:title')?.text).toBe(warning.title);
  expect(core.find(({ name }) => name === 'dc:creator')?.text).toBe(warning.author);
  expect(partOf(parts, 'word/styles.xml').find(({ name }) => name === 'w:lang')?.attributes['w:val']).toBe('en-GB');
  const links = partOf(parts, 'word/_rels/document.xml.rels').filter(
    ({ attributes }) => attributes.TargetMode === 'External',
  );
  expect(links.map(({ attributes }) => attributes.Target)).toEqual(['https://ucdp.uu.se/?a=1&b=2']);
});

test('every text of the document is in it, in order', async () => {
  const text = textOf(partOf(await partsOf(warning), 'word/document.xml'));
  expect(text).toBe(
    `${warning.title}Reference: FOR-2026-017Date: 24 November 2026SituationOne two sourcefirst pointsecond pointfirst step` +
      'second stepanother first stepPlace: BanguiFiguresTable 1: DeathsYearBest199012,345Figure 1: NothingFigure 2: Again' +
      'Source: UCDP 25.1Next',
  );
});

test('no text is read as markup, and any text at all makes a whole file', async () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '<w:p/>',
      '&lt;',
      ']]>',
      '"><',
      "'",
      'a\r\nb',
      '\u0000',
      '\uD800',
      '\uFFFE',
      'سلام',
      '中文',
      '👩‍👩‍👧‍👦',
    ),
  );
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const blocks = [
        paragraph(`P${text}`, linked(`L${text}`, text)),
        { kind: 'table', caption: 'C', columns: [{ title: `X${text}` }], rows: [[`Y${text}`]] } as const,
        { kind: 'figure', svg, alternative: `A${text}`, caption: 'F' } as const,
      ];
      const parts = await partsOf({ ...warning, title: `T${text}`, blocks });
      expectWholePackage(parts);
      const told = textOf(partOf(parts, 'word/document.xml'));
      const kept = text
        .toWellFormed()
        // biome-ignore lint/suspicious/noControlCharactersInRegex: those that XML may not hold
        .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
        .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
      for (const part of ['P', 'L', 'X', 'Y']) expect(told).toContain(part + kept);
    }),
    { numRuns: 25 },
  );
}, 30_000);

test('a document in a right-to-left language is set from right to left', async () => {
  const parts = await partsOf({ ...warning, language: 'ar', title: 'إنذار مبكر' });
  const body = partOf(parts, 'word/document.xml');
  const paragraphs = body.filter(({ name }) => name === 'w:p').length;
  expect(body.filter(({ name }) => name === 'w:bidi')).toHaveLength(paragraphs - 1);
  expect(body.filter(({ name }) => name === 'w:bidiVisual')).toHaveLength(1);
  expect(partOf(parts, 'word/styles.xml').find(({ name }) => name === 'w:lang')?.attributes['w:bidi']).toBe('ar');
});
