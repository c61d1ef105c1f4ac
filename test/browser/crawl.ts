import type { Answer, Visitor } from './visitor.ts';

export type Visited = Answer & {
  readonly address: string;
  /** The address with its own names taken out: `/places/:code`. */
  readonly kind: string;
  /** The page that holds the link. */
  readonly from: string;
};

const mostAddresses = 4_000;

/** What kind of address this is: identifiers as `:id`, query as the names of its fields. */
export function kindOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://forestall.invalid');
  const path = pathname
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, ':id')
    .replace(/^\/places\/[^/]+/, '/places/:code')
    .replace(/^\/regions\/[^/]+/, '/regions/:id')
    .replace(/^\/analyse\/guides\/[A-Z]{3}/, '/analyse/guides/:code')
    .replace(/^\/warn\/events\/units\/[A-Z]{3}\/.+/, '/warn/events/units/:code/:unit')
    .replace(/^\/warn\/events\/units\/[A-Z]{3}$/, '/warn/events/units/:code')
    .replace(/^\/warn\/sources\/connectors\/[^/]+/, '/warn/sources/connectors/:id')
    .replace(/^\/account\/timeline\/[^/]+/, '/account/timeline/:code')
    .replace(/^\/account\/publications\/reports\/\d{4}/, '/account/publications/reports/:year')
    .replace(/^\/act\/plans\/[^/]+/, '/act/plans/:code')
    .replace(/\/reports\/\d{4}/, '/reports/:year')
    .replace(/\/account\/on\/\d{4}-\d{2}-\d{2}/, '/account/on/:day')
    .replace(/(\/evidence\/:id\/files\/)[0-9a-f-]{36}$/, '$1:file')
    .replace(/^\/api-parts\/[a-z-]+$/, '/api-parts/:part')
    .replace(/\/steps\/[^/]+/, '/steps/:step')
    .replace(/\/versions\/\d+/, '/versions/:number')
    .replace(/^\/act\/sanctions\/register\/pairs\/[^/]+\/[^/]+/, '/act/sanctions/register/pairs/:one/:other')
    .replace(/^\/act\/sanctions\/register\/subjects\/[^/]+/, '/act/sanctions/register/subjects/:record')
    .replace(/^(\/act\/sanctions\/lists\/)[a-z-]+[.]atom$/, '$1:source.atom')
    .replace(/^\/act\/instruments\/[^/]+/, '/act/instruments/:id')
    .replace(/^\/assets\/forestall[^/]*\.css$/, '/assets/:stylesheet');
  // A later page of a list, or a list of one place, is no page of another kind.
  const fields = [...new Set(searchParams.keys())]
    .filter(
      (field) =>
        !(field === 'page' ? /^\d+$/.test(searchParams.get(field) ?? '') : ['before', 'place'].includes(field)),
    )
    .toSorted()
    .map((field) => `${field}=`);
  return fields.length === 0 ? path : `${path}?${fields.join('&')}`;
}

/** Of one kind of paper so many are made: each takes as long as ten pages, and every country has one. */
const mostPapersOfKind = 20;
const isPaper = (kind: string) => /\.(?:pdf|docx)(?:\?|$)/.test(kind);

/**
 * Follows every internal link from the front page on, redirects too. Of the sign-in page, which every page links with
 * the way back to itself, one is visited; of papers the first of each kind.
 */
export async function crawl(visitor: Visitor): Promise<readonly Visited[]> {
  const visited: Visited[] = [];
  const queue = [{ address: '/', from: '' }];
  const known = new Set(['/']);
  const papersOfKind = new Map<string, number>();
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (visited.length >= mostAddresses) throw new Error(`More than ${mostAddresses} addresses are linked.`);
    const { address, from } = next;
    const answer = await visitor.get(address);
    visited.push({ ...answer, address, kind: kindOf(address), from });
    for (const link of linksIn(answer)) {
      const key = link.startsWith('/sign-in?') ? '/sign-in?' : link;
      if (known.has(key)) continue;
      known.add(key);
      const kind = kindOf(link);
      const papers = (papersOfKind.get(kind) ?? 0) + (isPaper(kind) ? 1 : 0);
      papersOfKind.set(kind, papers);
      if (papers > mostPapersOfKind) continue;
      queue.push({ address: link, from: address });
    }
  }
  return visited;
}

function linksIn({ headers, body }: Answer): readonly string[] {
  const location = typeof headers.location === 'string' ? [headers.location] : [];
  const isPage = String(headers['content-type']).startsWith('text/html');
  const written = isPage ? [...body.matchAll(/\s(?:href|src)="([^"]*)"/g)].map((match) => match[1] ?? '') : [];
  return (
    [...location, ...written]
      .map((link) => link.replaceAll('&amp;', '&').replace(/#.*$/, ''))
      // A choice of language leads back to the same address, and would be followed from every page there is.
      .filter((link) => link.startsWith('/') && !/[?&]language=/.test(link))
  );
}
