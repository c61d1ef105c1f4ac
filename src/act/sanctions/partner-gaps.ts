import { compareParts } from '../../matching/name-features.ts';
import { prepareName } from '../../matching/name-parts.ts';
import { nameProbability } from '../../matching/name-probability.ts';
import { daysBetween } from '../../platform/calendar/days-between.ts';
import { median } from '../../platform/median.ts';
import type { StandingRecord } from './list-snapshot.ts';
import type { ListName } from './lists/listed-subject.ts';

/** The lists that are held beside the UN’s. */
export const partnerLists = ['uk', 'eu', 'ofac'] as const satisfies readonly ListName[];
export type PartnerList = (typeof partnerLists)[number];

/** Where a subject of the UN’s list stands on another: by the reference that the other cites, or possibly, by name. */
type Holding = {
  readonly reference: string;
  readonly name: string;
  readonly listedOn: string | null;
  /** Days from the UN’s listing to this one; null where either states no day, or it was listed here before. */
  readonly lagDays: number | null;
  readonly by: 'reference' | 'name';
  /** Of being the same, where it was found by name: a person has yet to say. */
  readonly probability: number | null;
};

/** A subject of the UN’s list, and where it stands on the others. */
export type PartnerRow = Pick<StandingRecord, 'reference' | 'name' | 'kind' | 'regime' | 'listedOn'> & {
  readonly holdings: Readonly<Partial<Record<PartnerList, Holding>>>;
};

/** Who of a name stands on the lists beside the UN’s, the most probable first. */
export type FindAlike = (record: StandingRecord) => readonly (StandingFound & { readonly probability: number })[];
type StandingFound = Pick<StandingRecord, 'source' | 'reference' | 'name' | 'listedOn'>;

/** Below this a name found is no reason to say that a partner may hold the subject. */
const alikeFrom = 0.95;

/**
 * Where one subject of the UN’s list stands on the other lists.
 * @param citing the records of other lists that cite its reference
 */
export function partnerRow(un: StandingRecord, citing: readonly StandingRecord[], alike: FindAlike): PartnerRow {
  const cited = new Map(citing.map((each) => [each.source, each]));
  const isWanting = partnerLists.some((list) => !cited.has(list));
  const found = isWanting ? alike(un).filter(({ probability }) => probability >= alikeFrom) : [];
  const holdings: Partial<Record<PartnerList, Holding>> = {};
  for (const list of partnerLists) {
    const byReference = cited.get(list);
    const byName = found.find(({ source }) => source === list);
    if (byReference !== undefined) holdings[list] = holding(un, byReference, null);
    else if (byName !== undefined) holdings[list] = holding(un, byName, byName.probability);
  }
  const { reference, name, kind, regime, listedOn } = un;
  return { reference, name, kind, regime, listedOn, holdings };
}

function holding(un: StandingRecord, theirs: StandingFound, probability: number | null): Holding {
  const { reference, name, listedOn } = theirs;
  const days = un.listedOn === null || listedOn === null ? null : daysBetween(un.listedOn, listedOn);
  const by = probability === null ? 'reference' : 'name';
  return { reference, name, listedOn, lagDays: days === null || days < 0 ? null : days, by, probability };
}

/** A regime of the UN’s, and how far each other list follows it. */
export type RegimeFollowed = {
  readonly regime: string;
  readonly subjects: number;
  readonly lists: Readonly<
    Record<PartnerList, { readonly held: number; readonly missing: number; readonly medianLagDays: number | null }>
  >;
};

/** How far each list follows each regime of the UN’s. */
export function followedByRegime(rows: readonly PartnerRow[]): readonly RegimeFollowed[] {
  const followed = (of: readonly PartnerRow[], list: PartnerList) => {
    const held = of.flatMap(({ holdings }) => holdings[list] ?? []);
    const lags = held.flatMap(({ lagDays }) => lagDays ?? []);
    return { held: held.length, missing: of.length - held.length, medianLagDays: median(lags) ?? null };
  };
  return [...Map.groupBy(rows, ({ regime }) => regime ?? '')]
    .map(([regime, of]) => ({
      regime,
      subjects: of.length,
      lists: { uk: followed(of, 'uk'), eu: followed(of, 'eu'), ofac: followed(of, 'ofac') },
    }))
    .sort((one, other) => (one.regime < other.regime ? -1 : 1));
}

/** A record whose UN reference does not lead to what it names. */
export type ReferenceFault = Pick<StandingRecord, 'source' | 'reference' | 'name' | 'regime'> & {
  readonly unReference: string;
  /** `unknown`: the UN’s list has no such reference; `names-differ`: it is of somebody of another name. */
  readonly fault: 'unknown' | 'names-differ';
  /** Whom the reference names, where there is one. */
  readonly unName: string | null;
  /** Who of like name stands on the UN’s list under another reference. */
  readonly suggested: { readonly reference: string; readonly name: string; readonly probability: number } | null;
};

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

/** Names less likely the same than this speak of two subjects. */
const differBelow = 0.5;

/**
 * Holds a record’s UN reference against the UN’s list.
 * @param cited the record of the UN’s that has the reference, if there is one
 * @param alike who of like name stands on the lists
 * @returns nothing where reference and name agree
 */
export function referenceFault(
  record: StandingRecord,
  cited: StandingRecord | undefined,
  alike: FindAlike,
): ReferenceFault | undefined {
  const { source, reference, name, regime, unReference } = record;
  if (unReference === null || (cited !== undefined && likeness(record, cited) >= differBelow)) return undefined;
  const other = alike(record).find((each) => each.source === 'un' && each.reference !== unReference);
  return {
    ...{ source, reference, name, regime, unReference },
    fault: cited === undefined ? 'unknown' : 'names-differ',
    unName: cited?.name ?? null,
    suggested:
      other === undefined ? null : { reference: other.reference, name: other.name, probability: other.probability },
  };
}

/** How probable it is, by the two of their names that are most alike, that two records are of one subject. */
function likeness(left: StandingRecord, right: StandingRecord): number {
  const kindOf = ({ kind }: StandingRecord) => (kind === 'aircraft' ? 'vessel' : kind);
  const theirs = right.names.map(({ text }) => prepareName(text, kindOf(right)));
  let most = 0;
  for (const { text } of left.names) {
    const ours = prepareName(text, kindOf(left));
    for (const each of theirs) most = Math.max(most, nameProbability(compareParts(ours, each)));
    if (most >= alikeFrom) break;
  }
  return most;
}

type Holdings = { readonly [Key in PartnerList]: string | null } & {
  readonly [Key in PartnerList as `${Key}By`]: Holding['by'] | null;
} & { readonly [Key in PartnerList as `${Key}LagDays`]: number | null };

/** A subject of the UN’s list as one line of a table. */
export type GapRow = Omit<PartnerRow, 'holdings'> & Holdings;

/** The subjects of the UN’s list as a table. @param asked on which list they are missing, and of which regime */
export function gapRows(
  rows: readonly PartnerRow[],
  { missing = '', regime = '' }: { readonly missing?: PartnerList | ''; readonly regime?: string },
): readonly GapRow[] {
  return rows
    .filter((row) => missing === '' || row.holdings[missing] === undefined)
    .filter((row) => regime === '' || row.regime === regime)
    .map(({ holdings: { uk, eu, ofac }, ...subject }) => ({
      ...subject,
      ...{ uk: uk?.reference ?? null, ukLagDays: uk?.lagDays ?? null, ukBy: uk?.by ?? null },
      ...{ eu: eu?.reference ?? null, euLagDays: eu?.lagDays ?? null, euBy: eu?.by ?? null },
      ...{ ofac: ofac?.reference ?? null, ofacLagDays: ofac?.lagDays ?? null, ofacBy: ofac?.by ?? null },
    }));
}
