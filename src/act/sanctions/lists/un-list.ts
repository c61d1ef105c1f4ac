import { type PartialDate, readPartialDate } from '../../../matching/partial-date.ts';
import { childOf, childrenOf, type RecordElement, textOf } from '../../../platform/files/xml-records.ts';
import {
  distinctNames,
  identifierType,
  isoDay,
  ListError,
  type ListedIdentifier,
  type ListedName,
  type ListedSubject,
  stated,
} from './listed-subject.ts';
import { otherElements } from './other-fields.ts';

/** Records of the UN Security Council’s Consolidated List. */
export const unRecords: ReadonlySet<string> = new Set(['INDIVIDUAL', 'ENTITY']);

/**
 * One INDIVIDUAL or ENTITY of the UN’s XML, whichever year’s layout.
 * @throws ListError where it has no reference or no name
 */
export function readUnRecord(record: RecordElement): ListedSubject {
  const reference = stated(textOf(record, 'REFERENCE_NUMBER'));
  if (reference === undefined) throw new ListError(record.line, `${record.name} has no REFERENCE_NUMBER`);
  const person = record.name === 'INDIVIDUAL';
  const names = distinctNames([...ownNames(record), ...aliases(record, person ? 'INDIVIDUAL_ALIAS' : 'ENTITY_ALIAS')]);
  if (names.length === 0) throw new ListError(record.line, `${reference} has no name`);
  const listedOn = isoDay(textOf(record, 'LISTED_ON'));
  const regime = stated(textOf(record, 'UN_LIST_TYPE'));
  return {
    list: 'un',
    reference,
    kind: person ? 'person' : 'organisation',
    names,
    birthDates: childrenOf(record, 'INDIVIDUAL_DATE_OF_BIRTH').flatMap(birthDate),
    nationalities: childrenOf(childOf(record, 'NATIONALITY'), 'VALUE').flatMap(({ text }) => stated(text) ?? []),
    identifiers: childrenOf(record, 'INDIVIDUAL_DOCUMENT').flatMap(identifier),
    unReference: reference,
    ...(regime !== undefined && { regime }),
    ...(listedOn !== undefined && { listedOn }),
    others: otherElements(record, readHere),
    line: record.line,
  };
}

const readHere: ReadonlySet<string> = new Set([
  ...['REFERENCE_NUMBER', 'LISTED_ON', 'UN_LIST_TYPE', 'NATIONALITY', 'NAME_ORIGINAL_SCRIPT'],
  ...['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME', 'INDIVIDUAL_ALIAS', 'ENTITY_ALIAS'],
  ...['INDIVIDUAL_DATE_OF_BIRTH', 'INDIVIDUAL_DOCUMENT'],
]);

function ownNames(record: RecordElement): readonly ListedName[] {
  const parts = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'].flatMap(
    (part) => stated(textOf(record, part)) ?? [],
  );
  const original = stated(textOf(record, 'NAME_ORIGINAL_SCRIPT'));
  return [
    { text: parts.join(' '), type: 'primary' },
    ...(original === undefined ? [] : [{ text: original, type: 'variation', original: true } as const]),
  ];
}

function aliases(record: RecordElement, element: string): readonly ListedName[] {
  return childrenOf(record, element).flatMap((alias): readonly ListedName[] => {
    const text = stated(textOf(alias, 'ALIAS_NAME'));
    if (text === undefined) return [];
    const graded = stated(textOf(alias, 'QUALITY'))?.toLowerCase();
    const type = graded?.startsWith('f.k.a') === true ? 'former' : 'alias';
    const quality = graded === 'good' || graded === 'low' ? ({ quality: graded } as const) : {};
    return [{ text, type, ...quality }];
  });
}

function birthDate(element: RecordElement): readonly PartialDate[] {
  const circa = stated(textOf(element, 'TYPE_OF_DATE'))?.toUpperCase() === 'APPROXIMATELY' ? { circa: true } : {};
  const [from, to] = [Number(stated(textOf(element, 'FROM_YEAR'))), Number(stated(textOf(element, 'TO_YEAR')))];
  if (from > 0) return [{ year: from, ...(to > from && { untilYear: to }), ...circa }];
  const date = stated(textOf(element, 'DATE')) ?? stated(textOf(element, 'YEAR'));
  const read = date === undefined ? undefined : readPartialDate(date);
  return read === undefined ? [] : [{ ...read, ...circa }];
}

function identifier(element: RecordElement): readonly ListedIdentifier[] {
  const number = stated(textOf(element, 'NUMBER'));
  if (number === undefined) return [];
  const country = stated(textOf(element, 'ISSUING_COUNTRY')) ?? stated(textOf(element, 'COUNTRY_OF_ISSUE'));
  const type = identifierType(
    `${textOf(element, 'TYPE_OF_DOCUMENT') ?? ''} ${textOf(element, 'TYPE_OF_DOCUMENT2') ?? ''}`,
  );
  return [{ type, number, ...(country !== undefined && { country }) }];
}
