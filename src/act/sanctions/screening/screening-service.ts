import type { Actor } from '../../../platform/database/actor.ts';
import type { Queries } from '../../../platform/database/database.ts';
import type { PageAsked, Stretch } from '../../../platform/database/page.ts';
import type { FileBytes } from '../../../platform/files/file-bytes.ts';
import type { Marked } from '../../../platform/ledger/ledger-entry.ts';
import { markedAs } from '../../../platform/ledger/ledger-entry.ts';
import { mayDo, requireRole } from '../../../platform/records/record-roles.ts';
import { standardMarking } from '../../../platform/records/standard-marking.ts';
import { Refusal } from '../../../platform/refusal.ts';
import { type ExpectedVersions, requireVersion } from '../../../platform/version.ts';
import type { ListSnapshot } from '../list-snapshot.ts';
import { readPartners } from './partner-file-service.ts';
import * as rowStore from './partner-row-store.ts';
import type { PartnerRow } from './partner-rows.ts';
import type { Said } from './screened-subject.ts';
import { endStandingOf, holdScreened, keepStanding, standingSum } from './screened-subject-store.ts';
import {
  digestOf,
  keepOne,
  newRunId,
  newScreenedId,
  requireReader,
  type ScreeningParts,
  tellRun,
} from './screening-keeping-service.ts';
import type { MatchLine } from './screening-match.ts';
import * as matchStore from './screening-match-store.ts';
import { judges, readers, screeners } from './screening-roles.ts';
import { type KeptRow, type RunId, type ScreeningRun, standingOf } from './screening-run.ts';
import * as store from './screening-run-store.ts';

export type ScreeningService = ReturnType<typeof createScreeningService>;

/** How one or a file is screened. */
export type ScreeningOptions = {
  /** Who may see who is screened; the standard marking where it is left out. */
  readonly marked?: Marked | undefined;
  /** Whether to screen again whenever a list changes. */
  readonly isStanding: boolean;
};

/** What waits for somebody, and against which lists. */
export type ScreeningFront = {
  readonly lists: readonly ListSnapshot[];
  readonly standing: number;
  readonly open: { readonly matches: readonly MatchLine[]; readonly count: number };
  readonly toCheck: { readonly matches: readonly MatchLine[]; readonly count: number };
};

const refusals = {
  unknown: () => new Refusal('screening.unknown', 404, 'There is no such screening.'),
  noList: () =>
    new Refusal(
      'screening.no-list',
      409,
      'No sanctions list is imported yet: import one first, with forestall sanctions import FILE.',
    ),
};

/** Who is screened, alone or in files, and what became of it. */
export function createScreeningService({ database, clock, listedNames }: ScreeningParts) {
  async function currentIds(queries: Queries): Promise<readonly string[]> {
    return (await listedNames.currentIn(queries)).map(({ id }) => id);
  }

  async function requireRun(queries: Queries, id: string): Promise<ScreeningRun> {
    const run = await store.findRun(queries, await currentIds(queries), id);
    if (run === undefined) throw refusals.unknown();
    return run;
  }

  async function matchesIn(queries: Queries, filter: matchStore.MatchFilter, stretch: Stretch) {
    const current = await currentIds(queries);
    return {
      matches: await matchStore.matches(queries, current, filter, stretch),
      count: await matchStore.countMatches(queries, current, filter),
    };
  }

  /** Reads for somebody who may. @throws Refusal (403) for anybody else, whatever is released to them */
  async function read<Found>(actor: Actor, reading: (queries: Queries) => Promise<Found>): Promise<Found> {
    requireReader(actor);
    return database.snapshot(actor, reading);
  }

  /** @throws Refusal (409) where there is nothing to screen against */
  async function requireLists(queries: Queries): Promise<void> {
    if ((await listedNames.currentIn(queries)).length === 0) throw refusals.noList();
  }

  return {
    mayScreen: (actor: Actor): boolean => mayDo(actor, screeners),
    mayRead: (actor: Actor): boolean => mayDo(actor, readers),

    /** Screens one at once. @returns the run, which is done */
    screenOne(actor: Actor, said: Said, { marked, isStanding }: ScreeningOptions): Promise<RunId> {
      requireRole(actor, screeners);
      return database.transact(actor, async (queries) => {
        await requireLists(queries);
        const names = await listedNames.standingIn(queries);
        const how = { marked: marked ?? standardMarking(actor), kind: 'one', isStanding, at: clock() } as const;
        return keepOne(queries, actor, names, said, how);
      });
    },

    /**
     * Takes a file of partners, each row with what became of it; who is on it is screened in the background.
     * @returns the run, which goes on
     * @throws Refusal, beside the field `file`, where it is no table of partners; nothing is kept then
     */
    screenFile(actor: Actor, file: FileBytes, { marked, isStanding }: ScreeningOptions): Promise<RunId> {
      requireRole(actor, screeners);
      const mark = markedAs(marked ?? standardMarking(actor));
      return database.bulk(actor, async (queries, copyInto) => {
        await requireLists(queries);
        const rows = await rowStore.stageRows(queries, copyInto);
        const read = await readPartners(
          file,
          (row) => rowStore.stage(rows, staged(row, mark)),
          () => rows.send(),
        ).catch(async (error: unknown) => {
          await rows.abandon();
          throw error;
        });
        await rows.end();
        const { refused, repeated, rows: count } = await rowStore.countStaged(queries);
        const at = clock();
        const run: store.NewRun = {
          ...{ ...mark, id: newRunId(), kind: 'file', title: read.name, rows: count, refused, sha256: read.sha256 },
          ...{ begunAt: at, begunBy: actor.personId, begunByName: actor.name },
        };
        await store.insertRun(queries, run);
        await holdScreened(queries);
        await rowStore.keepStaged(queries, run);
        if (isStanding) await keepStanding(queries, run.id, at, actor.name);
        const told = { rows: count, refused, repeated, fileSha256: read.sha256, isStanding };
        await tellRun(queries, actor, { ...run, at }, { past: 'begun', from: null, to: 'running', told });
        return run.id;
      });
    },

    /** Has those on a run screened no more when a list changes. */
    async stopStanding(actor: Actor, id: string, expected: ExpectedVersions = 'any'): Promise<RunId> {
      requireRole(actor, screeners);
      return database.transact(actor, async (queries) => {
        const run = await requireRun(queries, id);
        requireVersion(standingOf(run), expected);
        const at = clock();
        const ended = await endStandingOf(queries, run.id, at, actor.name);
        if (ended === 0) {
          throw new Refusal('screening.not-standing', 409, 'Nobody on it is screened again when a list changes.');
        }
        const about = { ...(await store.markingOf(queries, run.id)), id: run.id, kind: run.kind, title: run.title, at };
        await tellRun(queries, actor, about, { past: 'stopped', from: run.state, to: run.state, told: { ended } });
        return run.id;
      });
    },

    /** What waits for somebody: pairs to be judged, and findings of others to be checked. */
    front(actor: Actor, most: number): Promise<ScreeningFront> {
      const stretch = { offset: 0, limit: most };
      return read(actor, async (queries) => ({
        lists: await listedNames.currentIn(queries),
        standing: (await standingSum(queries)).count,
        open: await matchesIn(queries, { ...matchStore.toBeJudged, waiting: true }, stretch),
        toCheck: await matchesIn(queries, { ...matchStore.toBeCheckedBy(actor.personId), waiting: true }, stretch),
      }));
    },

    /** How many pairs wait for somebody: to be judged, and to be checked. Nothing for whoever does neither. */
    async waiting(actor: Actor): Promise<{ readonly open: number; readonly toCheck: number } | undefined> {
      if (!mayDo(actor, judges)) return undefined;
      return database.snapshot(actor, async (queries) =>
        matchStore.countWaiting(queries, await currentIds(queries), actor.personId),
      );
    },

    /** Runs, the newest first. */
    runs(actor: Actor, stretch: Stretch) {
      return read(actor, async (queries) => ({
        runs: await store.runs(queries, await currentIds(queries), stretch),
        count: await store.countRuns(queries),
      }));
    },

    /** The same for programs, page by page. */
    runsAfter: (actor: Actor, page: PageAsked): Promise<readonly ScreeningRun[]> =>
      read(actor, async (queries) => store.runsAfter(queries, await currentIds(queries), page)),

    /** @throws Refusal (404) */
    run: (actor: Actor, id: string): Promise<ScreeningRun> => read(actor, (queries) => requireRun(queries, id)),

    /** Rows of a run after a line, in their order. */
    rows: (
      actor: Actor,
      run: RunId,
      asked: { readonly after: number; readonly limit: number; readonly onlyRefused?: true },
    ): Promise<readonly KeptRow[]> => read(actor, (queries) => store.rowsAfter(queries, run, asked)),

    /** Pairs, the most probable first, and how many there are. */
    matches: (actor: Actor, filter: matchStore.MatchFilter, stretch: Stretch) =>
      read(actor, (queries) => matchesIn(queries, filter, stretch)),

    /** The same for programs, in the order in which they were found. */
    matchesAfter: (actor: Actor, filter: matchStore.MatchFilter, page: PageAsked): Promise<readonly MatchLine[]> =>
      read(actor, async (queries) => matchStore.matchesAfter(queries, await currentIds(queries), filter, page)),
  };
}

function staged(row: PartnerRow, marked: Marked): rowStore.StagedRow {
  const { line, name } = row;
  if ('problem' in row) return { line, name, ...row.problem };
  return { line, name, said: row.said, id: newScreenedId(), digest: digestOf(row.said, marked) };
}
