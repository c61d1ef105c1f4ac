import type { AssessmentReading } from './assessment-reading.ts';
import { paragraphsOf } from './paragraph-merge.ts';

/** What a later version says otherwise, for a reader: ratings, probabilities, then parts in their order. */

export type RatingChange = {
  readonly number: number;
  readonly name: string;
  /** Words of the rating; nothing where it was not rated. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly isHigher: boolean;
  readonly isLower: boolean;
};

export type ProbabilityChange = {
  readonly name: string;
  /** 0 to 1; nothing where the scenario was not there. */
  readonly from: number | undefined;
  readonly to: number | undefined;
};

export type SectionChange = {
  readonly title: string;
  readonly added: readonly string[];
  readonly gone: readonly string[];
};

type Identified = { readonly id: string };

export function differenceBetween(earlier: AssessmentReading, later: AssessmentReading) {
  return {
    ratings: later.ratings.flatMap((now, place) => ratingChange(earlier.ratings[place], now)),
    probabilities: probabilityChanges(earlier, later),
    finding: wordChange(earlier.values.finding, later.values.finding),
    confidence: wordChange(earlier.values.confidence, later.values.confidence),
    sections: sectionChanges(earlier, later),
    claims: comeAndGone(claimsOf(earlier), claimsOf(later)),
    evidence: comeAndGone(earlier.evidence, later.evidence),
    dissents: comeAndGone(dissentsOf(earlier), dissentsOf(later)),
  };
}

type Rating = AssessmentReading['ratings'][number];

function ratingChange(was: Rating | undefined, now: Rating): readonly RatingChange[] {
  const [from, to] = [was?.ratingWords, now.ratingWords];
  if (from === to) return [];
  const [low, high] = [Number(was?.values?.rating), Number(now.values?.rating)];
  return [{ ...{ number: now.number, name: now.name, from, to }, isHigher: high > low, isLower: high < low }];
}

function probabilityChanges(earlier: AssessmentReading, later: AssessmentReading): readonly ProbabilityChange[] {
  const before = new Map(earlier.scenarios.map((each) => [each.id, each]));
  const after = new Map(later.scenarios.map((each) => [each.id, each]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [was, is] = [before.get(id), after.get(id)];
    const name = String((is ?? was)?.values.name ?? '');
    return was?.probability === is?.probability ? [] : [{ name, from: was?.probability, to: is?.probability }];
  });
}

function wordChange(from: unknown, to: unknown): { readonly from: string; readonly to: string } | undefined {
  const [was, is] = [from, to].map((each) => (typeof each === 'string' ? each : ''));
  return was === is || was === undefined || is === undefined ? undefined : { from: was, to: is };
}

function sectionChanges(earlier: AssessmentReading, later: AssessmentReading): readonly SectionChange[] {
  const names = [...new Set([...later.sections, ...earlier.sections].map(({ name }) => name))];
  return names.flatMap((name) => {
    const [was, is] = [earlier, later].map(({ sections }) => sections.find((each) => each.name === name));
    const [before, after] = [was, is].map((each) => paragraphsOf(each?.wording ?? ''));
    const change = {
      title: (is ?? was)?.title ?? name,
      added: without(after ?? [], before ?? []),
      gone: without(before ?? [], after ?? []),
    };
    return change.added.length + change.gone.length === 0 ? [] : [change];
  });
}

/** Paragraphs of the one that the other has not, as often as it has them more often. */
function without(those: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const each of others) left.set(each, (left.get(each) ?? 0) + 1);
  return those.filter((each) => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count <= 0;
  });
}

const claimsOf = ({ sections }: AssessmentReading) => sections.flatMap(({ claims }) => claims);
const dissentsOf = ({ sections }: AssessmentReading) => sections.flatMap(({ dissents }) => dissents);

function comeAndGone<Thing extends Identified>(before: readonly Thing[], after: readonly Thing[]) {
  const missingIn = (things: readonly Thing[]) => {
    const ids = new Set(things.map(({ id }) => id));
    return ({ id }: Thing) => !ids.has(id);
  };
  return { come: after.filter(missingIn(before)), gone: before.filter(missingIn(after)) };
}
