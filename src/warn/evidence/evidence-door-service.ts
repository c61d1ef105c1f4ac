import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';
import { type Actor, isSignedIn } from '../../platform/database/actor.ts';
import type { ByteBlocks } from '../../platform/files/byte-blocks.ts';
import { readZip, type ZipFault } from '../../platform/files/checked-zip.ts';
import { type WarcFault, warcFault } from '../../platform/files/warc-file.ts';
import { message } from '../../platform/language/message.ts';
import { Refusal } from '../../platform/refusal.ts';
import { isWebArchive, mailMediaType, mayBeKept, mediaTypes, safeFileName, webArchiveLimits } from './evidence-file.ts';

/** A file that has come through the door: what it is by its own bytes, under a name that nothing takes for another. */
export type Arrived = { readonly name: string; readonly mediaType: string; readonly content: ByteBlocks };

type Door = {
  /** How much one may be, which kinds are taken, and the sentence that says both. */
  readonly mostBytes: number;
  readonly takes: (mediaType: string) => boolean;
  readonly kinds: string;
};

const faults: Readonly<Record<WarcFault | ZipFault, string>> = {
  damaged: message('This web archive is damaged: it cannot be read to its end. Capture or fetch it again'),
  'broken-off': message('This web archive breaks off before its end. Fetch it again'),
  'too-large': message('Unpacked, this web archive is larger than the 2 GB that are looked through. Split the capture'),
  outside: message('This web archive has a file whose name leads out of it. It is not taken'),
  encrypted: message('This web archive is encrypted. Send it without a password'),
};

/**
 * Looks at a file that somebody sends, before any of it is kept.
 * @throws Refusal beside the file: nothing in it, too large, of a kind that is not taken, damaged, or more than it seems
 */
export async function throughTheDoor(
  sent: { readonly name: string; readonly content: ByteBlocks },
  door: Door,
): Promise<Arrived> {
  const { name, content } = sent;
  if (content.sizeBytes === 0) throw new Refusal('evidence.empty', 422, 'Choose a file', 'file');
  const refused = new Refusal('evidence.kind', 422, door.kinds, 'file');
  if (!content.isWhole || content.sizeBytes > door.mostBytes) throw refused;
  const mediaType = await mediaTypeOf(content);
  if (mediaType === undefined || !mayBeKept(mediaType) || !door.takes(mediaType)) throw refused;
  const fault = await webArchiveFault(mediaType, content);
  if (fault !== undefined) throw new Refusal('evidence.archive', 422, fault, 'file');
  return { name: safeFileName(name, mediaType), mediaType, content };
}

/** An e-mail as it came in: what it is, is known by how it came. What it brings goes through the door file by file. */
export function mailThroughTheDoor(subject: string, content: ByteBlocks): Arrived {
  return { name: safeFileName(subject || 'message', mailMediaType), mediaType: mailMediaType, content };
}

/** @throws Refusal (401) for somebody without a name: who takes a file out stands in its chain of custody */
export function requireKnown(actor: Actor): void {
  if (isSignedIn(actor)) return;
  throw new Refusal('evidence.sign-in', 401, 'Sign in to take a file out: who does stands in its chain of custody.');
}

const isWarc = (start: Buffer) => /^WARC\/1\.[0-9]\r\n/.test(start.toString('latin1', 0, 16));

/** What the bytes are, by their own beginning and not by the name; text where they are that. */
async function mediaTypeOf({ blocks }: ByteBlocks): Promise<string | undefined> {
  const [start = Buffer.alloc(0)] = blocks;
  if (isWarc(start)) return mediaTypes.warc;
  // Whether it is a web archive within, is seen when it is read to its end.
  if (start[0] === 0x1f && start[1] === 0x8b) return mediaTypes.warcGzip;
  if (start.toString('latin1', 0, 2) === 'PK') return mediaTypes.wacz;
  const sniffed = (await fileTypeFromBuffer(start))?.mime;
  // Parameters, as in `audio/ogg; codecs=opus`, are none of the type.
  if (sniffed !== undefined) return sniffed.split(';', 1)[0];
  // A page or a picture in XML would run what it holds in whoever's browser opens it.
  const isText = !/^\s*</.test(start.toString('utf8', 0, 1_024)) && areText(blocks);
  return isText ? 'text/plain' : undefined;
}

/** Whether blocks are UTF-8, with letters that stand on either side of an edge. */
function areText(blocks: readonly Buffer[]): boolean {
  let carried = Buffer.alloc(0);
  for (const [place, block] of blocks.entries()) {
    if (block.includes(0)) return false;
    const whole = Buffer.concat([carried, block]);
    const end = place === blocks.length - 1 ? whole.length : lastLetterBegins(whole);
    if (!isUtf8(whole.subarray(0, end))) return false;
    carried = whole.subarray(end);
  }
  return true;
}

function lastLetterBegins(bytes: Buffer): number {
  let at = bytes.length - 1;
  // At most three bytes follow the first of a letter: 10xxxxxx.
  while (at > 0 && bytes.length - at < 4 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  return at;
}

/** A web archive is taken as it is, once it has been read to its end; nothing of it is unpacked to anywhere. */
async function webArchiveFault(mediaType: string, content: ByteBlocks): Promise<string | undefined> {
  if (!isWebArchive(mediaType)) return undefined;
  if (mediaType === mediaTypes.wacz) return waczFault(content);
  const fault = await warcFault(piecesOf(content.blocks), mediaType === mediaTypes.warcGzip, webArchiveLimits.bytes);
  return fault && faults[fault];
}

async function* piecesOf(blocks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* blocks;
}

const description = 'datapackage.json';

/** WACZ 1.1.1: a zip that describes itself, with WARCs under `archive/`, and the digest of each of its files. */
async function waczFault(content: ByteBlocks): Promise<string | undefined> {
  const read = await readZip(content, [description], webArchiveLimits);
  if (typeof read === 'string') return faults[read];
  const names = [...read.sha256.keys()];
  const described = read.whole.get(description);
  if (described === undefined || !names.some((name) => /^archive\/.+\.warc(\.gz)?$/.test(name))) {
    return message('This zip is no web archive: it has no datapackage.json, or no WARC in its folder archive');
  }
  return resourcesOf(described).every(({ path, hash }) => read.sha256.get(path) === hash)
    ? undefined
    : message('This web archive is not what its own datapackage.json says. Capture or fetch it again');
}

/** The files that a description gives a SHA-256 of; one that cannot be read names a file that is nowhere. */
function resourcesOf(described: Buffer): readonly { readonly path: string; readonly hash: string }[] {
  const unreadable = [{ path: '', hash: '' }];
  try {
    const { resources } = JSON.parse(described.toString('utf8')) as { readonly resources?: unknown }; // Looked at below.
    if (!Array.isArray(resources)) return unreadable;
    return resources.flatMap((each: { readonly path?: unknown; readonly hash?: unknown } | null) => {
      const { path, hash } = each ?? {};
      if (typeof path !== 'string' || typeof hash !== 'string') return unreadable;
      return hash.startsWith('sha256:') ? [{ path, hash: hash.slice('sha256:'.length) }] : [];
    });
  } catch {
    return unreadable;
  }
}
