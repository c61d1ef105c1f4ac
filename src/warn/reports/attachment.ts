import anyAscii from 'any-ascii';
import { message } from '../../platform/language/message.ts';

/** A file that a report brings: a photograph, a recording, a paper. Kept as it came, by its digest. */
export type Attachment = {
  readonly id: string;
  readonly report: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Of the bytes as they came, in hexadecimal. */
  readonly sha256: string;
  readonly addedAt: Date;
  readonly addedByName: string;
};

export const attachmentStep = 'report-attachment.added';

export const largestAttachmentBytes = 10 * 1024 * 1024;
export const mostAttachments = 20;

/** What may be attached, by what the bytes themselves are, and the ending that its name then has. */
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
};

export const attachmentKinds = message(
  'A photograph (JPEG, PNG, WebP, HEIC), a film (MP4, MOV, WebM), a recording (MP3, M4A, WAV, OGG, Opus), a PDF or plain text, of at most 10 MB',
);

export function mayBeAttached(mediaType: string): boolean {
  return Object.hasOwn(endings, mediaType);
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
  const ending = /\.([a-z0-9]{1,5})$/i.exec(plain)?.[1]?.toLowerCase();
  const stem =
    [...(ending === undefined ? plain : plain.slice(0, -ending.length - 1))].slice(0, 140).join('') || 'file';
  return `${stem}.${ending !== undefined && own.includes(ending) ? ending : own[0]}`;
}

/** The same in ASCII, for programs that know no other letters. */
export function asciiFileName(name: string, mediaType: string): string {
  return safeFileName(anyAscii(name), mediaType);
}
