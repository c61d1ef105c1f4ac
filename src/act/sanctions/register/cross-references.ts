import { compareParts } from '../../../matching/name-features.ts';
import { type PreparedName, prepareName } from '../../../matching/name-parts.ts';
import { nameProbability } from '../../../matching/name-probability.ts';
import type { StandingRecord } from '../list-snapshot.ts';
import type { LikePair, ReferenceLink, RegisterRecord, Resolution } from './register.ts';

/** A record that cites a reference of the UN's, with its names. */
export type CitingRecord = StandingRecord & { readonly version: number };

/** A record whose UN reference does not lead to what it names. */
export type WrongReference = {
  readonly record: CitingRecord;
  /** `unknown`: the UN’s list has no such reference; `names-differ`: it is of somebody of another name. */
  readonly fault: 'unknown' | 'names-differ';
  readonly unName: string | null;
};

/** Which records the lists’ own references say are one, and which of the references are wrong. */
export type CrossReferences = { readonly links: readonly ReferenceLink[]; readonly wrong: readonly WrongReference[] };

/** Names less likely the same than this speak of two subjects. */
const differBelow = 0.5;
const surelyFrom = 0.95;

/**
 * Holds each record's UN reference against the UN's list. Records that cite one reference are one subject, where their
 * names do not say otherwise: with the UN's record, and where that is delisted with one another.
 */
export function* crossReferences(citing: readonly CitingRecord[]): Generator<undefined, CrossReferences> {
  const hasUn = citing.some(({ source }) => source === 'un');
  const links: ReferenceLink[] = [];
  const wrong: WrongReference[] = [];
  for (const of of Map.groupBy(citing, ({ unReference }) => unReference).values()) {
    const un = of.find(({ source }) => source === 'un');
    const [anchor, ...others] = un === undefined ? of : [un, ...of.filter((record) => record !== un)];
    if (anchor === undefined) continue;
    if (un === undefined && hasUn) wrong.push({ record: anchor, fault: 'unknown', unName: null });
    for (const record of others) {
      const isOne = likeness(record, anchor) >= differBelow;
      if (isOne) links.push({ left: record.version, right: anchor.version });
      if (un === undefined && hasUn) wrong.push({ record, fault: 'unknown', unName: null });
      else if (un !== undefined && !isOne) wrong.push({ record, fault: 'names-differ', unName: un.name });
      // Whoever draws the next one may answer others meanwhile.
      yield;
    }
  }
  return { links, wrong };
}

const kindOf = ({ kind }: StandingRecord) => (kind === 'aircraft' ? 'vessel' : kind);
const preparedNames = (record: StandingRecord): readonly PreparedName[] =>
  record.names.map(({ text }) => prepareName(text, kindOf(record)));

/** How probable it is, by the two of their names that are most alike, that two records are of one subject. */
function likeness(left: StandingRecord, right: StandingRecord): number {
  const theirs = preparedNames(right);
  let most = 0;
  for (const { text } of left.names) {
    const ours = prepareName(text, kindOf(left));
    for (const each of theirs) most = Math.max(most, nameProbability(compareParts(ours, each)));
    if (most >= surelyFrom) break;
  }
  return most;
}

/** A wrong reference, and who of like name stands on the UN’s list under another. */
export type ReferenceFault = Pick<StandingRecord, 'source' | 'reference' | 'name' | 'regime'> & {
  readonly unReference: string;
  readonly fault: WrongReference['fault'];
  /** Whom the reference names, where there is one. */
  readonly unName: string | null;
  readonly suggested: { readonly reference: string; readonly name: string; readonly probability: number } | null;
};

/** @param pairs records that are alike, the most probable first */
export function referenceFaults(
  wrong: readonly WrongReference[],
  { records }: Pick<Resolution, 'records'>,
  pairs: readonly LikePair[],
): readonly ReferenceFault[] {
  const asked = new Map(wrong.map(({ record }) => [record.version, record]));
  const suggested = new Map<number, ReferenceFault['suggested']>();
  const suggest = (version: number, other: RegisterRecord | undefined, probability: number) => {
    const record = asked.get(version);
    if (record === undefined || other?.source !== 'un' || other.reference === record.unReference) return;
    const { reference, name } = other;
    if (!suggested.has(version)) suggested.set(version, { reference, name, probability });
  };
  for (const { left, right, probability } of pairs) {
    suggest(left, records.get(right), probability);
    suggest(right, records.get(left), probability);
  }
  return wrong.map(({ record, fault, unName }) => {
    const { source, reference, name, regime, unReference, version } = record;
    return {
      ...{ source, reference, name, regime, unReference: unReference ?? '', fault, unName },
      suggested: suggested.get(version) ?? null,
    };
  });
}

/** A wrong reference as one line of a table. */
export type FaultRow = Omit<ReferenceFault, 'suggested'> & {
  readonly suggestedReference: string | null;
  readonly suggestedName: string | null;
};

export function faultRows(faults: readonly ReferenceFault[]): readonly FaultRow[] {
  return faults.map(({ suggested, ...fault }) => ({
    ...fault,
    ...{ suggestedReference: suggested?.reference ?? null, suggestedName: suggested?.name ?? null },
  }));
}
