import { syntheticHistory } from '../src/forecasting/synthetic-history.ts';
import { allCountries } from '../src/places/country.ts';
import type { FileBytes } from '../src/platform/files/file-bytes.ts';
import { textFile } from './fresh-services.ts';

/** The places of the made-up world. */
export const madeUpCountries = allCountries()
  .filter((country) => country.firstYear === undefined && country.lastYear === undefined)
  .slice(0, 12)
  .map((country) => country.code);

/**
 * A made-up world of twelve places, small enough to forecast in a moment, as files of figures.
 * @param later lines of months after those that the world has
 */
export function madeUpWorld(later: readonly string[] = []): readonly FileBytes[] {
  const years = 36;
  const months = 36 * 12 + 17;
  const world = syntheticHistory({ seed: 7, places: madeUpCountries.length + 1, firstYear: 1989, years, months });
  const annual = madeUpCountries.flatMap((country, place) =>
    Array.from({ length: years }, (_, year) => {
      const cell = place * years + year;
      const estimate = (deaths = 0) => `${deaths},${deaths},${deaths}`;
      return `${country},${1989 + year},${estimate(world.stateBased[cell])},${estimate(world.nonState[cell])},${estimate(world.oneSided[cell])},25.1`;
    }),
  );
  const monthly = madeUpCountries.flatMap((country, place) =>
    Array.from({ length: months }, (_, month) => {
      const deaths = world.monthlyDeaths[place * months + month] ?? 0;
      const name = `${1989 + Math.floor(month / 12)}-${`${(month % 12) + 1}`.padStart(2, '0')}`;
      return deaths > 0 ? [`${name},${country},${deaths}`] : [];
    }).flat(),
  );
  return [
    textFile('annual.csv', [
      'country,year,state_based_best,state_based_low,state_based_high,non_state_best,non_state_low,non_state_high,one_sided_best,one_sided_low,one_sided_high,version',
      ...annual,
    ]),
    textFile('monthly.csv', ['month,country,deaths_best', ...monthly.toSorted(), ...later]),
  ];
}
