import type { EvidenceBasis } from '../../../analyse/assessments/evidence.ts';
import type { answerWords } from './criterion-answer.ts';
import { type Lack, lackOf, type TestedCriterion } from './criterion-test.ts';
import type { CaseState, DesignationCase } from './designation-case.ts';
import type { CaseStep } from './designation-clock.ts';
import type { pieceKindWords, releaseWords } from './designation-evidence.ts';

/** A kept file of an item of evidence: known by the digest of its bytes. */
export type KeptFile = { readonly name: string; readonly sizeBytes: number; readonly sha256: string };

/** Where a piece of evidence leads to, as whoever reads it sees it, and the files that are kept of it. */
export type PieceBasis = { readonly basis: PieceShown; readonly files: readonly KeptFile[] };

/** As of an assessment's evidence, and of items of evidence. */
export type PieceShown = WithItems<EvidenceBasis>;
type WithItems<Basis> = Basis extends EvidenceBasis
  ? Omit<Basis, 'kind'> & { readonly kind: keyof typeof pieceKindWords }
  : never;

export type FiledPiece = PieceBasis & {
  readonly id: string;
  readonly shows: string;
  readonly release: keyof typeof releaseWords;
  readonly releasedPart: string | null;
};

export type FiledCriterion = {
  readonly id: string;
  readonly name: string;
  readonly wording: string;
  readonly answer:
    | { readonly id: string; readonly answer: keyof typeof answerWords; readonly reasons: string }
    | undefined;
  readonly lack: Lack | undefined;
  readonly evidence: readonly FiledPiece[];
};

/** All of a case: what a court, or a review, is answered from. */
export type DesignationFile = {
  readonly case: DesignationCase;
  readonly state: CaseState;
  readonly regime: string;
  readonly steps: readonly CaseStep[];
  readonly criteria: readonly FiledCriterion[];
};

/** @param bases of each piece of evidence, by its id */
export function filedCriteria(
  tested: readonly TestedCriterion[],
  bases: ReadonlyMap<string, PieceBasis>,
): readonly FiledCriterion[] {
  return tested.map((each) => ({
    id: each.criterion.id,
    name: each.criterion.values.name,
    wording: each.criterion.values.wording,
    answer: each.answer && {
      id: each.answer.id,
      answer: each.answer.values.answer,
      reasons: each.answer.values.reasons,
    },
    lack: lackOf(each),
    evidence: each.evidence.flatMap(({ id, values: { shows, release, releasedPart } }) => {
      const found = bases.get(id);
      return found === undefined ? [] : [{ id, shows, release, releasedPart, ...found }];
    }),
  }));
}

/** What may be given out of a piece: all of it, or the words of its part alone; nothing of one that may not be released. */
export type ReleasedPiece =
  | { readonly release: 'whole'; readonly shows: string; readonly piece: FiledPiece }
  | { readonly release: 'part'; readonly part: string };

/**
 * What a version for others has of each criterion: no reasons, which may tell what is held back, and of the evidence what
 * can be released.
 */
export function releasedOf({ evidence }: FiledCriterion): readonly ReleasedPiece[] {
  return evidence.flatMap((piece): readonly ReleasedPiece[] => {
    if (piece.release === 'whole' && !piece.basis.isHidden) return [{ release: 'whole', shows: piece.shows, piece }];
    return piece.release === 'part' ? [{ release: 'part', part: piece.releasedPart ?? '' }] : [];
  });
}
