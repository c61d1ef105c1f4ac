import { type CostTable, consonantCosts, letterCosts, soundCosts, wholeCost } from './spelling-costs.ts';

/** A word with what comparing it needs. */
export type Word = {
  readonly text: string;
  readonly sounds: string;
  readonly skeleton: string;
  /** Written in a script of consonants. */
  readonly consonants: boolean;
  /** Which of the letters a to z and figures stand in it, a bit each. */
  readonly letters: number;
};

const longest = 40;
const width = longest + 1;
const before = new Int32Array(width);
const above = new Int32Array(width);
const current = new Int32Array(width);

/**
 * Least cost of turning one word into the other by changing, leaving out and swapping letters (optimal string alignment,
 * Damerau 1964, with costs by letter), in sixteenths of a letter. A swap of neighbours costs one letter.
 * @param most above which the exact cost does not matter and any number above it may be returned
 */
export function costBetween(left: string, right: string, costs: CostTable, most: number): number {
  const rows = Math.min(left.length, longest);
  const columns = Math.min(right.length, longest);
  const { change, leaveOut } = costs;
  let [twoUp, up, row] = [before, above, current];
  up[0] = 0;
  for (let j = 1; j <= columns; j += 1) up[j] = (up[j - 1] ?? 0) + (leaveOut[right.charCodeAt(j - 1)] ?? wholeCost);
  let [lastLetter, lastLeast] = [-1, 0];
  for (let i = 1; i <= rows; i += 1) {
    const letter = left.charCodeAt(i - 1);
    const out = leaveOut[letter] ?? wholeCost;
    const offset = letter << 7;
    let diagonal = up[0] ?? 0;
    let beside = diagonal + out;
    let least = beside;
    let lastOther = -1;
    row[0] = beside;
    for (let j = 1; j <= columns; j += 1) {
      const other = right.charCodeAt(j - 1);
      const over = up[j] ?? 0;
      let cost = letter === other ? diagonal : diagonal + (change[offset + other] ?? wholeCost);
      if (over + out < cost) cost = over + out;
      const rightOut = beside + (leaveOut[other] ?? wholeCost);
      if (rightOut < cost) cost = rightOut;
      if (letter === lastOther && other === lastLetter && letter !== other) {
        const swapped = (twoUp[j - 2] ?? 0) + wholeCost;
        if (swapped < cost) cost = swapped;
      }
      row[j] = cost;
      if (cost < least) least = cost;
      diagonal = over;
      beside = cost;
      lastOther = other;
    }
    // A swap of neighbours passes over a row, so both rows must be too dear.
    if (least > most && lastLeast + wholeCost > most) return least;
    lastLeast = least;
    lastLetter = letter;
    [twoUp, up, row] = [up, row, twoUp];
  }
  return up[columns] ?? 0;
}

/** How much a likeness by sound is less than one by letters, so that spelled alike beats sounds alike. */
const soundPenalty = 2;

/**
 * How alike two words are, 1 for the same and 0 for nothing shared: 1 less the cost of turning one into the other over their
 * mean length, by letters or by sounds, whichever is less. The same both ways round.
 * @param least below which any number below it may be given, for speed
 */
export function likenessOf(left: Word, right: Word, least = 0.3): number {
  if (left.text === right.text) return 1;
  if (left.consonants !== right.consonants) return consonantLikeness(left, right);
  const mean = (left.text.length + right.text.length) / 2;
  const most = mean * wholeCost * (1 - least);
  const letters = lettersCost(left, right, most);
  if (letters <= soundPenalty) return 1 - letters / (mean * wholeCost);
  const soundMean = (left.sounds.length + right.sounds.length) / 2;
  const mostSounds = Math.min((letters / mean) * soundMean, soundMean * wholeCost * (1 - least));
  const sounds = (costBetween(left.sounds, right.sounds, soundCosts, mostSounds) + soundPenalty) / soundMean;
  return Math.max(0, 1 - Math.min(letters / mean, sounds) / wholeCost);
}

/** The least that a change of one letter costs; it puts at most two letters in one word that the other lacks. */
const leastLetterCost = 12;

function lettersCost(left: Word, right: Word, most: number): number {
  if (left.letters !== 0 && right.letters !== 0) {
    const atLeast = bitsIn(left.letters ^ right.letters) * (leastLetterCost / 2);
    if (atLeast > most) return atLeast;
  }
  return costBetween(left.text, right.text, letterCosts, most);
}

/** How many bits of a number are set. */
export function bitsIn(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Consonants are few, so a difference in them says more. */
const unvoweledDoubt = 1.4;

/** Consonants against a spelling with vowels: over the consonants that there are, at least two. */
function consonantLikeness(left: Word, right: Word): number {
  const consonants = Math.max(2, (left.skeleton.length + right.skeleton.length) / 2);
  const cost = costBetween(left.sounds, right.sounds, consonantCosts, consonants * wholeCost) + 1;
  return Math.max(0, 1 - (unvoweledDoubt * cost) / (consonants * wholeCost));
}
