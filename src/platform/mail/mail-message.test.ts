import { expect, test } from 'vitest';
import { readMailMessage } from './mail-message.ts';

const read = (headers: string, body: string) =>
  readMailMessage(Buffer.from(`From: consul@post.example.org\r\n${headers}\r\n\r\n${body}`));
const html = 'Content-Type: text/html; charset=utf-8';

test('of a message in HTML alone the words are read, without styles and scripts', async () => {
  const body =
    '<style media=all>p { a: b }</style ><SCRIPT>if (1 < 2) "<style>"</SCRIPT><p>Shots <b>at</b> night</p><style>p {}';
  expect((await read(html, body)).text.replaceAll(/\s+/g, ' ')).toBe('Shots at night');
  expect((await read(html, '<p>Shots &amp; fire&nbsp;at night</p>')).text).toBe('Shots & fire at night');
});

test('the signature of a signed message stays in it, and is no file beside it', async () => {
  const boundary = 'Content-Type: multipart/signed; boundary=b; protocol="application/pkcs7-signature"';
  const part = (type: string, content: string) => `--b\r\nContent-Type: ${type}\r\n\r\n${content}\r\n`;
  const signature = part('application/pkcs7-signature; name="smime.p7s"', 'MIIB');
  const { text, attachments } = await read(boundary, `${part('text/plain', 'Shots at night')}${signature}--b--`);
  expect(text).toBe('Shots at night');
  expect(attachments).toEqual([]);
});

test('HTML whose tags never end is read as soon as any other', async () => {
  const length = 2_000_000;
  for (const piece of ['<', '<style ', '<style <script ', '</script', '<!--', '<a ', '<style></style']) {
    const { text } = await read(html, piece.repeat(length / piece.length));
    expect(text.length, piece).toBeLessThanOrEqual(20_000);
  }
});

test('a Message-ID that is no line of e-mail goes by its digest: no index takes one so long', async () => {
  const long = 'م'.repeat(998);
  const { messageId } = await read(`Message-ID: <${long}>`, 'a');
  expect(messageId).toMatch(/^[0-9a-f]{64}$/);
  expect((await read(`Message-ID: <${long}b>`, 'a')).messageId).not.toBe(messageId);
  expect((await read('Message-ID: <a@b>', 'a')).messageId).toBe('a@b');
});

test('millions of empty lines are refused before they are read; the lines of the largest attachment are taken', async () => {
  await expect(read('Subject: a', '\r\n'.repeat(7_000_000))).rejects.toThrow(/300,000/);
  const type = 'Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64';
  const { attachments } = await read(type, `${'A'.repeat(76)}\r\n`.repeat(200_000));
  expect(attachments[0]?.bytes).toHaveLength(11_400_000);
});
