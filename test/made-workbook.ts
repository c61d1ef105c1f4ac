import { madeZip } from './made-zip.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A row of a sheet, from cells that are XML already; `text`, `serialDay` and `formula` make such. */
export const text = (at: string, said: string) => `<c r="${at}" t="inlineStr"><is><t>${said}</t></is></c>`;
/** Style 1 is a day. */
export const serialDay = (at: string, days: number) => `<c r="${at}" s="1"><v>${days}</v></c>`;
export const formula = (at: string, said: string, came: string) =>
  `<c r="${at}" t="str"><f>${said}</f><v>${came}</v></c>`;
export const row = (number: number, ...cells: readonly string[]) => `<row r="${number}">${cells.join('')}</row>`;

/** An Excel workbook, sheet by sheet, part by part as ECMA-376 says. */
export function madeWorkbook(
  sheets: Readonly<Record<string, readonly string[]>>,
  beside: readonly { readonly name: string; readonly bytes: Buffer }[] = [],
): Buffer {
  const all = Object.entries(sheets);
  const part = (name: string, xml: string) => ({ name, bytes: Buffer.from(head + xml) });
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  return madeZip([
    part(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    ),
    part(
      '_rels/.rels',
      `<Relationships xmlns="${relations}">${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${all.map(([name], place) => `<sheet name="${name}" sheetId="${place + 1}" r:id="s${place + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${relations}">${all.map((_, place) => relation(`s${place + 1}`, 'worksheet', `worksheets/sheet${place + 1}.xml`)).join('')}${relation('st', 'styles', 'styles.xml')}</Relationships>`,
    ),
    part(
      'xl/styles.xml',
      `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    ...all.map(([, rows], place) =>
      part(
        `xl/worksheets/sheet${place + 1}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
      ),
    ),
    ...beside,
  ]);
}
