import type { Actor } from '../../../platform/database/actor.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { markedAs } from '../../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../../platform/ledger/ledger-store.ts';
import { mayDo, requireRole } from '../../../platform/records/record-roles.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type ExpectedVersions, requireVersion } from '../../../platform/version.ts';
import { checkedOutcome, type Finding, foundOutcome, stateAfter, type Verdict } from './screening-finding.ts';
import * as findingStore from './screening-finding-store.ts';
import { requireReader, type ScreeningParts } from './screening-keeping-service.ts';
import { judgedOn, type MatchId, type ScreeningMatch } from './screening-match.ts';
import * as store from './screening-match-store.ts';
import { judges } from './screening-roles.ts';

export type ScreeningFindingService = ReturnType<typeof createScreeningFindingService>;

export type Said = { readonly verdict: Verdict; readonly reason: string };

/** What people say of pairs: one finds, and from a threshold on a second one checks. */
export function createScreeningFindingService({ database, clock, listedNames }: ScreeningParts) {
  async function matchIn(queries: Queries, id: string): Promise<ScreeningMatch> {
    const current = (await listedNames.currentIn(queries)).map((snapshot) => snapshot.id);
    const match = await store.findMatch(queries, current, id);
    if (match === undefined) throw new Refusal('screening-match.unknown', 404, 'There is no such possible match.');
    return { ...match, findings: await findingStore.findingsOf(queries, match.id) };
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
      const outcome = isCheck
        ? checkedOutcome(last, actor.personId, verdict)
        : foundOutcome(match.probability, last, verdict);
      const finding: Finding = {
        ...{ number: match.findings.length + 1, verdict, isCheck, reason, outcome, foundAt: clock() },
        ...{ foundBy: actor.personId, foundByName: actor.name, organisation: actor.organisation },
      };
      await findingStore.insertFinding(queries, match.id, finding);
      await appendLedgerEntry(queries, actor, {
        at: finding.foundAt,
        kind: isCheck ? 'screening-match.checked' : 'screening-match.found',
        subjectType: 'screening-match',
        subjectId: match.id,
        place: null,
        fromState: stateAfter(last),
        toState: outcome,
        marked: markedAs(await store.markingOfMatch(queries, match.id)),
        payload: {
          ...{ said: reason, verdict, title: `${match.askedName}: ${match.listedName}` },
          ...{ list: match.source, listedReference: match.listedReference, probability: match.probability },
        },
      });
      return match.id;
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
