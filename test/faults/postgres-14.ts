import type { Socket } from 'node:net';

/**
 * Says what a PostgreSQL 14 says to somebody who signs in and asks for its version, and no more: none can be installed
 * beside ours. https://www.postgresql.org/docs/14/protocol-message-formats.html
 */
export function speakAsPostgres14(socket: Socket): void {
  let greeted = false;
  socket.on('data', (asked) => {
    if (!greeted) {
      greeted = true;
      socket.write(Buffer.concat([message('R', int32(0)), message('Z', Buffer.from('I'))]));
    } else if (asked[0] === 'Q'.charCodeAt(0)) {
      socket.write(answer('server_version_num', '140009'));
    } else {
      socket.end();
    }
  });
}

function answer(column: string, value: string): Buffer {
  const textType = Buffer.concat([int32(0), int16(0), int32(25), int16(-1), int32(-1), int16(0)]);
  return Buffer.concat([
    message('T', Buffer.concat([int16(1), Buffer.from(`${column}\0`), textType])),
    message('D', Buffer.concat([int16(1), int32(value.length), Buffer.from(value)])),
    message('C', Buffer.from('SHOW\0')),
    message('Z', Buffer.from('I')),
  ]);
}

function message(type: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}
