import type { CountryCode } from '../../places/country.ts';
import { message } from '../../platform/language/message.ts';
import type { DeathEstimate, ViolenceType } from './figures.ts';

/** A day of the calendar, `2024-03-01`. */
export type Day = string & { readonly __brand: 'Day' };

/** Who publishes events, and how they are to be named wherever they are shown. */
export type EventSource = {
  readonly id: EventSourceId;
  readonly name: string;
  readonly publisher: string;
  readonly licence: string;
  readonly citation: string;
};

/** Of a table of one’s own: `own-` and the words of its name. */
export type OwnSourceId = `own-${string}`;
export type EventSourceId = 'ucdp-events' | OwnSourceId;

/** What a source of events is called by, where somebody asks for one. */
export const eventSourcePattern = '^(|ucdp-events|own-[\\p{L}\\p{N}-]+)$';

export const ucdpEvents: EventSource & { readonly id: 'ucdp-events' } = {
  id: 'ucdp-events',
  name: 'UCDP Georeferenced Event Dataset',
  publisher: 'Uppsala Conflict Data Program, Uppsala University',
  licence: 'CC BY 4.0',
  citation:
    'Sundberg & Melander (2013), Introducing the UCDP Georeferenced Event Dataset, Journal of Peace Research 50(4): ' +
    '523–532; Davies, Pettersson, Sollenberg & Öberg (2025), Organized violence 1989–2024, Journal of Peace Research ' +
    '62(4): 1223–1240',
};

/** A dated, placed act of violence, as a source tells it. What the source calls it by is its identity. */
export type ViolentEvent = {
  readonly sourceEventId: string;
  readonly country: CountryCode;
  readonly violence: ViolenceType;
  readonly dayFrom: Day;
  readonly dayTo: Day;
  /** UCDP's: 1 the exact day, 2 within six days, 3 a week, 4 a month, 5 longer. */
  readonly datePrecision: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly cell: Cell;
  /** UCDP's: 1 the exact place, 2 nearby, 3 second-level unit, 4 first-level unit, 5 and 7 estimated, 6 the country. */
  readonly wherePrecision: number;
  readonly placeName: string;
  /** First- and second-level administrative units as the source names them; empty where it does not. */
  readonly firstLevel: string;
  readonly secondLevel: string;
  readonly conflict: string;
  readonly sideA: string;
  readonly sideB: string;
  readonly deaths: DeathEstimate;
  readonly deathsCivilians: number;
  /** Reports that the source rests on; nothing where it does not say. */
  readonly reports: number | undefined;
  /** UCDP's: 1 the event is told as one, 2 it is part of a summary. */
  readonly clarity: number;
  /** Where it was told, as a table of one’s own says it. */
  readonly sourceWords?: string;
};

/** A cell of the PRIO-GRID: half a degree square, numbered from 1 in the south-west, 720 to a row. */
export type Cell = number & { readonly __brand: 'Cell' };

const cellsInRow = 720;

/**
 * The cell in which a point lies (Tollefsen, Strand & Buhaug 2012, PRIO-GRID: A unified spatial data structure).
 * @param latitude from −90 to 90, @param longitude from −180 to 180; the outermost edges belong to the last row and column
 */
export function cellAt(latitude: number, longitude: number): Cell {
  const row = Math.min(Math.floor((latitude + 90) * 2), 359);
  const column = Math.min(Math.floor((longitude + 180) * 2), cellsInRow - 1);
  // The number of a cell by the grid's own rule.
  return (row * cellsInRow + column + 1) as Cell;
}

/** The middle of a cell, in degrees. */
export function middleOf(cell: Cell): { readonly latitude: number; readonly longitude: number } {
  const index = cell - 1;
  return {
    latitude: Math.floor(index / cellsInRow) / 2 - 90 + 0.25,
    longitude: (index % cellsInRow) / 2 - 180 + 0.25,
  };
}

/** Which events are asked for: those of a country that touch these days, of one source. */
export type EventFilter = {
  readonly country: CountryCode;
  /** UCDP’s where none is named: what is counted rests on those alone. */
  readonly source?: EventSourceId;
  /** The first-level unit that they are placed in, as the source names it. */
  readonly firstLevel?: string;
  readonly from?: Day;
  readonly to?: Day;
  readonly violence?: ViolenceType;
};

/** Which stretch of a list of events, the latest first. */
export type EventPage = {
  /** Only events before this one in the list. */
  readonly after?: { readonly dayFrom: Day; readonly sourceEventId: string };
  readonly offset?: number;
  readonly limit: number;
};

/** Why a row of a file is not taken, each with what it is called on pages and in answers. */
export const eventFaults = {
  id: message('no identifier'),
  duplicate: message('the same identifier as an earlier row'),
  violence: message('no type of violence that UCDP has'),
  country: message('no country of that number'),
  'country-name': message('no country that is known by that name or code'),
  'not-a-state': message('a country that did not exist then'),
  date: message('no day of the calendar'),
  order: message('ends before it begins'),
  future: message('a day that has not come yet'),
  coordinates: message('no point on the globe'),
  swapped: message('latitude and longitude swapped'),
  deaths: message('no count of deaths'),
  precision: message('no precision that UCDP has'),
} as const;
export type EventFault = keyof typeof eventFaults;

/** What became of the rows of a file that were not taken. */
export type DroppedRows = {
  readonly fault: EventFault;
  readonly rows: number;
  /** The first of them: line and column of the file, and what stands there. */
  readonly first: { readonly line: number; readonly column: string; readonly value: string };
};

/** Takes the events of a file one by one, in its order, and holds the reading back while it is busy. */
export type EventSink = {
  readonly take: (event: ViolentEvent) => void;
  readonly afterPiece: () => Promise<void>;
};

/** What one file of events holds, besides the events themselves. */
export type EventFile = {
  readonly source: EventSource;
  readonly version: string;
  readonly sha256: string;
  /** Records after the header. */
  readonly rows: number;
  readonly dropped: readonly DroppedRows[];
  /** Columns that Forestall does not know, by name; what they say is not read. */
  readonly columnsAside: readonly string[];
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly remarks: readonly string[];
};

export function droppedRows({ dropped }: Pick<EventFile, 'dropped'>): number {
  return dropped.reduce((sum, { rows }) => sum + rows, 0);
}

/** From the first day that a file tells of to the last. */
export type Days = Pick<EventFile, 'firstDay' | 'lastDay'>;

export function daysOfBoth(one: Days, other: Days): Days {
  const [firstDay = one.firstDay] = [one.firstDay, other.firstDay].toSorted();
  const lastDay = [one.lastDay, other.lastDay].toSorted().at(-1) ?? one.lastDay;
  return { firstDay, lastDay };
}

export type EventReleaseId = string & { readonly __brand: 'EventReleaseId' };

/** One file of events as it was loaded; never changed. */
export type EventRelease = EventFile & {
  readonly id: EventReleaseId;
  readonly fileName: string;
  readonly loadedAt: Date;
  readonly loadedBy: string;
  readonly fate: EventFate;
};

/** What a file did to the events that stand: events new, told anew, as they stood, and no longer told. */
export type EventFate = {
  readonly added: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly withdrawn: number;
};
