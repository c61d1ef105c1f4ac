import {
  type Block,
  bullets,
  heading,
  linked,
  paragraph,
  plain,
  type WrittenDocument,
} from '../../platform/documents/document.ts';
import type { RecordOf } from '../../platform/records/record.ts';
import { dateWords } from '../../platform/words.ts';
import type { handOver, OpenList } from './hand-over.ts';

/** A hand-over note for paper: what must be known first, then all that is open, list by list. */
export function handOverDocument(
  { values, marking, caveats, organisation }: RecordOf<typeof handOver>,
  lists: readonly OpenList[],
  about: { readonly post: string; readonly leaving: string; readonly asOf: Date; readonly publicUrl: string },
): WrittenDocument {
  const asOf = about.asOf.toISOString().slice(0, 10);
  const said = (title: string, lines: readonly string[] | null): readonly Block[] =>
    lines === null || lines.length === 0 ? [] : [heading(1, title), bullets(...lines)];
  return {
    title: `Hand-over note: ${about.post}`,
    reference: `As it stood on ${asOf}`,
    marking,
    caveats,
    date: asOf,
    language: 'en-GB',
    author: organisation,
    blocks: [
      paragraph(`${about.leaving} leaves the post at the end of ${dateWords(values.lastDay)}.`),
      heading(1, 'What must be known first'),
      ...values.first.split(/\n+/).map((text) => paragraph(text)),
      ...said('What was promised', values.promises),
      ...said('Whom to call first', values.contacts),
      ...lists.flatMap(({ name, things }): readonly Block[] => [
        heading(1, `${name} (${things.length})`),
        things.length === 0
          ? paragraph('Nothing is open.')
          : {
              kind: 'list',
              numbered: false,
              items: things.map(({ title, href, due }) => [
                linked(title, `${about.publicUrl}${href}`),
                plain(due === undefined ? '' : `, due ${dateWords(due)}`),
              ]),
            },
      ]),
    ],
  };
}
