import { setTimeout as wait } from 'node:timers/promises';
import { systemActor } from '../../../platform/database/actor.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { backgroundWork, pauses } from '../../../platform/jobs/in-background.ts';
import { everyone, unrestricted } from '../../../platform/ledger/ledger-entry.ts';
import type { ListSnapshot } from '../list-snapshot.ts';
import type { ListedNames } from '../listed-names-service.ts';
import { type OpenParty, openPartiesIn, type PartySource } from './party-roster.ts';
import { keepRoster } from './party-roster-service.ts';
import type { ScreenedId } from './screened-subject.ts';
import { standingSum } from './screened-subject-store.ts';
import { keepPairs, newRunId, type ScreeningParts, tellRun } from './screening-keeping-service.ts';
import { type FoundPair, pairsOf } from './screening-match.ts';
import { listDaysOf, listsKey, type RunId } from './screening-run.ts';
import * as store from './screening-run-store.ts';

export type ScreeningWorkService = ReturnType<typeof createScreeningWorkService>;

/** Told after each stretch of names: how many of a run are done, of how many. */
export type OnScreened = (done: number, rows: number) => void;

/** Names of one transaction: some two tenths of a second of work, which a kill would lose. */
const stretchRows = 500;

const otherWorksMs = 200;

/** Screens who is on runs that are not done, stretch by stretch; a run that was broken off goes on where it was. */
export function createScreeningWorkService({ database, clock, listedNames }: ScreeningParts) {
  let sources: readonly PartySource[] = [];
  /** The lists for which it was last looked who is party to what is open: between two lists each is screened when named. */
  let lookedFor = '';

  /** Which lists stand, where they are others than those that all who stand were screened against. */
  async function otherLists(queries: Queries): Promise<readonly ListSnapshot[]> {
    const snapshots = await listedNames.currentIn(queries);
    const key = listsKey(listDaysOf(snapshots));
    return snapshots.length === 0 || (await store.lastStandingKey(queries)) === key ? [] : snapshots;
  }

  /**
   * All who stand are screened again once other lists stand than those they were screened against; with them whoever is
   * by then party to what is planned or under way.
   */
  async function beginStandingIfDue(queries: Queries, parties: readonly OpenParty[] | undefined): Promise<void> {
    await store.lockStanding(queries);
    const snapshots = await otherLists(queries);
    if (snapshots.length === 0) return;
    const [id, at] = [newRunId(), clock()];
    const before = await standingSum(queries);
    const { joined, left } = parties ? await keepRoster(queries, parties, id, at) : { joined: 0, left: 0 };
    const { since } = before;
    const isOlder = since !== null && snapshots.some(({ importedAt }) => importedAt >= since);
    if (!isOlder && joined + left === 0) return;
    const { count, audience } = await standingSum(queries);
    const run: store.NewRun = {
      // Its steps are for those to whom somebody on it is, or was, released, and never for everyone.
      ...unrestricted,
      audience: [...new Set([...before.audience, ...audience])].filter((each) => each !== everyone),
      ...{ id, kind: 'standing', title: '', rows: count, refused: 0, sha256: null },
      ...{ begunAt: at, begunBy: systemActor.personId, begunByName: systemActor.name },
    };
    await store.insertRun(queries, run);
    await store.tellProgress(queries, { run: id, doneTo: 0, done: 0, listsKey: listsKey(listDaysOf(snapshots)) }, at);
    const told = { rows: count, partiesJoined: joined, partiesLeft: left };
    await tellRun(queries, systemActor, { ...run, at }, { past: 'begun', from: null, to: 'running', told });
  }

  /** Parties are read before the transaction, by the services whose they are: nothing where it was done for these lists. */
  async function beginStanding(): Promise<void> {
    const snapshots = await database.snapshot(systemActor, otherLists);
    if (snapshots.length === 0) return;
    const key = listsKey(listDaysOf(snapshots));
    const isToLook = key !== lookedFor && sources.length > 0;
    const parties = isToLook ? await openPartiesIn(sources) : undefined;
    await database.transact(systemActor, (queries) => beginStandingIfDue(queries, parties));
    lookedFor = key;
  }

  /** Screens the next stretch of a run. @returns how far it is then; nothing where no run waits */
  async function screenStretch(queries: Queries, only?: RunId): Promise<store.RunProgress | undefined> {
    const held = await store.lockNextRun(queries, only);
    if (held === undefined) return undefined;
    const names = await listedNames.standingIn(queries);
    const lists = listDaysOf(names.snapshots);
    // Where other lists have come meanwhile it begins anew, so that it is against one day of each.
    const isSame = held.listsKey === listsKey(lists);
    const run = { ...held, listsKey: listsKey(lists), ...(isSame ? {} : { doneTo: 0, done: 0 }) };
    const about = { ...run, id: run.run, at: clock() };
    const subjects = await store.nextSubjects(queries, run, stretchRows);
    const last = subjects.at(-1);
    if (last === undefined) {
      await store.endRun(queries, run.run, lists, about.at);
      await store.tellProgress(queries, run, about.at);
      const told = {
        rows: run.rows,
        screened: run.done,
        lists: lists.map(({ source, day }) => `${source} ${day}`).join(', '),
      };
      await tellRun(queries, systemActor, about, { past: 'ended', from: 'running', to: 'done', told });
      return run;
    }
    const found = await keepPairs(queries, run.run, await searched(names, subjects), about.at);
    const after = { ...run, doneTo: last.number, done: run.done + subjects.length };
    await store.tellProgress(queries, after, about.at);
    if (found > 0) {
      await tellRun(queries, systemActor, about, { past: 'found', from: 'running', to: 'running', told: { found } });
    }
    return after;
  }

  async function workOff(isStopped: () => boolean): Promise<void> {
    await beginStanding();
    while (!isStopped() && (await database.transact(systemActor, (queries) => screenStretch(queries))) !== undefined);
  }

  return {
    /** Where to look for those who are party to what is open: given once by the composition root. */
    lookIn(given: readonly PartySource[]): void {
      sources = given;
    },

    /** All runs that wait, one after the other. */
    ...backgroundWork(workOff),

    /** Works off one run, for somebody who waits for it. */
    async workOn(run: RunId, onScreened: OnScreened = () => {}): Promise<void> {
      for (;;) {
        const after = await database.transact(systemActor, (queries) => screenStretch(queries, run));
        if (after !== undefined) onScreened(after.done, after.rows);
        else if (await database.snapshot(systemActor, (queries) => store.isDone(queries, run))) return;
        // Another app works on it at this moment.
        else await wait(otherWorksMs);
      }
    },
  };
}

/** Who those of a stretch may be, with pauses in which others are answered. */
async function searched(names: ListedNames, subjects: readonly store.RunSubject[]) {
  const found: { subject: ScreenedId; pair: FoundPair }[] = [];
  const pause = pauses();
  for (const { subject } of subjects) {
    for (const pair of pairsOf(names, subject)) found.push({ subject: subject.id, pair });
    await pause();
  }
  return found;
}
