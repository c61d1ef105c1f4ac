import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { countryByCode } from '../../../places/country.ts';
import type { Connector, ConnectorId, ParsedPage, PulledPage } from '../../../platform/connectors/connector.ts';
import { FileRefusal } from '../../../platform/files/file-refusal.ts';
import { plainText } from '../../../platform/files/plain-text.ts';
import { longestSummary, longestTitle, type ToldArticle } from '../../articles/article.ts';
import type { LandArticles } from '../feeds/feed.ts';

/** A page as ReliefWeb's API gives it (apidoc.reliefweb.int, version 2): what is asked for here, and no more. */
const pageSchema = Type.Object({
  totalCount: Type.Integer({ minimum: 0 }),
  data: Type.Array(
    Type.Object({
      id: Type.Union([Type.String(), Type.Integer()]),
      fields: Type.Object({
        title: Type.String(),
        url: Type.String(),
        date: Type.Object({ created: Type.String(), changed: Type.Optional(Type.String()) }),
        country: Type.Optional(Type.Array(Type.Object({ iso3: Type.Optional(Type.String()) }))),
        source: Type.Optional(Type.Array(Type.Object({ name: Type.String() }))),
        language: Type.Optional(Type.Array(Type.Object({ code: Type.Optional(Type.String()) }))),
        body: Type.Optional(Type.String()),
      }),
    }),
  ),
});
type Page = Static<typeof pageSchema>;
const compiled = Compile(pageSchema);

const id = 'reliefweb';
const reportsPerPage = 100;
/** So far back a first pull goes; later ones begin a day before what landed last, since reports are changed. */
const firstDays = 14;
const dayMs = 86_400_000;
const asked = ['title', 'url', 'date.created', 'date.changed', 'country.iso3', 'source.name', 'language.code', 'body'];

/** Reports of humanitarian organisations and news, by the JSON pages of ReliefWeb's API. */
export function reliefWebConnector(land: LandArticles, now: () => Date): Connector {
  const name = 'ReliefWeb reports';
  return {
    describe: {
      // The identity of this source, said here and nowhere else.
      id: id as ConnectorId,
      ...{ name, publisher: 'United Nations Office for the Coordination of Humanitarian Affairs', everyHours: 3 },
      about:
        'Reports are listed among articles, with the countries that ReliefWeb names and the terms that their words hold. The address ends with ?appname= and the name that ReliefWeb has approved for you.',
      defaultAddress: 'https://api.reliefweb.int/v2/reports?appname=',
    },

    check(address) {
      if (!/\/v\d+\/reports$/.test(address.pathname)) return 'The address is the one of reports, such as …/v2/reports';
      if ((address.searchParams.get('appname') ?? '') === '') {
        return 'ReliefWeb answers only those whose name it has approved: end the address with ?appname= and yours';
      }
      const other = [...address.searchParams.keys()].find((key) => key !== 'appname' && !key.startsWith('query['));
      return other === undefined ? undefined : `What is asked for is said by Forestall: leave out “${other}”`;
    },

    pullSince(address, since) {
      const until = now();
      const from = new Date(
        (since === undefined ? until.getTime() - (firstDays - 1) * dayMs : Date.parse(since)) - dayMs,
      );
      const first = new URL(address);
      for (const field of asked) first.searchParams.append('fields[include][]', field);
      first.searchParams.set('filter[field]', 'date.changed');
      first.searchParams.set('filter[value][from]', instant(from));
      // What is published while it is read changes no count: it comes with the next pull.
      first.searchParams.set('filter[value][to]', instant(until));
      first.searchParams.set('sort[]', 'date.changed:asc');
      first.searchParams.set('limit', String(reportsPerPage));
      first.searchParams.set('offset', '0');
      return first.href;
    },

    parse: parsePage,

    async land(actor, pages) {
      const told: ToldArticle[] = [];
      let last = '';
      for await (const page of pages()) {
        for (const { fields, id: key } of pageIn(page).data) {
          const changed = fields.date.changed ?? fields.date.created;
          if (changed > last) last = changed;
          told.push(...articleOf(String(key), fields));
        }
      }
      const landed = await land(actor, { id, name }, told);
      return { ...landed, reachesTo: /^\d{4}-\d{2}-\d{2}/.exec(last)?.[0] ?? landed.reachesTo };
    },
  };
}

/** As the API writes instants: to the second, with its offset. */
const instant = (at: Date) => `${at.toISOString().slice(0, 19)}+00:00`;

/** @throws FileRefusal naming page, field and reason where it is not as documented */
function parsePage(page: PulledPage): ParsedPage {
  const { totalCount: total, data } = pageIn(page);
  const url = new URL(page.address);
  const next = Number(url.searchParams.get('offset')) + data.length;
  // By our own count: where it says that the next page is may be another house.
  if (next >= total || data.length === 0) return { rows: data.length, total };
  url.searchParams.set('offset', String(next));
  return { rows: data.length, total, next: url.href };
}

function pageIn({ address, body }: PulledPage): Page {
  const offset = Number(new URL(address).searchParams.get('offset'));
  const refuse = (reason: string) => new FileRefusal('articles.page', `reports from ${offset + 1}`, undefined, reason);
  let read: unknown;
  try {
    read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    throw refuse(
      error instanceof SyntaxError ? 'this is no JSON, or it breaks off before its end' : 'this is not UTF-8',
    );
  }
  if (compiled.Check(read)) return read;
  const [fault] = compiled.Errors(read);
  throw refuse(`${fault?.instancePath === '' ? 'the page' : fault?.instancePath} ${fault?.message}`);
}

function articleOf(key: string, fields: Page['data'][number]['fields']): readonly ToldArticle[] {
  const address = URL.parse(fields.url);
  const publishedAt = new Date(fields.date.created);
  const title = plainText(fields.title, longestTitle).replaceAll('\n', ' ');
  if (address?.protocol !== 'https:' || title === '' || !(publishedAt.getTime() > 0)) return [];
  const codes = (fields.country ?? []).flatMap(({ iso3 = '' }) => {
    // UCDP counts what happens in the Palestinian territories under Israel, and so do the figures here.
    const code = iso3.toUpperCase();
    return countryByCode(code === 'PSE' ? 'ISR' : code)?.code ?? [];
  });
  return [
    {
      ...{ key, title, address: address.href, publishedAt },
      publishers: (fields.source ?? []).map(({ name }) => name),
      language: fields.language?.[0]?.code,
      countries: [...new Set(codes)],
      summary: plainText(fields.body ?? '', longestSummary),
    },
  ];
}
