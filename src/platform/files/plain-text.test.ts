import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  [
    '<p>Two people were <b>killed</b> in&nbsp;Kadugli.</p><p>More follows</p>',
    'Two people were killed in Kadugli.\nMore follows',
  ],
  ['a<script>alert("x")</script>b', 'a b'],
  ['a <style>p { color: red }</style><!-- hidden --> b', 'a b'],
  ['&lt;script&gt; &amp;amp; &#8217;&#x2019; &unknown;', '<script> &amp; ’’ &unknown;'],
  ['5 < 6 and 7 > 3', '5 < 6 and 7 > 3'],
  ['one\u0000two\u0007', 'one two'],
  ['&#0; &#xD800; &#99999999;', '&#0; &#xD800; &#99999999;'],
  ['<img src=x onerror=alert(1)', ''],
])('%j reads %j', (html, text) => {
  expect(plainText(html, 1_000)).toBe(text);
});

test('it is never longer than is asked for, and what is cut says so', () => {
  expect(plainText('a'.repeat(50), 10)).toBe(`${'a'.repeat(9)}…`);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 1, max: 50 }), (html, longest) => {
      expect(Array.from(plainText(html, longest)).length).toBeLessThanOrEqual(longest);
    }),
  );
});
