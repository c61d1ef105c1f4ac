import { type Alignment, align, type Pairing } from './alignment.ts';
import type { NamePart, PreparedName } from './name-parts.ts';

/** What a pair of names is judged by, in this order; each is 0 or more. */
export const nameFeatures = [
  'agreement',
  'contradiction',
  'extraShare',
  'worst',
  'numbersDiffer',
  'numberExtra',
  'formsDiffer',
  'organisation',
  'organisationContradiction',
  'thin',
  'generationsCrossed',
  'lonePart',
] as const;

export type NameFeature = (typeof nameFeatures)[number];

/** Two names side by side: how their parts answer one another and the features of it. */
export type NameComparison = {
  /** Of the two the one whose text comes first in the alphabet, so that the order in which they were given says nothing. */
  readonly left: PreparedName;
  readonly right: PreparedName;
  readonly alignment: Alignment;
  /** Whether `left` was given second. */
  readonly swapped: boolean;
  /** By `nameFeatures`. */
  readonly features: Float64Array;
};

/** Compares two names; their order does not matter to the features. */
export function compareParts(left: PreparedName, right: PreparedName): NameComparison {
  // One order for both ways round, so that ties fall alike.
  const swapped = left.text > right.text;
  const [first, second] = swapped ? [right, left] : [left, right];
  const alignment = align(first.parts, second.parts);
  return { left: first, right: second, alignment, swapped, features: featuresOf(first, second, alignment) };
}

const leastInCommon = 0.3;

function featuresOf(
  left: PreparedName,
  right: PreparedName,
  { pairings, leftAlone, rightAlone }: Alignment,
): Float64Array {
  let agreement = 0;
  let worst = 0;
  for (const pairing of pairings) {
    const weight = Math.max(
      weightOf(left.parts, pairing.left, pairing.leftEnd),
      weightOf(right.parts, pairing.right, pairing.rightEnd),
    );
    const apart = 1 - pairing.likeness;
    if (isInitial(left.parts[pairing.left], right.parts[pairing.right])) continue;
    agreement += weight * pairing.likeness;
    const kind = left.parts[pairing.left]?.kind;
    if (kind === 'form' || kind === 'particle') continue;
    const felt = Math.min(1, weight) * apart;
    if (felt > worst) worst = felt;
  }
  const leftLeft = alone(left.parts, leftAlone);
  const rightLeft = alone(right.parts, rightAlone);
  // With no whole part in common, as where initials alone agree, nothing speaks for the same.
  const contradiction = Math.min(leftLeft.weight, rightLeft.weight) + (agreement < leastInCommon ? 1 : 0);
  // A part that repeats another is nothing more, unless the other name has something else in its place.
  const extra =
    Math.abs(leftLeft.weight - rightLeft.weight) - (contradiction > 0 ? 0 : leftLeft.repeated + rightLeft.repeated);
  const total = agreement + contradiction + extra + 0.01;
  const numbersDiffer = Math.min(leftLeft.numbers, rightLeft.numbers);
  const numberExtra = Math.abs(leftLeft.numbers - rightLeft.numbers);
  const organisation = left.kind === 'person' ? 0 : 1;
  return Float64Array.of(
    Math.log1p(agreement),
    contradiction,
    extra / total,
    worst,
    Math.min(1, numbersDiffer),
    Math.min(1, numberExtra),
    Math.min(leftLeft.forms, rightLeft.forms) > 0 ? 1 : 0,
    organisation,
    organisation * contradiction,
    Math.max(0, 1 - agreement),
    crossed(left, right, pairings) ? 1 : 0,
    organisation === 0 && isLone(left, right) ? Math.min(1, extra) : 0,
  );
}

const isInitial = (left: NamePart | undefined, right: NamePart | undefined) =>
  left !== undefined &&
  right !== undefined &&
  left.text !== right.text &&
  (left.kind === 'initial' || right.kind === 'initial');

function weightOf(parts: readonly NamePart[], from: number, end: number): number {
  let weight = 0;
  for (let at = from; at < end; at += 1) weight += parts[at]?.weight ?? 0;
  return weight;
}

/** Whether one is a single part, such as a given name by itself. */
const isLone = (left: PreparedName, right: PreparedName) => wordsIn(left) === 1 || wordsIn(right) === 1;

function wordsIn({ parts }: PreparedName): number {
  let words = 0;
  for (const { kind } of parts)
    if (kind === 'word' || kind === 'common' || kind === 'servant' || kind === 'parent') words += 1;
  return words;
}

/** What stands alone: numbers apart, and of the words how much repeats another of the same name. */
function alone(parts: readonly NamePart[], positions: readonly number[]) {
  let [weight, repeated, numbers, forms] = [0, 0, 0, 0];
  for (const at of positions) {
    const part = parts[at];
    if (part === undefined) continue;
    if (part.kind === 'number') numbers += 1;
    else if (part.kind === 'form') forms += 1;
    else {
      weight += part.weight;
      if (parts.some((other, place) => place !== at && other.text === part.text)) repeated += part.weight;
    }
  }
  return { weight, repeated, numbers, forms };
}

/** Whether one is “A bin B” and the other “B bin A”: father and son. */
function crossed(leftName: PreparedName, rightName: PreparedName, pairings: readonly Pairing[]): boolean {
  // After a comma stand the given names: the order says nothing.
  if (leftName.text.includes(',') || rightName.text.includes(',')) return false;
  const [left, right] = [leftName.parts, rightName.parts];
  const [leftSon, rightSon] = [sonOf(left), sonOf(right)];
  if (leftSon <= 0 || rightSon <= 0) return false;
  const partnerOf = (at: number) => pairings.find((each) => each.left <= at && at < each.leftEnd)?.right ?? -1;
  return (
    partnerOf(leftSon - 1) > rightSon && partnerOf(leftSon - 1) >= 0 && isBefore(left, leftSon, rightSon, pairings)
  );
}

const sonOf = (parts: readonly NamePart[]) =>
  parts.findIndex(({ stands }, at) => stands === 'bin' && at > 0 && at < parts.length - 1);

function isBefore(left: readonly NamePart[], leftSon: number, rightSon: number, pairings: readonly Pairing[]): boolean {
  for (let at = leftSon + 1; at < left.length; at += 1) {
    const partner = pairings.find((each) => each.left === at);
    if (partner !== undefined && partner.right < rightSon && left[at]?.kind === 'word') return true;
  }
  return false;
}
