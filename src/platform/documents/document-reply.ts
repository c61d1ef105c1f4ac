import anyAscii from 'any-ascii';
import { contentDisposition } from '../files/content-disposition.ts';
import type { WrittenDocument } from './document.ts';
import type { PdfMaker } from './pdf.ts';
import { makeWord } from './word.ts';

export type DocumentFormat = 'pdf' | 'docx';

/** What a route sends: `reply.headers(file.headers).send(file.bytes)`. */
export interface DocumentFile {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const contentTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/**
 * The document as a download that is never kept by a browser or a proxy.
 * @throws DocumentError as `checkDocument`
 */
export async function documentFile(
  document: WrittenDocument,
  format: DocumentFormat,
  maker: PdfMaker,
): Promise<DocumentFile> {
  return fileOf(document, format, format === 'pdf' ? maker.pdf(document).bytes : await makeWord(document));
}

/** @param bytes that have been made of the document */
export function fileOf(document: WrittenDocument, format: DocumentFormat, bytes: Uint8Array): DocumentFile {
  return {
    bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    headers: {
      'content-type': contentTypes[format],
      'content-disposition': disposition(
        `${document.reference ? `${document.reference} ` : ''}${document.title}`,
        format,
      ),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  };
}

/**
 * As a download under both names, in ASCII letters and whole. Neither holds a path, a control character or what Windows
 * refuses in names.
 */
export function disposition(name: string, extension: string): string {
  return contentDisposition(`${safeName(name)}.${extension}`, `${safeName(anyAscii(name))}.${extension}`);
}

function safeName(name: string): string {
  const words = name
    .toWellFormed()
    .replaceAll(/[^\p{L}\p{M}\p{N}\-_. ]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. -]+/, '');
  // Cut by code points, so that no pair is halved; 60 of them are under the 255 bytes that file systems take.
  const short = [...words]
    .slice(0, 60)
    .join('')
    .replace(/[. ]+$/, '');
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(short);
  return short === '' || reserved ? `document ${short}`.trim() : short;
}
