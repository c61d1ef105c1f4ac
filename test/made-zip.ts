import { createHash } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';

/** One file of a zip made for a test; what it says of its size may be a lie. */
export type ZipEntry = {
  readonly name: string;
  readonly bytes: Buffer;
  readonly deflated?: true;
  readonly saysBytes?: number;
};

/** A zip, as APPNOTE.TXT 6.3 has it: local headers with their data, then the directory and its end. */
export function madeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, deflated, saysBytes = bytes.length } of entries) {
    const data = deflated ? deflateRawSync(bytes, { level: 9 }) : bytes;
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(deflated ? 8 : 0, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(saysBytes, 18);
    common.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, title, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, title]));
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listed, end]);
}

/** A record of a web archive (ISO 28500). */
export function madeWarc(text = 'HTTP/1.1 200 OK\r\n\r\nThe market burns'): Buffer {
  const head = [
    'WARC/1.1',
    'WARC-Type: response',
    'WARC-Record-ID: <urn:uuid:01900000-0000-7000-8000-000000000000>',
    'WARC-Date: 2026-11-21T14:05:00Z',
    'WARC-Target-URI: https://video.example/watch?v=tawila',
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${Buffer.byteLength(text)}`,
  ].join('\r\n');
  return Buffer.from(`${head}\r\n\r\n${text}\r\n\r\n`);
}

/** A WACZ of one WARC, with what else is put beside it. */
export function madeWacz(warc: Buffer, ...beside: readonly ZipEntry[]): Buffer {
  const path = 'archive/data.warc';
  const hash = `sha256:${createHash('sha256').update(warc).digest('hex')}`;
  const description = {
    profile: 'data-package',
    wacz_version: '1.1.1',
    resources: [{ name: 'data.warc', path, hash }],
  };
  return madeZip([
    { name: path, bytes: warc },
    { name: 'datapackage.json', bytes: Buffer.from(JSON.stringify(description)) },
    ...beside,
  ]);
}
