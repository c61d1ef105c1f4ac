import { readPartialDate } from '../../../matching/partial-date.ts';
import { allWithin, childOf, childrenOf, type RecordElement, textOf } from '../../../platform/files/xml-records.ts';
import {
  distinctNames,
  identifierType,
  isoDay,
  ListError,
  type ListedIdentifier,
  type ListedName,
  type ListedSubject,
  type OtherFields,
  type SubjectKind,
  stated,
} from './listed-subject.ts';
import { otherElements } from './other-fields.ts';

/** Records of the UK Sanctions List. */
export const ukRecords: ReadonlySet<string> = new Set(['Designation']);

/** What is read of a designation, whether written as XML, CSV or the stored lines. */
export type UkSubject = {
  readonly reference: string | undefined;
  readonly unReference: string | undefined;
  readonly regime: string | undefined;
  readonly listedOn: string | undefined;
  readonly kind: string | undefined;
  readonly names: readonly {
    readonly parts: readonly (string | undefined)[];
    readonly type: string | undefined;
    readonly strength: string | undefined;
  }[];
  readonly originals: readonly (string | undefined)[];
  readonly births: readonly string[];
  readonly nationalities: readonly string[];
  readonly identifiers: readonly { readonly type: string; readonly number: string }[];
  readonly remarks: string | undefined;
  readonly others: OtherFields;
};

/**
 * One Designation of the UK’s XML.
 * @throws ListError where it has no reference or no name
 */
export function readUkRecord(record: RecordElement): ListedSubject {
  const within = (name: string) =>
    allWithin(record, name).flatMap(({ text, children }) => (children.length === 0 ? (stated(text) ?? []) : []));
  const numbers = (type: string, ...names: readonly string[]) =>
    names.flatMap(within).map((number) => ({ type, number }));
  return ukSubject(
    {
      reference: textOf(record, 'UniqueID'),
      unReference: textOf(record, 'UNReferenceNumber'),
      regime: textOf(record, 'RegimeName'),
      listedOn: textOf(record, 'DateDesignated'),
      kind: textOf(record, 'IndividualEntityShip'),
      names: childrenOf(childOf(record, 'Names'), 'Name').map((name) => ({
        parts: [1, 2, 3, 4, 5, 6].map((at) => textOf(name, `Name${at}`)),
        type: textOf(name, 'NameType'),
        strength: textOf(name, 'AliasStrength'),
      })),
      originals: within('NameNonLatinScript'),
      births: within('DOB'),
      nationalities: within('Nationality'),
      identifiers: [
        ...numbers('passport', 'PassportNumber'),
        ...numbers('national', 'NationalIdentifierNumber'),
        ...numbers('imo', 'IMONumber'),
        ...numbers('registration', 'BusinessRegistrationNumber'),
      ],
      remarks: textOf(record, 'OtherInformation'),
      others: otherElements(record, readHere),
    },
    record.line,
  );
}

const readHere: ReadonlySet<string> = new Set([
  ...[
    'UniqueID',
    'UNReferenceNumber',
    'RegimeName',
    'DateDesignated',
    'IndividualEntityShip',
    'Names',
    'NonLatinNames',
  ],
]);

const kinds: Readonly<Record<string, SubjectKind>> = { individual: 'person', entity: 'organisation', ship: 'vessel' };

/** What was read, in the shape of every list. @throws ListError where there is no reference or no name */
export function ukSubject(read: UkSubject, line: number): ListedSubject {
  const reference = stated(read.reference);
  if (reference === undefined) throw new ListError(line, 'the record has no Unique ID');
  const names = distinctNames([
    ...read.names.map(ukName),
    ...read.originals.flatMap((text): readonly ListedName[] => {
      const written = stated(text);
      return written === undefined ? [] : [{ text: written, type: 'variation', original: true }];
    }),
  ]);
  if (names.length === 0) throw new ListError(line, `${reference} has no name`);
  const kind = kinds[stated(read.kind)?.toLowerCase() ?? ''] ?? 'organisation';
  const [unReference, regime, listedOn] = [stated(read.unReference), stated(read.regime), isoDay(read.listedOn)];
  return {
    list: 'uk',
    reference,
    kind,
    names: names.toSorted((left, right) => Number(right.type === 'primary') - Number(left.type === 'primary')),
    birthDates: distinctDates(read.births),
    nationalities: [...new Set(read.nationalities.flatMap((name) => stated(name) ?? []))],
    identifiers: identifiersOf(read, kind),
    ...(unReference !== undefined && { unReference }),
    ...(regime !== undefined && { regime }),
    ...(listedOn !== undefined && { listedOn }),
    others: read.others,
    line,
  };
}

const distinctDates = (births: readonly string[]) =>
  [...new Set(births.map((text) => text.toLowerCase().replaceAll('dd/', '').replaceAll('mm/', '')))].flatMap(
    (text) => readPartialDate(monthBefore(text)) ?? [],
  );

// “dd/03/1965” without its day is 03/1965.
const monthBefore = (text: string) => text.replace(/^(\d\d)\/(\d{4})$/, '$2-$1');

function ukName({ parts, type, strength }: UkSubject['names'][number]): ListedName {
  const written = stated(parts.flatMap((part) => stated(part) ?? []).join(' ')) ?? '';
  const kind = stated(type)?.toLowerCase();
  const grade = /^(good|low)/i.exec(stated(strength) ?? '')?.[1]?.toLowerCase();
  return {
    text: written,
    type:
      kind === 'primary name'
        ? 'primary'
        : kind === 'primary name variation'
          ? 'variation'
          : kind === 'previous name'
            ? 'former'
            : 'alias',
    ...((grade === 'good' || grade === 'low') && { quality: grade }),
  };
}

/** Numbers in their own fields, and of ships the IMO number that the remarks state. */
function identifiersOf({ identifiers, remarks }: UkSubject, kind: SubjectKind): readonly ListedIdentifier[] {
  const own = identifiers.flatMap(({ type, number }): readonly ListedIdentifier[] => {
    const written = stated(number);
    return written === undefined ? [] : [{ type: identifierType(type), number: written }];
  });
  const told =
    kind === 'vessel' ? [...(remarks ?? '').matchAll(/\bIMO(?:\s*(?:number|no\.?))?\s*[:#]?\s*(\d{7})\b/gi)] : [];
  const imos = told.flatMap(([, number]) =>
    number === undefined || own.some((each) => each.number === number) ? [] : [{ type: 'imo', number } as const],
  );
  return [...own, ...imos];
}
