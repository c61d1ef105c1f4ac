import type { Clock } from '../../../platform/clock.ts';
import { systemActor } from '../../../platform/database/actor.ts';
import type { Database, Queries } from '../../../platform/database/database.ts';
import { backgroundWork, pauses } from '../../../platform/jobs/in-background.ts';
import { unrestricted } from '../../../platform/ledger/ledger-entry.ts';
import { appendLedgerEntry } from '../../../platform/ledger/ledger-store.ts';
import type { ListedVersion } from '../list-snapshot.ts';
import { indexedSubject } from '../listed-index.ts';
import type { ListedNames, ListedNamesService } from '../listed-names-service.ts';
import { membersIn, type RegisterService } from './register-service.ts';
import * as store from './register-store.ts';

export type RegisterWorkService = ReturnType<typeof createRegisterWorkService>;

/** Records of one transaction: some two tenths of a second of work, which a kill would lose. */
const stretchRecords = 500;

/** Holds what is new on a list against all that stand, and keeps which records stand together. */
export function createRegisterWorkService({
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
  async function tell(queries: Queries, past: string, payload: Readonly<Record<string, number>>): Promise<void> {
    await appendLedgerEntry(queries, systemActor, {
      at: clock(),
      kind: `sanctions-register.${past}`,
      subjectType: 'sanctions-register',
      subjectId: 'sanctions-register',
      place: null,
      fromState: null,
      toState: past,
      marked: unrestricted,
      payload,
    });
  }

  /** @returns whether anything was left to compare */
  async function compareStretch(queries: Queries): Promise<boolean> {
    const current = (await listedNames.currentIn(queries)).map(({ id }) => id);
    // Of one list alone nobody can be on another.
    if (current.length < 2) return false;
    await store.lockRegister(queries);
    const versions = await store.nextToCompare(queries, current, stretchRecords);
    if (versions.length === 0) return false;
    // Only now: the index of all names is made for whoever searches, and is large.
    const names = await listedNames.standingIn(queries);
    const records = await listedNames.versionsIn(queries, versions);
    const found = await store.keepCompared(queries, versions, await likeAmong(names, records));
    await tell(queries, 'compared', { records: versions.length, found });
    return true;
  }

  async function keepSubjects(queries: Queries): Promise<void> {
    await store.lockRegister(queries);
    const key = await register.keyIn(queries);
    if ((await store.keptFor(queries)) === key) return;
    const { resolution } = await register.standingIn(queries);
    const changed = await store.keepSubjects(queries, membersIn(resolution), key);
    if (changed > 0) await tell(queries, 'resolved', { changed });
  }

  async function workOff(isStopped: () => boolean): Promise<void> {
    while (!isStopped() && (await database.transact(systemActor, compareStretch)));
    if (!isStopped()) await database.transact(systemActor, keepSubjects);
  }

  return backgroundWork(workOff);
}

/**
 * Who on the other lists each record may be, by the name that it is first listed under: a pair is found from either
 * side, so the names that one of them has beside are searched from the other.
 */
async function likeAmong(names: ListedNames, records: readonly ListedVersion[]) {
  const pairs = new Map<string, store.NamedPair>();
  const pause = pauses();
  for (const record of records) {
    const { kind, birthDates = [], nationalities = [], identifiers = [] } = indexedSubject(record);
    const asked = { kind, name: record.name, birthDates, nationalities, identifiers };
    for (const { probability, name, standing } of names.search(asked)) {
      if (standing.source === record.source) continue;
      const isFirst = record.version < standing.version;
      const [left, right] = isFirst ? [record.version, standing.version] : [standing.version, record.version];
      const [leftName, rightName] = isFirst ? [record.name, name] : [name, record.name];
      const key = `${left} ${right}`;
      if (probability > (pairs.get(key)?.probability ?? 0))
        pairs.set(key, { left, right, probability, leftName, rightName });
    }
    await pause();
  }
  return [...pairs.values()];
}
