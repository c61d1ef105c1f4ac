import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bagInfo, custodyText, manifestOf, readMe } from './bag.ts';
import { requireCarried } from './bag-packing-service.ts';
import { requireFits } from './bag-subject-service.ts';

const sha256 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const path = fc.string({
  unit: fc.constantFrom('a', 'b', '/', ' ', '%', '\n', '\r', '0', 'A', 'D', '2', '5'),
  minLength: 1,
});

test('a manifest has one line for each file, and whoever reads it finds the same names and digests', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.record({ path, sha256 }), { selector: (each) => each.path }), (listed) => {
      const lines = manifestOf(listed).split('\n').slice(0, -1);
      const read = lines.map((line) => {
        const [, digest = '', encoded = ''] = /^([0-9a-f]{64}) {2}(.+)$/s.exec(line) ?? [];
        // RFC 8493, 2.1.3: these three and no others are decoded.
        return { path: encoded.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%'), sha256: digest };
      });
      const byPath = (one: { path: string }, other: { path: string }) => (one.path < other.path ? -1 : 1);
      expect(read.toSorted(byPath)).toEqual(listed.toSorted(byPath));
    }),
  );
});

const about = {
  ...{ name: 'forestall-evidence-1', title: 'A film\nMarking: OFFICIAL', subject: 'evidence-item 1' },
  ...{ madeAt: new Date('2026-11-24T09:00:00Z'), madeBy: 'Ada', marking: 'OFFICIAL-SENSITIVE', version: '0.1.0' },
};

test('what somebody typed begins no line of its own, and the sum of the payload is told', () => {
  const listed = [
    { path: 'data/a', sizeBytes: 10, sha256: '' },
    { path: 'data/b', sizeBytes: 5, sha256: '' },
  ];
  const lines = bagInfo(about, listed).trim().split('\n');
  expect(lines.filter((line) => line.startsWith('Marking: '))).toEqual(['Marking: OFFICIAL-SENSITIVE']);
  expect(lines).toContain('External-Description: A film Marking: OFFICIAL');
  expect(lines).toContain('Payload-Oxum: 15.2');
});

test('a README tells the commands, and of a timestamp only where there is one', () => {
  expect(readMe(about, { hasStamp: true, hasChain: false })).toContain(
    'openssl ts -verify -data tagmanifest-sha256.txt',
  );
  const plain = readMe(about, { hasStamp: false, hasChain: false });
  expect(plain).not.toContain('openssl');
  expect(plain).not.toContain('chain.txt');
  expect(readMe(about, { hasStamp: false, hasChain: true })).toContain('data/chain.txt');
  expect(plain).toContain('sha256sum -c --quiet manifest-sha256.txt');
  const line = {
    entry: 'e',
    at: '2026-11-24T09:00:00Z',
    step: 's',
    words: 'File received',
    by: 'Ada',
    organisation: 'W',
  };
  const said = { file: undefined, sha256: undefined, said: undefined };
  expect(custodyText('A film', [{ ...line, ...said }])).toContain('2026-11-24T09:00:00Z  File received\n  by Ada (W)');
});

test('a bag takes so many links and so many items, and says how many where there are more', () => {
  expect(() => requireFits({ links: [1, 2], items: [1, 2] }, 2)).not.toThrow();
  const said = expect.objectContaining({ code: 'evidence-bag.many', status: 409 });
  expect(() => requireFits({ links: [1, 2, 3], items: [] }, 2)).toThrow(said);
  expect(() => requireFits({ links: [], items: [1, 2, 3] }, 2)).toThrow(said);
});

test('a bag takes so many bytes, of which the same content counts once', () => {
  const file = (sha256: string, sizeBytes: number) => ({ sha256, sizeBytes });
  expect(() => requireCarried([file('a', 6), file('a', 6), file('b', 4)], 10)).not.toThrow();
  const said = expect.objectContaining({ code: 'evidence-bag.large', status: 409 });
  expect(() => requireCarried([file('a', 6), file('b', 5)], 10)).toThrow(said);
});
