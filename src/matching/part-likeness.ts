import { shareGivenName } from './given-names.ts';
import { likenessOf } from './likeness.ts';
import type { NamePart } from './name-parts.ts';

const sameGivenName = 0.86;
const sameKindOfForm = 0.8;
const initialLikeness = 0.7;
const leastOfSymbols = 0.8;

/**
 * How alike two parts of names are, 0 to 1, by what they are: particles that stand for one another, forms of the same kind of
 * company, an initial and its name; numbers are the same or not; words by spelling, sound or as forms of one given name.
 */
export function partLikeness(left: NamePart, right: NamePart): number {
  if (left.letter !== '' && right.letter !== '') return letterLikeness(left, right);
  if (left.text === right.text) return 1;
  const [leftKind, rightKind] = [left.kind, right.kind];
  if (isPlain(leftKind) && isPlain(rightKind)) return wordLikeness(left, right);
  if (leftKind === 'number' || rightKind === 'number') return 0;
  if (leftKind === 'form' || rightKind === 'form') {
    return leftKind === rightKind && left.stands === right.stands ? sameKindOfForm : 0;
  }
  if (leftKind === 'particle' && rightKind === 'particle') return left.stands === right.stands ? 0.95 : 0;
  if (leftKind === 'initial' || rightKind === 'initial') return initialOf(left, right);
  const alike = wordLikeness(left, right);
  return alike >= leastOfSymbols ? alike : 0;
}

/** Two letters that are words: another letter of the same sound may be the same one simplified, of another sound it is another. */
function letterLikeness(left: NamePart, right: NamePart): number {
  if (left.letter === right.letter) return 1;
  return left.text === right.text ? 0.9 : 0.3;
}

const isPlain = (kind: string) => kind === 'word' || kind === 'common';

function initialOf(left: NamePart, right: NamePart): number {
  if (left.kind === right.kind || left.kind === 'particle' || right.kind === 'particle') return 0;
  const same = left.text.charCodeAt(0) === right.text.charCodeAt(0) || left.sounds.charCodeAt(0) === right.sounds.charCodeAt(0);
  return same ? initialLikeness : 0;
}

function wordLikeness(left: NamePart, right: NamePart): number {
  if (left.consonants === right.consonants) {
    // Letters that stand in one word only: with many of them the words cannot be alike, and need no comparing.
    const onlyInOne = bitsIn(left.letters ^ right.letters);
    if (onlyInOne * 5 > (left.text.length + right.text.length) * 4) return shareGivenName(left.givenNames, right.givenNames) ? sameGivenName : 0;
  }
  const alike = likenessOf(left, right);
  if (alike < sameGivenName && shareGivenName(left.givenNames, right.givenNames)) return sameGivenName;
  return alike;
}

function bitsIn(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
