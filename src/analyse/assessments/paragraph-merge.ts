/**
 * Two people write in one section at once: their words are brought together paragraph by paragraph, by a three-way merge
 * on what both began from. A paragraph that one of them changed is taken as it was changed. Where both changed the same
 * stretch, both wordings stand under their authors' names, and the section says so until somebody settles it. Nobody's
 * words vanish: why, and what it costs, is in docs/decisions/0014-merge-by-paragraph.md.
 */

export type Merged = {
  readonly text: string;
  /** Stretches of which two wordings stand. */
  readonly conflicts: number;
};

/** The two who wrote, as the marks between their wordings name them. */
export type Authors = { readonly theirs: string; readonly mine: string };

const opening = (author: string) => `<<< ${author}`;
const between = (author: string) => `=== ${author}`;
const closing = '>>>';
const mark = /^(<<< .*|=== .*|>>>)$/;

/** Whether a text still holds two wordings of a paragraph. */
export function isUnsettled(text: string): boolean {
  return paragraphsOf(text).some((each) => mark.test(each));
}

/** Paragraphs, as empty lines part them; without the blank at the ends of each. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n[^\S\n]*\n/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** @param base what both began from @param theirs what stands now @param mine what is being saved */
export function mergeParagraphs(base: string, theirs: string, mine: string, authors: Authors): Merged {
  const [before, left, right] = [base, theirs, mine].map(paragraphsOf) as [Paragraphs, Paragraphs, Paragraphs]; // Of three texts, three.
  const pieces: string[] = [];
  let conflicts = 0;
  /** The stretch that both changed, as far as it goes. */
  let atOdds: Stretch | undefined;
  const tellBoth = () => {
    if (atOdds === undefined) return;
    conflicts += 1;
    pieces.push(opening(authors.theirs), ...atOdds.one, between(authors.mine), ...atOdds.other, closing);
    atOdds = undefined;
  };
  for (const stretch of [...stretches(before, left, right)].flatMap(pairedUp)) {
    const agreed = agreedOn(stretch);
    if (agreed === undefined) atOdds = atOdds === undefined ? stretch : joined(atOdds, stretch);
    else {
      tellBoth();
      pieces.push(...agreed);
    }
  }
  tellBoth();
  return { text: pieces.join('\n\n'), conflicts };
}

type Paragraphs = readonly string[];

const same = (one: Paragraphs, other: Paragraphs) =>
  one.length === other.length && one.every((each, place) => each === other[place]);

/** What a stretch comes to where the two are not at odds: one of them left it alone, or both only added. */
function agreedOn({ was, one, other }: Stretch): Paragraphs | undefined {
  if (same(one, other) || same(was, other)) return one;
  if (same(was, one)) return other;
  if (was.length === 0) return [...one, ...other];
  return extended(was, one, other) ?? extended(was, other, one);
}

/** One of them changed the stretch, the other left it as it was and wrote before or after it. */
function extended(was: Paragraphs, changed: Paragraphs, longer: Paragraphs): Paragraphs | undefined {
  if (same(longer.slice(0, was.length), was)) return [...changed, ...longer.slice(was.length)];
  const before = longer.length - was.length;
  return before > 0 && same(longer.slice(before), was) ? [...longer.slice(0, before), ...changed] : undefined;
}

const joined = (first: Stretch, next: Stretch): Stretch => ({
  was: [...first.was, ...next.was],
  one: [...first.one, ...next.one],
  other: [...first.other, ...next.other],
});

/** A stretch in which nobody added or took out a paragraph is looked at paragraph by paragraph. */
function pairedUp(stretch: Stretch): readonly Stretch[] {
  const { was, one, other } = stretch;
  if (was.length < 2 || one.length !== was.length || other.length !== was.length) return [stretch];
  return was.map((_, place) => ({
    was: was.slice(place, place + 1),
    one: one.slice(place, place + 1),
    other: other.slice(place, place + 1),
  }));
}

type Stretch = { readonly was: Paragraphs; readonly one: Paragraphs; readonly other: Paragraphs };

/** The texts cut where all three agree: stretches that stand the same in all, and between them what differs. */
function* stretches(was: Paragraphs, one: Paragraphs, other: Paragraphs): Generator<Stretch, void, undefined> {
  const inOne = matches(was, one);
  const inOther = matches(was, other);
  let [from, fromOne, fromOther] = [0, 0, 0];
  for (const place of [...was.keys(), was.length]) {
    const atOne = place === was.length ? one.length : inOne.get(place);
    const atOther = place === was.length ? other.length : inOther.get(place);
    if (atOne === undefined || atOther === undefined) continue;
    const between = {
      was: was.slice(from, place),
      one: one.slice(fromOne, atOne),
      other: other.slice(fromOther, atOther),
    };
    if (between.was.length + between.one.length + between.other.length > 0) yield between;
    const kept = was.slice(place, place + 1);
    if (kept.length > 0) yield { was: kept, one: kept, other: kept };
    [from, fromOne, fromOther] = [place + 1, atOne + 1, atOther + 1];
  }
}

/** Above so many pairs the middle counts as changed as a whole: that loses no words, and takes no time. */
const mostPairs = 1_000_000;

/** For places of the first, places of the same paragraphs in the second: a longest common subsequence, in order. */
function matches(first: Paragraphs, second: Paragraphs): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  let start = 0;
  while (start < first.length && start < second.length && first[start] === second[start]) {
    found.set(start, start);
    start += 1;
  }
  let [endOne, endTwo] = [first.length, second.length];
  while (endOne > start && endTwo > start && first[endOne - 1] === second[endTwo - 1]) {
    endOne -= 1;
    endTwo -= 1;
    found.set(endOne, endTwo);
  }
  if ((endOne - start) * (endTwo - start) > mostPairs) return found;
  for (const [one, two] of commonIn(first.slice(start, endOne), second.slice(start, endTwo))) {
    found.set(start + one, start + two);
  }
  return found;
}

function commonIn(first: Paragraphs, second: Paragraphs): readonly (readonly [number, number])[] {
  const width = second.length + 1;
  const lengths = new Uint32Array((first.length + 1) * width);
  const lengthAt = (one: number, two: number) => lengths[one * width + two] ?? 0;
  for (let one = first.length - 1; one >= 0; one -= 1) {
    for (let two = second.length - 1; two >= 0; two -= 1) {
      lengths[one * width + two] =
        first[one] === second[two]
          ? lengthAt(one + 1, two + 1) + 1
          : Math.max(lengthAt(one + 1, two), lengthAt(one, two + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [one, two] = [0, 0];
  while (one < first.length && two < second.length) {
    if (first[one] === second[two]) {
      pairs.push([one, two]);
      one += 1;
      two += 1;
    } else if (lengthAt(one + 1, two) >= lengthAt(one, two + 1)) one += 1;
    else two += 1;
  }
  return pairs;
}
