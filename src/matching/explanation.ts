import type { Pairing } from './alignment.ts';
import { type NameComparison, nameFeatures } from './name-features.ts';
import type { NamePart } from './name-parts.ts';
import type { FactEvidence } from './subject.ts';

/** One part of a name beside what answers it in the other, as shown to a person; nothing where nothing does. */
export type AlignedPart = {
  readonly left: string;
  readonly right: string;
  readonly how:
    | 'same'
    | 'spelled alike'
    | 'other script'
    | 'same given name'
    | 'initial'
    | 'joined'
    | 'acronym'
    | 'backwards'
    | 'same kind'
    | 'only in one';
  /** 1 for the same, 0 where nothing answers. */
  readonly likeness: number;
};

/** The parts of two names side by side as they were given, left and right; then those that only one has. */
export function alignedParts(comparison: NameComparison): readonly AlignedPart[] {
  const { left, right, alignment, swapped } = comparison;
  const paired = alignment.pairings
    .toSorted((one, other) => (swapped ? one.right - other.right : one.left - other.left))
    .map((each) => shownPairing(each, comparison));
  const alone = [
    ...alignment.leftAlone.map((at) => onlyIn(left.parts[at], 'left')),
    ...alignment.rightAlone.map((at) => onlyIn(right.parts[at], 'right')),
  ];
  const parts = [...paired, ...alone];
  const given = swapped ? parts.map((part) => ({ ...part, left: part.right, right: part.left })) : parts;
  return given.toSorted((one, other) => Number(one.left === '') - Number(other.left === ''));
}

function shownPairing(pairing: Pairing, { left, right }: NameComparison): AlignedPart {
  const [ours, theirs] = [
    left.parts.slice(pairing.left, pairing.leftEnd),
    right.parts.slice(pairing.right, pairing.rightEnd),
  ];
  return {
    left: shown(ours),
    right: shown(theirs),
    how: howOf(pairing, ours[0], theirs[0]),
    likeness: pairing.likeness,
  };
}

function howOf(
  { way, likeness }: Pairing,
  left: NamePart | undefined,
  right: NamePart | undefined,
): AlignedPart['how'] {
  if (way === 'joined' || way === 'acronym') return way;
  if (way === 'reversed') return 'backwards';
  if (left === undefined || right === undefined || likeness === 1) return 'same';
  if (left.kind === 'initial' || right.kind === 'initial') return 'initial';
  if (left.kind === right.kind && (left.kind === 'form' || left.kind === 'particle')) return 'same kind';
  if (left.consonants !== right.consonants || left.letter !== right.letter) return 'other script';
  const shared = left.givenNames.some((name) => right.givenNames.includes(name));
  return shared && likeness <= givenNameLikeness ? 'same given name' : 'spelled alike';
}

/** Up to this likeness two forms of one given name owe it to being so. */
const givenNameLikeness = 0.86;

function onlyIn(part: NamePart | undefined, side: 'left' | 'right'): AlignedPart {
  const text = part === undefined ? '' : shown([part]);
  return { left: side === 'left' ? text : '', right: side === 'right' ? text : '', how: 'only in one', likeness: 0 };
}

const shown = (parts: readonly NamePart[]) =>
  parts
    .map(({ text, letter }) => (letter === '' ? text : `${letter} ${text}`))
    .join(' ')
    .replaceAll('_', ' ');

/** A reason for or against two names, or subjects, being one. */
export type Reason = { readonly speaks: 'for' | 'against' | 'neither'; readonly words: string };

const dateWords: Readonly<Record<NonNullable<FactEvidence['birthDate']>, Reason>> = {
  'same day': { speaks: 'for', words: 'born on the same day' },
  swapped: { speaks: 'for', words: 'born on the same day, if day and month were exchanged' },
  'same month': { speaks: 'for', words: 'born in the same month' },
  'same year': { speaks: 'for', words: 'born in the same year, as far as both say' },
  near: { speaks: 'neither', words: 'years of birth at most a few apart' },
  apart: { speaks: 'against', words: 'years of birth that differ' },
  'far apart': { speaks: 'against', words: 'years of birth far apart' },
};

/** Why two subjects may be one and why not, in words, what says most first: names, then what is known beside them. */
export function reasonsOf(comparison: NameComparison, facts?: FactEvidence): readonly Reason[] {
  return [
    ...(facts === undefined ? [] : identifierReasons(facts)),
    ...nameReasons(comparison),
    ...(facts === undefined ? [] : factReasons(facts)),
  ];
}

function identifierReasons({ identifier, differentShips }: FactEvidence): readonly Reason[] {
  if (identifier !== undefined)
    return [{ speaks: 'for', words: `the same number: ${identifier.type} ${identifier.number}` }];
  return differentShips ? [{ speaks: 'against', words: 'different IMO numbers: different ships' }] : [];
}

function factReasons({ birthDate, nationality }: FactEvidence): readonly Reason[] {
  const nations: readonly Reason[] =
    nationality === undefined
      ? []
      : [
          nationality === 'same'
            ? { speaks: 'for', words: 'a nationality in common' }
            : { speaks: 'against', words: 'no nationality in common' },
        ];
  return [...(birthDate === undefined ? [] : [dateWords[birthDate]]), ...nations];
}

function nameReasons(comparison: NameComparison): readonly Reason[] {
  const parts = alignedParts(comparison);
  const same = parts.filter(({ how }) => how === 'same');
  const like = parts.filter(({ how }) => how !== 'same' && how !== 'only in one');
  const [left, right] = [parts.filter(({ right }) => right === ''), parts.filter(({ left }) => left === '')];
  const quoted = (texts: readonly string[]) => texts.map((text) => `“${text}”`).join(', ');
  const reasons: Reason[] = [];
  if (same.length > 0)
    reasons.push({ speaks: 'for', words: `the same in both: ${quoted(same.map((part) => part.left))}` });
  for (const part of like) {
    const near = part.likeness >= nearLikeness;
    const words = `${quoted([part.left])} and ${quoted([part.right])}: ${near ? howWords[part.how] : 'alike in part only'}`;
    reasons.push({ speaks: near ? 'for' : 'against', words });
  }
  if (left.length > 0 && right.length > 0) {
    const words = `${quoted(left.map((part) => part.left))} in one stands against ${quoted(right.map((part) => part.right))} in the other`;
    reasons.push({ speaks: 'against', words });
  } else if (left.length + right.length > 0) {
    const texts = [...left.map((part) => part.left), ...right.map((part) => part.right)];
    reasons.push({ speaks: 'against', words: `only in one: ${quoted(texts)}` });
  }
  if (comparison.features[crossedAt] === 1)
    reasons.push({ speaks: 'against', words: 'who is the son in one is the father in the other' });
  return reasons;
}

/** From this likeness on two parts speak for the same: below it what is left of the weights speaks against. */
const nearLikeness = 0.7;

const crossedAt = nameFeatures.indexOf('generationsCrossed');

const howWords: Readonly<Record<AlignedPart['how'], string>> = {
  same: 'the same',
  'spelled alike': 'spelled or sounding alike',
  'other script': 'the same sounds in another script',
  'same given name': 'forms of one given name',
  initial: 'an initial and a name that begins with it',
  joined: 'written together in one and apart in the other',
  acronym: 'an abbreviation by first letters',
  backwards: 'one is the other written backwards',
  'same kind': 'stand for one another',
  'only in one': 'only in one',
};
