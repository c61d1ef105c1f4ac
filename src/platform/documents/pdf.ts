import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import anyAscii from 'any-ascii';
import { DocumentError, englishLabels, type WrittenDocument } from './document.ts';
import { type Printable, printable } from './printable.ts';

/** A PDF and, if the fonts at hand lacked letters, which: they stand in Latin ones (`any-ascii`), and the PDF says so. */
export interface MadePdf {
  readonly bytes: Uint8Array;
  readonly inLatinLetters: readonly string[];
}

/** Makes PDFs, one after another; made once, since it loads the fonts, when the first is asked for. */
export interface PdfMaker {
  /**
   * PDF/UA-1 (ISO 14289-1): tagged, with title, language and alternatives, the marking at the top and bottom of each
   * page, and page numbers. The same document gives the same bytes where the fonts are the same.
   * @throws DocumentError if the document breaks a rule of `checkDocument`, or a figure cannot be drawn
   */
  pdf(document: WrittenDocument): MadePdf;
}

const template = readFileSync(new URL('./document.typ', import.meta.url), 'utf8');
/** What the compiler may read: this folder. All it is asked to read is the data, which is never written to disk. */
const workspace = fileURLToPath(new URL('./', import.meta.url));
const dataFile = `${workspace}document.json`;

/**
 * @param fonts families in order of preference and folders to find them in, beside those of the system and those that
 * the compiler brings (Libertinus Serif, New Computer Modern, DejaVu Sans Mono)
 */
export function createPdfMaker({
  fonts = ['Libertinus Serif'],
  fontFolders = [],
}: {
  readonly fonts?: readonly string[];
  readonly fontFolders?: readonly string[];
} = {}): PdfMaker {
  let opened: NodeCompiler | undefined;
  const open = () => {
    opened ??= NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [...fontFolders] }] });
    return opened;
  };

  function attempt(data: unknown): Uint8Array {
    const compiler = open();
    compiler.mapShadow(dataFile, Buffer.from(JSON.stringify(data)));
    try {
      // In one call: a compiled document that is handed to JavaScript in between keeps its 7 MB until the next turn of
      // the event loop at the earliest.
      return compiler.pdf({ mainFileContent: template }, { pdfStandard: PdfStandard.UA_1 });
    } catch (error) {
      // What went wrong in setting the pages is told by the call that only sets them; what in writing them, by this one.
      const compiled = compiler.compile({ mainFileContent: template });
      const failure = compiled.hasError() ? compiled.takeDiagnostics() : null;
      const told = failure ? compiler.fetchDiagnostics(failure).map(messageOf).join('; ') : '';
      throw told === '' ? error : new DocumentError(`The document could not be set: ${told}`);
    } finally {
      compiler.unmapShadow(dataFile);
      compiler.evictCache(0);
    }
  }

  return {
    pdf(document) {
      const data = { ...printable(document), fonts };
      const replaced = new Set<string>();
      // Each round names the letters it had no glyph for; a replaced one is ASCII, which the shipped fonts have.
      for (let round = 0; round < 4; round += 1) {
        try {
          return { bytes: attempt(inLatin(data, replaced, document)), inLatinLetters: [...replaced] };
        } catch (error) {
          const missing = lettersWithoutGlyph(error);
          if (missing.length === 0) throw error;
          for (const letter of missing) replaced.add(letter);
        }
      }
      throw new DocumentError('Letters without a font remain in the document; install fonts for its script.');
    },
  };
}

/** How many pages a PDF of this maker has: each is an object, which the compiler leaves uncompressed (ISO 32000-1, 7.7.3.3). */
export function pagesOf({ bytes }: Pick<MadePdf, 'bytes'>): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

function inLatin(data: Printable, letters: ReadonlySet<string>, document: WrittenDocument): unknown {
  if (letters.size === 0) return data;
  const note = (document.labels ?? englishLabels).inLatinLetters;
  const said: Printable = {
    ...data,
    blocks: [...data.blocks, { kind: 'source', runs: [{ style: 'plain', text: note }] }],
  };
  return JSON.parse(
    JSON.stringify(said, (_, value) =>
      typeof value === 'string'
        ? [...value].map((letter) => (letters.has(letter) ? latin(letter) : letter)).join('')
        : value,
    ),
  );
}

function latin(letter: string): string {
  return anyAscii(letter) || `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/**
 * The compiler tells them in its message only, as Rust prints a debug string: ``the text `"中"` could not be displayed``,
 * its quotes escaped once more where the message itself is printed so.
 */
function lettersWithoutGlyph(error: unknown): string[] {
  const message = error instanceof Error ? error.message : '';
  const texts = [...message.matchAll(/the text(?: contains[^`]*)? `\\?"(.*?)\\?"` could not be displayed/gs)];
  return texts.flatMap(([, text = '']) =>
    [
      ...text.replaceAll(/\\+u\{([0-9a-f]+)\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    ].filter((letter) => letter > '\u007F'),
  );
}

function messageOf(diagnostic: unknown): string {
  const told =
    diagnostic && typeof diagnostic === 'object' && 'message' in diagnostic ? diagnostic.message : diagnostic;
  return String(told);
}
