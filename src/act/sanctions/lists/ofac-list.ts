import { type PartialDate, readPartialDate } from '../../../matching/partial-date.ts';
import { allWithin, childrenOf, type RecordElement, textOf } from '../../../platform/files/xml-records.ts';
import {
  distinctNames,
  identifierType,
  ListError,
  type ListedIdentifier,
  type ListedName,
  type ListedSubject,
  type SubjectKind,
  stated,
} from './listed-subject.ts';
import { otherElements, otherValues } from './other-fields.ts';

/** Records of OFAC’s SDN and consolidated lists in XML. */
export const ofacRecords: ReadonlySet<string> = new Set(['sdnEntry']);

const kinds: Readonly<Record<string, SubjectKind>> = {
  individual: 'person',
  entity: 'organisation',
  vessel: 'vessel',
  aircraft: 'aircraft',
};

/**
 * One record of the headerless SDN CSV: ent_num, SDN_Name, SDN_Type, Program, Title, Call_Sign, Vess_type, Tonnage, GRT,
 * Vess_flag, Vess_owner, Remarks; `-0-` is none.
 * @param others names from the file of alternate names: kind (aka, fka, nka) and name
 * @returns nothing for a record of another number of columns that holds no reference
 * @throws ListError where a record has a reference and no name
 */
export function readOfacRow(
  values: readonly string[],
  others: readonly ListedName[],
  line: number,
): ListedSubject | undefined {
  const reference = stated(values[0]);
  if (reference === undefined || !/^\d+$/.test(reference)) return undefined;
  const name = stated(values[1]);
  if (name === undefined) throw new ListError(line, `${reference} has no name`);
  const kind = kinds[stated(values[2])?.toLowerCase() ?? ''] ?? 'organisation';
  const remarks = stated(values[11]) ?? '';
  const regime = stated(values[3]);
  const told = remarksOf(remarks);
  return {
    list: 'ofac',
    reference,
    kind,
    names: distinctNames([
      { text: inOrder(name, kind), type: 'primary' },
      ...others.map((other) => ({ ...other, text: inOrder(other.text, kind) })),
      ...told.names,
    ]),
    birthDates: told.birthDates,
    nationalities: told.nationalities,
    identifiers: told.identifiers,
    ...(regime !== undefined && { regime }),
    others: otherValues(Object.fromEntries(otherColumns.map((column, at) => [column, values[at + 4]])), noneRead),
    line,
  };
}

const otherColumns = ['Title', 'Call_Sign', 'Vess_type', 'Tonnage', 'GRT', 'Vess_flag', 'Vess_owner', 'Remarks'];
const noneRead: ReadonlySet<string> = new Set();

/** One record of the file of alternate names: ent_num, alt_num, alt_type, alt_name, remarks. */
export function readOfacOtherName(
  values: readonly string[],
): { readonly reference: string; readonly name: ListedName } | undefined {
  const [reference, type, text, remarks] = [stated(values[0]), stated(values[2]), stated(values[3]), stated(values[4])];
  if (reference === undefined || text === undefined || !/^\d+$/.test(reference)) return undefined;
  const low = /weak/i.test(remarks ?? '') ? ({ quality: 'low' } as const) : {};
  return { reference, name: { text, type: type === 'fka' ? 'former' : 'alias', ...low } };
}

/** “ABBAS, Abu” as Abu ABBAS; of companies a comma belongs to the name. */
function inOrder(name: string, kind: SubjectKind): string {
  const comma = kind === 'person' ? name.indexOf(',') : -1;
  return comma < 0 ? name : `${name.slice(comma + 1).trim()} ${name.slice(0, comma).trim()}`;
}

function remarksOf(remarks: string) {
  const names: ListedName[] = [];
  const birthDates: PartialDate[] = [];
  const nationalities: string[] = [];
  const identifiers: ListedIdentifier[] = [];
  for (const remark of remarks.split(';').map((each) => each.trim().replace(/\.$/, ''))) {
    const birth = /^(?:alt\. )?DOB (.+)$/i.exec(remark)?.[1];
    const nation = /^(?:alt\. )?(?:nationality|citizen) (.+)$/i.exec(remark)?.[1];
    const other = /^(a|f|n)\.k\.a\. ["'“‘](.+)["'”’]$/i.exec(remark);
    const date = birth === undefined ? undefined : readPartialDate(birth);
    if (date !== undefined) birthDates.push(date);
    else if (nation !== undefined) nationalities.push(nation);
    else if (other?.[2] !== undefined)
      names.push({ text: other[2], type: other[1] === 'f' ? 'former' : 'alias', quality: 'low' });
    else identifiers.push(...identifierOf(remark));
  }
  return { names, birthDates, nationalities, identifiers };
}

const numbered =
  /^(?:alt\. )?((?:Passport|National ID|Identification Number|Tax ID|Registration|Cedula|C\.U\.I\.|NIT|RFC|SSN|SWIFT|D-U-N-S|Company|Enterprise|Commercial|Business|Vessel Registration Identification IMO|IMO|Aircraft|Public|Trade|Personal ID|Birth Certificate|Travel Document|Diplomatic Passport|Electoral|Numero|Folio|Matricula|UK Company|V\.A\.T\.|Certificate)[A-Za-z.\s/&-]*?)[:\s#]+([A-Z]{0,4}[\s-]?[0-9][0-9A-Z/.-]*)(?:\s+\(([^)]+)\))?/i;

function identifierOf(remark: string): readonly ListedIdentifier[] {
  const found = numbered.exec(remark);
  const [words, number, country] = [found?.[1], stated(found?.[2]), stated(found?.[3])];
  if (words === undefined || number === undefined) return [];
  return [{ type: identifierType(words), number, ...(country !== undefined && { country }) }];
}

/**
 * One sdnEntry of OFAC’s XML.
 * @throws ListError where it has no uid or no name
 */
export function readOfacRecord(record: RecordElement): ListedSubject {
  const reference = stated(textOf(record, 'uid'));
  if (reference === undefined) throw new ListError(record.line, 'sdnEntry has no uid');
  const names = distinctNames([
    { text: fullName(record), type: 'primary' },
    ...allWithin(record, 'aka').map((aka): ListedName => {
      const low = stated(textOf(aka, 'category'))?.toLowerCase() === 'weak' ? ({ quality: 'low' } as const) : {};
      return { text: fullName(aka), type: /^f\.?k/i.test(textOf(aka, 'type') ?? '') ? 'former' : 'alias', ...low };
    }),
  ]);
  if (names.length === 0) throw new ListError(record.line, `${reference} has no name`);
  const regime = stated(
    allWithin(record, 'program')
      .map(({ text }) => text)
      .join(', '),
  );
  return {
    list: 'ofac',
    reference,
    kind: kinds[stated(textOf(record, 'sdnType'))?.toLowerCase() ?? ''] ?? 'organisation',
    names,
    birthDates: allWithin(record, 'dateOfBirthItem').flatMap(
      (item) => readPartialDate(textOf(item, 'dateOfBirth') ?? '') ?? [],
    ),
    nationalities: allWithin(record, 'nationality').flatMap((each) => stated(textOf(each, 'country')) ?? []),
    identifiers: allWithin(record, 'id').flatMap((id): readonly ListedIdentifier[] => {
      const [number, country] = [stated(textOf(id, 'idNumber')), stated(textOf(id, 'idCountry'))];
      if (number === undefined) return [];
      return [
        {
          type: identifierType(textOf(id, 'idType') ?? ''),
          number: number.replace(/^IMO\s*/i, ''),
          ...(country !== undefined && { country }),
        },
      ];
    }),
    ...(regime !== undefined && { regime }),
    others: otherElements(record, readHere),
    line: record.line,
  };
}

const readHere: ReadonlySet<string> = new Set([
  ...[
    'uid',
    'firstName',
    'lastName',
    'sdnType',
    'programList',
    'akaList',
    'idList',
    'dateOfBirthList',
    'nationalityList',
  ],
]);

const fullName = (element: RecordElement) =>
  stated([textOf(element, 'firstName'), ...childrenOf(element, 'lastName').map(({ text }) => text)].join(' ')) ?? '';

/** Whether a file is named as OFAC names its second list: consolidated.xml, cons_prim.csv, CONS_ENHANCED.XML. */
export const isNamedConsolidated = (name: string): boolean => /^(?:ofac[-_])?cons(?:olidated)?(?![a-z])/i.test(name);

/** The name that the file of alternate names has beside an SDN or consolidated file; nothing beside another. */
export function otherNamesFile(name: string): string | undefined {
  const other = name
    .replace(/sdn(?!.*sdn)/i, (part) => (part === 'SDN' ? 'ALT' : 'alt'))
    .replace(/cons_prim/i, 'cons_alt');
  return other === name || !/\.csv(\.gz)?$/i.test(name) ? undefined : other;
}
