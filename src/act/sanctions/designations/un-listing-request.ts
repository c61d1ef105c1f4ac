import type { DesignationFile } from './designation-file.ts';

/** One field of a request that the United Nations list somebody; empty where a person has to fill it in. */
export type UnRequestField = { readonly field: string; readonly value: string };

/**
 * The fields of a listing request, under the names that the Security Council's Consolidated List has for them in its XML
 * (https://scsanctions.un.org/resources/xml/en/consolidated.xml), and the basis for listing, which its committees ask for
 * beside them. What a case keeps as one text stays one text: nobody's name is cut into parts by a program.
 */
export function unRequestFields({ case: { values }, regime, criteria }: DesignationFile): readonly UnRequestField[] {
  const said: Readonly<Record<string, unknown>> = values;
  const isPerson = values.subjectKind === 'person';
  const met = criteria.filter(({ answer }) => answer?.answer === 'met');
  const empty = isPerson
    ? [
        ...['NAME_ORIGINAL_SCRIPT', 'TITLE', 'INDIVIDUAL_ALIAS', 'NATIONALITY', 'GENDER'],
        ...['INDIVIDUAL_DATE_OF_BIRTH', 'INDIVIDUAL_PLACE_OF_BIRTH', 'INDIVIDUAL_DOCUMENT', 'INDIVIDUAL_ADDRESS'],
      ]
    : ['NAME_ORIGINAL_SCRIPT', 'ENTITY_ALIAS', 'ENTITY_ADDRESS'];
  return [
    { field: 'UN_LIST_TYPE', value: regime },
    { field: 'FIRST_NAME', value: values.subject },
    ...empty.map((field) => ({ field, value: '' })),
    ...(isPerson ? [{ field: 'DESIGNATION', value: values.unit ?? '' }] : []),
    { field: 'COMMENTS1', value: values.identifiers ?? '' },
    { field: 'LISTING_CRITERIA', value: met.map(({ name }) => name).join('; ') },
    { field: 'BASIS_FOR_LISTING', value: typeof said.statementOfReasons === 'string' ? said.statementOfReasons : '' },
  ];
}
