import type { Queries } from '../../platform/database/database.ts';
import type { Work, WorkId } from './work.ts';

declare module '../../platform/database/database.ts' {
  interface Tables {
    forecast_work: {
      id: WorkId;
      model: Work['model'];
      begun_at: Date;
      begun_by: string;
      share: number;
      label: string;
      seen_at: Date;
      state: Work['state'];
      reason: string | null;
      ended_at: Date | null;
      cancel_asked_at: Date | null;
      cancel_asked_by: string | null;
    };
  }
}

export async function insertWork(
  queries: Queries,
  work: Pick<Work, 'id' | 'model' | 'begunAt' | 'begunBy'>,
): Promise<void> {
  const beginning = { share: 0, label: '', seen_at: work.begunAt, state: 'running' as const };
  const unknown = { reason: null, ended_at: null, cancel_asked_at: null, cancel_asked_by: null };
  await queries
    .insertInto('forecast_work')
    .values({
      id: work.id,
      model: work.model,
      begun_at: work.begunAt,
      begun_by: work.begunBy,
      ...beginning,
      ...unknown,
    })
    .execute();
}

/** Tells how far a making is. @returns whether somebody has asked to cancel it */
export async function tellProgress(
  queries: Queries,
  id: WorkId,
  { share, label, seenAt }: Pick<Work, 'share' | 'label' | 'seenAt'>,
): Promise<boolean> {
  const told = await queries
    .updateTable('forecast_work')
    .set({ share, label, seen_at: seenAt })
    .where('id', '=', id)
    .returning('cancel_asked_at')
    .executeTakeFirst();
  return told !== undefined && told.cancel_asked_at !== null;
}

export async function endWork(
  queries: Queries,
  id: WorkId,
  { state, reason, endedAt }: { readonly state: Work['state']; readonly reason: string | null; readonly endedAt: Date },
): Promise<void> {
  const share = state === 'made' ? { share: 1 } : {};
  await queries
    .updateTable('forecast_work')
    .set({ state, reason, ended_at: endedAt, seen_at: endedAt, ...share })
    .where('id', '=', id)
    .execute();
}

/** The newest making of each model, whatever became of it. */
export async function newestOfEach(queries: Queries): Promise<readonly Work[]> {
  // Of two begun in the same moment the identities tell the later: they rise.
  return select(queries)
    .distinctOn('model')
    .orderBy('model')
    .orderBy('begun_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

export async function runningWork(queries: Queries): Promise<readonly Work[]> {
  return select(queries).where('state', '=', 'running').orderBy('begun_at').execute();
}

export async function askToCancel(queries: Queries, id: WorkId, at: Date, by: string): Promise<void> {
  await queries
    .updateTable('forecast_work')
    .set({ cancel_asked_at: at, cancel_asked_by: by })
    .where('id', '=', id)
    .execute();
}

function select(queries: Queries) {
  return queries
    .selectFrom('forecast_work')
    .select([
      'id',
      'model',
      'begun_at as begunAt',
      'begun_by as begunBy',
      'share',
      'label',
      'seen_at as seenAt',
      'state',
      'reason',
      'ended_at as endedAt',
      'cancel_asked_at as cancelAskedAt',
      'cancel_asked_by as cancelAskedBy',
    ]);
}
