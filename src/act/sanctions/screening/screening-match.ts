import type { AlignedPart, Reason } from '../../../matching/explanation.ts';
import type { AskedSubject, Match } from '../../../matching/subject-index.ts';
import type { ListSnapshot, SnapshotId, StandingRecord } from '../list-snapshot.ts';
import { type MatchedSubject, possibleMatch } from '../possible-match.ts';
import { askedSubjects, type Said, type ScreenedId, type ScreenedSubject } from './screened-subject.ts';
import type { Finding, MatchState } from './screening-finding.ts';
import type { RunId } from './screening-run.ts';

export type MatchId = string & { readonly __brand: 'ScreeningMatchId' };

/** A version of a listed subject that one who is screened may be, as the search has found it. */
export type FoundPair = {
  /** Number of the listed version. */
  readonly version: number;
  readonly snapshot: SnapshotId;
  /** Below 1, always. */
  readonly probability: number;
  readonly askedName: string;
  readonly matchedName: string;
  readonly explanation: readonly Reason[];
  readonly parts: readonly AlignedPart[];
  readonly listed: Pick<StandingRecord, 'source' | 'reference' | 'name' | 'regime'>;
};

/** A pair as it is kept, in a list of them. */
export type MatchLine = {
  readonly id: MatchId;
  readonly subject: ScreenedId;
  readonly run: RunId;
  readonly probability: number;
  readonly askedName: string;
  readonly matchedName: string;
  readonly purpose: string | null;
  readonly reference: string | null;
  readonly source: StandingRecord['source'];
  readonly listedReference: string;
  readonly listedName: string;
  readonly regime: string | null;
  readonly listDay: string;
  readonly isDayStated: boolean;
  readonly state: MatchState;
  readonly foundAt: Date;
  readonly lastBy: string | null;
  readonly lastByName: string | null;
  /** Whether a list that stands says this of the one who is listed. */
  readonly isStanding: boolean;
  /** Number of the subject in the register, the same for all its records. */
  readonly registerSubject: number;
  /** Other records of that subject with which the pair stands in the same way: they are judged together. */
  readonly others: readonly MatchedRecord[];
};

/** Another record of the same subject. */
export type MatchedRecord = Pick<StandingRecord, 'source' | 'reference' | 'name'> & {
  readonly id: MatchId;
  readonly probability: number;
};

/** Another pair of the same two, with the last that was found of it. */
export type PairTogether = MatchedRecord & {
  readonly state: MatchState;
  /** How many findings there are. */
  readonly findings: number;
  readonly verdict: Finding['verdict'] | null;
  readonly foundBy: string | null;
};

/** A record of the same subject that is not like the one who is screened. */
export type AlsoListed = Pick<StandingRecord, 'source' | 'reference' | 'name'>;

/** A pair with both of its sides, and all that was found of it. */
export type ScreeningMatch = MatchLine & {
  readonly screened: ScreenedSubject & { readonly saidAt: Date; readonly saidByName: string };
  readonly listed: StandingRecord;
  readonly snapshot: Pick<ListSnapshot, 'id' | 'madeOn' | 'importedAt'>;
  readonly explanation: readonly Reason[];
  readonly parts: readonly AlignedPart[];
  readonly findings: readonly Finding[];
  /** Every other pair of the one who is screened with a record of the same subject. */
  readonly together: readonly PairTogether[];
  readonly alsoListed: readonly AlsoListed[];
};

/** The lists that stand, as far as they are searched. */
export type SearchedNames = {
  readonly search: (asked: AskedSubject) => readonly (Match & {
    readonly standing: MatchedSubject & { readonly version: number; readonly snapshot: Pick<ListSnapshot, 'id'> };
  })[];
};

/** Everybody on the lists that stand who one may be, by whichever of its names fits best; the most probable first. */
export function pairsOf(names: SearchedNames, said: Said): readonly FoundPair[] {
  const best = new Map<number, FoundPair>();
  for (const asked of askedSubjects(said)) {
    for (const match of names.search(asked)) {
      const { version, snapshot } = match.standing;
      if (match.probability <= (best.get(version)?.probability ?? 0)) continue;
      const { explanation, parts, matchedName, probability } = possibleMatch(match, match.standing);
      const { source, reference, name, regime } = match.standing;
      best.set(version, {
        ...{ version, snapshot: snapshot.id, probability, askedName: asked.name, matchedName, explanation, parts },
        listed: { source, reference, name, regime },
      });
    }
  }
  return [...best.values()].toSorted((left, right) => right.probability - left.probability);
}

/** What a finding is made on: another finding meanwhile, or another record of the subject, makes it another. */
export const judgedOn = ({ id, findings, together }: Pick<ScreeningMatch, 'id' | 'findings' | 'together'>) => ({
  ...{ id, findings },
  together: together.map((pair) => `${pair.id} ${pair.findings}`).toSorted(),
});

/** The pairs that one finding is of: those of the same subject that stand in the same way. */
export const judgedWith = ({ state, together }: Pick<ScreeningMatch, 'state' | 'together'>): readonly PairTogether[] =>
  together.filter((pair) => pair.state === state);
