import { setTimeout as wait } from 'node:timers/promises';
import { systemActor } from '../../../platform/database/actor.ts';
import type { Queries } from '../../../platform/database/database.ts';
import { backgroundWork, pauses } from '../../../platform/jobs/in-background.ts';
import { everyone, unrestricted } from '../../../platform/ledger/ledger-entry.ts';
import type { ListedNames } from '../listed-names-service.ts';
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
  /** All who stand are screened again once other lists stand than those they were screened against. */
  async function beginStandingIfDue(queries: Queries): Promise<void> {
    const snapshots = await listedNames.currentIn(queries);
    const key = listsKey(listDaysOf(snapshots));
    await store.lockStanding(queries);
    if (snapshots.length === 0 || (await store.lastStandingKey(queries)) === key) return;
    const { count, since, audience } = await standingSum(queries);
    if (since === null || !snapshots.some(({ importedAt }) => importedAt >= since)) return;
    const at = clock();
    const run: store.NewRun = {
      // Its steps are for those to whom somebody on it is released, and never for everyone.
      ...{ ...unrestricted, audience: audience.filter((each) => each !== everyone) },
      ...{ id: newRunId(), kind: 'standing', title: '', rows: count, refused: 0, sha256: null },
      ...{ begunAt: at, begunBy: systemActor.personId, begunByName: systemActor.name },
    };
    await store.insertRun(queries, run);
    await store.tellProgress(queries, { run: run.id, doneTo: 0, done: 0, listsKey: key }, at);
    const step = { past: 'begun', from: null, to: 'running', told: { rows: count } } as const;
    await tellRun(queries, systemActor, { ...run, at }, step);
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
    await database.transact(systemActor, beginStandingIfDue);
    while (!isStopped() && (await database.transact(systemActor, (queries) => screenStretch(queries))) !== undefined);
  }

  return {
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
