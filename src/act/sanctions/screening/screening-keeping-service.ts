import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../../platform/clock.ts';
import type { Actor } from '../../../platform/database/actor.ts';
import type { Database, Queries } from '../../../platform/database/database.ts';
import { message } from '../../../platform/language/message.ts';
import { type Marked, markedAs } from '../../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../../platform/ledger/ledger-store.ts';
import { mayDo } from '../../../platform/records/record-roles.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { ListedNames, ListedNamesService } from '../listed-names-service.ts';
import { type Said, type ScreenedId, saidText } from './screened-subject.ts';
import { type KeptSaid, keepStanding, keepSubjects } from './screened-subject-store.ts';
import { type FoundPair, type MatchId, pairsOf } from './screening-match.ts';
import { keepMatches } from './screening-match-store.ts';
import { readers } from './screening-roles.ts';
import { listDaysOf, listsKey, type RunId, type RunKind, type ScreeningRun } from './screening-run.ts';
import { endRun, insertRow, insertRun, type NewRun, tellProgress } from './screening-run-store.ts';

/** How a run and what it finds are kept, whoever has begun it: in a caller’s own transaction. */

/** What the services of screening are made from. */
export type ScreeningParts = {
  readonly database: Database;
  readonly clock: Clock;
  readonly listedNames: ListedNamesService;
};

/** SHA-256, in hexadecimal. */
export const digestOf = (said: Said, marked: Marked): string =>
  createHash('sha256').update(saidText(said, marked)).digest('hex');

/** A fresh UUID is by construction the identity of what is new. */
export const newRunId = () => uuidv7() as RunId;
export const newScreenedId = () => uuidv7() as ScreenedId;

/** What is said of one, as it is kept on behalf of whoever says it. */
export const keptSaid = (actor: Actor, said: Said, marked: Marked, at: Date): KeptSaid => ({
  ...{ ...markedAs(marked), id: newScreenedId(), said, digest: digestOf(said, marked) },
  ...{ at, by: actor.personId, byName: actor.name },
});

/** Keeps who one may be. @returns how many pairs are new */
export function keepPairs(
  queries: Queries,
  run: RunId,
  found: readonly { readonly subject: ScreenedId; readonly pair: FoundPair }[],
  at: Date,
): Promise<number> {
  return keepMatches(
    queries,
    found.map(({ subject, pair }) => ({ id: uuidv7() as MatchId, subject, pair })),
    run,
    at,
  );
}

/**
 * A step of a run, told to the ledger: with the name of a file, and never that of somebody, for the ledger keeps what it
 * is told for good, and who was screened is erased one day.
 */
export async function tellRun(
  queries: Queries,
  actor: Actor,
  run: Marked & Pick<ScreeningRun, 'id' | 'kind' | 'title'> & { readonly at: Date },
  step: {
    readonly past: 'begun' | 'found' | 'ended' | 'stopped';
    readonly from: string | null;
    readonly to: string;
    readonly told: Readonly<Record<string, string | number | boolean | null>>;
  },
): Promise<void> {
  await appendLedgerEntry(queries, actor, {
    at: run.at,
    kind: `screening.${step.past}`,
    subjectType: 'screening',
    subjectId: run.id,
    place: null,
    fromState: step.from,
    toState: step.to,
    marked: markedAs(run),
    payload: { ...(run.kind === 'file' && { title: run.title }), ...step.told },
  });
}

/** Screens one against the lists that stand and keeps all of it: a run of one row, done at once. */
export async function keepOne(
  queries: Queries,
  actor: Actor,
  names: ListedNames,
  said: Said,
  {
    marked,
    kind,
    isStanding,
    at,
  }: { readonly marked: Marked; readonly kind: RunKind; readonly isStanding: boolean; readonly at: Date },
): Promise<RunId> {
  const [name = ''] = said.names;
  const [subject] = await keepSubjects(queries, [keptSaid(actor, said, marked, at)]);
  if (subject === undefined) throw new Error('What was said of one is kept, or stood already');
  const run: NewRun = {
    ...{ ...markedAs(marked), id: newRunId(), kind, title: name, rows: 1, refused: 0, sha256: null },
    ...{ begunAt: at, begunBy: actor.personId, begunByName: actor.name },
  };
  await insertRun(queries, run);
  const row = { line: 1, fate: 'read', subject, name, field: null, reason: null, given: null } as const;
  await insertRow(queries, run.id, row);
  if (isStanding) await keepStanding(queries, run.id, at, actor.name);
  const pairs = pairsOf(names, said);
  const found = await keepPairs(
    queries,
    run.id,
    pairs.map((pair) => ({ subject, pair })),
    at,
  );
  const lists = listDaysOf(names.snapshots);
  await tellProgress(queries, { run: run.id, doneTo: 1, done: 1, listsKey: listsKey(lists) }, at);
  await endRun(queries, run.id, lists, at);
  await tellRun(
    queries,
    actor,
    { ...run, at },
    { past: 'ended', from: null, to: 'done', told: { rows: 1, possibleMatches: pairs.length, found, isStanding } },
  );
  return run.id;
}

/** @throws Refusal (403) for whoever is to know nothing of who is screened */
export function requireReader(actor: Actor): void {
  if (mayDo(actor, readers)) return;
  const words = message('Who is screened is for those of government who pay, invite and meet. Sign in as one of them.');
  throw new Refusal('screening.reader', 403, words);
}
