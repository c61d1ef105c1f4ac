import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemsOf, readKnownFeeds } from './feed.ts';

const page = (body: string | Uint8Array) => ({ address: 'https://example.org/feed', body: Buffer.from(body) });
const rss = (items: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>A feed</title>${items}</channel></rss>`;
const item = (title: string, rest = '') =>
  `<item><title>${title}</title><link>https://example.org/1</link><guid>1</guid><pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate>${rest}</item>`;

test('RSS 2.0: title, address, day and words, as plain text', () => {
  const body = rss(item('Sudan &amp; Chad', '<description><![CDATA[<p>Ten <b>killed</b>.</p>]]></description>'));
  expect(itemsOf(page(body), 'A publisher')).toEqual([
    {
      ...{ key: '1', title: 'Sudan & Chad', address: 'https://example.org/1', summary: 'Ten killed.' },
      ...{ publishedAt: new Date('2026-11-23T10:00:00Z'), publishers: ['A publisher'] },
      ...{ language: undefined, countries: undefined },
    },
  ]);
});

test('Atom and RSS 1.0 tell the same', () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:2</id><title type="html">A &lt;i&gt;b&lt;/i&gt;</title>
    <link rel="self" href="https://example.org/x.atom"/><link href="https://example.org/2"/><updated>2026-11-23T10:00:00Z</updated>
    <summary>Words</summary></entry></feed>`;
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <item rdf:about="urn:2"><title>A b</title><link>https://example.org/2</link><dc:date>2026-11-23T10:00:00Z</dc:date>
    <description>Words</description></item></rdf:RDF>`;
  expect(itemsOf(page(atom), 'P')).toMatchObject([{ key: 'urn:2', title: 'A b', address: 'https://example.org/2' }]);
  expect(itemsOf(page(rdf), 'P')).toEqual(itemsOf(page(atom), 'P'));
});

test('what has no title, no day or leads to no page of the web is passed over; an item told twice is one', () => {
  const bad = [
    item(''),
    item('No day').replace('Mon, 23 Nov 2026', '30 February'),
    item('A trap').replace('https://example.org/1', 'javascript:alert(1)'),
    item('A file').replace('https://example.org/1', 'file:///etc/passwd'),
  ];
  expect(itemsOf(page(rss(bad.join(''))), 'P')).toEqual([]);
  expect(itemsOf(page(rss(item('First') + item('Second'))), 'P').map(({ title }) => title)).toEqual(['First']);
});

test('a feed in another encoding is read as it says', () => {
  const said = rss(item('Enlèvement à Tillabéri')).replace('UTF-8', 'ISO-8859-1');
  expect(itemsOf(page(Buffer.from(said, 'latin1')), 'P')[0]?.title).toBe('Enlèvement à Tillabéri');
});

test.each([
  ['a half', rss(item('A')).slice(0, 150), /not well-formed XML/],
  ['a page of HTML', '<html><body>Not found</body></html>', /its root <html> is none of a feed/],
  ['an entity bomb', `<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${rss(item('&b;')).slice(39)}`, /DOCTYPE/],
  [
    'bytes that are not what they say',
    Buffer.concat([Buffer.from(rss(item('A'))), Buffer.from([0xff])]),
    /it is not utf-8/i,
  ],
  ['an encoding that nobody knows', rss(item('A')).replace('UTF-8', 'KLINGON-1'), /encoding “KLINGON-1” is not known/],
  ['nothing', '', /not well-formed XML|none of a feed|it is empty/],
])('%s is refused in words', (_name, body, words) => {
  expect(() => itemsOf(page(body), 'P')).toThrow(words);
});

test('whatever the bytes are, it is read or refused', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((inner) => rss(item(inner))),
      ),
      (body) => {
        try {
          itemsOf(page(body), 'P');
        } catch (error) {
          expect(error).toMatchObject({ code: 'articles.feed' });
        }
      },
    ),
  );
});

test('a list of feeds that is none says where', () => {
  expect(() => readKnownFeeds('[{"id":"A B"}]')).toThrow(/The list of feeds does not read: \/0/);
});
