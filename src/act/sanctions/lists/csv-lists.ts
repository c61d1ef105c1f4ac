import { readPartialDate } from '../../../matching/partial-date.ts';
import type { CsvRow } from './csv-records.ts';
import {
  distinctNames,
  identifierType,
  ListError,
  type ListedSubject,
  type OtherFields,
  type SubjectKind,
  stated,
} from './listed-subject.ts';
import { otherValues } from './other-fields.ts';
import { type UkSubject, ukSubject } from './uk-list.ts';

const plain = (header: string) => header.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Columns of a header by their plain names: small letters and figures only. */
export type Columns = ReadonlyMap<string, number>;

/** Where each column of a header is. */
export function columnsOf(header: readonly string[]): Columns {
  return new Map(header.map((name, at): [string, number] => [plain(name), at]).reverse());
}

/** Whether a header is that of the UK Sanctions List’s CSV. */
export const isUkHeader = (columns: Columns): boolean => columns.has('uniqueid') && columns.has('name6');

/** Whether a header is that of a plain list: a column for the name. */
export const isPlainHeader = (columns: Columns): boolean => nameColumns.some((name) => columns.has(name));

const nameColumns = ['name', 'fullname', 'wholename', 'caption'];

/**
 * The rows of one designation in the UK’s CSV, which has a row for each name and address.
 * @param rows one or more, of one Unique ID
 * @throws ListError where they hold no name
 */
export function readUkRows(columns: Columns, rows: readonly CsvRow[]): ListedSubject {
  const [first] = rows;
  const value = (row: CsvRow | undefined, ...names: readonly string[]) => {
    for (const name of names) {
      const written = stated(row?.values[columns.get(name) ?? -1]);
      if (written !== undefined) return written;
    }
    return undefined;
  };
  const every = (...names: readonly string[]) => [
    ...new Set(rows.flatMap((row) => value(row, ...names)?.split('|') ?? [])),
  ];
  const subject: UkSubject = {
    reference: value(first, 'uniqueid'),
    unReference: value(first, 'unreferencenumber'),
    regime: value(first, 'regimename', 'regime'),
    listedOn: value(first, 'datedesignated'),
    kind: value(first, 'designationtype', 'individualentityship'),
    names: rows.map((row) => ({
      parts: [1, 2, 3, 4, 5, 6].map((at) => value(row, `name${at}`)),
      type: value(row, 'nametype'),
      strength: value(row, 'aliasstrength'),
    })),
    originals: every('namenonlatinscript'),
    births: every('dob', 'dateofbirth'),
    nationalities: every('nationalityies', 'nationality'),
    identifiers: [
      ...every('passportnumber').map((number) => ({ type: 'passport', number })),
      ...every('nationalidentifiernumber').map((number) => ({ type: 'national', number })),
      ...every('imonumber').map((number) => ({ type: 'imo', number })),
      ...every('businessregistrationnumbers', 'businessregistrationnumber').map((number) => ({
        type: 'registration',
        number,
      })),
    ],
    remarks: value(first, 'otherinformation'),
    others: otherColumns(columns, rows, ukColumns),
  };
  return ukSubject(subject, first?.line ?? 0);
}

const ukColumns: ReadonlySet<string> = new Set([
  ...['uniqueid', 'unreferencenumber', 'regimename', 'regime', 'datedesignated', 'designationtype', 'nametype'],
  ...[
    'individualentityship',
    'aliasstrength',
    'namenonlatinscript',
    'dob',
    'dateofbirth',
    'nationalityies',
    'nationality',
  ],
  ...['passportnumber', 'nationalidentifiernumber', 'imonumber', 'businessregistrationnumbers'],
  ...['businessregistrationnumber', 'name1', 'name2', 'name3', 'name4', 'name5', 'name6'],
]);

const plainColumns: ReadonlySet<string> = new Set([
  ...['name', 'fullname', 'wholename', 'caption', 'reference', 'referencenumber', 'id', 'kind', 'schema', 'type'],
  ...['aliases', 'alias', 'dateofbirth', 'birthdate', 'dob', 'nationality', 'nationalities', 'country'],
  ...['identifier', 'identifiers'],
]);

/** Columns that are not read, each with what its rows say, once. */
function otherColumns(columns: Columns, rows: readonly CsvRow[], read: ReadonlySet<string>): OtherFields {
  const values = [...columns].map(([name, at]) => [name, [...new Set(rows.map((row) => row.values[at]))]]);
  return otherValues(Object.fromEntries(values), read);
}

const kinds: Readonly<Record<string, SubjectKind>> = {
  person: 'person',
  individual: 'person',
  organisation: 'organisation',
  organization: 'organisation',
  company: 'organisation',
  entity: 'organisation',
  vessel: 'vessel',
  ship: 'vessel',
  aircraft: 'aircraft',
};

/**
 * One row of a plain list. Columns: `name` (or `full_name`), and where they are there `aliases` (`;` or `|` between), `kind` or
 * `schema`, `reference` or `id`, `date_of_birth`, `nationality`, `identifier`.
 * @returns nothing for a row without a name
 */
export function readPlainRow(columns: Columns, { values, line }: CsvRow): ListedSubject | undefined {
  const value = (...names: readonly string[]) =>
    names.map((name) => stated(values[columns.get(name) ?? -1])).find((each) => each !== undefined);
  const several = (...names: readonly string[]) =>
    value(...names)
      ?.split(/[;|]/)
      .flatMap((each) => stated(each) ?? []) ?? [];
  const name = value(...nameColumns);
  if (name === undefined) return undefined;
  return {
    list: 'other',
    reference: value('reference', 'referencenumber', 'id') ?? `line ${line}`,
    kind: kinds[value('kind', 'schema', 'type')?.toLowerCase() ?? ''] ?? 'person',
    names: distinctNames([
      { text: name, type: 'primary' },
      ...several('aliases', 'alias').map((text) => ({ text, type: 'alias' }) as const),
    ]),
    birthDates: several('dateofbirth', 'birthdate', 'dob').flatMap((text) => readPartialDate(text) ?? []),
    nationalities: several('nationality', 'nationalities', 'country'),
    identifiers: several('identifier', 'identifiers').map((number) => ({ type: identifierType(number), number })),
    others: otherColumns(columns, [{ values, line }], plainColumns),
    line,
  };
}

/** @throws ListError always: the header is of no known list */
export function refuseHeader(header: readonly string[]): never {
  throw new ListError(
    1,
    `its first line (${header.slice(0, 4).join(', ')} …) is not the header of a known list; a plain list needs a column “name”`,
  );
}
