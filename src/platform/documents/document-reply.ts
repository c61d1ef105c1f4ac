import anyAscii from 'any-ascii';
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
  const bytes = format === 'pdf' ? maker.pdf(document).bytes : await makeWord(document);
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
 * RFC 6266 with both names: one in ASCII letters for old programs, and the whole one in UTF-8 (RFC 8187). Neither holds
 * a path, a control character or what Windows refuses in names.
 */
export function disposition(name: string, extension: string): string {
  const whole = `${safeName(name)}.${extension}`;
  const ascii = `${safeName(anyAscii(name))}.${extension}`;
  const encoded = encodeURIComponent(whole).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
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
