import { message } from '../../platform/language/message.ts';

/**
 * The matrix of an analysis of competing hypotheses (Heuer 1999, Psychology of Intelligence Analysis, chapter 8): the
 * hypothesis with the least evidence against it stands first, and evidence that fits all of them alike tells nothing.
 */

/** From very consistent to very inconsistent; only what speaks against a hypothesis counts when they are ranked. */
const weights = { CC: 2, C: 1, N: 0, I: -1, II: -2 } as const;
export type Mark = keyof typeof weights;

export type MarkedLine = { readonly line: string; readonly letter: string; readonly mark: Mark | undefined };

function isMark(word: string): word is Mark {
  return Object.hasOwn(weights, word);
}

/** @param lines such as `A CC` or `B: I` */
export function parseMarks(lines: readonly string[]): readonly MarkedLine[] {
  return lines.map((line) => {
    const [letter = '', word = '', ...more] = line
      .trim()
      .toUpperCase()
      .split(/[\s:]+/);
    return { line, letter, mark: more.length === 0 && isMark(word) ? word : undefined };
  });
}

/** What is wrong with the marks of one piece of evidence: an ICU sentence and its values; nothing where all is right. */
export function markProblem(marks: readonly MarkedLine[], letters: readonly string[]) {
  const bad = marks.find(({ mark }) => mark === undefined);
  if (bad !== undefined) {
    const sentence = message('“{line}” is no mark: write a letter and CC, C, N, I or II, such as “A CC”');
    return { sentence, values: { line: bad.line } };
  }
  const unknown = marks.find(({ letter }) => !letters.includes(letter));
  if (unknown !== undefined) {
    const sentence = message('No hypothesis of this assessment is called {letter}. Write the hypotheses first.');
    return { sentence, values: { letter: unknown.letter } };
  }
  const twice = marks.find(({ letter }, place) => marks.findIndex((each) => each.letter === letter) < place);
  if (twice === undefined) return undefined;
  return { sentence: message('Hypothesis {letter} is marked twice.'), values: { letter: twice.letter } };
}

export type MatrixRow = { readonly id: string; readonly evidence: string; readonly marks: readonly string[] };
export type MatrixHypothesis = { readonly id: string; readonly code: string; readonly statement: string };

/**
 * The matrix in the order in which it tells most: evidence that sets hypotheses apart first, and of hypotheses the one
 * with the least against it first.
 */
export function readMatrix(hypotheses: readonly MatrixHypothesis[], evidence: readonly MatrixRow[]) {
  const rows = evidence.map(({ id, evidence: words, marks }) => {
    const byLetter = new Map(parseMarks(marks).map(({ letter, mark }) => [letter, mark]));
    const given = hypotheses.flatMap(({ code }) => byLetter.get(code) ?? []);
    return { id, words, markOf: (code: string) => byLetter.get(code), diagnosticity: diagnosticityOf(given) };
  });
  const columns = hypotheses.map((each) => ({
    ...each,
    against: rows.reduce((sum, { markOf }) => sum + Math.max(0, -weights[markOf(each.code) ?? 'N']), 0),
  }));
  return {
    hypotheses: columns.toSorted((left, right) => left.against - right.against || (left.code < right.code ? -1 : 1)),
    rows: rows.toSorted((left, right) => right.diagnosticity - left.diagnosticity),
  };
}

/**
 * How far a piece of evidence sets hypotheses apart: the mean distance between two of its marks, as a share of the
 * largest, 0 to 1. What fits all alike has 0.
 */
export function diagnosticityOf(marks: readonly Mark[]): number {
  let sum = 0;
  let pairs = 0;
  for (const [place, one] of marks.entries()) {
    for (const other of marks.slice(place + 1)) {
      sum += Math.abs(weights[one] - weights[other]);
      pairs += 1;
    }
  }
  return pairs === 0 ? 0 : sum / pairs / 4;
}
