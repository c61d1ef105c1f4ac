import {
  type Block,
  bullets,
  heading,
  paragraph,
  plain,
  source,
  type WrittenDocument,
} from '../../../platform/documents/document.ts';
import type { Marked } from '../../../platform/ledger/ledger-entry.ts';
import { dateWords } from '../../../platform/words.ts';
import { sanctionKindWords } from '../sanction-kind.ts';
import { answerWords } from './criterion-answer.ts';
import { pieceKindWords, releaseWords } from './designation-evidence.ts';
import { designationStates } from './designation-steps.ts';
import type { LitigationFile } from './litigation-file.ts';

/**
 * A litigation file on paper: every step with its day, what the case says, each criterion with what it stands on.
 * @param today ISO 8601: the day on which it is given out
 */
export function litigationDocument(
  file: LitigationFile,
  marked: Marked,
  { today, author, placeName }: { readonly today: string; readonly author: string; readonly placeName: string },
): WrittenDocument {
  const isWhole = file.scope === 'whole';
  const states: Readonly<Record<string, { readonly name: string }>> = designationStates;
  const fact = (term: string, text: string) => ({ term, runs: [plain(text)] });
  return {
    title: `${isWhole ? 'Litigation file' : 'What can be released of the litigation file'}: ${file.subject}`,
    reference: `As it stood on ${today}`,
    marking: marked.marking,
    caveats: marked.caveats,
    date: today,
    language: 'en-GB',
    author,
    blocks: [
      {
        kind: 'facts',
        rows: [
          fact('Subject', file.subject),
          fact('Country', placeName),
          fact('Regime', file.regime),
          fact('Measures', file.measures.map((each) => measureWords[each] ?? each).join('; ')),
          fact('Stands', states[file.state]?.name ?? file.state),
        ],
      },
      heading(1, 'Steps, from the ledger'),
      {
        kind: 'table',
        caption: 'Each state of the case, and when it was reached (UTC)',
        columns: [
          { title: 'Reached' },
          { title: 'State' },
          ...(isWhole ? [{ title: 'By whom' }, { title: 'Said' }] : []),
        ],
        rows: file.steps.map(({ at, stateName, by, said }) => [
          at.slice(0, 16).replace('T', ' '),
          stateName,
          ...(isWhole ? [by ?? '', said ?? ''] : []),
        ]),
      },
      heading(1, 'The legal test, criterion by criterion'),
      ...(file.criteria.length === 0 ? [paragraph('No criterion is answered here.')] : []),
      ...file.criteria.flatMap(criterionBlocks),
      ...(file.texts.length === 0 ? [] : [heading(1, 'What the case says')]),
      ...file.texts.flatMap(({ question, text }): readonly Block[] => [
        heading(2, question.replace(/\?$/, '')),
        paragraph(/^\d{4}-\d{2}-\d{2}$/.test(text) ? dateWords(text) : text),
      ]),
    ],
  };
}

const measureWords: Readonly<Record<string, string>> = sanctionKindWords;

function criterionBlocks({ name, wording, ...of }: LitigationFile['criteria'][number]): readonly Block[] {
  const answers: Readonly<Record<string, string>> = answerWords;
  const evidence = of.evidence.flatMap(pieceBlocks);
  return [
    heading(2, name),
    paragraph(wording),
    paragraph(of.answer === null ? 'Not answered.' : `${answers[of.answer] ?? of.answer}.`),
    ...(of.reasons === null ? [] : [paragraph(of.reasons)]),
    ...(evidence.length === 0 ? [source('No evidence is given here.')] : evidence),
  ];
}

function pieceBlocks(piece: LitigationFile['criteria'][number]['evidence'][number]): readonly Block[] {
  const releases: Readonly<Record<string, string>> = releaseWords;
  if (piece.kind === null) return [bullets(`The part that can be released: ${piece.releasedPart ?? ''}`)];
  const kinds: Readonly<Record<string, string>> = pieceKindWords;
  const what = [
    piece.title ?? 'evidence that whoever made this file may not see',
    piece.dated,
    piece.source,
    piece.address,
  ];
  const release = `Can be released: ${releases[piece.release] ?? piece.release}`;
  return [
    bullets(piece.shows ?? ''),
    source(
      `${kinds[piece.kind] ?? piece.kind}: ${what.filter((each) => each !== null).join(', ')}. ${piece.marking ?? ''}`,
    ),
    source(piece.releasedPart === null ? release : `${release}: ${piece.releasedPart}`),
    ...piece.files.map(({ name, sizeBytes, sha256 }) => source(`${name}, ${sizeBytes} bytes, SHA-256 ${sha256}`)),
  ];
}
