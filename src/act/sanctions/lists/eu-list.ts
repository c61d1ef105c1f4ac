import { type PartialDate, readPartialDate } from '../../../matching/partial-date.ts';
import { childOf, childrenOf, type RecordElement } from '../../../platform/files/xml-records.ts';
import {
  distinctNames,
  identifierType,
  isoDay,
  ListError,
  type ListedName,
  type ListedSubject,
  type OtherFields,
  type SubjectKind,
  stated,
} from './listed-subject.ts';
import { otherElements } from './other-fields.ts';

/** Records of the EU’s Financial Sanctions Files. */
export const euRecords: ReadonlySet<string> = new Set(['sanctionEntity']);

/** What is read of a subject, whether written as XML attributes or as the stored lines. */
export type EuSubject = {
  readonly reference: string | undefined;
  readonly unReference: string | undefined;
  readonly regime: string | undefined;
  readonly listedOn: string | undefined;
  readonly kind: string | undefined;
  readonly names: readonly {
    readonly text: string | undefined;
    readonly strong: boolean | undefined;
    readonly language: string | undefined;
  }[];
  readonly births: readonly {
    readonly date: string | undefined;
    readonly year: string | undefined;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
    readonly circa: boolean;
  }[];
  readonly citizenships: readonly (string | undefined)[];
  readonly identifications: readonly {
    readonly type: string;
    readonly number: string | undefined;
    readonly country: string | undefined;
  }[];
  readonly others: OtherFields;
};

/**
 * One sanctionEntity of the EU’s XML.
 * @throws ListError where it has no reference or no name
 */
export function readEuRecord(record: RecordElement): ListedSubject {
  const { attributes } = record;
  const countryOf = (element: RecordElement) =>
    element.attributes.countryIso2Code ?? element.attributes.countryDescription;
  return euSubject(
    {
      reference: attributes.euReferenceNumber,
      unReference: attributes.unitedNationId,
      regime: childOf(record, 'regulation')?.attributes.programme,
      listedOn: attributes.designationDate ?? childOf(record, 'regulation')?.attributes.publicationDate,
      kind: childOf(record, 'subjectType')?.attributes.code,
      names: childrenOf(record, 'nameAlias').map(({ attributes: { wholeName, strong, nameLanguage } }) => ({
        text: wholeName,
        strong: strong === undefined ? undefined : strong === 'true',
        language: nameLanguage,
      })),
      births: childrenOf(record, 'birthdate').map(({ attributes: at }) => ({
        date: at.birthdate,
        year: at.year,
        from: at.yearRangeFrom,
        to: at.yearRangeTo,
        circa: at.circa === 'true',
      })),
      citizenships: childrenOf(record, 'citizenship').map(countryOf),
      identifications: childrenOf(record, 'identification').map((each) => ({
        type: `${each.attributes.identificationTypeCode ?? ''} ${each.attributes.identificationTypeDescription ?? ''}`,
        number: each.attributes.number ?? each.attributes.latinNumber,
        country: countryOf(each),
      })),
      others: otherElements(record, readHere),
    },
    record.line,
  );
}

const readHere: ReadonlySet<string> = new Set([
  ...['euReferenceNumber', 'unitedNationId', 'designationDate', 'subjectType', 'nameAlias', 'birthdate', 'citizenship'],
  'identification',
]);

const kinds: Readonly<Record<string, SubjectKind>> = {
  person: 'person',
  p: 'person',
  enterprise: 'organisation',
  organization: 'organisation',
};

/** What was read, in the shape of every list. @throws ListError where there is no reference or no name */
export function euSubject(read: EuSubject, line: number): ListedSubject {
  const reference = stated(read.reference);
  if (reference === undefined) throw new ListError(line, 'the record has no EU reference number');
  const names = distinctNames(read.names.flatMap((name, at) => euName(name, at)));
  if (names.length === 0) throw new ListError(line, `${reference} has no name`);
  const imo = read.identifications.some(({ type }) => identifierType(type) === 'imo');
  const kind = kinds[stated(read.kind)?.toLowerCase() ?? ''] ?? 'organisation';
  const [unReference, regime, listedOn] = [stated(read.unReference), stated(read.regime), isoDay(read.listedOn)];
  return {
    list: 'eu',
    reference,
    kind: kind === 'organisation' && imo && /vessel|ship|imo/i.test(names[0]?.text ?? '') ? 'vessel' : kind,
    names,
    birthDates: read.births.flatMap(birthDate),
    nationalities: [
      ...new Set(read.citizenships.flatMap((country) => (country === '00' ? [] : (stated(country) ?? [])))),
    ],
    identifiers: read.identifications.flatMap(({ type, number, country }) => {
      const written = stated(number);
      const from = stated(country);
      return written === undefined
        ? []
        : [
            {
              type: identifierType(type),
              number: written,
              ...(from !== undefined && from !== '00' && { country: from }),
            },
          ];
    }),
    ...(unReference !== undefined && { unReference }),
    ...(regime !== undefined && { regime }),
    ...(listedOn !== undefined && { listedOn }),
    others: read.others,
    line,
  };
}

function euName({ text, strong, language }: EuSubject['names'][number], at: number): readonly ListedName[] {
  const written = stated(text);
  if (written === undefined) return [];
  const code = stated(language)?.toLowerCase();
  return [
    {
      text: written,
      type: at === 0 ? 'primary' : 'alias',
      ...(strong !== undefined && { quality: strong ? 'good' : 'low' }),
      ...(code !== undefined && { language: code }),
    },
  ];
}

function birthDate(birth: EuSubject['births'][number]): readonly PartialDate[] {
  const circa = birth.circa ? { circa: true } : {};
  const [from, to] = [Number(birth.from ?? 0), Number(birth.to ?? 0)];
  if (from > 0) return [{ year: from, ...(to > from && { untilYear: to }), ...circa }];
  const written = stated(birth.date) ?? stated(birth.year);
  const read = written === undefined ? undefined : readPartialDate(written);
  return read === undefined ? [] : [{ ...read, ...circa }];
}
