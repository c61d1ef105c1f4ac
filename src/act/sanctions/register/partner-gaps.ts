import { daysBetween } from '../../../platform/calendar/days-between.ts';
import { median } from '../../../platform/median.ts';
import { type FurtherList, isFurther, type ListName, listNames } from '../lists/listed-subject.ts';
import type { JoinedBy, LikePair, RegisterRecord, Resolution } from './register.ts';

/** The lists that are held against one another. */
export type PartnerList = Exclude<ListName, FurtherList>;
export const partnerLists = listNames.filter((name): name is PartnerList => !isFurther(name));

/** Where a subject of one list stands on another. */
type Holding = {
  readonly reference: string;
  readonly name: string;
  readonly listedOn: string | null;
  /** Days from the listing here to that one, below nought where that was first; null where either states no day. */
  readonly lagDays: number | null;
  readonly by: JoinedBy;
  /** Of being the same, where it was found by name: a person has yet to say. */
  readonly probability: number | null;
};

/** A subject of the list that is asked from, and where it stands on the others. */
export type PartnerRow = Pick<RegisterRecord, 'reference' | 'name' | 'kind' | 'regime' | 'listedOn'> & {
  readonly version: number;
  readonly holdings: Readonly<Partial<Record<PartnerList, Holding>>>;
};

/** Where each subject of a list stands on the others. */
export function partnerRows(
  resolution: Resolution,
  pairs: readonly LikePair[],
  base: PartnerList,
): readonly PartnerRow[] {
  const probabilities = new Map(pairs.map(({ left, right, probability }) => [`${left} ${right}`, probability]));
  const rows: PartnerRow[] = [];
  for (const record of resolution.records.values()) {
    if (record.source !== base) continue;
    const holdings: Partial<Record<PartnerList, Holding>> = {};
    for (const list of partnerLists) {
      if (list === base) continue;
      const theirs = firstOf(resolution, record, list);
      if (theirs !== undefined) holdings[list] = holding(resolution, record, theirs, probabilities);
    }
    const { version, reference, name, kind, regime, listedOn } = record;
    rows.push({ version, reference, name, kind, regime, listedOn, holdings });
  }
  return rows;
}

const surest: readonly (JoinedBy | undefined)[] = ['person', 'reference', 'name', undefined];

/** Of several records of one list the one that is surest the same. */
function firstOf({ subjectOf, joinedBy }: Resolution, record: RegisterRecord, list: PartnerList) {
  const theirs = subjectOf(record.version).filter(({ source }) => source === list);
  const how = ({ version }: RegisterRecord) => surest.indexOf(joinedBy(record.version, version));
  return theirs.toSorted((one, other) => how(one) - how(other))[0];
}

function holding(
  { joinedBy }: Resolution,
  ours: RegisterRecord,
  theirs: RegisterRecord,
  probabilities: ReadonlyMap<string, number>,
): Holding {
  const { reference, name, listedOn, version } = theirs;
  const lagDays = ours.listedOn === null || listedOn === null ? null : daysBetween(ours.listedOn, listedOn);
  const by = joinedBy(ours.version, version) ?? 'name';
  const key = `${Math.min(ours.version, version)} ${Math.max(ours.version, version)}`;
  return {
    reference,
    name,
    listedOn,
    lagDays,
    by,
    probability: by === 'name' ? (probabilities.get(key) ?? null) : null,
  };
}

/** A regime of the list that is asked from, and how far each other list follows it. */
export type RegimeFollowed = {
  readonly regime: string;
  readonly subjects: number;
  readonly lists: Readonly<
    Record<PartnerList, { readonly held: number; readonly missing: number; readonly medianLagDays: number | null }>
  >;
};

/** How far each list follows each regime. Who was listed there first is held, and counts for no days. */
export function followedByRegime(rows: readonly PartnerRow[]): readonly RegimeFollowed[] {
  const followed = (of: readonly PartnerRow[], list: PartnerList) => {
    const held = of.flatMap(({ holdings }) => holdings[list] ?? []);
    const lags = held.flatMap(({ lagDays }) => (lagDays === null || lagDays < 0 ? [] : lagDays));
    return { held: held.length, missing: of.length - held.length, medianLagDays: median(lags) ?? null };
  };
  return [...Map.groupBy(rows, ({ regime }) => regime ?? '')]
    .map(([regime, of]) => ({
      regime,
      subjects: of.length,
      lists: {
        ...{ un: followed(of, 'un'), uk: followed(of, 'uk') },
        ...{ eu: followed(of, 'eu'), ofac: followed(of, 'ofac') },
      },
    }))
    .sort((one, other) => (one.regime < other.regime ? -1 : 1));
}

type Holdings = { readonly [Key in PartnerList]: string | null } & {
  readonly [Key in PartnerList as `${Key}ListedOn`]: string | null;
} & { readonly [Key in PartnerList as `${Key}LagDays`]: number | null } & {
  readonly [Key in PartnerList as `${Key}By`]: JoinedBy | null;
};

/** A subject of a list as one line of a table, with where it stands on the others. */
export type GapRow = Omit<PartnerRow, 'holdings' | 'version'> & { readonly list: PartnerList } & Holdings;

/** What is asked of the gaps: from which list, beside which, of which regime. */
export type GapsAsked = {
  readonly base: PartnerList;
  /** Those that each of these lists has not; `any`, those that one of the others has not. */
  readonly missing?: PartnerList | 'any' | '';
  readonly regime?: string;
  /** Which lists stand, so that nobody is missing on one that is not imported. */
  readonly held: readonly PartnerList[];
};

/** The lines of a table of gaps. */
export function gapsIn(
  rows: readonly PartnerRow[],
  { base, missing = '', regime = '', held }: GapsAsked,
): readonly PartnerRow[] {
  const others = held.filter((list) => list !== base);
  return rows.filter(({ regime: own, holdings }) => {
    if (regime !== '' && own !== regime) return false;
    if (missing === '' || missing === base) return true;
    return missing === 'any' ? others.some((list) => holdings[list] === undefined) : holdings[missing] === undefined;
  });
}

export function gapRow(list: PartnerList, { holdings, version: _, ...subject }: PartnerRow): GapRow {
  const { un, uk, eu, ofac } = holdings;
  return {
    list,
    ...subject,
    ...{ un: un?.reference ?? null, unListedOn: un?.listedOn ?? null },
    ...{ unLagDays: un?.lagDays ?? null, unBy: un?.by ?? null },
    ...{ uk: uk?.reference ?? null, ukListedOn: uk?.listedOn ?? null },
    ...{ ukLagDays: uk?.lagDays ?? null, ukBy: uk?.by ?? null },
    ...{ eu: eu?.reference ?? null, euListedOn: eu?.listedOn ?? null },
    ...{ euLagDays: eu?.lagDays ?? null, euBy: eu?.by ?? null },
    ...{ ofac: ofac?.reference ?? null, ofacListedOn: ofac?.listedOn ?? null },
    ...{ ofacLagDays: ofac?.lagDays ?? null, ofacBy: ofac?.by ?? null },
  };
}
