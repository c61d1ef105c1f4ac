import type { Actor } from '../../../platform/database/actor.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { markedAs } from '../../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../../platform/ledger/ledger-store.ts';
import { mayDo, requireRole } from '../../../platform/records/record-roles.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type ExpectedVersions, requireVersion } from '../../../platform/version.ts';
import { checkedOutcome, type Finding, foundOutcome, type Verdict } from './screening-finding.ts';
import * as findingStore from './screening-finding-store.ts';
import { requireReader, type ScreeningParts } from './screening-keeping-service.ts';
import { judgedOn, judgedWith, type MatchedRecord, type MatchId, type ScreeningMatch } from './screening-match.ts';
import * as store from './screening-match-store.ts';
import { judges } from './screening-roles.ts';
import * as subjectStore from './screening-subject-store.ts';

export type ScreeningFindingService = ReturnType<typeof createScreeningFindingService>;

export type Said = { readonly verdict: Verdict; readonly reason: string };

/** What people say of pairs: one finds, and from a threshold on a second one checks. */
export function createScreeningFindingService({ database, clock, listedNames }: ScreeningParts) {
  async function matchIn(queries: Queries, id: string): Promise<ScreeningMatch> {
    const current = (await listedNames.currentIn(queries)).map((snapshot) => snapshot.id);
    const match = await store.findMatch(queries, current, id);
    if (match === undefined) throw new Refusal('screening-match.unknown', 404, 'There is no such possible match.');
    return {
      ...match,
      findings: await findingStore.findingsOf(queries, match.id),
      together: await subjectStore.pairsTogether(queries, current, match.id),
      alsoListed: await subjectStore.alsoListed(queries, match.id),
    };
  }

  async function keep(
    actor: Actor,
    id: string,
    { verdict, reason }: Said,
    isCheck: boolean,
    expected: ExpectedVersions,
  ): Promise<MatchId> {
    requireRole(actor, judges);
    return database.transact(actor, async (queries) => {
      await findingStore.lockMatch(queries, id);
      const match = await matchIn(queries, id);
      requireVersion(judgedOn(match), expected);
      const last = match.findings.at(-1);
      const others = judgedWith(match);
      // One subject is judged once, and by what is most probable of it.
      const most = Math.max(match.probability, ...others.map(({ probability }) => probability));
      const outcome = isCheck ? checkedOutcome(last, actor.personId, verdict) : foundOutcome(most, last, verdict);
      const finding = {
        ...{ verdict, isCheck, reason, outcome, foundAt: clock() },
        ...{ foundBy: actor.personId, foundByName: actor.name, organisation: actor.organisation },
      };
      const { source, listedReference: reference, listedName: name } = match;
      const own = { ...match, source, reference, name, findings: match.findings.length };
      await keepOn(queries, actor, match, own, finding);
      for (const other of others) {
        // What the same person found before of another record is somebody else’s to check, and what two said otherwise
        // of it stays as it is.
        if (isCheck && (other.foundBy === actor.personId || other.verdict !== last?.verdict)) continue;
        await keepOn(queries, actor, match, other, finding);
      }
      return match.id;
    });
  }

  /** Keeps a finding on one of the records of a subject. */
  async function keepOn(
    queries: Queries,
    actor: Actor,
    { state }: ScreeningMatch,
    { id, findings, source, reference, probability }: MatchedRecord & { readonly findings: number },
    finding: Omit<Finding, 'number'>,
  ): Promise<void> {
    const { verdict, outcome, isCheck, foundAt } = finding;
    await findingStore.insertFinding(queries, id, { ...finding, number: findings + 1 });
    await appendLedgerEntry(queries, actor, {
      at: foundAt,
      kind: isCheck ? 'screening-match.checked' : 'screening-match.found',
      subjectType: 'screening-match',
      subjectId: id,
      place: null,
      fromState: state,
      toState: outcome,
      marked: markedAs(await subjectStore.markingOfMatch(queries, id)),
      // Whom it is about and why stands with the finding, and goes with it: the ledger keeps what it is told for good.
      payload: {
        ...{ said: verdict === 'same' ? 'Found the same' : 'Found different', verdict },
        ...{ list: source, listedReference: reference, probability },
      },
    });
  }

  return {
    mayJudge: (actor: Actor): boolean => mayDo(actor, judges),

    /** @throws Refusal (404) */
    async match(actor: Actor, id: string): Promise<ScreeningMatch> {
      requireReader(actor);
      return database.snapshot(actor, (queries) => matchIn(queries, id));
    },

    /** One person’s finding on a pair. @param expected versions of the pair on which it may be made */
    find: (actor: Actor, id: string, said: Said, expected: ExpectedVersions): Promise<MatchId> =>
      keep(actor, id, said, false, expected),

    /** A second person’s: only where it agrees does the finding stand. */
    check: (actor: Actor, id: string, said: Said, expected: ExpectedVersions): Promise<MatchId> =>
      keep(actor, id, said, true, expected),
  };
}
