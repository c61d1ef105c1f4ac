import { countryByCode } from '../../places/country.ts';
import type { LedgerEntry } from '../../platform/ledger/ledger-entry.ts';
import { instantWords } from '../../platform/words.ts';
import { type TimelineKinds, timeline } from '../timeline/timeline.ts';

/** One step as a subscriber is told of it. */
export type Item = {
  /** The ledger entry's: a receiver that gets an item twice knows it by this. */
  readonly id: string;
  readonly at: Date;
  readonly kind: string;
  /** “Warning opened”. */
  readonly what: string;
  /** What it is about, as search names it: “Warning: Chad, severe”. */
  readonly title: string;
  readonly said: string | undefined;
  readonly by: string;
  readonly organisation: string;
  /** ISO 3166-1 alpha-3. */
  readonly place: string | undefined;
  readonly placeName: string | undefined;
  readonly marking: string;
  /** Address on this site, without its origin. */
  readonly path: string;
  /** As a Common Alerting Protocol message: for steps of a warning, and messages to partners. */
  readonly capPath: string | undefined;
};

export function itemOf(
  entry: LedgerEntry,
  document: { readonly title: string; readonly href: string },
  kinds: TimelineKinds,
): Item {
  const [line] = timeline([entry], kinds);
  return {
    id: entry.id,
    at: new Date(entry.at),
    kind: entry.kind,
    what: line?.what ?? entry.kind,
    title: document.title,
    said: line?.said,
    by: entry.personName,
    organisation: entry.organisation,
    place: entry.place ?? undefined,
    placeName: entry.place === null ? undefined : (countryByCode(entry.place)?.name ?? entry.place),
    marking: entry.marking,
    path: document.href,
    capPath: capPathOf(entry),
  };
}

function capPathOf({ subjectType, subjectId }: LedgerEntry): string | undefined {
  if (subjectType === 'warning') return `/warn/warnings/${subjectId}.cap.xml`;
  return subjectType === 'released-message' ? `/warn/released/${subjectId}.cap.xml` : undefined;
}

/** What a webhook is sent: one JSON object, addresses whole. */
export function webhookBody(subscription: string, items: readonly Item[], publicUrl: string): string {
  return JSON.stringify({
    subscription,
    items: items.map(({ path, capPath, at, ...item }) => ({
      ...item,
      at: at.toISOString(),
      address: `${publicUrl}${path}`,
      ...(capPath === undefined ? {} : { cap: `${publicUrl}${capPath}` }),
    })),
  });
}

/** The digest as plain text, which every mail reader shows, place by place. */
export function digestText(items: readonly Item[], publicUrl: string): string {
  const places = [...Map.groupBy(items, (item) => item.placeName ?? 'No one place')];
  const parts = places.map(([place, of]) => {
    const lines = of.map((item) =>
      [
        `* ${item.what}: ${item.title} (${item.marking})`,
        `  ${instantWords(item.at)} UTC, by ${item.by}${item.organisation === item.by ? '' : ` (${item.organisation})`}`,
        ...(item.said === undefined ? [] : [`  ${item.said.replaceAll(/\s+/g, ' ')}`]),
        `  ${publicUrl}${item.path}`,
      ].join('\n'),
    );
    return `${place}\n${'-'.repeat(place.length)}\n${lines.join('\n\n')}`;
  });
  return `${parts.join('\n\n')}\n\n--\nYou subscribed to this. Change or end it: ${publicUrl}/account/subscriptions\n`;
}
