import { setImmediate as turn } from 'node:timers/promises';
import type { Actor } from '../../platform/database/actor.ts';
import type { ListSnapshot, StandingRecord } from './list-snapshot.ts';
import { indexedSubject } from './listed-index.ts';
import type { ListedNames, ListedNamesService } from './listed-names-service.ts';
import {
  type FindAlike,
  followedByRegime,
  type PartnerRow,
  partnerRow,
  type ReferenceFault,
  type RegimeFollowed,
  referenceFault,
} from './partner-gaps.ts';

export type RegisterService = ReturnType<typeof createRegisterService>;

/** The lists that stand, held against one another. */
export type Register = {
  readonly snapshots: readonly ListSnapshot[];
  readonly rows: readonly PartnerRow[];
  readonly regimes: readonly RegimeFollowed[];
  readonly faults: readonly ReferenceFault[];
};

/** Names of one record that are searched: the first ones say most, and some have a hundred. */
const mostNames = 5;

/** Which records of several lists are one subject by their references, where those are wrong, and who is on which list only. */
export function createRegisterService({ listedNames }: { readonly listedNames: ListedNamesService }) {
  let made: { readonly of: ListedNames; readonly register: Promise<Register> } | undefined;

  return {
    /** What the lists that stand say of one another; worked out anew once another list stands. */
    async standing(actor: Actor): Promise<Register> {
      const names = await listedNames.standing(actor);
      if (made?.of !== names) {
        const register = registerOf(names);
        made = { of: names, register };
        register.catch(() => {
          made = undefined;
        });
      }
      return made.register;
    },
  };
}

async function registerOf(names: ListedNames): Promise<Register> {
  const un = new Map(names.crossReferenced.flatMap((each) => (each.source === 'un' ? [[each.reference, each]] : [])));
  const citing = Map.groupBy(
    names.crossReferenced.filter(({ source }) => source !== 'un'),
    ({ unReference }) => unReference ?? '',
  );
  const rows: PartnerRow[] = [];
  const alike = findAlike(names);
  for (const record of un.values()) {
    rows.push(partnerRow(record, citing.get(record.reference) ?? [], alike));
    // Other requests are answered meanwhile.
    if (rows.length % 20 === 0) await turn();
  }
  const faults: ReferenceFault[] = [];
  // Without the UN’s list every reference would be unknown.
  for (const record of un.size === 0 ? [] : [...citing.values()].flat()) {
    const fault = referenceFault(record, un.get(record.unReference ?? ''), alike);
    if (fault !== undefined) {
      faults.push(fault);
      await turn();
    }
  }
  return { snapshots: names.snapshots, rows, regimes: followedByRegime(rows), faults };
}

function findAlike(names: ListedNames): FindAlike {
  return (record: StandingRecord) => {
    const { kind, birthDates = [], nationalities = [], identifiers = [] } = indexedSubject(record);
    const best = new Map<string, ReturnType<FindAlike>[number]>();
    for (const { text: name } of record.names.slice(0, mostNames)) {
      for (const { probability, standing } of names.search({ kind, name, birthDates, nationalities, identifiers })) {
        const key = `${standing.source} ${standing.reference}`;
        if (probability <= (best.get(key)?.probability ?? 0)) continue;
        best.set(key, { ...standing, probability });
      }
    }
    return [...best.values()].sort((one, other) => other.probability - one.probability);
  };
}
