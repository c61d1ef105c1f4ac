import fc from 'fast-check';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import {
  bold,
  bullets,
  DocumentError,
  heading,
  italic,
  linked,
  numbered,
  paragraph,
  plain,
  source,
  type WrittenDocument,
} from './document.ts';
import { createPdfMaker } from './pdf.ts';

const maker = createPdfMaker();
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
    paragraph('One ', bold('two'), ' ', italic('three'), ' ', linked('source', 'https://ucdp.uu.se/?a=1&b=2'), '.'),
    bullets('first point', 'second point'),
    numbered('first step', 'second step'),
    { kind: 'facts', rows: [{ term: 'Place', runs: [plain('Bangui')] }] },
    heading(2, 'Figures'),
    {
      kind: 'table',
      caption: 'Deaths by year',
      columns: [{ title: 'Year' }, { title: 'Best estimate', numbers: true }],
      rows: Array.from({ length: 90 }, (_, place) => [`Year ${1900 + place}`, String(place * 1000)]),
    },
    { kind: 'figure', svg, alternative: 'A black field', caption: 'Nothing yet' },
    source('Source: UCDP 25.1'),
    { kind: 'page-break' },
    heading(1, 'Next'),
  ],
};

interface Read {
  readonly title: unknown;
  readonly language: unknown;
  readonly marked: boolean;
  readonly pages: readonly string[];
  readonly roles: readonly string[];
  readonly alternatives: readonly string[];
  readonly links: readonly string[];
}

async function read(bytes: Uint8Array): Promise<Read> {
  // A copy, since the reader takes the bytes away.
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const file = await task.promise;
  const numbers = Array.from({ length: file.numPages }, (_, place) => place + 1);
  const pages = await Promise.all(numbers.map((number) => file.getPage(number)));
  const texts = await Promise.all(pages.map(async (page) => (await page.getTextContent()).items));
  const nodes = (await Promise.all(pages.map((page) => page.getStructTree()))).flatMap((tree) => nodesOf(tree));
  const notes = (await Promise.all(pages.map((page) => page.getAnnotations()))).flat();
  const { info } = await file.getMetadata();
  const told = {
    title: 'Title' in info ? info.Title : undefined,
    language: 'Language' in info ? info.Language : undefined,
    marked: isMarked(await file.getMarkInfo()),
    pages: texts.map((items) =>
      items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''),
    ),
    roles: nodes.map((node) => node.role),
    alternatives: nodes.flatMap((node) => node.alternative ?? []),
    links: notes.flatMap((note) => (typeof note.url === 'string' ? [note.url] : [])),
  };
  await task.destroy();
  return told;
}

/** The reader's types say an object; it gives a map. */
function isMarked(info: unknown): boolean {
  return info instanceof Map && info.get('Marked') === true;
}

interface TreeNode {
  readonly role: string;
  readonly alternative: string | undefined;
}

function nodesOf(tree: unknown): TreeNode[] {
  if (typeof tree !== 'object' || tree === null) return [];
  const own =
    'role' in tree ? [{ role: String(tree.role), alternative: 'alt' in tree ? String(tree.alt) : undefined }] : [];
  return [...own, ...('children' in tree && Array.isArray(tree.children) ? tree.children.flatMap(nodesOf) : [])];
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ');
const all = (told: Read) => oneLine(told.pages.join('\n'));

test('the marking stands at the top and bottom of every page, with page numbers', async () => {
  const { pages } = await read(maker.pdf(warning).bytes);
  expect(pages.length).toBeGreaterThan(3);
  pages.forEach((page, place) => {
    expect(page.match(/OFFICIAL-SENSITIVE – UK EYES ONLY/g), page).toHaveLength(2);
    expect(oneLine(page)).toContain(`Page ${place + 1} of ${pages.length}`);
    expect(page).toContain('FOR-2026-017');
  });
});

test('it is tagged PDF/UA-1 with title, language, headings, lists, tables, links and alternatives', async () => {
  const { bytes } = maker.pdf(warning);
  const told = await read(bytes);
  expect(told).toMatchObject({ title: warning.title, language: 'en-GB', marked: true });
  expect(Buffer.from(bytes).toString('latin1')).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/);
  const counted = (role: string) => told.roles.filter((found) => found === role).length;
  expect(counted('H1') + counted('H2')).toBeGreaterThanOrEqual(3);
  expect(counted('TH')).toBeGreaterThanOrEqual(2);
  expect(counted('TD')).toBeGreaterThanOrEqual(180);
  expect(counted('LI')).toBeGreaterThanOrEqual(4);
  expect(counted('Figure')).toBe(1);
  expect(told.alternatives).toContain('A black field');
  expect(told.links).toEqual(['https://ucdp.uu.se/?a=1&b=2']);
});

test('every text of the document is in it, in reading order', async () => {
  const told = all(await read(maker.pdf(warning).bytes));
  let from = 0;
  for (const text of [
    warning.title,
    'Reference: FOR-2026-017',
    'Date: 24 November 2026',
    'Situation',
    'One two three source.',
    'first point',
    'second step',
    'Place: Bangui',
    'Table 1: Deaths by year',
    'Best estimate',
    'Year 1989',
    'Figure 1: Nothing yet',
    'Source: UCDP 25.1',
    'Next',
  ]) {
    const found = told.indexOf(text, from);
    expect(found, `“${text}” after ${from}`).toBeGreaterThanOrEqual(from);
    from = found;
  }
});

test('the same document gives the same bytes', () => {
  expect(Buffer.from(maker.pdf(warning).bytes).equals(maker.pdf(warning).bytes)).toBe(true);
});

const squeezed = (text: string) => text.replaceAll(/\s+/g, '');

test('no text is read as markup: what is written is what is shown', async () => {
  const piece = fc.constantFrom(
    ...[
      '#',
      '$',
      '@',
      '\\',
      ']',
      '[',
      '*',
      '_',
      '`',
      '<',
      '>',
      '=',
      '-',
      '+',
      '/',
      '//',
      '/*',
      '~',
      '"',
      "'",
      '{',
      '}',
    ],
    ...[
      '#read("/etc/passwd")',
      '#let d = 1',
      '$x^2$',
      '<label>',
      '@label',
      '```',
      '\\u{41}',
      '#panic()',
      'https://a.b',
    ],
    ...['= Heading', '- item', 'word', '1.', '%', '&amp;', '\n', '\t'],
  );
  const hostile = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(' '));
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const document: WrittenDocument = {
        ...warning,
        title: `T ${text}`,
        blocks: [
          heading(1, `H ${text}`),
          paragraph(`P ${text}`, bold(`B ${text}`), linked(`L ${text}`, text)),
          bullets(`I ${text}`),
          { kind: 'table', caption: `C ${text}`, columns: [{ title: `X ${text}` }], rows: [[`Y ${text}`]] },
        ],
      };
      const told = squeezed((await read(maker.pdf(document).bytes)).pages.join(''));
      for (const part of ['T', 'H', 'P', 'B', 'L', 'I', 'C', 'X', 'Y']) {
        expect(told).toContain(squeezed(`${part} ${text}`));
      }
    }),
    { numRuns: 40 },
  );
}, 30_000);

test('any text at all makes a PDF: controls, halves of pairs, directions, rare scripts', async () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '\u0000',
      '\uD800',
      '\u202Eabc',
      'x\u0301\u0301',
      '👩‍👩‍👧‍👦',
      'አማርኛ',
      'ျမန္မာ',
      '\u{10FFFF}',
      '\uFFFF',
    ),
  );
  await fc.assert(
    fc.asyncProperty(anything, async (text) => {
      const document = { ...warning, title: `T${text}`, blocks: [paragraph(text, bold(text), linked(text, text))] };
      const { pages } = await read(maker.pdf(document).bytes);
      expect(pages[0]).toContain('OFFICIAL-SENSITIVE');
    }),
    { numRuns: 30 },
  );
}, 30_000);

test('letters without a font stand in Latin ones, and the document says so', async () => {
  const made = maker.pdf({ ...warning, blocks: [paragraph('Mayor of \u{12000}\u{12001} and Bangui \u{10FFFF}')] });
  const told = all(await read(made.bytes));
  expect(made.inLatinLetters).toContain('\u{10FFFF}');
  expect(told).toContain('[U+10FFFF]');
  expect(told).toContain('Some words are given in Latin letters');
});

test('an Arabic document says so and keeps its text', async () => {
  const arabic = { ...warning, title: 'إنذار مبكر', language: 'ar', blocks: [paragraph('خطر القتل الجماعي')] };
  const told = await read(maker.pdf(arabic).bytes);
  expect(told.language).toBe('ar');
  expect(told.title).toBe('إنذار مبكر');
});

test('a picture cannot bring in a file or an address', () => {
  const inside =
    '<image href="/etc/hostname" width="9" height="9"/><image href="http://localhost:9/a.png" width="9" height="9"/>';
  const picture = svg.replace('<rect', `${inside}<rect`);
  const document: WrittenDocument = {
    ...warning,
    blocks: [{ kind: 'figure', svg: picture, alternative: 'a', caption: 'b' }],
  };
  expect(() => maker.pdf(document)).toThrow(DocumentError);
  expect(() => maker.pdf(document)).toThrow('absolute paths are not allowed');
});

test('links that would run or open something local stand as text', async () => {
  const document = {
    ...warning,
    blocks: [paragraph(linked('here', 'javascript:alert(1)'), linked('there', 'file:///x'))],
  };
  const told = await read(maker.pdf(document).bytes);
  expect(told.links).toEqual([]);
  expect(all(told)).toContain('here (javascript:alert(1))');
});

test('what breaks the rules of paper is refused with its block', () => {
  const faulty =
    (...blocks: WrittenDocument['blocks']) =>
    () =>
      maker.pdf({ ...warning, blocks });
  expect(faulty(heading(2, 'Too deep'))).toThrow('(heading): level 2 follows level 0; use level 1.');
  expect(faulty({ kind: 'figure', svg, alternative: ' ', caption: 'c' })).toThrow('no alternative text');
  expect(faulty({ kind: 'figure', svg: '<p>', alternative: 'a', caption: 'c' })).toThrow('no SVG');
  expect(faulty({ kind: 'table', caption: 'c', columns: [{ title: 'a' }], rows: [['1', '2']] })).toThrow('row 1');
  expect(() => maker.pdf({ ...warning, title: ' ' })).toThrow('no title');
  expect(() => maker.pdf({ ...warning, language: 'english please' })).toThrow('no language');
  expect(() => maker.pdf({ ...warning, date: '24/11/2026' })).toThrow('no date');
});
