import type { Country } from '../../src/places/country.ts';
import { everyone, type Marked } from '../../src/platform/ledger/ledger-entry.ts';
import type { SearchDocument } from '../../src/platform/search/search-store.ts';
import { sentences } from './made-words.ts';
import type { Makers } from './made-world.ts';

/** Markings in the shares that a government's papers have. */
export function madeMarking({ chance }: Makers, owner: string, government: string): Marked {
  const marking = chance.isTrue(0.2) ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL';
  const caveats = chance.isTrue(0.03) ? ['UK EYES ONLY'] : [];
  const drawn = chance.random();
  const audience = drawn < 0.7 ? [government] : drawn < 0.75 ? [everyone] : drawn < 0.8 ? ['local-peace-network'] : [];
  return { owner, marking, caveats, audience };
}

/** What a post or a partner would have sent: found by its words. */
export function madeReport(makers: Makers, country: Country, at: Date): SearchDocument {
  const { chance, organisations } = makers;
  const posts = organisations.filter(({ kind }) => kind === 'mission' || kind === 'department' || kind === 'team');
  const id = chance.idAt(at);
  return {
    kind: 'report',
    id,
    title: `Report: ${country.name}, ${chance.oneOf(['attack', 'displacement', 'incitement', 'arrests', 'ceasefire'])}`,
    text: sentences(chance, country.name),
    href: `/places/${country.code}`,
    place: country.code,
    changedAt: at,
    marked: madeMarking(makers, chance.oneOf(posts).id, 'uk-government'),
  };
}
