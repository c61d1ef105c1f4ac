import { v7 as uuidv7 } from 'uuid';
import { addMonths } from '../../../platform/calendar/add-months.ts';
import type { Clock } from '../../../platform/clock.ts';
import { type Actor, systemActor } from '../../../platform/database/actor.ts';
import type { Database, Queries } from '../../../platform/database/database.ts';
import { everyone, unrestricted } from '../../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../../platform/ledger/ledger-store.ts';
import { openStates } from '../../../platform/records/lifecycle.ts';
import { addressOf } from '../../../platform/records/record.ts';
import { mayDo } from '../../../platform/records/record-roles.ts';
import type { RecordService } from '../../../platform/records/record-service.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { DesignationCase, designationCase } from '../designations/designation-case.ts';
import { sanctioning } from '../sanctions-regime.ts';
import { openPartiesIn, type PartySource, partyKey } from '../screening/party-roster.ts';
import {
  type CaseRuleId,
  caseRules,
  goesNow,
  type Hold,
  type Kept,
  lastDueDays,
  type Retained,
  type RetentionRule,
  type RetentionRuleId,
  type RetentionRules,
  retained,
  type ScreenedRuleId,
  screenedRules,
} from './retention.ts';
import type { retentionHold } from './retention-hold.ts';
import * as store from './retention-store.ts';

export type RetentionService = ReturnType<typeof createRetentionService>;

/** What is kept under a rule. */
export type RuleStanding = RetentionRule & {
  readonly kept: number;
  /** When the next is due, ISO 8601; null where nothing is kept under it. */
  readonly nextOn: string | null;
  readonly erased: number;
  /** By a person; else it is erased by itself. */
  readonly isReviewed: boolean;
};

export type RetentionStanding = {
  readonly rules: readonly RuleStanding[];
  /** Who is due, the first of them; names only where the asker may see them. */
  readonly due: readonly Retained[];
  readonly dueCount: number;
  /** Cases that a person reviews, with their addresses. */
  readonly cases: readonly (Retained & { readonly href: string })[];
  readonly holds: number;
  readonly openCases: number;
};

/** Names of one transaction, and of one entry of the ledger. */
const stretch = 500;
const mostShown = 100;

type WordsOfCase = Pick<Hold, 'words' | 'otherWords'>;

/** By what a case holds: its subject, and what else is said of it. */
const wordsOfCase = ({ subject, identifiers }: DesignationCase['values']): WordsOfCase => ({
  ...{ words: subject, otherWords: identifiers ?? '' },
});

/** Erases who was screened once nothing needs it any more, and says which cases a person is to look at. */
export function createRetentionService({
  database,
  clock,
  rules,
  holds,
  cases,
  openParties,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly rules: RetentionRules;
  readonly holds: RecordService<typeof retentionHold>;
  readonly cases: RecordService<typeof designationCase>;
  /** Where to look for those who are party to what is open. */
  readonly openParties: readonly PartySource[];
}) {
  const today = () => clock().toISOString().slice(0, 10);
  const { lifecycle } = cases.definition;
  const open = openStates(lifecycle);
  const ended = Object.keys(lifecycle.states).filter((state) => !open.includes(state));

  /**
   * Holds that people have recorded, each also by the subject of the case that it names, and cases that have not ended:
   * open ones alone are asked for, so that none of them is beyond what one question gives.
   */
  async function holdsIn(queries: Queries) {
    const standing = await holds.listIn(queries, { states: ['standing'] });
    const ids = standing.flatMap(({ values: { designation } }) => designation ?? []);
    const found = await cases.listIn(queries, { ids });
    const named = new Map<string, WordsOfCase>(found.map(({ id, values }) => [id, wordsOfCase(values)]));
    const recorded = standing.flatMap(({ id, values: { about, designation } }): readonly Hold[] => {
      const shown = { title: about, href: addressOf(holds.definition, id) };
      const of = designation === null ? undefined : named.get(designation);
      return [{ words: about, ...shown }, ...(of === undefined ? [] : [{ ...of, ...shown }])];
    });
    const openCases = await cases.listIn(queries, { states: open });
    return {
      recorded: standing.length,
      cases: openCases.length,
      all: [
        ...recorded,
        ...openCases.map(
          ({ id, values }): Hold => ({
            ...wordsOfCase(values),
            ...{ title: values.subject, href: addressOf(cases.definition, id) },
          }),
        ),
      ],
    };
  }

  /** Cases that have ended, with those a recorded hold names. */
  async function endedCases(queries: Queries): Promise<RetentionStanding['cases']> {
    const recorded = await holds.listIn(queries, { states: ['standing'] });
    const found = await cases.listIn(queries, { states: ended });
    return found.flatMap(({ id, state, values, changedAt }) => {
      const delistedOn = 'delistedOn' in values ? values.delistedOn : undefined;
      const rule: CaseRuleId = state === 'delisted' ? 'case-delisted' : 'case-closed';
      const lastOn = delistedOn ?? changedAt.toISOString().slice(0, 10);
      const kept: Kept = { id, names: [values.subject], rule, lastOn };
      const own = recorded
        .filter((hold) => hold.values.designation === id || hold.values.designation === null)
        .map((hold) => ({
          words: hold.values.designation === id ? values.subject : hold.values.about,
          ...{ title: hold.values.about, href: addressOf(holds.definition, hold.id) },
        }));
      return retained([kept], rules, own, today()).map((each) => ({ ...each, href: addressOf(cases.definition, id) }));
    });
  }

  /** Read before the transaction, by the services whose the parties are. */
  const askedToday = async (): Promise<store.KeptAsked> => ({
    days: lastDueDays(rules, today()),
    open: (await openPartiesIn(openParties)).map(partyKey),
  });

  async function eraseStretch(queries: Queries, rule: ScreenedRuleId, subjects: readonly string[]): Promise<number> {
    const at = clock();
    const audience = await store.audienceOf(queries, subjects);
    const erased = await store.erase(queries, subjects, rule, at);
    await appendLedgerEntry(queries, systemActor, {
      at,
      kind: 'retention.erased',
      subjectType: 'retention',
      subjectId: uuidv7(),
      place: null,
      fromState: null,
      toState: 'erased',
      // For those to whom somebody of them was released, and never for everyone.
      marked: { ...unrestricted, audience: audience.filter((each) => each !== everyone) },
      payload: {
        said: `Erased by the rule “${rule}”: ${erased}`,
        ...{ rule, months: rules[rule].months, because: rules[rule].because, subjects },
      },
    });
    return erased;
  }

  return {
    mayRead: (actor: Actor): boolean => mayDo(actor, sanctioning),

    /**
     * Erases whoever was screened and is due, unless a hold or an open case names them. Done once, it finds nothing more
     * to do until another day. Where somebody is just being screened it stops, and goes on the next night: a file of
     * partners is not to wait for it, nor it for the file. @returns how many were erased
     */
    async erase(): Promise<number> {
      let erased = 0;
      const asked = await askedToday();
      for (let after: string | undefined; ; ) {
        const from = after;
        const seen = await database.transact(systemActor, async (queries): Promise<readonly Kept[]> => {
          if (!(await store.tryHoldForErasing(queries))) return [];
          const kept = await store.keptUntil(queries, asked, { after: from, limit: stretch });
          const going = retained(kept, rules, (await holdsIn(queries)).all, today()).filter(goesNow);
          for (const rule of screenedRules) {
            const of = going.filter((each) => each.rule === rule).map(({ id }) => id);
            if (of.length > 0) erased += await eraseStretch(queries, rule, of);
          }
          return kept;
        });
        after = seen.at(-1)?.id;
        if (after === undefined) return erased;
      }
    },

    /** What is kept under which rule, what is due, and what holds it. @throws Refusal (403) */
    async standing(actor: Actor): Promise<RetentionStanding> {
      if (!mayDo(actor, sanctioning)) {
        const words =
          'What is kept of those who were screened is for those who keep sanctions. Sign in as one of them.';
        throw new Refusal('retention.reader', 403, words);
      }
      const asked = await askedToday();
      return database.snapshot(actor, async (queries) => {
        const held = await holdsIn(queries);
        const reviewed = await endedCases(queries);
        const [sums, erased] = [await store.keptSums(queries, asked), await store.erasedSums(queries)];
        const kept = await store.keptUntil(queries, asked, { after: undefined, limit: mostShown });
        const sumOf = (id: RetentionRuleId) => {
          const sum = sums.find(({ rule }) => rule === id);
          if (sum !== undefined) return { kept: sum.count, firstOn: sum.firstOn };
          const of = reviewed.filter(({ rule }) => rule === id).map(({ lastOn }) => lastOn);
          return { kept: of.length, firstOn: of.toSorted()[0] };
        };
        return {
          rules: Object.values(rules).map((rule): RuleStanding => {
            const { kept: count, firstOn } = sumOf(rule.id);
            const nextOn = firstOn === undefined ? null : addMonths(firstOn, rule.months);
            const gone = erased.find((each) => each.rule === rule.id)?.count ?? 0;
            const isReviewed = caseRules.some((id) => id === rule.id);
            return { ...rule, kept: count, nextOn, erased: gone, isReviewed };
          }),
          due: retained(kept, rules, held.all, today()),
          dueCount: sums.reduce((sum, { due }) => sum + due, 0),
          cases: reviewed.filter(({ isDue }) => isDue),
          holds: held.recorded,
          openCases: held.cases,
        };
      });
    },
  };
}
