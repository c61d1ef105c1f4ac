import {
  type Block,
  bold,
  bullets,
  heading,
  numbered,
  paragraph,
  source,
  type WrittenDocument,
} from '../../platform/documents/document.ts';
import { dateWords, formatPercent } from '../../platform/words.ts';
import { confidenceWords } from './assessment.ts';
import type { DocumentFacts } from './assessment-document.ts';
import type { AssessmentReading } from './assessment-reading.ts';
import { textOf, wordsOf } from './part-values.ts';

/** How much of an assessment one side of paper takes. Text is left out by whole sentences, and that it is, is said. */
export type OneSideDetail = {
  /** Of each list. */
  readonly lines: number;
  /** Of each text, and how many letters of them at most. */
  readonly sentences: number;
  readonly letters: number;
  readonly signs: boolean;
};

/** From the most to the least: the first that fits on one side is taken, and the last does whatever was written. */
export const oneSideDetails = [
  { lines: 6, sentences: 3, letters: 400, signs: true },
  { lines: 5, sentences: 1, letters: 220, signs: true },
  { lines: 4, sentences: 1, letters: 160, signs: false },
  { lines: 3, sentences: 0, letters: 120, signs: false },
  { lines: 2, sentences: 0, letters: 90, signs: false },
] as const satisfies readonly OneSideDetail[];

/** The first sentences of a text, in one paragraph; what is left out is marked by an ellipsis. */
export function firstSentences(text: string, count: number): string {
  const whole = text.replaceAll(/\s+/g, ' ').trim();
  const kept = [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(whole)]
    .slice(0, count)
    .map(({ segment }) => segment)
    .join('')
    .trim();
  return count === 0 || kept === whole ? kept : `${kept} …`;
}

/** A list under its heading; how many were left out is told. */
function listUnder(title: string, items: readonly string[], lines: number, list = bullets): readonly Block[] {
  if (items.length === 0) return [];
  const more = items.length - lines;
  const rest = more > 0 ? [source(`And ${more} more in the whole assessment.`)] : [];
  return [heading(1, title), list(...items.slice(0, lines)), ...rest];
}

/** A version for whoever has two minutes: what it finds, how likely each way is, what would help, who sees it otherwise. */
export function oneSide(
  { title, values, sections, scenarios, priorities, ratings, indicators }: AssessmentReading,
  { marking, caveats, place, number, publishedOn, organisation, likelihood }: DocumentFacts,
  { lines, sentences, letters, signs }: OneSideDetail,
): WrittenDocument {
  const short = (text: string) => (text.length > letters ? `${text.slice(0, letters).trimEnd()} …` : text);
  const more = (value: unknown) => {
    const said = firstSentences(typeof value === 'string' ? value : '', sentences);
    return said === '' ? '' : ` ${short(said)}`;
  };
  const ways = scenarios
    .toSorted((left, right) => (right.probability ?? 0) - (left.probability ?? 0))
    .map(({ values: way, probability }) => {
      const chance = probability === undefined ? '' : `: ${formatPercent(probability)}, ${likelihood(probability)}`;
      return `${short(textOf(way.name))}${chance}.${more(way.description)}`;
    });
  const strong = ratings.filter(({ values: rated }) => rated?.rating === '3').map(({ name }) => name);
  const dissents = sections.flatMap((section) =>
    section.dissents.map(({ values: said }) => {
      const who = organisation(textOf(said.department));
      return `${who}, on “${section.title}”: ${short(firstSentences(textOf(said.position), Math.max(1, sentences)))}`;
    }),
  );
  const gaps = firstSentences(textOf(sections.find(({ name }) => name === 'evidence-gaps')?.wording), sentences);
  const confidence = wordsOf(confidenceWords, values.confidence);
  return {
    ...{ title: `${place}: what the joint analysis finds`, marking, caveats, date: publishedOn, language: 'en-GB' },
    reference: `Version ${number}, on one side`,
    blocks: [
      paragraph(title),
      paragraph(bold(textOf(values.finding))),
      paragraph(
        `${confidence === '' ? '' : `Confidence: ${confidence.toLowerCase()}.${more(values.confidenceReason)} `}What is known up to ${dateWords(textOf(values.asOf))}.`,
      ),
      ...listUnder('How it could go', ways, lines),
      ...listUnder(
        'What would be most likely to help',
        priorities.map(({ values: each }) => `${short(textOf(each.wording))}.${more(each.reason)}`),
        lines,
        numbered,
      ),
      ...listUnder('Who sees it otherwise', dissents, lines),
      ...(signs && strong.length > 0 ? [paragraph(bold('Seen strongly: '), `${strong.join('; ')}.`)] : []),
      ...(signs
        ? listUnder(
            'By which figures we would know',
            indicators.map(({ values: sign }) => textOf(sign.name)),
            lines,
          )
        : []),
      ...(gaps === '' ? [] : [heading(1, 'What is not known'), paragraph(short(gaps))]),
      source('The whole assessment names its evidence for each claim.'),
    ],
  };
}
