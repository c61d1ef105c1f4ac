import anyAscii from 'any-ascii';
import { message } from '../../platform/language/message.ts';

/** A file that an item of evidence, a report or an e-mail brings. Its bytes are kept as they came, once, by their digest. */
export type EvidenceFile = {
  readonly id: string;
  /** What it belongs to: an item, a report, or an e-mail that is to be one. */
  readonly item: string | null;
  readonly report: string | null;
  readonly mail: string | null;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Of the bytes as they came, in hexadecimal. */
  readonly sha256: string;
  /** Of a working copy: the original that it was made from, and what was done to make it. */
  readonly copyOf: string | null;
  readonly done: string | null;
  readonly addedAt: Date;
  readonly addedByName: string;
  /** When its bytes were last read again, and whether they were what came; nothing before the first time. */
  readonly readAt: Date | null;
  readonly isIntact: boolean | null;
};

/** In the ledger: a file of an item was received, a working copy was made, one was taken out, the whole was given out. */
export const custodySteps = {
  received: 'evidence-item.received',
  copied: 'evidence-item.copied',
  opened: 'evidence-item.opened',
  exported: 'evidence-item.exported',
} as const;

export const largestEvidenceBytes = 100 * 1024 * 1024;
export const mostEvidenceFiles = 100;

/** Of a web archive, unpacked. */
export const webArchiveLimits = { entries: 50_000, bytes: 2 * 1024 ** 3, wholeBytes: 8 * 1024 * 1024 } as const;

/** An e-mail as it came: known by how it came, never by what somebody sends. */
export const mailMediaType = 'message/rfc822';

export const mediaTypes = {
  warc: 'application/warc',
  warcGzip: 'application/warc+gzip',
  wacz: 'application/wacz',
} as const;

/** What may be kept, by what the bytes themselves are, and the ending that its name then has. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'image/heic': ['heic'],
  'video/mp4': ['mp4'],
  'video/quicktime': ['mov'],
  'video/webm': ['webm'],
  'audio/mpeg': ['mp3'],
  'audio/x-m4a': ['m4a'],
  'audio/wav': ['wav'],
  'audio/ogg': ['ogg'],
  'audio/opus': ['opus', 'ogg'],
  'text/plain': ['txt'],
  [mailMediaType]: ['eml'],
  [mediaTypes.warc]: ['warc'],
  [mediaTypes.warcGzip]: ['warc.gz'],
  [mediaTypes.wacz]: ['wacz'],
};

export const evidenceKinds = message(
  'A web archive (WARC, WACZ), a photograph (JPEG, PNG, WebP, HEIC), a film (MP4, MOV, WebM), a recording (MP3, M4A, WAV, OGG, Opus), a PDF or plain text, of at most 100 MB',
);

export function mayBeKept(mediaType: string): boolean {
  return Object.hasOwn(endings, mediaType) && mediaType !== mailMediaType;
}

export function isWebArchive(mediaType: string): boolean {
  return Object.values<string>(mediaTypes).includes(mediaType);
}

/**
 * A name for the file without folders, signs that steer a terminal or turn the writing, and of at most 150 characters; with
 * the ending of what it is, so that no machine takes it for something else.
 */
export function safeFileName(name: string, mediaType: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  // Control characters, and those that turn the direction of what follows: “gpj.exe” would be read as “exe.jpg”.
  const plain = last
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '')
    .normalize('NFC')
    .trim()
    .replace(/^[.\s]+/, '');
  const own = endings[mediaType] ?? [];
  const kept = own.find((each) => plain.toLowerCase().endsWith(`.${each}`));
  const ending = kept ?? /\.([a-z0-9]{1,5})$/i.exec(plain)?.[1];
  const stem =
    [...(ending === undefined ? plain : plain.slice(0, -ending.length - 1))].slice(0, 140).join('') || 'file';
  return `${stem}.${kept ?? own[0]}`;
}

/** The same in ASCII, for programs that know no other letters. */
export function asciiFileName(name: string, mediaType: string): string {
  return safeFileName(anyAscii(name), mediaType);
}
