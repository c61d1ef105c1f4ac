import type { Block, WrittenDocument } from '../documents/document.ts';
import { linked, plain } from '../documents/document.ts';
import type { Marked } from '../ledger/ledger-entry.ts';
import { dateWords } from '../words.ts';
import type { Shown } from './record-view.ts';

/** One thing in a document: the record, or one of its parts. */
export type DocumentSection = {
  readonly kindName: string;
  readonly title: string;
  readonly details: readonly Shown[];
};

/**
 * A record with its parts as a document for paper: what it says as facts, then each part under its kind.
 * @param sections the record first
 * @param reference such as “Version 3”
 * @param date ISO 8601 calendar date
 */
export function recordDocument(
  sections: readonly DocumentSection[],
  marked: Marked,
  { reference, date, author }: { readonly reference: string; readonly date: string; readonly author: string },
): WrittenDocument {
  const [own, ...parts] = sections;
  return {
    title: `${own?.kindName}: ${own?.title}`,
    reference,
    marking: marked.marking,
    caveats: marked.caveats,
    date,
    language: 'en-GB',
    author,
    blocks: [
      ...facts(own?.details ?? []),
      ...[...Map.groupBy(parts, ({ kindName }) => kindName)].flatMap(([kindName, of]): readonly Block[] => [
        { kind: 'heading', level: 1, text: kindName },
        ...of.flatMap(({ title, details }): readonly Block[] => [
          { kind: 'heading', level: 2, text: title },
          ...facts(details),
        ]),
      ]),
    ],
  };
}

function facts(details: readonly Shown[]): readonly Block[] {
  if (details.length === 0) return [];
  const rows = details.map((shown) => ({ term: shown.label.replace(/\?$/, ''), runs: [runOf(shown)] }));
  return [{ kind: 'facts', rows }];
}

function runOf({ control, text, href }: Shown) {
  if (control === 'day') return plain(dateWords(text));
  return control === 'link' && href !== undefined ? linked(text, href) : plain(text);
}
