import type { ListFiles } from '../src/act/sanctions/list-file-service.ts';
import { textFile } from './fresh-services.ts';

export type MadeUpListed = {
  readonly reference: string;
  readonly name: string;
  readonly alias?: string;
  readonly born?: string;
  readonly regime?: string;
  readonly listedOn?: string;
  readonly remarks?: string;
};

/** A list held in memory, to be read as often as is asked. */
export function listFile(name: string, lines: readonly string[]): ListFiles {
  return { list: () => textFile(name, lines) };
}

/** A UN list of people in the form that the United Nations publishes. @param day on which it was made, ISO 8601 */
export function madeUpUnList(day: string, people: readonly MadeUpListed[]): ListFiles {
  return listFile(`un-${day}.xml`, unListLines(day, people));
}

/** The same as its text. */
export const madeUpUnListText = (day: string, people: readonly MadeUpListed[]): string =>
  unListLines(day, people).join('\n');

function unListLines(day: string, people: readonly MadeUpListed[]): readonly string[] {
  return [
    `<CONSOLIDATED_LIST dateGenerated="${day}T10:00:00Z"><INDIVIDUALS>`,
    ...people.map(
      ({ reference, name, alias = '', born = '', regime = 'Taliban', listedOn = '2001-02-23', remarks = '' }) =>
        `<INDIVIDUAL><FIRST_NAME>${name}</FIRST_NAME><UN_LIST_TYPE>${regime}</UN_LIST_TYPE><REFERENCE_NUMBER>${reference}</REFERENCE_NUMBER>` +
        `<LISTED_ON>${listedOn}</LISTED_ON><COMMENTS1>${remarks}</COMMENTS1><INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>${alias}</ALIAS_NAME></INDIVIDUAL_ALIAS>` +
        `<INDIVIDUAL_DATE_OF_BIRTH><DATE>${born}</DATE></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL>`,
    ),
    '</INDIVIDUALS></CONSOLIDATED_LIST>',
  ];
}

/** A UK list of people as its CSV has them. @param unReference each cites */
export function madeUpUkList(
  day: string,
  people: readonly (MadeUpListed & { readonly unReference?: string })[],
): ListFiles {
  return listFile(`uk-${day}.csv`, [
    `Report Date: ${day}`,
    'Unique ID,UN Reference Number,Name 6,Name type,Regime Name,Designation Type,Date Designated,D.O.B',
    ...people.map(({ reference, name, regime = 'Afghanistan', listedOn = '2012-06-29', unReference = '', born = '' }) =>
      [reference, unReference, name, 'Primary Name', regime, 'Individual', listedOn, born].join(','),
    ),
  ]);
}
