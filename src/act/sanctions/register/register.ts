import type { StandingRecord } from '../list-snapshot.ts';
import { listNames } from '../lists/listed-subject.ts';
import { isDecided, type RecordKey, type RegisterDecision, textOfKey } from './register-decision.ts';
import { SubjectGroups } from './subject-groups.ts';

/** A record that stands on a list, with the number of what it says. */
export type RegisterRecord = Omit<StandingRecord, 'names' | 'birthDates' | 'nationalities' | 'identifiers'> & {
  readonly version: number;
};

/** Two versions of two lists that the lists' references say are one. */
export type ReferenceLink = { readonly left: number; readonly right: number };

/** Two versions of two lists that are alike, the lesser number first. */
export type LikePair = ReferenceLink & { readonly probability: number };

/** From this probability on records of like name stand as one subject, possibly, until a person has said. */
const joinedFrom = 0.95;

/** How two records of one subject came together. */
export type JoinedBy = 'reference' | 'person' | 'name';

/** The lists that stand as one register. */
export type Resolution = {
  readonly records: ReadonlyMap<number, RegisterRecord>;
  readonly byKey: ReadonlyMap<string, RegisterRecord>;
  /** The records of one subject, in their order: of those that stand alone, the one. */
  readonly subjectOf: (version: number) => readonly RegisterRecord[];
  /** How two records of one subject came together; nothing where they are of two. */
  readonly joinedBy: (one: number, other: number) => JoinedBy | undefined;
  /** The same where references and people alone are asked. */
  readonly settledOf: (version: number) => readonly RegisterRecord[];
};

/**
 * Resolves the records of all lists to subjects. People's word goes before references, and those before likeness: what
 * was found different never stands together, and likeness alone never puts two records of one list together.
 * @param pairs records that are alike, the most probable first
 */
export function resolve(
  records: readonly RegisterRecord[],
  links: readonly ReferenceLink[],
  pairs: readonly LikePair[],
  decisions: readonly RegisterDecision[],
): Resolution {
  const byKey = new Map(records.map((record) => [textOfKey(record), record]));
  const said = decisions.filter(isDecided).flatMap(({ left, right, verdict }) => {
    const [one, other] = [byKey.get(textOfKey(left)), byKey.get(textOfKey(right))];
    return one === undefined || other === undefined ? [] : [{ left: one.version, right: other.version, verdict }];
  });
  const referenced = new SubjectGroups(records);
  const settled = new SubjectGroups(records);
  const joined = new SubjectGroups(records);
  for (const groups of [referenced, settled, joined]) {
    for (const { left, right, verdict } of said) if (verdict === 'different') groups.part(left, right);
  }
  const same = said.filter(({ verdict }) => verdict === 'same');
  for (const groups of [settled, joined]) for (const { left, right } of same) groups.join(left, right);
  for (const groups of [referenced, settled, joined]) for (const { left, right } of links) groups.join(left, right);
  for (const { left, right, probability } of pairs) {
    if (probability >= joinedFrom) joined.joinOfOneEach(left, right);
  }
  return {
    records: new Map(records.map((record) => [record.version, record])),
    byKey,
    subjectOf: (version) => joined.membersOf(version),
    settledOf: (version) => settled.membersOf(version),
    joinedBy(one, other) {
      if (referenced.isOne(one, other)) return 'reference';
      if (settled.isOne(one, other)) return 'person';
      return joined.isOne(one, other) ? 'name' : undefined;
    },
  };
}

/** A pair that a person has yet to decide, or has decided. */
export type RegisterPair = {
  readonly left: RegisterRecord;
  readonly right: RegisterRecord;
  /** Of being the same; nothing where the records are not alike. */
  readonly probability: number | undefined;
  /** The last that was said of it. */
  readonly decision: RegisterDecision | undefined;
  /** Whether either side says something else than when it was decided. */
  readonly isStale: boolean;
};

/** Ways a pair may stand; `stale` are those of the decided that a side has changed of since. */
export const pairStates = ['waiting', 'same', 'different', 'stale'] as const;
export type PairState = (typeof pairStates)[number];

export function isInState({ decision, isStale }: RegisterPair, state: PairState): boolean {
  if (!isDecided(decision)) return state === 'waiting';
  return state === 'stale' ? isStale : state === decision.verdict;
}

/**
 * The pairs that are alike and wait for a person, the most probable first; then those that were decided, the last first.
 * What references or people have settled does not wait, and neither does a pair of which each side has somebody else on
 * the other's list.
 */
export function registerPairs(
  resolution: Resolution,
  pairs: readonly LikePair[],
  decisions: readonly RegisterDecision[],
): readonly RegisterPair[] {
  const decided = decisions.filter(isDecided).flatMap((decision): readonly RegisterPair[] => {
    const [left, right] = [byKeyIn(resolution, decision.left), byKeyIn(resolution, decision.right)];
    return left === undefined || right === undefined ? [] : [pairWith(left, right, undefined, decision)];
  });
  const known = new Map(decided.map((pair) => [versionsKey(pair.left.version, pair.right.version), pair]));
  const waiting: RegisterPair[] = [];
  for (const pair of pairs) {
    const key = versionsKey(pair.left, pair.right);
    const standing = known.get(key);
    const [left, right] = [resolution.records.get(pair.left), resolution.records.get(pair.right)];
    if (standing !== undefined) known.set(key, { ...standing, probability: pair.probability });
    else if (left !== undefined && right !== undefined && isToBeDecided(resolution, left, right))
      waiting.push(pairWith(...inOrder(left, right), pair.probability, undefined));
  }
  const last = [...known.values()].sort((one, other) => decidedAt(other) - decidedAt(one));
  return [...waiting, ...last];
}

const versionsKey = (one: number, other: number) => `${Math.min(one, other)} ${Math.max(one, other)}`;
const decidedAt = ({ decision }: RegisterPair) => decision?.decidedAt.getTime() ?? 0;

export const byKeyIn = ({ byKey }: Resolution, key: RecordKey) => byKey.get(textOfKey(key));

/** As a pair is called everywhere: by the order of the lists. */
function inOrder(one: RegisterRecord, other: RegisterRecord): readonly [RegisterRecord, RegisterRecord] {
  return listNames.indexOf(one.source) < listNames.indexOf(other.source) ? [one, other] : [other, one];
}

/** A pair with what was said of it. */
export function pairWith(
  left: RegisterRecord,
  right: RegisterRecord,
  probability: number | undefined,
  decision: RegisterDecision | undefined,
): RegisterPair {
  const isStale =
    isDecided(decision) && (decision.leftVersion !== left.version || decision.rightVersion !== right.version);
  return { left, right, probability, decision, isStale };
}

function isToBeDecided({ settledOf }: Resolution, left: RegisterRecord, right: RegisterRecord): boolean {
  const [ours, theirs] = [settledOf(left.version), settledOf(right.version)];
  if (ours.some(({ version }) => version === right.version)) return false;
  return !(ours.some(({ source }) => source === right.source) && theirs.some(({ source }) => source === left.source));
}

/** Decisions that two are the same which what else people said does not let stand. */
export function contradicted(
  resolution: Resolution,
  decisions: readonly RegisterDecision[],
): readonly RegisterDecision[] {
  return decisions.filter((decision) => {
    if (!isDecided(decision) || decision.verdict !== 'same') return false;
    const [left, right] = [byKeyIn(resolution, decision.left), byKeyIn(resolution, decision.right)];
    if (left === undefined || right === undefined) return false;
    return !resolution.settledOf(left.version).some(({ version }) => version === right.version);
  });
}
