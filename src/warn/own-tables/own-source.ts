import type { CountryCode } from '../../places/country.ts';
import { message } from '../../platform/language/message.ts';
import type { EventFault, EventFile, OwnSourceId } from '../events/event.ts';
import type { ViolenceType } from '../events/figures.ts';

/** What a column of somebody’s own table may say of an event, in the order in which it is asked. */
export const mappedFields = {
  country: message('Country'),
  firstLevel: message('First-level unit, such as a state or province'),
  placeName: message('Place'),
  latitude: message('Latitude'),
  longitude: message('Longitude'),
  dayFrom: message('Day, or the first one'),
  dayTo: message('Last day'),
  violence: message('Type of violence'),
  deathsBest: message('Deaths, best estimate'),
  deathsLow: message('Deaths, low estimate'),
  deathsHigh: message('Deaths, high estimate'),
  deathsCivilians: message('Deaths of civilians'),
  sideA: message('Who did it'),
  sideB: message('To whom'),
  sourceWords: message('Where it was told'),
  id: message('Identifier'),
} as const;
export type MappedField = keyof typeof mappedFields;

/** Which column says what, by the column’s name; a field that no column says is left out. */
export type ColumnMapping = Partial<Readonly<Record<MappedField, string>>>;

export const dateForms = {
  ymd: message('Year, month, day: 2024-03-01'),
  dmy: message('Day, month, year: 1/3/2024'),
  mdy: message('Month, day, year: 3/1/2024'),
} as const;
export type DateForm = keyof typeof dateForms;

/** How a table is read: which column says what, and what is the same for every row. */
export type TableLayout = {
  readonly columns: ColumnMapping;
  readonly dateForm: DateForm;
  /** For rows whose country no column says. */
  readonly country: CountryCode | undefined;
  /** For rows whose type no column says. */
  readonly violence: ViolenceType | undefined;
};

/** Who publishes a table of one’s own, and how it is laid out: kept by its name, and offered when it comes again. */
export type OwnSource = TableLayout & {
  readonly id: OwnSourceId;
  readonly name: string;
  readonly publisher: string;
  readonly licence: string;
  /** The columns of the table that it was laid out for. */
  readonly header: readonly string[];
};

/** A row that was not taken. */
export type RefusedRow = {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly fault: EventFault;
};

/** What a table held: what became of it in sum, and each row that was not taken. */
export type ReadTable = { readonly file: EventFile; readonly refused: readonly RefusedRow[] };

/** The first rows of a table, to lay it out by. */
export type TableSample = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** As its HXL tags say it; nothing where it has none. */
  readonly tagged: ColumnMapping | undefined;
};

const longestWords = 60;

/** `Attacks on schools` is `own-attacks-on-schools`; nothing where no letter is left. @param folded in Latin letters */
export function ownSourceId(folded: string): OwnSourceId | undefined {
  const words = folded.replaceAll(' ', '-').slice(0, longestWords).replace(/-$/, '');
  return words === '' ? undefined : `own-${words}`;
}

/** The layout that was kept for a table with these very columns, in any order: the one kept last. */
export function layoutFor(sources: readonly OwnSource[], header: readonly string[]): OwnSource | undefined {
  const columns = new Set(header);
  return sources.find(
    (source) => source.header.length === header.length && source.header.every((name) => columns.has(name)),
  );
}

/** What a layout lacks before a table can be read by it, by field. */
export function lacksOf({ columns, country, violence }: TableLayout): readonly MappedField[] {
  return [
    ...(columns.country === undefined && country === undefined ? (['country'] as const) : []),
    ...(columns.dayFrom === undefined ? (['dayFrom'] as const) : []),
    ...(columns.violence === undefined && violence === undefined ? (['violence'] as const) : []),
    ...(columns.deathsBest === undefined ? (['deathsBest'] as const) : []),
  ];
}

/** Whether both are told and read in the same way. */
export function sameLayout(one: OwnSource, other: OwnSource): boolean {
  const said = ({ columns, ...rest }: OwnSource) =>
    JSON.stringify([
      Object.entries(columns).toSorted(),
      ...[
        rest.name,
        rest.publisher,
        rest.licence,
        rest.dateForm,
        rest.country ?? null,
        rest.violence ?? null,
        rest.header,
      ],
    ]);
  return said(one) === said(other);
}
