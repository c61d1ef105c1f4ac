import type { NameComparison } from './name-features.ts';
import { type NameIndex, NameIndexBuilder, sharedByAnswers, sharedByMatches } from './name-index.ts';
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

/** At or above this probability a possible match is shown to a person. */
export const shownFrom = 0.8;

/** Where matches below this are asked for, the search looks further, at some cost. */
const unlikely = 0.3;

/** Subjects of one or several lists, searched together. */
export class SubjectIndex {
  readonly names: NameIndex;
  readonly #subjects: readonly SubjectFacts[];
  readonly #subjectOfName: Uint32Array;

  /** @param subjects read once, in order */
  constructor(subjects: Iterable<IndexedSubject>) {
    const builder = new NameIndexBuilder();
    const facts: SubjectFacts[] = [];
    const owners: number[] = [];
    for (const { names, kind, ...known } of subjects) {
      for (const text of names) {
        builder.add({ text, kind });
        owners.push(facts.length);
      }
      facts.push(known);
    }
    this.names = builder.build();
    this.#subjects = facts;
    this.#subjectOfName = Uint32Array.from(owners);
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
