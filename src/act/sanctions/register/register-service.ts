import type { Actor } from '../../../platform/database/actor.ts';
import type { Database, Queries } from '../../../platform/database/database.ts';
import { pauses } from '../../../platform/jobs/in-background.ts';
import type { ListSnapshot } from '../list-snapshot.ts';
import type { ListedNames, ListedNamesService, Standing } from '../listed-names-service.ts';
import { type CrossReferences, crossReferences, type ReferenceFault, referenceFaults } from './cross-references.ts';
import { type PartnerList, type PartnerRow, partnerRows } from './partner-gaps.ts';
import {
  type LikePair,
  type RegisterPair,
  type RegisterRecord,
  type Resolution,
  registerPairs,
  resolve,
} from './register.ts';
import type { RegisterDecision } from './register-decision.ts';
import * as store from './register-store.ts';

export type RegisterService = ReturnType<typeof createRegisterService>;

/** The lists that stand, held against one another. */
export type Register = {
  readonly snapshots: readonly ListSnapshot[];
  readonly resolution: Resolution;
  /** Records that are alike, the most probable first. */
  readonly likePairs: readonly LikePair[];
  /** Those that wait for a person, and those that were decided. */
  readonly pairs: readonly RegisterPair[];
  readonly faults: readonly ReferenceFault[];
  readonly decisions: readonly RegisterDecision[];
  /** Records that have yet to be held against the other lists by name. */
  readonly uncompared: number;
  /** Where each subject of a list stands on the others. */
  readonly rowsOf: (base: PartnerList) => readonly PartnerRow[];
};

type Referenced = { readonly of: ListedNames; readonly references: Promise<CrossReferences> };
type Parts = { readonly names: ListedNames; readonly references: CrossReferences };

/** Which records of several lists are one subject, by references, people and likeness; and who is on which list only. */
export function createRegisterService({
  database,
  listedNames,
}: {
  readonly database: Database;
  readonly listedNames: ListedNamesService;
}) {
  let referenced: Referenced | undefined;
  let made: { readonly key: string; readonly of: ListedNames; readonly register: Register } | undefined;

  async function partsIn(queries: Queries): Promise<Parts> {
    const names = await listedNames.standingIn(queries);
    if (referenced?.of !== names) {
      const references = referencesIn(names);
      referenced = { of: names, references };
      references.catch(() => {
        referenced = undefined;
      });
    }
    return { names, references: await referenced.references };
  }

  /** The register in a caller’s transaction; worked out anew once another list, pair or decision stands. */
  async function standingIn(queries: Queries): Promise<Register> {
    const { names, references } = await partsIn(queries);
    const current = names.snapshots.map(({ id }) => id);
    const { compared, standing } = await store.countCompared(queries, current);
    const key = await keyOf(queries, current, compared);
    if (made?.key !== key || made.of !== names) {
      const likePairs = await store.standingPairs(queries, current);
      const decisions = await store.lastDecisions(queries);
      const resolution = resolve(names.standing.map(recordOf), references.links, likePairs, decisions);
      made = { key, of: names, register: registerOf(names, resolution, likePairs, decisions, references) };
    }
    // Of one list alone nobody can be on another.
    return { ...made.register, uncompared: names.snapshots.length < 2 ? 0 : standing - compared };
  }

  /** What a register is worked out from, in short: which lists stand, how many are compared and what was decided. */
  const keyOf = async (queries: Queries, current: readonly string[], compared: number): Promise<string> =>
    [...current, compared, await store.countDecisions(queries)].join(' ');

  return {
    /** The same of the register that stands, without working it out. */
    async keyIn(queries: Queries): Promise<string> {
      const current = (await listedNames.currentIn(queries)).map(({ id }) => id);
      const { compared } = await store.countCompared(queries, current);
      return keyOf(queries, current, compared);
    },

    /** What the lists that stand say of one another. */
    standing: (actor: Actor): Promise<Register> => database.snapshot(actor, standingIn),
    standingIn,

    /** How the lists would stand by other decisions. */
    async resolvedIn(queries: Queries, decisions: readonly RegisterDecision[]): Promise<Resolution> {
      const { names, references } = await partsIn(queries);
      const pairs = await store.standingPairs(
        queries,
        names.snapshots.map(({ id }) => id),
      );
      return resolve(names.standing.map(recordOf), references.links, pairs, decisions);
    },
  };
}

const recordOf = ({ snapshot: _, ...record }: Standing): RegisterRecord => record;

function registerOf(
  { snapshots }: ListedNames,
  resolution: Resolution,
  likePairs: readonly LikePair[],
  decisions: readonly RegisterDecision[],
  { wrong }: CrossReferences,
): Register {
  const rows = new Map<PartnerList, readonly PartnerRow[]>();
  return {
    ...{ snapshots, resolution, likePairs, decisions, uncompared: 0 },
    pairs: registerPairs(resolution, likePairs, decisions),
    faults: referenceFaults(wrong, resolution, likePairs),
    rowsOf(base) {
      const known = rows.get(base) ?? partnerRows(resolution, likePairs, base);
      rows.set(base, known);
      return known;
    },
  };
}

async function referencesIn(names: ListedNames): Promise<CrossReferences> {
  const found = crossReferences(names.crossReferenced);
  const pause = pauses();
  for (;;) {
    const { done, value } = found.next();
    if (done === true) return value;
    await pause();
  }
}

/** Each record that stands with others, with the number of their subject. */
export function membersIn({ records, subjectOf }: Resolution) {
  const members: { readonly version: number; readonly subject: number }[] = [];
  for (const version of records.keys()) {
    const group = subjectOf(version);
    if (group.length > 1) members.push({ version, subject: Math.min(...group.map((each) => each.version)) });
  }
  return members;
}
