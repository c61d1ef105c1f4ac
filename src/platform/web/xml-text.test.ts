import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readXml } from '../../../test/read-xml.ts';
import { xmlText } from './xml-text.ts';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

test('whatever a person wrote, a reader of XML takes it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(readXml(`<x>${escaped(xmlText(text))}</x>`).text).toBe(xmlText(text).replaceAll(/\r\n?/g, '\n'));
    }),
    { numRuns: 500 },
  );
});

test('what XML may hold stays as it is', () => {
  const text = 'Côte d’Ivoire, دارفور, 🜨\tand\na line';
  expect(xmlText(text)).toBe(text);
  expect(xmlText('a\u0000b\u001Bc\uD800d\uFFFE')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFD');
});
