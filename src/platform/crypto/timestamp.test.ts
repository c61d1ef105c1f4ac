import { execFileSync } from 'node:child_process';
import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasOpenssl, type MadeAuthority, madeAuthority } from '../../../test/receivers/timestamp-server.ts';
import { der, derInteger, derOid, partsOf, readDer, tags } from './der.ts';
import { leadsTo, readTimestamp, timestampRequest } from './timestamp.ts';

test('whatever is written in DER is read as it was written', () => {
  const bytes = fc.uint8Array({ maxLength: 400 });
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 6 }), (contents) => {
      const whole = der(tags.sequence, ...contents.map((each) => der(tags.octets, each)));
      const read = partsOf(readDer(whole));
      expect(read.map(({ tag, content }) => [tag, [...content]])).toEqual(
        contents.map((each) => [tags.octets, [...each]]),
      );
      expect(readDer(whole).whole.equals(whole)).toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 160n }), (number) => {
      const hex = number.toString(16);
      const { content } = readDer(derInteger(Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')));
      expect(BigInt(`0x${content.toString('hex')}`)).toBe(number);
      expect((content[0] ?? 0) < 0x80).toBe(true);
    }),
  );
  expect(derOid('2.16.840.1.101.3.4.2.1').toString('hex')).toBe('0609608648016503040201');
});

test('what is no DER is refused in words, whatever it is', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      try {
        partsOf(readDer(Buffer.from(bytes)));
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
    { numRuns: 2_000 },
  );
  for (const cut of ['30', '3080', '308100', '30820000', '3002ff', '0500ff', '1f01']) {
    expect(() => readDer(Buffer.from(cut, 'hex')), cut).toThrow(RangeError);
  }
});

const skipped = !hasOpenssl();
if (skipped) console.info('There is no openssl here: timestamps are not tried against it');

describe.skipIf(skipped)('with openssl as the authority', () => {
  let authority: MadeAuthority;
  beforeAll(() => {
    authority = madeAuthority();
  });
  afterAll(() => authority?.remove());

  const asked = () => ({ sha256: createHash('sha256').update('a bag').digest(), nonce: randomBytes(16) });

  test('it reads our question as it was asked', () => {
    const question = asked();
    const file = join(authority.folder, 'q.tsq');
    writeFileSync(file, timestampRequest(question));
    const told = execFileSync('openssl', ['ts', '-query', '-in', file, '-text'], { encoding: 'utf8' });
    expect(told).toContain('Hash Algorithm: sha256');
    expect(told).toContain('Certificate required: yes');
    expect(told.replaceAll(/[^0-9a-f]/gi, '').toLowerCase()).toContain(
      BigInt(`0x${question.nonce.toString('hex')}`).toString(16),
    );
  });

  test('its answer holds for the question that was asked, and for no other', () => {
    const question = asked();
    const reply = authority.answer(timestampRequest(question));
    const stamped = readTimestamp(reply, question);
    expect(Math.abs(stamped.at.getTime() - Date.now())).toBeLessThan(60_000);
    expect(leadsTo(stamped, [new X509Certificate(authority.certificates)])).toBe(true);
    const another = madeAuthority();
    expect(leadsTo(stamped, [new X509Certificate(another.certificates)])).toBe(false);
    another.remove();
    expect(() => readTimestamp(reply, { ...question, nonce: randomBytes(16) })).toThrow('another question');
    expect(() => readTimestamp(reply, { ...question, sha256: randomBytes(32) })).toThrow('another digest');
    expect(() => readTimestamp(authority.answer(Buffer.from('3003020101', 'hex')), question)).toThrow('not grant');
    expect(() => readTimestamp(Buffer.from('<html>'), question)).toThrow(RangeError);
  });

  test('whichever byte of its answer is altered, it is not taken for another time or digest', () => {
    const question = asked();
    const reply = authority.answer(timestampRequest(question));
    const stood = readTimestamp(reply, question);
    fc.assert(
      fc.property(fc.nat(reply.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const altered = Buffer.from(reply);
        altered[at] = (altered[at] ?? 0) ^ by;
        try {
          expect(readTimestamp(altered, question).at).toEqual(stood.at);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
      { numRuns: 300 },
    );
  });
});
