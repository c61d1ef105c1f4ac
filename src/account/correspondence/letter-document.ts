import { type Block, bold, linked, paragraph, type WrittenDocument } from '../../platform/documents/document.ts';
import type { RecordOf } from '../../platform/records/record.ts';
import { dateWords } from '../../platform/words.ts';
import type { citation, letter } from './letter.ts';

/**
 * The reply on paper: to whom, about what, the answer paragraph by paragraph, who signs; then, for whoever clears it and
 * for the file, the facts that it rests on and where they stand. Before there is a draft it says that there is none.
 * @param origin of this site, so that the addresses lead back to it from paper
 * @param today ISO 8601, the date of a reply that has not been sent
 */
export function replyDocument(
  { values, state, organisation, marking, caveats }: RecordOf<typeof letter>,
  facts: readonly RecordOf<typeof citation>[],
  { origin, today }: { readonly origin: string; readonly today: string },
): WrittenDocument {
  const draft = state === 'received' ? 'No answer has been drafted yet.' : values.draft;
  const signed: readonly Block[] =
    state === 'cleared' || state === 'answered'
      ? [paragraph('Yours sincerely,'), paragraph(bold(values.signedBy))]
      : [];
  const cited: readonly Block[] =
    facts.length === 0
      ? []
      : [
          { kind: 'heading', level: 1, text: 'The facts that this answer rests on' },
          {
            kind: 'list',
            numbered: true,
            items: facts.map((fact) => [
              { style: 'plain', text: `${fact.values.claim}: ` },
              linked(`${origin}${fact.values.page}`, `${origin}${fact.values.page}`),
            ]),
          },
        ];
  return {
    title: values.subject,
    reference: values.reference ?? '',
    marking,
    caveats,
    date: state === 'answered' ? values.repliedOn : today,
    language: 'en-GB',
    author: organisation,
    blocks: [
      paragraph(`To ${values.sender}`),
      paragraph(`Your letter of ${dateWords(values.receivedOn)}`),
      ...draft.split(/\n\s*\n|\r\n\s*\r\n/).map((each) => paragraph(each.trim())),
      ...signed,
      ...cited,
    ],
  };
}
