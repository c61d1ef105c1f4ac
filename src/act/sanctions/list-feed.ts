import { countryByCode } from '../../places/country.ts';
import type { ChangedSubject, ListDelta, NamedSubject, RemovedSubject } from './list-delta.ts';
import type { ListSnapshot } from './list-snapshot.ts';
import type { RegimePlaces } from './regime-place.ts';

/** One change as an entry of a feed (RFC 4287). */
export type FeedEntry = {
  readonly id: string;
  readonly title: string;
  readonly content: string;
  /** ISO 8601: when the list that says so was imported. */
  readonly updated: string;
  readonly href: string;
  readonly places: readonly { readonly code: string; readonly name: string }[];
};

/** What differs between two days of one list. */
export type SuccessiveDelta = ListDelta & { readonly earlier: ListSnapshot; readonly later: ListSnapshot };

/** Newest first; beyond these a reader asks the page or the API. */
const mostEntries = 1_000;

/**
 * The changes of a list from one import to the next, as entries of a feed: who was added, removed and merged first, then
 * what was changed.
 * @param deltas the newest first
 * @param publicUrl no closing slash
 */
export function feedEntries(
  deltas: readonly SuccessiveDelta[],
  placesOf: RegimePlaces,
  publicUrl: string,
): readonly FeedEntry[] {
  return deltas.flatMap((delta) => entriesOf(delta, placesOf, publicUrl)).slice(0, mostEntries);
}

function entriesOf(
  { earlier, later, added, removed, changed }: SuccessiveDelta,
  placesOf: RegimePlaces,
  publicUrl: string,
): readonly FeedEntry[] {
  const href = `${publicUrl}/act/sanctions/lists/${later.id}/delta?since=${earlier.id}`;
  const entry = (subject: NamedSubject, verb: string, content: string): FeedEntry => ({
    // The same two imports give the same entry, whenever the feed is read.
    id: `${href}&change=${verb}#${encodeURIComponent(subject.reference)}`,
    title: `${subject.name} (${subject.reference}) ${verb}`,
    content: [subject.regime, content].filter(Boolean).join('\n'),
    updated: later.importedAt.toISOString(),
    href,
    places: placesOf(subject.regime).map((code) => ({ code, name: countryByCode(code)?.name ?? code })),
  });
  return [
    ...added.map((subject) =>
      entry(subject, 'added', subject.listedOn === undefined ? '' : `Listed ${subject.listedOn}`),
    ),
    ...removed.map((subject) => entry(subject, verbOf(subject), mergedWords(subject))),
    ...changed.map((subject) =>
      entry(subject, subject.renamedFrom === undefined ? 'changed' : 'renamed', changeText(subject)),
    ),
  ];
}

const verbOf = ({ mergedInto }: RemovedSubject) => (mergedInto === undefined ? 'removed' : 'merged');

const mergedWords = ({ mergedInto }: RemovedSubject) =>
  mergedInto === undefined ? '' : `Its name now stands in ${mergedInto}`;

function changeText({ renamedFrom, changes }: ChangedSubject): string {
  return [
    ...(renamedFrom === undefined ? [] : [`Was ${renamedFrom}`]),
    ...changes.flatMap(({ field, removed, added }) => [
      ...removed.map((value) => `${field} − ${value}`),
      ...added.map((value) => `${field} + ${value}`),
    ]),
  ].join('\n');
}
