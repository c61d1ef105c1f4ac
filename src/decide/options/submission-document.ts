import {
  type Block,
  bold,
  bullets,
  heading,
  paragraph,
  plain,
  source,
  type WrittenDocument,
} from '../../platform/documents/document.ts';
import type { Marked } from '../../platform/ledger/ledger-entry.ts';
import { dateWords, formatPercent } from '../../platform/words.ts';
import type { Compared } from './option-comparison.ts';

/** What a minister is asked, on one page where its words allow. Words are for reading; days are ISO 8601. */
export type Submission = {
  readonly subject: string;
  readonly issue: string;
  /** By which day an answer is needed, and why then; nothing where none runs out. */
  readonly answerBy: string | undefined;
  readonly forecast:
    | { readonly probability: number; readonly words: string; readonly firstDay: string; readonly lastDay: string }
    | undefined;
  readonly compared: readonly (Compared & {
    readonly costWords: string;
    readonly fitWords: string;
    readonly harmRiskWords: string;
  })[];
  readonly from: string;
  readonly date: string;
} & Marked;

const timingWords = {
  'in-time': 'before the window',
  within: 'within the window',
  'too-late': 'after the window',
} as const;

/** A submission: the issue, what is recommended and why, the options side by side, and what each rests on. */
export function submissionDocument(submission: Submission): WrittenDocument {
  const { compared, answerBy, forecast } = submission;
  const recommended = compared.find(({ option }) => option.recommendedBecause !== null);
  return {
    title: `Submission: ${submission.subject}`,
    marking: submission.marking,
    caveats: submission.caveats,
    date: submission.date,
    language: 'en-GB',
    author: submission.from,
    blocks: [
      {
        kind: 'facts',
        rows: [
          { term: 'Issue', runs: [plain(submission.issue)] },
          { term: 'Recommendation', runs: recommendationRuns(recommended) },
          {
            term: 'Timing',
            runs: [
              plain(answerBy === undefined ? 'No deadline runs.' : `An answer is needed by ${dateWords(answerBy)}.`),
            ],
          },
          ...(forecast === undefined ? [] : [{ term: 'Forecast', runs: [plain(forecastWords(forecast))] }]),
        ],
      },
      ...optionsBlocks(compared),
    ],
  };
}

function recommendationRuns(recommended: Compared | undefined) {
  if (recommended === undefined) return [plain('None is made: the options are set out below for a choice.')];
  const { name, recommendedBecause } = recommended.option;
  return [bold(`${name}.`), plain(` ${recommendedBecause}`)];
}

function forecastWords({ probability, words, firstDay, lastDay }: NonNullable<Submission['forecast']>): string {
  const span = `from ${dateWords(firstDay)} to ${dateWords(lastDay)}`;
  return `25 deaths or more in violence against civilians, ${span}: ${formatPercent(probability)}, ${words}.`;
}

function optionsBlocks(compared: Submission['compared']): readonly Block[] {
  if (compared.length === 0) return [paragraph('No option has been written yet.')];
  return [
    heading(1, 'Options'),
    {
      kind: 'table',
      caption: 'Options side by side',
      columns: [
        { title: 'Option' },
        { title: 'Fit' },
        { title: 'Days to take hold', numbers: true },
        { title: 'Takes hold' },
        { title: 'Cost', numbers: true },
        { title: 'Risk of harm' },
      ],
      rows: compared.map((each) => [
        each.option.name,
        each.fitWords,
        `${each.leadTimeDays}${each.isEstimate ? '*' : ''}`,
        each.timing === undefined ? dateWords(each.takesHoldOn) : timingWords[each.timing],
        each.costWords,
        each.harmRiskWords,
      ]),
    },
    ...(compared.some(({ isEstimate }) => isEstimate)
      ? [source('* The catalogue’s upper estimate for the slowest instrument.')]
      : []),
    bullets(
      ...compared.map(({ option, instrumentNames }) =>
        plain(
          `${option.name} (${instrumentNames.join(', ')}): ${option.effect} Harm: ${option.harm} Legal basis: ${option.legalBasis}`,
        ),
      ),
    ),
  ];
}
