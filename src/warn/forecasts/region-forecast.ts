import type { CountryCode } from '../../places/country.ts';
import { type RiskForecast, thresholds } from './forecast.ts';

/**
 * What the forecasts of a region's members say of the region. Each member stands with its whole country: the models
 * know no smaller places.
 */
export type RegionChance = {
  /** This many civilians or more, killed deliberately in twelve months in one member at least. */
  readonly thresholdDeaths: number;
  /** Were each member's fate its own. */
  readonly probability: number;
  /** Were they to rise and fall together as far as they can: the likeliest member's own chance. */
  readonly probabilityTogether: number;
};

export type RegionForecast = {
  readonly chances: readonly RegionChance[];
  /** By country, the likeliest first: the chance at each threshold, in the order of `thresholds`. */
  readonly members: readonly { readonly country: CountryCode; readonly chances: readonly number[] }[];
  /** Members of which the model could not speak: they are left out of every figure. */
  readonly missing: readonly CountryCode[];
};

/**
 * Of deaths to expect nothing is said: means by month are carried by what is hardly ever seen (a month of 1994 in
 * Rwanda is in every country's past), and ranges do not add up.
 * @param risks of the members
 */
export function regionForecast(countries: readonly CountryCode[], risks: readonly RiskForecast[]): RegionForecast {
  const known = countries.flatMap((country) => {
    const chances = thresholds.map(
      (threshold) =>
        risks.find(
          (risk) => risk.country === country && risk.target === 'one-sided' && risk.thresholdDeaths === threshold,
        )?.probability,
    );
    return chances.every((chance) => chance !== undefined) ? [{ country, chances }] : [];
  });
  const members = known.toSorted((left, right) => (right.chances[0] ?? 0) - (left.chances[0] ?? 0));
  return {
    chances: thresholds.map((thresholdDeaths, at) => chanceOf(thresholdDeaths, members, at)),
    members,
    missing: countries.filter((country) => !members.some((member) => member.country === country)),
  };
}

function chanceOf(thresholdDeaths: number, members: RegionForecast['members'], at: number): RegionChance {
  const chances = members.map((member) => member.chances[at] ?? 0);
  return {
    thresholdDeaths,
    probability: 1 - chances.reduce((none, chance) => none * (1 - chance), 1),
    probabilityTogether: Math.max(0, ...chances),
  };
}
