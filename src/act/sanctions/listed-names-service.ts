import { setImmediate as turn } from 'node:timers/promises';
import type { NameKind, PreparedName } from '../../matching/name-parts.ts';
import { type AskedSubject, type Match, type SubjectIndex, SubjectIndexBuilder } from '../../matching/subject-index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Actor } from '../../platform/database/actor.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { healthOf, type ListedVersion, type ListSnapshot } from './list-snapshot.ts';
import { allSnapshots } from './list-snapshot-store.ts';
import { indexedSubject } from './listed-index.ts';
import { someVersions, versionsWith } from './listed-name-store.ts';

export type ListedNamesService = ReturnType<typeof createListedNamesService>;

/** A subject of a list that stands, without its names. */
export type Standing = Omit<ListedVersion, 'names' | 'birthDates' | 'nationalities' | 'identifiers'> & {
  readonly snapshot: ListSnapshot;
};

export type FoundMatch = Match & { readonly standing: Standing };

/** All lists that stand, to be searched by name. */
export type ListedNames = {
  readonly snapshots: readonly ListSnapshot[];
  readonly count: number;
  /** Every subject that stands, without its names. */
  readonly standing: readonly Standing[];
  /** The records of the UN’s list, and those of others that cite one of them. */
  readonly crossReferenced: readonly ListedVersion[];
  readonly search: (asked: AskedSubject, least?: number) => readonly FoundMatch[];
  /** A name as all lists together weigh its parts. */
  readonly prepare: (text: string, kind: NameKind) => PreparedName;
};

/** The index of the lists that stand: made when first asked for, and anew once another snapshot stands. */
export function createListedNamesService({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  let made: { readonly key: string; readonly names: Promise<ListedNames> } | undefined;

  async function build(queries: Queries, snapshots: readonly ListSnapshot[]): Promise<ListedNames> {
    const builder = new SubjectIndexBuilder();
    const standing: Standing[] = [];
    const crossReferenced: ListedVersion[] = [];
    for (const snapshot of snapshots) {
      for (let after = 0; ; ) {
        const versions = await someVersions(queries, snapshot.id, after);
        crossReferenced.push(...versions.filter(({ unReference }) => unReference !== null));
        for (const { names, birthDates, nationalities, identifiers, ...rest } of versions) {
          builder.add(indexedSubject({ kind: rest.kind, names, birthDates, nationalities, identifiers }));
          standing.push({ ...rest, snapshot });
        }
        const last = versions.at(-1);
        if (last === undefined) break;
        after = last.version;
        // Other requests are answered meanwhile.
        await turn();
      }
    }
    return listedNames(builder.build(), snapshots, standing, crossReferenced);
  }

  async function currentIn(queries: Queries): Promise<readonly ListSnapshot[]> {
    const health = healthOf(await allSnapshots(queries), clock().toISOString().slice(0, 10));
    return health.flatMap(({ current }) => current ?? []);
  }

  async function standingIn(queries: Queries): Promise<ListedNames> {
    const current = await currentIn(queries);
    const key = current.map(({ id }) => id).join(' ');
    if (made?.key !== key) {
      const names = build(queries, current);
      made = { key, names };
      // One that failed is not kept: the next who asks tries again.
      names.catch(() => {
        made = undefined;
      });
    }
    return made.names;
  }

  return {
    /** The lists that stand, to be searched; none of them where nothing was imported. */
    standing: (actor: Actor): Promise<ListedNames> => database.snapshot(actor, standingIn),
    /** The same in a caller’s transaction, which then needs no connection beside its own. */
    standingIn,
    /** What versions say, by their numbers. */
    versionsIn: (queries: Queries, versions: readonly number[]): Promise<readonly ListedVersion[]> =>
      versionsWith(queries, versions),
    /** Which snapshots stand, the newest of each list. */
    currentIn,
  };
}

function listedNames(
  index: SubjectIndex,
  snapshots: readonly ListSnapshot[],
  standing: readonly Standing[],
  crossReferenced: readonly ListedVersion[],
): ListedNames {
  return {
    snapshots,
    count: standing.length,
    standing,
    crossReferenced,
    prepare: (text, kind) => index.names.prepare(text, kind),
    search: (asked, least) =>
      index.search(asked, least).flatMap((match) => {
        const found = standing[match.subject];
        return found === undefined ? [] : [{ ...match, standing: found }];
      }),
  };
}
