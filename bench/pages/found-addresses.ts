import { readFileSync } from 'node:fs';
import { kindOf } from '../../test/browser/crawl.ts';
import type { Answer } from '../web/browser.ts';

/** What one person's pages lead to: of each kind of address a few, with the identifiers of real things. */
export type Found = { readonly person: string; readonly kind: string; readonly address: string };

export type Refused = Found & { readonly status: number; readonly from: string };

/** Where `makeImports` has events and measures. */
const placeWithEvents = '/places/NGA';

/** Kinds of addresses that are public, as the list of the browser tests has them. */
export function publicKinds(): ReadonlySet<string> {
  const list = readFileSync(new URL('../../test/browser/addresses.txt', import.meta.url), 'utf8');
  return new Set(list.split('\n').filter((line) => line.startsWith('/')));
}

/** Pages of the newest things of each kind, as the API lists them: parts of parts are a long way from the front page. */
async function newestOfEachKind(get: (address: string) => Promise<Answer>, ofEach: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (const kind of publicKinds()) {
    const [, address, collection] = /^(\/.*\/([a-z-]+))\/:id$/.exec(kind) ?? [];
    if (address === undefined) continue;
    const { status, body } = await get(`/api/v1/${collection}?limit=${ofEach}`);
    if (status !== 200) continue;
    // It is the API of this project.
    const { items } = JSON.parse(body) as { readonly items: readonly { readonly id: string }[] };
    found.push(...items.map(({ id }) => `${address}/${id}`));
  }
  return found;
}

/**
 * Follows the links of a person's pages from the front page and the newest things on, a few addresses of each kind.
 * @param ofEach how many of a kind are asked for
 */
export async function findAddresses(
  person: string,
  get: (address: string) => Promise<Answer>,
  ofEach: number,
): Promise<{ readonly found: readonly Found[]; readonly refused: readonly Refused[] }> {
  const kinds = publicKinds();
  const found: Found[] = [];
  const refused: Refused[] = [];
  const begin = ['/', placeWithEvents, ...(await newestOfEachKind(get, ofEach))];
  const seen = new Set(begin);
  const taken = new Map<string, number>();
  const queue = begin.map((address) => ({ address, from: '' }));
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { address, from } = next;
    const kind = kindOf(address);
    const { status, body, location } = await get(address);
    if (status === 200) found.push({ person, kind, address });
    else if (status < 300 || status > 399) refused.push({ person, kind, address, status, from });
    for (const link of [...(location === '' ? [] : [location]), ...linksIn(body)]) {
      const linked = kindOf(link);
      const already = taken.get(linked) ?? 0;
      if (seen.has(link) || !kinds.has(linked) || already >= ofEach) continue;
      seen.add(link);
      taken.set(linked, already + 1);
      queue.push({ address: link, from: address });
    }
  }
  return { found, refused };
}

/** Of a page: no other answer leads on. Links to a language lead back to the same page. */
function linksIn(body: string): readonly string[] {
  if (!body.startsWith('<!DOCTYPE html>')) return [];
  return [...body.matchAll(/\shref="([^"]*)"/g)]
    .map((match) => (match[1] ?? '').replaceAll('&amp;', '&').replace(/#.*$/, ''))
    .filter((link) => link.startsWith('/') && !/[?&]language=/.test(link));
}
