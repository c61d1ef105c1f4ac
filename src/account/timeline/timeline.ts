import { countryByCode } from '../../places/country.ts';
import { type LedgerEntry, saidIn } from '../../platform/ledger/ledger-entry.ts';

/** One line of what was known and done about a place, as the ledger tells it. */
export type TimelineLine = {
  /** The ledger entry's id. */
  readonly id: string;
  readonly at: Date;
  readonly what: string;
  readonly by: string;
  readonly organisation: string;
  readonly said: string | undefined;
  readonly href: string | undefined;
};

type KindOfLine = { readonly words: string; readonly href?: (entry: LedgerEntry) => string };

const toWarning = (entry: LedgerEntry) => `/warn/warnings/${entry.subjectId}`;

/** A decision and an action tell their own line, so the warning's steps that mirror them stay out. */
const kinds: Readonly<Record<string, KindOfLine>> = {
  'warning.opened': { words: 'Warning opened', href: toWarning },
  'warning.acknowledged': { words: 'Warning acknowledged', href: toWarning },
  'warning.climbed': { words: 'Warning climbed', href: toWarning },
  'warning.closed': { words: 'Warning closed', href: toWarning },
  'decision.made': { words: 'Decision', href: (entry) => `/decide/decisions/${entry.subjectId}` },
  'action.planned': { words: 'Action planned', href: (entry) => `/act/actions/${entry.subjectId}` },
  'action.begun': { words: 'Action begun', href: (entry) => `/act/actions/${entry.subjectId}` },
  'action.completed': { words: 'Action completed', href: (entry) => `/act/actions/${entry.subjectId}` },
  'action.abandoned': { words: 'Action abandoned', href: (entry) => `/act/actions/${entry.subjectId}` },
};

export const timelineKinds = Object.keys(kinds);

/** The newest first. */
export function timeline(entries: readonly LedgerEntry[]): readonly TimelineLine[] {
  return entries
    .map((entry) => {
      const kind = kinds[entry.kind];
      return {
        id: entry.id,
        at: new Date(entry.at),
        what: kind?.words ?? entry.kind,
        by: entry.personName,
        organisation: entry.organisation,
        said: saidIn(entry),
        href: kind?.href?.(entry),
      };
    })
    .toReversed();
}

/** What is new in one place; of what is about no place, no code. */
export type PlaceChanges = {
  readonly code: string | undefined;
  readonly name: string;
  readonly lines: readonly TimelineLine[];
};

/** Entries parted by place, given and answered with the newest first: the place that changed last comes first. */
export function changesByPlace(entries: readonly LedgerEntry[]): readonly PlaceChanges[] {
  return [...Map.groupBy(entries, (entry) => entry.place)].map(([place, of]) => ({
    code: place ?? undefined,
    name: place === null ? 'No one place' : (countryByCode(place)?.name ?? place),
    lines: timeline(of.toReversed()),
  }));
}
