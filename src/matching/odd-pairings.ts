import type { Pairing } from './alignment.ts';
import { costBetween, likenessOf, type Word } from './likeness.ts';
import type { NamePart } from './name-parts.ts';
import { skeletonOf, soundsOf } from './sounds.ts';
import { letterCosts, wholeCost } from './spelling-costs.ts';

/** Two names while their parts are being paired: what is paired so far, and which parts are free. Changed by what pairs on. */
export type Unfinished = {
  readonly left: readonly NamePart[];
  readonly right: readonly NamePart[];
  readonly pairings: Pairing[];
  readonly leftFree: boolean[];
  readonly rightFree: boolean[];
};

/** Parts joined must be at least this alike to be taken for one. */
const leastJoined = 0.78;
/** More where one is written in consonants, which joined are like much. */
const leastJoinedConsonants = 0.82;
const wellPaired = 0.8;
const widestJoin = 3;

/**
 * Pairs parts that one name joins and the other writes apart (“Sergei Lavrov”, “SergeiLavrov”), or parts differently
 * (“Yu-ro”, “Yur-o”). Pairings that are poor give way where the joined parts are more alike.
 */
export function joinedParts(names: Unfinished): void {
  for (let wide = 2; wide <= widestJoin; wide += 1) {
    joinAgainst(names, 1, wide);
    joinAgainst(names, wide, 1);
  }
  joinAgainst(names, 2, 2);
}

function joinAgainst(names: Unfinished, leftWide: number, rightWide: number): void {
  const { left, right, pairings, leftFree, rightFree } = names;
  for (let i = 0; i + leftWide <= leftFree.length; i += 1) {
    if (!isOpen(left, pairings, leftFree, i, i + leftWide, 'left')) continue;
    const leftLength = lengthOf(left, i, i + leftWide);
    for (let j = 0; j + rightWide <= rightFree.length; j += 1) {
      const rightLength = lengthOf(right, j, j + rightWide);
      const consonants = left[i]?.consonants !== right[j]?.consonants;
      if (!consonants && Math.abs(leftLength - rightLength) > 2) continue;
      // Where both are two parts, only the place of the break may differ.
      if (leftWide === rightWide && left[i]?.text.length === right[j]?.text.length) continue;
      if (leftLength < 4 || !isOpen(right, pairings, rightFree, j, j + rightWide, 'right')) continue;
      const likeness = likenessOf(joined(left, i, i + leftWide), joined(right, j, j + rightWide));
      if (likeness < (consonants ? leastJoinedConsonants : leastJoined)) continue;
      const pairing: Pairing = {
        left: i,
        leftEnd: i + leftWide,
        right: j,
        rightEnd: j + rightWide,
        likeness,
        way: 'joined',
      };
      replace(names, pairing);
      break;
    }
  }
}

/** Whether parts may be paired anew: each is free, poorly paired, or a particle, and not all are particles. */
function isOpen(
  parts: readonly NamePart[],
  pairings: readonly Pairing[],
  free: readonly boolean[],
  from: number,
  end: number,
  side: 'left' | 'right',
): boolean {
  let alone = 0;
  for (let at = from; at < end; at += 1) {
    const part = parts[at];
    if (part === undefined || part.kind === 'number' || part.text.includes('_')) return false;
    if (free[at] === true) {
      if (part.kind !== 'particle') alone += 1;
      continue;
    }
    const taken = pairings.find((each) =>
      side === 'left' ? at >= each.left && at < each.leftEnd : at >= each.right && at < each.rightEnd,
    );
    if (taken === undefined || taken.way !== 'part') return false;
    if (taken.likeness >= wellPaired && part.kind !== 'particle' && part.kind !== 'servant') return false;
    if (taken.likeness < wellPaired) alone += 1;
  }
  return alone > 0;
}

function replace({ pairings, leftFree, rightFree }: Unfinished, pairing: Pairing): void {
  for (let at = pairings.length - 1; at >= 0; at -= 1) {
    const each = pairings[at];
    if (each === undefined) continue;
    const meets = each.left < pairing.leftEnd && each.leftEnd > pairing.left;
    const meetsRight = each.right < pairing.rightEnd && each.rightEnd > pairing.right;
    if (!meets && !meetsRight) continue;
    for (let i = each.left; i < each.leftEnd; i += 1) leftFree[i] = true;
    for (let j = each.right; j < each.rightEnd; j += 1) rightFree[j] = true;
    pairings.splice(at, 1);
  }
  for (let i = pairing.left; i < pairing.leftEnd; i += 1) leftFree[i] = false;
  for (let j = pairing.right; j < pairing.rightEnd; j += 1) rightFree[j] = false;
  pairings.push(pairing);
}

function lengthOf(parts: readonly NamePart[], from: number, end: number): number {
  let length = 0;
  for (let at = from; at < end; at += 1) length += parts[at]?.text.length ?? 0;
  return length;
}

function joined(parts: readonly NamePart[], from: number, end: number): Word {
  const first = parts[from];
  if (end === from + 1 && first !== undefined) return first;
  let text = '';
  for (let at = from; at < end; at += 1) text += parts[at]?.text ?? '';
  const sounds = soundsOf(text);
  return { text, sounds, skeleton: skeletonOf(sounds), consonants: first?.consonants ?? false, letters: 0 };
}

const acronymLikeness = 0.8;

/** Pairs a short word with the words that it abbreviates by their first letters (“PLA”, “People’s Liberation Army”). */
export function acronym(names: Unfinished): void {
  const { left, right, leftFree, rightFree } = names;
  const paired = { likeness: acronymLikeness, way: 'acronym' } as const;
  for (let i = 0; i < leftFree.length; i += 1) {
    const run = leftFree[i] === true ? runOf(left[i], right, rightFree) : undefined;
    if (run === undefined) continue;
    replace(names, { left: i, leftEnd: i + 1, right: run.from, rightEnd: run.end, ...paired });
  }
  for (let j = 0; j < rightFree.length; j += 1) {
    const run = rightFree[j] === true ? runOf(right[j], left, leftFree) : undefined;
    if (run === undefined) continue;
    replace(names, { left: run.from, leftEnd: run.end, right: j, rightEnd: j + 1, ...paired });
  }
}

function runOf(short: NamePart | undefined, parts: readonly NamePart[], free: readonly boolean[]) {
  if (short === undefined || short.kind !== 'word' || short.text.length < 3 || short.text.length > 6) return undefined;
  for (let from = 0; from + short.text.length <= parts.length; from += 1) {
    let [at, letter] = [from, 0];
    for (; at < parts.length && letter < short.text.length; at += 1) {
      const part = parts[at];
      if (part === undefined || free[at] !== true) break;
      if (part.text.charCodeAt(0) === short.text.charCodeAt(letter)) letter += 1;
      else if (part.kind !== 'particle' || letter === 0) break;
    }
    if (letter === short.text.length) return { from, end: at };
  }
  return undefined;
}

const reversedLikeness = 0.85;
const leastReversed = 0.7;

/** Pairs words of which one is the other written backwards, a way to slip past a filter. */
export function reversed(names: Unfinished): void {
  const { left, right, leftFree, rightFree } = names;
  for (let i = 0; i < leftFree.length; i += 1) {
    const part = left[i];
    if (leftFree[i] !== true || part === undefined || part.text.length < 4) continue;
    for (let j = 0; j < rightFree.length; j += 1) {
      const other = right[j];
      if (rightFree[j] !== true || other === undefined || other.letters !== part.letters) continue;
      const backwards = [...other.text].reverse().join('');
      const most = wholeCost * part.text.length;
      if (costBetween(backwards, part.text, letterCosts, most) > most * (1 - leastReversed)) continue;
      const paired = { likeness: reversedLikeness, way: 'reversed' } as const;
      replace(names, { left: i, leftEnd: i + 1, right: j, rightEnd: j + 1, ...paired });
      break;
    }
  }
}
