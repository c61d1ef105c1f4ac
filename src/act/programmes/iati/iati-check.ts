import { type Codelists, codeFaults } from './iati-codes.ts';
import { type IatiFileHead, iatiParts } from './iati-file.ts';
import type { ReadActivity } from './iati-reading.ts';
import type { IatiFault, IatiSchema } from './iati-schema.ts';
import { IatiError } from './xml-tree.ts';

export type CheckedFile = {
  readonly head: IatiFileHead;
  readonly activities: readonly ReadActivity[];
  readonly faults: readonly IatiFault[];
};

/** What a file says, and all that the official schema and codelists find wrong in it, by line. */
export function checkIati(text: string, schema: IatiSchema, codelists: Codelists): CheckedFile {
  const activities: ReadActivity[] = [];
  let head: IatiFileHead = { attributes: {} };
  if (!/^\uFEFF?\s*<(\?xml|iati-activities|!--)/.test(text)) {
    const sentence = 'This is no XML: it begins otherwise.';
    const advice = 'Give a file of IATI activities, version 2.03, as text.';
    return { head, activities, faults: [{ line: 1, place: 'file', sentence, advice }] };
  }
  try {
    for (const part of iatiParts([text.replace(/^\uFEFF/, '')])) {
      if (part.kind === 'head') head = part.head;
      if (part.kind === 'activity') activities.push({ activity: part.activity, line: part.line });
    }
  } catch (error) {
    if (!(error instanceof IatiError)) throw error;
    return { head, activities: [], faults: [faultOf(error)] };
  }
  const codes = activities.flatMap(({ activity, line }) =>
    codeFaults(activity, codelists).map(({ place, sentence }) => ({ line, place, sentence, advice: '' })),
  );
  return { head, activities, faults: [...schema.faults(text.replace(/^\uFEFF/, '')), ...codes] };
}

function faultOf({ line, element, message }: IatiError): IatiFault {
  const sentence = message.replace(/^(Line \d+, )?[^ ]+: /, '');
  return { line, place: element, sentence, advice: '' };
}

/** `Line 12, sector: …` */
export function faultWords({ line, place, sentence, advice }: IatiFault): string {
  const where = [...(line > 0 ? [`Line ${line}`] : []), ...(place === '' ? [] : [place])].join(', ');
  return `${where}: ${sentence}${advice === '' ? '' : ` ${advice}`}`;
}
