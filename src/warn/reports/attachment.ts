import { message } from '../../platform/language/message.ts';
import { isWebArchive } from '../evidence/evidence-file.ts';

/** In the ledger: a file that a report brings was added, or taken out to be looked at. */
export const attachmentSteps = { added: 'report-attachment.added', opened: 'report-attachment.opened' } as const;
export const attachmentKind = 'report-attachment';

export const largestAttachmentBytes = 10 * 1024 * 1024;
export const mostAttachments = 20;

export const attachmentKinds = message(
  'A photograph (JPEG, PNG, WebP, HEIC), a film (MP4, MOV, WebM), a recording (MP3, M4A, WAV, OGG, Opus), a PDF or plain text, of at most 10 MB',
);

/** A capture of the web is evidence with a way of its own to say how it was come by. */
export function mayBeAttached(mediaType: string): boolean {
  return !isWebArchive(mediaType);
}
