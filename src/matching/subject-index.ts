import type { NameComparison } from './name-features.ts';
import { type NameIndex, sharedByAnswers, sharedByMatches } from './name-index.ts';
import { NameIndexBuilder } from './name-index-builder.ts';
import type { NameKind } from './name-parts.ts';
import { compareFacts, type FactEvidence, kindsFit, type SubjectFacts, subjectProbability } from './subject.ts';

/** A subject to be found: its names, and what is known beside them. */
export type IndexedSubject = SubjectFacts & { readonly kind: NameKind; readonly names: readonly string[] };

/** A subject that is asked about, by one name. */
export type AskedSubject = SubjectFacts & { readonly kind: NameKind; readonly name: string };

/** A possible match: which subject, by which of its names, how probable, and why. */
export type Match = {
  /** Number of the subject in the order in which they were given. */
  readonly subject: number;
  readonly name: string;
  readonly probability: number;
  readonly comparison: NameComparison;
  readonly facts: FactEvidence;
};

/**
 * At or above this probability a possible match is shown to a person. Higher than for a pair of names, for each name is held
 * against tens of thousands (`docs/methods/matching.md`).
 */
export const shownFrom = 0.85;

/** Where matches below this are asked for, the search looks further, at some cost. */
const unlikely = 0.3;

/** Collects subjects, and makes the index of them. */
export class SubjectIndexBuilder {
  readonly #names = new NameIndexBuilder();
  readonly #facts: SubjectFacts[] = [];
  readonly #owners: number[] = [];

  /** @returns the number of the subject, from 0 */
  add({ kind, names, birthDates, nationalities, identifiers }: IndexedSubject): number {
    for (const text of names) {
      this.#names.add({ text, kind });
      this.#owners.push(this.#facts.length);
    }
    this.#facts.push({
      ...(birthDates !== undefined && birthDates.length > 0 && { birthDates }),
      ...(nationalities !== undefined && nationalities.length > 0 && { nationalities }),
      ...(identifiers !== undefined && identifiers.length > 0 && { identifiers }),
    });
    return this.#facts.length - 1;
  }

  build(): SubjectIndex {
    return new SubjectIndex(this.#names.build(), this.#facts, Uint32Array.from(this.#owners));
  }
}

/** Subjects of one or several lists, searched together. */
export class SubjectIndex {
  readonly names: NameIndex;
  readonly #subjects: readonly SubjectFacts[];
  readonly #subjectOfName: Uint32Array;

  /** @param subjectOfName for each name of the index, whose it is */
  constructor(names: NameIndex, subjects: readonly SubjectFacts[], subjectOfName: Uint32Array) {
    this.names = names;
    this.#subjects = subjects;
    this.#subjectOfName = subjectOfName;
  }

  /**
   * The subjects that one may be, the most probable first, each by the name that fits best.
   * @param least probability from which a match is given
   */
  search(asked: AskedSubject, least = shownFrom): readonly Match[] {
    const prepared = this.names.prepare(asked.name, asked.kind);
    const best = new Map<number, Match>();
    const shared = least < unlikely ? sharedByAnswers : sharedByMatches;
    for (const { name, comparison } of this.names.search(prepared, (kind) => kindsFit(kind, asked.kind), shared)) {
      const subject = this.#subjectOfName[name] ?? 0;
      const facts = compareFacts(asked, this.#subjects[subject] ?? {});
      const probability = subjectProbability(comparison, facts);
      if (probability < least || probability <= (best.get(subject)?.probability ?? 0)) continue;
      best.set(subject, { subject, name: this.names.names[name]?.text ?? '', probability, comparison, facts });
    }
    return [...best.values()].sort((left, right) => right.probability - left.probability);
  }
}
