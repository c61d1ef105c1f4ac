import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Connector, ConnectorId, PulledPage } from '../../../platform/connectors/connector.ts';
import { FileRefusal } from '../../../platform/files/file-refusal.ts';
import { plainText } from '../../../platform/files/plain-text.ts';
import { childrenOf, eachRecordIn, type RecordElement, textOf } from '../../../platform/files/xml-records.ts';
import { longestSummary, longestTitle, type ToldArticle } from '../../articles/article.ts';

const words = Type.String({ minLength: 1, maxLength: 200 });
const knownFeeds = Type.Array(
  Type.Object({
    id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
    ...{ name: words, publisher: words, address: Type.String({ pattern: '^https://' }) },
  }),
);
/** A feed that is shipped: who publishes what, and where. */
export type KnownFeed = Static<typeof knownFeeds>[number];
/** One that is read: shipped, or added by somebody who says in which language it is and what its publisher allows. */
export type ReadFeed = KnownFeed & { readonly language?: string | undefined; readonly licence?: string | undefined };
const compiled = Compile(knownFeeds);

/** @throws RangeError where the file is no list of feeds */
export function readKnownFeeds(json: string): readonly KnownFeed[] {
  const read: unknown = JSON.parse(json);
  if (compiled.Check(read)) return read;
  const [fault] = compiled.Errors(read);
  throw new RangeError(`The list of feeds does not read: ${fault?.instancePath} ${fault?.message}`);
}

/** As articles land: `warn/articles/article-service.ts`. */
export type LandArticles = (
  actor: Parameters<Connector['land']>[0],
  source: { readonly id: string; readonly name: string },
  told: readonly ToldArticle[],
) => Promise<Awaited<ReturnType<Connector['land']>>>;

const formats = new Map([
  ['rss', 'item'],
  ['RDF', 'item'],
  ['feed', 'entry'],
]);
const mostItems = 2_000;

/** A feed as RSS 2.0, RSS 1.0 (RDF) or Atom (RFC 4287), whichever it is. */
export function feedConnector(feed: ReadFeed, land: LandArticles): Connector {
  const { id, name, publisher, address, language, licence } = feed;
  return {
    describe: {
      // The identity of this source, said here and nowhere else.
      id: `feed-${id}` as ConnectorId,
      ...{ name, publisher, defaultAddress: address, everyHours: 1 },
      ...(licence === undefined ? {} : { licence }),
      about:
        'What it tells of is listed among articles, with the countries and the terms that its words name. A person makes a report of one.',
    },
    check: () => undefined,
    pullSince: (url) => url.href,
    // Looked at whole before it is kept: its items are read again when it lands.
    parse: (page) => ({ rows: itemsOf(page, publisher).length }),
    async land(actor, pages) {
      const told: ToldArticle[] = [];
      for await (const page of pages()) {
        told.push(...itemsOf(page, publisher).map((item) => ({ ...item, language: item.language ?? language })));
      }
      return land(actor, { id: `feed-${id}`, name }, told);
    },
  };
}

/**
 * The articles that a feed tells of, in its order; each key once. Items without a title, a day or an address of the web are
 * passed over: there is nothing to list of them.
 * @throws FileRefusal with the line where it is no such feed
 */
export function itemsOf({ address, body }: PulledPage, publisher: string): readonly ToldArticle[] {
  const file = URL.parse(address)?.host ?? address;
  const refuse = (line: number | undefined, reason: string) => new FileRefusal('articles.feed', file, line, reason);
  const items: RecordElement[] = [];
  let format: string | undefined;
  eachRecordIn(
    textOfBytes(body, (reason) => refuse(undefined, reason)),
    new Set(formats.values()),
    (name) => {
      format = name;
      if (!formats.has(name)) throw refuse(1, `its root <${name}> is none of a feed: RSS or Atom is wanted`);
    },
    (item) => items.push(item),
    refuse,
  );
  if (items.length > mostItems) throw refuse(undefined, `it has ${items.length} items, more than ${mostItems}`);
  const isAtom = format === 'feed';
  const told = items.flatMap((item) => (isAtom ? ofAtom(item, publisher) : ofRss(item, publisher)) ?? []);
  return [...new Map(told.toReversed().map((each) => [each.key, each])).values()].toReversed();
}

/** By its byte order mark, else by its XML declaration, else UTF-8 (XML 1.0, appendix F). */
function textOfBytes(body: Uint8Array, refuse: (reason: string) => FileRefusal): string {
  const begins = new TextDecoder('latin1').decode(body.subarray(0, 200));
  const wide =
    body[0] === 0xff && body[1] === 0xfe ? 'utf-16le' : body[0] === 0xfe && body[1] === 0xff ? 'utf-16be' : '';
  const said = /^\s*(?:\u00ef\u00bb\u00bf)?<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(begins)?.[1];
  const label = wide || said || 'utf-8';
  try {
    return new TextDecoder(label, { fatal: true }).decode(body).trimStart();
  } catch (error) {
    throw refuse(
      error instanceof RangeError ? `its encoding “${label}” is not known` : `it is not ${label}, as it says`,
    );
  }
}

function ofRss(item: RecordElement, publisher: string): ToldArticle | undefined {
  const link = textOf(item, 'link') ?? '';
  const date = textOf(item, 'pubDate') ?? textOf(item, 'date') ?? '';
  const summary = textOf(item, 'description') ?? textOf(item, 'encoded') ?? '';
  const key = textOf(item, 'guid') || item.attributes.about || link;
  const creator = textOf(item, 'source')?.trim() ?? '';
  return articleOf({ key, title: textOf(item, 'title') ?? '', link, date, summary }, creator || publisher);
}

function ofAtom(entry: RecordElement, publisher: string): ToldArticle | undefined {
  const links = childrenOf(entry, 'link');
  const link = links.find(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate') ?? links[0];
  const date = textOf(entry, 'published') ?? textOf(entry, 'updated') ?? '';
  const summary = textOf(entry, 'summary') ?? textOf(entry, 'content') ?? '';
  const title = textOf(entry, 'title') ?? '';
  const href = link?.attributes.href ?? '';
  return articleOf({ key: textOf(entry, 'id') || href, title, link: href, date, summary }, publisher);
}

type Said = {
  readonly key: string;
  readonly title: string;
  readonly link: string;
  readonly date: string;
  readonly summary: string;
};

function articleOf({ key, title, link, date, summary }: Said, publisher: string): ToldArticle | undefined {
  const address = URL.parse(link.trim());
  const publishedAt = instantOf(date);
  const words = plainText(title, longestTitle).replaceAll('\n', ' ');
  const isOfWeb = address?.protocol === 'https:' || address?.protocol === 'http:';
  if (address === null || !isOfWeb || words === '' || publishedAt === undefined) return undefined;
  return {
    ...{ key: key.trim().slice(0, 500) || address.href, title: words, address: address.href, publishedAt },
    ...{ publishers: [publisher], language: undefined, countries: undefined },
    summary: plainText(summary, longestSummary),
  };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const rfc822 =
  /^(?:[a-z]{3},\s*)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\s+(\d{1,2}:\d{2}(?::\d{2})?)\s*([a-z]{1,4}|[+-]\d{4})?$/i;
const iso8601 = /^(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i;

/** RSS writes as RFC 822 does, with years of four digits; Atom and RSS 1.0 as ISO 8601. Nothing where it is no such date. */
function instantOf(said: string): Date | undefined {
  const text = said.trim();
  const [, day, monthName = '', rfcYear] = rfc822.exec(text) ?? [];
  const [, isoYear, isoMonth, isoDay] = iso8601.exec(text) ?? [];
  const month = isoMonth === undefined ? months.indexOf(monthName.toLowerCase()) : Number(isoMonth) - 1;
  const asDay = new Date(Date.UTC(Number(isoYear ?? rfcYear), month, Number(isoDay ?? day)));
  // 30 February is no day, though a computer would count on.
  if (month < 0 || asDay.getUTCDate() !== Number(isoDay ?? day) || asDay.getTime() <= 0) return undefined;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
