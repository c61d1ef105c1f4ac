import { shareGivenName } from './given-names.ts';
import { bitsIn, likenessOf } from './likeness.ts';
import type { NamePart } from './name-parts.ts';
import { servantWords } from './servant-words.ts';

const sameGivenName = 0.86;
const sameKindOfForm = 0.8;
const initialLikeness = 0.7;
const leastOfSymbols = 0.8;

/**
 * How alike two parts of names are, 0 to 1, by what they are: particles that stand for one another, forms of the same kind of
 * company, an initial and its name; numbers are the same or not; words by spelling, sound or as forms of one given name.
 * @param least below which any number below it may be given, for speed
 */
export function partLikeness(left: NamePart, right: NamePart, least = 0.5): number {
  if (left.letter !== '' && right.letter !== '') return letterLikeness(left, right);
  if (left.text === right.text) return 1;
  const [leftKind, rightKind] = [left.kind, right.kind];
  if (isPlain(leftKind) && isPlain(rightKind)) return wordLikeness(left, right, least);
  if (leftKind === 'number' || rightKind === 'number') return 0;
  if (leftKind === 'form' || rightKind === 'form') {
    return leftKind === rightKind && left.stands === right.stands ? sameKindOfForm : 0;
  }
  if (leftKind === 'particle' && rightKind === 'particle') return left.stands === right.stands ? 0.95 : 0;
  if (leftKind === 'initial' || rightKind === 'initial') return initialOf(left, right);
  if (leftKind === 'servant' || rightKind === 'servant')
    return leftKind === 'servant' ? asServant(right) : asServant(left);
  const alike = wordLikeness(left, right, leastOfSymbols);
  return alike >= leastOfSymbols ? alike : 0;
}

/** Two letters that are words: another letter of the same sound may be the same one simplified, of another sound it is another. */
function letterLikeness(left: NamePart, right: NamePart): number {
  if (left.letter === right.letter) return 1;
  return left.text === right.text ? 0.9 : 0.3;
}

/** How much a word is like “servant of”, in whichever of its spellings. */
function asServant(word: NamePart): number {
  if (!isPlain(word.kind)) return 0;
  let most = 0;
  for (const servant of servantWords) most = Math.max(most, likenessOf(word, servant, leastOfServant));
  return most >= leastOfServant ? most : 0;
}

const leastOfServant = 0.74;

const isPlain = (kind: string) => kind === 'word' || kind === 'common';

function initialOf(left: NamePart, right: NamePart): number {
  if (left.kind === right.kind || left.kind === 'particle' || right.kind === 'particle') return 0;
  const same =
    left.text.charCodeAt(0) === right.text.charCodeAt(0) || left.sounds.charCodeAt(0) === right.sounds.charCodeAt(0);
  return same ? initialLikeness : 0;
}

function wordLikeness(left: NamePart, right: NamePart, least: number): number {
  if (left.consonants === right.consonants) {
    // Letters that stand in one word only: with many of them the words cannot be alike, and need no comparing.
    const onlyInOne = bitsIn(left.letters ^ right.letters);
    if (onlyInOne * 5 > (left.text.length + right.text.length) * 4)
      return shareGivenName(left.givenNames, right.givenNames) ? sameGivenName : 0;
  }
  const alike = left.letter === right.letter ? likenessOf(left, right, least) : syllableLikeness(left, right);
  if (alike < sameGivenName && shareGivenName(left.givenNames, right.givenNames)) return sameGivenName;
  return alike;
}

/** A syllable read in Latin against a word: syllables are many and short, so a difference in them says more. */
function syllableLikeness(left: NamePart, right: NamePart): number {
  return Math.max(0, 1 - syllableDoubt * (1 - likenessOf(left, right)));
}

const syllableDoubt = 1.5;
