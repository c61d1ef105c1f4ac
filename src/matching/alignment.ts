import type { NamePart } from './name-parts.ts';
import { acronym, joinedParts, reversed } from './odd-pairings.ts';
import { partLikeness } from './part-likeness.ts';

/** Parts of one name that stand for parts of another: from and up to, by position. */
export type Pairing = {
  readonly left: number;
  readonly leftEnd: number;
  readonly right: number;
  readonly rightEnd: number;
  readonly likeness: number;
  readonly way: 'part' | 'joined' | 'acronym' | 'reversed';
};

/** Which parts of two names answer one another, and which stand alone. */
export type Alignment = {
  readonly pairings: readonly Pairing[];
  readonly leftAlone: readonly number[];
  readonly rightAlone: readonly number[];
};

/** Below this two parts are different parts, not spellings of one. */
const leastLikeness = 0.5;

const side = 24;
const likenesses = new Float64Array(side * side);

/**
 * Pairs the parts of two names: the most alike first, whatever their order, of equals those at like positions; then parts
 * that one name joins and the other writes apart, acronyms and words written backwards. At most 24 parts each.
 */
export function align(left: readonly NamePart[], right: readonly NamePart[]): Alignment {
  const [rows, columns] = [Math.min(left.length, side), Math.min(right.length, side)];
  const pairings = equalParts(left, right, rows, columns);
  bestFirst(left, right, pairings, rows, columns);
  const [leftFree, rightFree] = [freeOf(rows), freeOf(columns)];
  for (const { left: i, right: j } of pairings) {
    leftFree[i] = false;
    rightFree[j] = false;
  }
  if (needsMore(pairings, left, leftFree) || needsMore(pairings, right, rightFree)) {
    const unfinished = { left, right, pairings, leftFree, rightFree };
    joinedParts(unfinished);
    acronym(unfinished);
    reversed(unfinished);
  }
  return { pairings, leftAlone: positions(leftFree), rightAlone: positions(rightFree) };
}

const freeOf = (length: number): boolean[] => new Array<boolean>(length).fill(true);

function positions(free: readonly boolean[]): number[] {
  const alone: number[] = [];
  for (let at = 0; at < free.length; at += 1) if (free[at] === true) alone.push(at);
  return alone;
}

function needsMore(pairings: readonly Pairing[], parts: readonly NamePart[], free: readonly boolean[]): boolean {
  for (let at = 0; at < free.length; at += 1) {
    const kind = parts[at]?.kind;
    if (free[at] === true && kind !== 'particle' && kind !== 'form' && kind !== 'title') return true;
  }
  for (const { likeness } of pairings) if (likeness < 0.8) return true;
  return false;
}

/** Pairs the parts that are written alike: they need no comparing. */
function equalParts(left: readonly NamePart[], right: readonly NamePart[], rows: number, columns: number): Pairing[] {
  const pairings: Pairing[] = [];
  let taken = 0;
  for (let i = 0; i < rows; i += 1) {
    const part = left[i];
    if (part === undefined) continue;
    let nearest = -1;
    for (let j = 0; j < columns; j += 1) {
      const other = right[j];
      if ((taken & (1 << j)) !== 0 || other?.text !== part.text || other.letter !== part.letter) continue;
      if (nearest < 0 || Math.abs(i - j) < Math.abs(i - nearest)) nearest = j;
    }
    if (nearest < 0) continue;
    taken |= 1 << nearest;
    pairings.push({ left: i, leftEnd: i + 1, right: nearest, rightEnd: nearest + 1, likeness: 1, way: 'part' });
  }
  return pairings;
}

/** Pairs the parts that are left, the most alike first. Adds to `pairings`. */
function bestFirst(
  leftParts: readonly NamePart[],
  rightParts: readonly NamePart[],
  pairings: Pairing[],
  rows: number,
  columns: number,
): void {
  let takenRows = 0;
  let takenColumns = 0;
  for (const { left, right } of pairings) {
    takenRows |= 1 << left;
    takenColumns |= 1 << right;
  }
  const most = Math.min(rows, columns);
  if (pairings.length === most) return;
  for (let i = 0; i < rows; i += 1) {
    const part = leftParts[i];
    if ((takenRows & (1 << i)) !== 0 || part === undefined) continue;
    for (let j = 0; j < columns; j += 1) {
      const other = rightParts[j];
      if ((takenColumns & (1 << j)) !== 0) continue;
      likenesses[i * side + j] = other === undefined ? 0 : partLikeness(part, other);
    }
  }
  while (pairings.length < most) {
    let best = 0;
    let [left, right] = [-1, -1];
    for (let i = 0; i < rows; i += 1) {
      if ((takenRows & (1 << i)) !== 0) continue;
      for (let j = 0; j < columns; j += 1) {
        if ((takenColumns & (1 << j)) !== 0) continue;
        const likeness = likenesses[i * side + j] ?? 0;
        if (likeness < leastLikeness) continue;
        // Of equals those whose positions are most alike, counted from the nearer end.
        const apart = Math.min(Math.abs(i - j), Math.abs(rows - i - (columns - j)));
        const value = likeness - apart * 0.001;
        if (value > best) {
          best = value;
          left = i;
          right = j;
        }
      }
    }
    if (left < 0) break;
    takenRows |= 1 << left;
    takenColumns |= 1 << right;
    const likeness = likenesses[left * side + right] ?? 0;
    pairings.push({ left, leftEnd: left + 1, right, rightEnd: right + 1, likeness, way: 'part' });
  }
}
