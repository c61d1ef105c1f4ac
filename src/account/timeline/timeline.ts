import { countryByCode } from '../../places/country.ts';
import { message } from '../../platform/language/message.ts';
import { type LedgerEntry, saidIn, type ToldStep, titleIn } from '../../platform/ledger/ledger-entry.ts';
import type { StepWords } from '../../platform/records/record-timeline.ts';

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

type KindOfLine = { readonly words: string; readonly href?: (entry: ToldStep) => string };

/** What a line of time tells of, by the kind of the ledger's entry; entries of other kinds are no line. */
export type TimelineKinds = Readonly<Record<string, KindOfLine>>;

const toWarning = (entry: ToldStep) => `/warn/warnings/${entry.subjectId}`;

/** A decision and an action tell their own line, so the warning's steps that mirror them stay out. */
export const threadKinds: TimelineKinds = {
  'warning.opened': { words: message('Warning opened'), href: toWarning },
  'warning.acknowledged': { words: message('Warning acknowledged'), href: toWarning },
  'warning.climbed': { words: message('Warning climbed'), href: toWarning },
  'warning.closed': { words: message('Warning closed'), href: toWarning },
  'released-message.sent': {
    words: message('Message to partners'),
    href: (entry) => `/warn/released/${entry.subjectId}`,
  },
  'decision.made': { words: message('Decision'), href: (entry) => `/decide/decisions/${entry.subjectId}` },
  'action.planned': { words: message('Action planned'), href: (entry) => `/act/actions/${entry.subjectId}` },
  'action.begun': { words: message('Action begun'), href: (entry) => `/act/actions/${entry.subjectId}` },
  'action.completed': { words: message('Action completed'), href: (entry) => `/act/actions/${entry.subjectId}` },
  'action.abandoned': { words: message('Action abandoned'), href: (entry) => `/act/actions/${entry.subjectId}` },
};

/** The steps of records, beside those of the thread. */
export function withRecords(steps: StepWords): TimelineKinds {
  const lines = Object.entries(steps).map(([kind, { words, address }]): [string, KindOfLine] => [
    kind,
    { words, href: ({ subjectId }) => `${address}/${subjectId}` },
  ]);
  return { ...threadKinds, ...Object.fromEntries(lines) };
}

/** The newest first. */
export function timeline(entries: readonly ToldStep[], kinds: TimelineKinds = threadKinds): readonly TimelineLine[] {
  return entries
    .map((entry) => {
      const kind = kinds[entry.kind];
      return {
        id: entry.id,
        at: new Date(entry.at),
        what: kind?.words ?? entry.kind,
        by: entry.personName,
        organisation: entry.organisation,
        said: saidIn(entry) ?? titleIn(entry),
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
export function changesByPlace(
  entries: readonly LedgerEntry[],
  kinds: TimelineKinds = threadKinds,
): readonly PlaceChanges[] {
  return [...Map.groupBy(entries, (entry) => entry.place)].map(([place, of]) => ({
    code: place ?? undefined,
    name: place === null ? message('No one place') : (countryByCode(place)?.name ?? place),
    lines: timeline(of.toReversed(), kinds),
  }));
}
