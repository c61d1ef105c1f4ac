import { daysBetween } from '../../platform/calendar/days-between.ts';
import { message } from '../../platform/language/message.ts';
import type { Repair } from './lists/decoded-text.ts';
import { isFurther, type ListedSubject, type ListName, listNames, type SubjectKind } from './lists/listed-subject.ts';

export type SnapshotId = string & { readonly __brand: 'ListSnapshotId' };

/** Each list by its name, as pages and refusals call it. */
export const listWords: Readonly<Record<ListName, string>> = {
  un: message('UN Security Council Consolidated List'),
  uk: message('UK Sanctions List'),
  eu: message('EU consolidated financial sanctions list'),
  ofac: message('US Treasury (OFAC) list'),
  'ofac-consolidated': message('US Treasury (OFAC) list of those under sanctions that do not freeze assets'),
  other: message('Another list'),
};

/** What a listed subject is, within a sentence. */
export const kindWords: Readonly<Record<SubjectKind, string>> = {
  person: message('a person'),
  organisation: message('an organisation'),
  vessel: message('a ship'),
  aircraft: message('an aircraft'),
};

/** What Forestall compares under its own names; all else has the list’s. */
export const fieldWords: Readonly<Record<string, string>> = {
  ...{ kind: message('Kind'), names: message('Names'), birthDates: message('Dates of birth') },
  ...{ nationalities: message('Nationalities'), identifiers: message('Numbers of papers and ships') },
  ...{ unReference: message('UN reference'), regime: message('Regime'), listedOn: message('Listed on') },
};

/** A file that was kept as it came; `isPacked` where it was gzipped for that. */
export type KeptFile = {
  readonly name: string;
  /** Of the file as it was given, in hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  readonly isPacked: boolean;
};

/** What was done with records beside reading them: joined where several had one reference, passed over where they name nobody. */
export type SnapshotRemark = {
  readonly kind: 'joined' | 'passed-over';
  readonly count: number;
  /** Of the first. */
  readonly line: number;
  readonly reference?: string;
};

/** A list on one day, as it was imported. */
export type ListSnapshot = {
  readonly id: SnapshotId;
  readonly source: ListName;
  /** Day that the list says it was made on, ISO 8601; null where it does not say. */
  readonly madeOn: string | null;
  readonly fileName: string;
  readonly sha256: string;
  readonly files: readonly KeptFile[];
  readonly subjects: number;
  readonly names: number;
  /** The first hundred. */
  readonly repairs: readonly Repair[];
  readonly repairCount: number;
  readonly remarks: readonly SnapshotRemark[];
  readonly importedAt: Date;
  readonly importedBy: string;
  readonly importedByName: string;
};

/** What of a subject is compared, as it is kept. */
export type KeptDetails = Pick<ListedSubject, 'names' | 'birthDates' | 'nationalities' | 'identifiers'>;

/** A record that stands on a list, as far as it is compared. */
export type StandingRecord = KeptDetails & {
  readonly source: ListName;
  readonly reference: string;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly regime: string | null;
  readonly unReference: string | null;
  /** ISO 8601. */
  readonly listedOn: string | null;
};

/** A record that stands, with the number of what it says: another as soon as any of it changes. */
export type ListedVersion = StandingRecord & { readonly version: number };

export const mostRepairsKept = 100;

/** A list older than this is stale: each of the four is published anew within days of a listing, mostly several times a month. */
const staleAfterDays = 30;

/** How fresh the current snapshot of a list is. */
export type ListHealth = {
  readonly source: ListName;
  /** Nothing where none was imported. */
  readonly current: ListSnapshot | undefined;
  /** Of the list’s own date, or of its import where it has none. */
  readonly daysOld: number | undefined;
  readonly isStale: boolean;
};

/** The day by which a snapshot stands among others of its list. */
export const dayOf = ({ madeOn, importedAt }: Pick<ListSnapshot, 'madeOn' | 'importedAt'>): string =>
  madeOn ?? importedAt.toISOString().slice(0, 10);

/** How each list stands. @param snapshots of all lists, the newest of each first @param today ISO 8601 */
export function healthOf(snapshots: readonly ListSnapshot[], today: string): readonly ListHealth[] {
  return listNames.flatMap((source): readonly ListHealth[] => {
    const current = snapshots.find((each) => each.source === source);
    if (current === undefined && isFurther(source)) return [];
    const daysOld = current === undefined ? undefined : daysBetween(dayOf(current), today);
    return [{ source, current, daysOld, isStale: daysOld === undefined || daysOld > staleAfterDays }];
  });
}

/** The snapshot of the same list next before one. @param snapshots the newest of each list first */
export function snapshotBefore(
  snapshots: readonly ListSnapshot[],
  { id, source }: Pick<ListSnapshot, 'id' | 'source'>,
): ListSnapshot | undefined {
  const ofList = snapshots.filter((each) => each.source === source);
  return ofList[ofList.findIndex((each) => each.id === id) + 1];
}
