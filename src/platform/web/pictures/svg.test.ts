import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atTwoWidths, element, escapeText, rounded, text } from './svg.ts';

test('whatever a name holds, it cannot end its element or its attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
      expect(escapeText(name)).not.toMatch(/[<>"'\p{Cc}]|&(?!(amp|lt|gt|quot|#39);)/u);
    }),
  );
  expect(text(1, 2, '<script>"&')).toBe('<text x="1" y="2">&lt;script&gt;&quot;&amp;</text>');
  expect(element('a', { href: '"><script>' })).toBe('<a href="&quot;&gt;&lt;script&gt;"/>');
});

test('numbers have at most one decimal and no minus before zero', () => {
  expect([rounded(1.249), rounded(-0.04), rounded(2)].map(String)).toEqual(['1.2', '0', '2']);
});

test('a chart drawn for two widths has two sets of ids', () => {
  const both = atTwoWidths('deaths', ({ id, width }) => `<svg id="${id}" width="${width}"/>`);
  expect(both).toContain('id="deaths"');
  expect(both).toContain('id="deaths-narrow" width="300"');
});
