import { v7 as uuidv7 } from 'uuid';
import { type AlignedPart, alignedParts, type Reason, reasonsOf } from '../../../matching/explanation.ts';
import { compareParts, type NameComparison } from '../../../matching/name-features.ts';
import { compareFacts, subjectProbability } from '../../../matching/subject.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Actor } from '../../../platform/database/actor.ts';
import type { Database, Queries } from '../../../platform/database/database.ts';
import { message } from '../../../platform/language/message.ts';
import { appendLedgerEntry } from '../../../platform/ledger/ledger-store.ts';
import { mayDo, requireRole } from '../../../platform/records/record-roles.ts';
import { standardMarking } from '../../../platform/records/standard-marking.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type ExpectedVersions, requireVersion } from '../../../platform/version.ts';
import type { ListedVersion } from '../list-snapshot.ts';
import { indexedSubject } from '../listed-index.ts';
import type { ListedNames, ListedNamesService } from '../listed-names-service.ts';
import { sanctioning } from '../sanctions-regime.ts';
import { readers } from '../screening/screening-roles.ts';
import { byKeyIn, contradicted, pairWith, type RegisterPair, type RegisterRecord } from './register.ts';
import {
  type DecisionId,
  isDecided,
  type PairKey,
  pairOf,
  type RecordKey,
  type RegisterDecision,
  readKey,
  type ToldDecision,
  textOfKey,
  textOfPair,
  type Verdict,
} from './register-decision.ts';
import { membersIn, type RegisterService } from './register-service.ts';
import * as store from './register-store.ts';

export type RegisterDecidingService = ReturnType<typeof createRegisterDecidingService>;

/** A pair with both of its sides whole, why they may be one, and what people said. */
export type WholePair = RegisterPair & {
  readonly key: PairKey;
  readonly sides: { readonly left: ListedVersion; readonly right: ListedVersion };
  readonly leftName: string;
  readonly rightName: string;
  readonly explanation: readonly Reason[];
  readonly parts: readonly AlignedPart[];
  /** All that was said of it, the first first. */
  readonly decisions: readonly ToldDecision[];
  /** Who else stands with either side. */
  readonly others: { readonly left: readonly RegisterRecord[]; readonly right: readonly RegisterRecord[] };
};

/** What somebody says of a pair. */
export type Said = { readonly verdict: Verdict; readonly reason: string };

/** What a decision is made on: another decision meanwhile, or a side that says something else, makes it another. */
export const decidedOn = ({ key, decisions, left, right }: WholePair) => ({
  ...{ key, decisions: decisions.length, left: left.version, right: right.version },
});

const refusals = {
  unknown: () => new Refusal('register.unknown', 404, 'No two lists that stand have such a pair of records.'),
  nothing: () => new Refusal('register.nothing', 409, 'Nothing is decided of this pair that could be taken back.'),
  contradiction: (pair: string) =>
    new Refusal(
      'register.contradiction',
      409,
      'This cannot hold beside what was decided before: {pair} would be the same and not the same. Take one of the decisions back first.',
      'verdict',
      { pair },
    ),
};

/** Names of each side that are held against one another where the pair was not found by name. */
const mostNames = 12;

/** A person's word that two records of two lists are one subject or two, and its taking back. */
export function createRegisterDecidingService({
  database,
  clock,
  listedNames,
  register,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly listedNames: ListedNamesService;
  readonly register: RegisterService;
}) {
  /** @throws Refusal (404) where there is no such pair */
  async function pairIn(queries: Queries, one: RecordKey, other: RecordKey): Promise<WholePair> {
    const key = pairOf(one, other);
    const { resolution } = await register.standingIn(queries);
    const left = key && byKeyIn(resolution, key.left);
    const right = key && byKeyIn(resolution, key.right);
    if (key === undefined || left === undefined || right === undefined) throw refusals.unknown();
    const found = await listedNames.versionsIn(queries, [left.version, right.version]);
    const [ours, theirs] = [left, right].map(({ version }) => found.find((each) => each.version === version));
    if (ours === undefined || theirs === undefined) throw refusals.unknown();
    const kept = await store.findPair(queries, left.version, right.version);
    const isTurned = kept !== undefined && kept.left !== left.version;
    const names = kept && (isTurned ? [kept.rightName, kept.leftName] : [kept.leftName, kept.rightName]);
    const compared = comparedSides(await listedNames.standingIn(queries), ours, theirs, names);
    const decisions = await store.decisionsOf(queries, key);
    const rest = (of: RegisterRecord) =>
      resolution.subjectOf(of.version).filter(({ version }) => version !== left.version && version !== right.version);
    return {
      ...pairWith(left, right, kept?.probability ?? compared.probability, decisions.at(-1)),
      ...{ key, sides: { left: ours, right: theirs }, decisions },
      ...{ leftName: compared.leftName, rightName: compared.rightName },
      ...{ explanation: compared.explanation, parts: compared.parts },
      others: { left: rest(left), right: rest(right) },
    };
  }

  async function keep(queries: Queries, actor: Actor, pair: WholePair, { verdict, reason }: Said): Promise<void> {
    const last = pair.decisions.at(-1);
    const decision: RegisterDecision = {
      // A fresh UUID is by construction the identity of a new decision.
      id: uuidv7() as DecisionId,
      ...pair.key,
      number: pair.decisions.length + 1,
      verdict,
      leftVersion: pair.left.version,
      rightVersion: pair.right.version,
      decidedAt: clock(),
    };
    const before = (await store.lastDecisions(queries)).filter((each) => textOfPair(each) !== textOfPair(pair.key));
    const decisions = [...before, decision];
    const resolution = await register.resolvedIn(queries, decisions);
    const [against] = verdict === 'taken-back' ? [] : contradicted(resolution, decisions);
    if (against !== undefined) throw refusals.contradiction(textOfPair(against));
    const marked = standardMarking(actor);
    const by = { by: actor.personId, byName: actor.name, organisation: actor.organisation };
    await store.insertDecision(queries, decision, { ...marked, ...by, reason });
    await store.keepSubjects(queries, membersIn(resolution), await register.keyIn(queries));
    await appendLedgerEntry(queries, actor, {
      at: decision.decidedAt,
      kind: verdict === 'taken-back' ? 'register-pair.taken-back' : 'register-pair.decided',
      subjectType: 'register-pair',
      subjectId: textOfPair(pair.key),
      place: null,
      fromState: last?.verdict ?? null,
      toState: verdict,
      marked,
      payload: {
        ...{ said: reason, verdict, title: `${pair.left.name}: ${pair.right.name}` },
        ...{ left: textOfKey(pair.key.left), right: textOfKey(pair.key.right) },
        ...{ probability: pair.probability ?? null },
      },
    });
  }

  return {
    mayDecide: (actor: Actor): boolean => mayDo(actor, sanctioning),

    requireReader,

    /** @param one such as `uk:AFG0009` @throws Refusal (404), or (403) for whoever is not of the government */
    async pair(actor: Actor, one: string, other: string): Promise<WholePair> {
      requireReader(actor);
      return database.snapshot(actor, (queries) => pairIn(queries, ...keysOf(one, other)));
    },

    /**
     * Says that two records are one subject or two, or takes back what was said last. It holds for later imports, by the
     * lists' own references.
     * @param expected versions of the pair on which it may be decided
     * @throws Refusal (403) for other roles, (409) where it cannot hold beside what was decided before
     */
    decide(actor: Actor, one: string, other: string, said: Said, expected: ExpectedVersions): Promise<PairKey> {
      requireRole(actor, sanctioning);
      return database.transact(actor, async (queries) => {
        await store.lockRegister(queries);
        const pair = await pairIn(queries, ...keysOf(one, other));
        requireVersion(decidedOn(pair), expected);
        if (said.verdict === 'taken-back' && !isDecided(pair.decisions.at(-1))) throw refusals.nothing();
        await keep(queries, actor, pair, said);
        return pair.key;
      });
    },
  };
}

/** @throws Refusal (403) for whoever is not of the government */
function requireReader(actor: Actor): void {
  if (mayDo(actor, readers)) return;
  const words = message(
    'What is decided of two records is for those of government who screen and sanction. Sign in as one.',
  );
  throw new Refusal('register.reader', 403, words);
}

function keysOf(one: string, other: string): readonly [RecordKey, RecordKey] {
  const [left, right] = [readKey(one), readKey(other)];
  if (left === undefined || right === undefined) throw refusals.unknown();
  return [left, right];
}

/** Why two records may be one, by the two of their names that are most alike. @param names those, where they are known */
function comparedSides(
  { prepare }: ListedNames,
  left: ListedVersion,
  right: ListedVersion,
  names: readonly string[] | undefined,
) {
  const [ours, theirs] = [indexedSubject(left), indexedSubject(right)];
  const facts = compareFacts(ours, theirs);
  const [leftNames, rightNames] =
    names === undefined
      ? [ours.names.slice(0, mostNames), theirs.names.slice(0, mostNames)]
      : [names.slice(0, 1), names.slice(1)];
  const prepared = rightNames.map((name) => ({ name, prepared: prepare(name, theirs.kind) }));
  let best: { comparison: NameComparison; probability: number; leftName: string; rightName: string } | undefined;
  for (const leftName of leftNames) {
    const asked = prepare(leftName, ours.kind);
    for (const { name: rightName, prepared: answer } of prepared) {
      const comparison = compareParts(asked, answer);
      const probability = subjectProbability(comparison, facts);
      if (probability > (best?.probability ?? 0)) best = { comparison, probability, leftName, rightName };
    }
  }
  return {
    leftName: best?.leftName ?? left.name,
    rightName: best?.rightName ?? right.name,
    probability: best?.probability,
    explanation: best === undefined ? [] : reasonsOf(best.comparison, facts),
    parts: best === undefined ? [] : alignedParts(best.comparison),
  };
}
