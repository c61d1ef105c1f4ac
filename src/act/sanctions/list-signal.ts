import { type CountryCode, countryByCode } from '../../places/country.ts';
import type { ListDelta, NamedSubject, RemovedSubject } from './list-delta.ts';
import type { RegimePlaces } from './regime-place.ts';

/** People whom a list adds to the regimes about a country, and takes from them. */
export type PlaceChange = {
  readonly country: CountryCode;
  readonly added: readonly NamedSubject[];
  readonly removed: readonly RemovedSubject[];
};

/**
 * What a list's change says of each country, by the regimes that are about it. People alone count; one whose name now
 * stands in another record was merged, and is not removed.
 */
export function changesByPlace(
  { added, removed }: Pick<ListDelta, 'added' | 'removed'>,
  placesOf: RegimePlaces,
): readonly PlaceChange[] {
  const changes = new Map<CountryCode, { added: NamedSubject[]; removed: RemovedSubject[] }>();
  const at = (country: CountryCode) => {
    const known = changes.get(country) ?? { added: [], removed: [] };
    changes.set(country, known);
    return known;
  };
  for (const subject of added.filter(isPerson))
    for (const country of placesOf(subject.regime)) at(country).added.push(subject);
  for (const subject of removed.filter(isPerson)) {
    if (subject.mergedInto !== undefined) continue;
    for (const country of placesOf(subject.regime)) at(country).removed.push(subject);
  }
  return [...changes].map(([country, change]) => ({ country, ...change }));
}

const isPerson = ({ kind }: NamedSubject) => kind === 'person';

/** Names that a signal tells: all of them are behind its address. */
const mostNamed = 30;
const longestTitle = 200;

/** The words of a signal, in English as all that is kept. @param list with its day */
export function placeChangeWords({ country, added, removed }: PlaceChange, list: string) {
  const people = (count: number) => `${count} ${count === 1 ? 'person' : 'people'}`;
  const parts = [
    ...(added.length > 0 ? [`${people(added.length)} added`] : []),
    ...(removed.length > 0 ? [`${people(removed.length)} removed`] : []),
  ];
  const named = (word: string, subjects: readonly NamedSubject[]) => {
    if (subjects.length === 0) return [];
    const names = subjects.slice(0, mostNamed).map(({ name, reference }) => `${name} (${reference})`);
    const more = subjects.length > mostNamed ? `, and ${subjects.length - mostNamed} more` : '';
    return [`${word}: ${names.join(', ')}${more}.`];
  };
  const title = `${countryByCode(country)?.name ?? country}: ${parts.join(', ')}, ${list}`;
  return {
    title: title.slice(0, longestTitle),
    detail: [...named('Added', added), ...named('Removed', removed)].join('\n'),
  };
}
