import type { MoneyValue } from '../../platform/records/field.ts';
import { sumsByCurrency } from './allocated.ts';

/** One place: its risk, and what is done there. */
export type PlaceEffort = {
  readonly code: string;
  readonly name: string;
  /** Of 25 deaths or more in violence against civilians within the forecast’s window, 0 to 1. */
  readonly probability: number;
  /** The same with what was known a year earlier; nothing where the model could not speak of it. */
  readonly probabilityYearBefore: number | undefined;
  readonly openActions: number;
  readonly allocated: readonly MoneyValue[];
};

/** The ways in which a place stands, those first that somebody should look at. */
export const standings = ['nothing-under-way', 'effort-without-risk', 'under-way'] as const;
export type Standing = (typeof standings)[number];

export type PlaceStanding = PlaceEffort & { readonly standing: Standing };

/** More likely than not to be looked at: from here a place with nothing under way is named. */
export const highRisk = 0.2;
/** A place whose risk is below this, with effort under way, is asked whether the effort is still needed. */
export const lowRisk = 0.05;

/**
 * Places by risk and effort: those with high risk and nothing under way first, then those where effort goes on though
 * the risk is low, then the others; within each the greatest risk first. Quiet places are left out.
 */
export function riskAgainstEffort(places: readonly PlaceEffort[]): readonly PlaceStanding[] {
  return places
    .flatMap((place) => {
      const standing = standingOf(place);
      return standing === undefined ? [] : [{ ...place, standing }];
    })
    .toSorted(
      (left, right) =>
        standings.indexOf(left.standing) - standings.indexOf(right.standing) ||
        right.probability - left.probability ||
        (left.code < right.code ? -1 : 1),
    );
}

/** Nothing for a quiet place. */
function standingOf({ probability, openActions, allocated }: PlaceEffort): Standing | undefined {
  const isUnderWay = openActions > 0 || allocated.some(({ amountMinor }) => amountMinor > 0);
  if (!isUnderWay) return probability >= highRisk ? 'nothing-under-way' : undefined;
  return probability < lowRisk ? 'effort-without-risk' : 'under-way';
}

/**
 * Effort by place.
 * @param actions how many are open, by place @param allocations each with the place that it is for
 */
export function effortByPlace(
  actions: readonly { readonly place: string; readonly count: number }[],
  allocations: readonly { readonly place: string | null; readonly amount: MoneyValue | null }[],
): ReadonlyMap<string, { readonly openActions: number; readonly allocated: readonly MoneyValue[] }> {
  const acting = Map.groupBy(actions, ({ place }) => place);
  const given = Map.groupBy(allocations, ({ place }) => place ?? '');
  given.delete('');
  return new Map(
    [...new Set([...acting.keys(), ...given.keys()])].map((place) => [
      place,
      {
        openActions: (acting.get(place) ?? []).reduce((sum, { count }) => sum + count, 0),
        allocated: sumsByCurrency((given.get(place) ?? []).map(({ amount }) => amount)),
      },
    ]),
  );
}
