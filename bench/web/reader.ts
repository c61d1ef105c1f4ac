import { allCountries } from '../../src/places/country.ts';
import type { Browser } from './browser.ts';
import type { Chance } from './chance.ts';

/** What one person may see, by kind: identifiers as the API gives them. */
export type Seen = {
  readonly warnings: readonly string[];
  readonly decisions: readonly string[];
  readonly actions: readonly string[];
};

type Reading = {
  readonly name: string;
  readonly weight: number;
  readonly path: (chance: Chance, seen: Seen) => string | undefined;
};

const asked = [
  'sudan',
  'дарфур',
  'bouake',
  'El Fash',
  'curfew ceasefire',
  'asset freeze',
  'Côte d’Ivoire',
  'militia goma',
];
const anyOf = (chance: Chance, ids: readonly string[], path: string) =>
  ids.length === 0 ? undefined : `${path}/${chance.oneOf(ids)}`;
const places = allCountries().filter(({ lastYear }) => lastYear === undefined);

/** What people of an afternoon look at, and how often beside one another. */
const readings: readonly Reading[] = [
  { name: 'page: front', weight: 16, path: () => '/' },
  { name: 'page: warnings', weight: 10, path: () => '/warn/warnings' },
  { name: 'page: warnings, all', weight: 4, path: () => '/warn/warnings?show=all' },
  { name: 'page: warnings, unanswered', weight: 3, path: () => '/warn/warnings?show=unanswered' },
  { name: 'page: one warning', weight: 14, path: (chance, { warnings }) => anyOf(chance, warnings, '/warn/warnings') },
  { name: 'page: a country', weight: 12, path: (chance) => `/places/${chance.oneOf(places).code}` },
  { name: 'page: risk map', weight: 5, path: () => '/warn' },
  { name: 'page: decisions', weight: 6, path: () => '/decide/decisions' },
  {
    name: 'page: one decision',
    weight: 4,
    path: (chance, { decisions }) => anyOf(chance, decisions, '/decide/decisions'),
  },
  { name: 'page: actions', weight: 8, path: () => '/act/actions' },
  { name: 'page: one action', weight: 6, path: (chance, { actions }) => anyOf(chance, actions, '/act/actions') },
  { name: 'page: ledger', weight: 4, path: () => '/account/ledger' },
  { name: 'page: ledger, one kind', weight: 2, path: () => '/account/ledger?kind=decision.made' },
  { name: 'page: latency', weight: 3, path: () => '/account/latency' },
  { name: 'search: results', weight: 12, path: (chance) => `/search?q=${encodeURIComponent(chance.oneOf(asked))}` },
  { name: 'page: instruments', weight: 2, path: () => '/act/instruments' },
  { name: 'page: places', weight: 2, path: () => '/places' },
  { name: 'page: methods', weight: 1, path: () => '/methods' },
];
const inTurn = readings.flatMap((reading) => Array.from({ length: reading.weight }, () => reading));

/** Looks at one page. */
export async function readSomething(browser: Browser, chance: Chance, seen: Seen): Promise<void> {
  const reading = chance.oneOf(inTurn);
  const path = reading.path(chance, seen);
  if (path !== undefined) await browser.get(reading.name, path);
}

/** What one may see of the newest of each kind. */
export async function seenBy(browser: Browser): Promise<Seen> {
  const idsOf = async (kind: string) => {
    const { body } = await browser.get('setup', `/api/v1/${kind}?limit=200`, true);
    // The API's own document says what a list holds.
    const { items } = JSON.parse(body) as { readonly items: readonly { readonly id: string }[] };
    return items.map(({ id }) => id);
  };
  return { warnings: await idsOf('warnings'), decisions: await idsOf('decisions'), actions: await idsOf('actions') };
}
