import { type AlignedPart, alignedParts, type Reason, reasonsOf } from '../../matching/explanation.ts';
import type { Match } from '../../matching/subject-index.ts';
import { dayOf, type ListSnapshot, listWords } from './list-snapshot.ts';
import type { ListName, SubjectKind } from './lists/listed-subject.ts';

/** A subject of a list who may be the one that was asked about. Never more than that: only a person may be sure. */
export type PossibleMatch = {
  readonly verdict: 'possible match';
  /** Below 1, always. */
  readonly probability: number;
  readonly list: ListName;
  readonly listName: string;
  /** The list’s own date, or the day of its import where it has none. */
  readonly listDate: string;
  readonly listDateIs: 'stated' | 'imported';
  readonly reference: string;
  /** The name that it is first listed under. */
  readonly name: string;
  /** Which of its names is like the one that was asked. */
  readonly matchedName: string;
  readonly kind: SubjectKind;
  readonly regime: string | null;
  readonly listedOn: string | null;
  readonly explanation: readonly Reason[];
  readonly parts: readonly AlignedPart[];
};

/** What a match is of, on which list. */
export type MatchedSubject = Pick<PossibleMatch, 'reference' | 'name' | 'kind' | 'regime' | 'listedOn'> & {
  readonly source: ListName;
  readonly snapshot: Pick<ListSnapshot, 'madeOn' | 'importedAt'>;
};

/** A match in words, with where it stands. */
export function possibleMatch(match: Match, of: MatchedSubject): PossibleMatch {
  return {
    verdict: 'possible match',
    probability: match.probability,
    list: of.source,
    listName: listWords[of.source],
    listDate: dayOf(of.snapshot),
    listDateIs: of.snapshot.madeOn === null ? 'imported' : 'stated',
    reference: of.reference,
    name: of.name,
    matchedName: match.name,
    kind: of.kind,
    regime: of.regime,
    listedOn: of.listedOn,
    explanation: reasonsOf(match.comparison, match.facts),
    parts: alignedParts(match.comparison),
  };
}
