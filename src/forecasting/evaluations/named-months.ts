/** One place in one year of forecasts, in deaths a month: what was to be expected, and what came. */
export type NamedMonths = {
  readonly place: number;
  readonly year: number;
  /** Mean over the forecasts of the middle one (the median). */
  readonly forestall: number;
  /** Mean over the same months of the place’s last twelve months as they stood at each forecast. */
  readonly ownHistory: number;
  readonly deaths: number;
};

type Sums = { rows: number; forestall: number; ownHistory: number; deaths: number };

/**
 * The places and years that forecasts of monthly deaths were furthest from, by the difference of log(1 + mean deaths a
 * month): a place counts once a year, whatever the number of its forecasts.
 */
export class NamedMonthsList {
  readonly #sums = new Map<string, Sums>();

  /** @param year of the forecast */
  add(place: number, year: number, of: Omit<Sums, 'rows'>): void {
    const key = `${year} ${place}`;
    const sum = this.#sums.get(key) ?? { rows: 0, forestall: 0, ownHistory: 0, deaths: 0 };
    this.#sums.set(key, {
      rows: sum.rows + 1,
      forestall: sum.forestall + of.forestall,
      ownHistory: sum.ownHistory + of.ownHistory,
      deaths: sum.deaths + of.deaths,
    });
  }

  /** So many that far more came of than was said (misses) and far less (false alarms), the furthest first. */
  furthest(most = 15): { readonly misses: readonly NamedMonths[]; readonly falseAlarms: readonly NamedMonths[] } {
    const all = [...this.#sums].map(([key, sum]) => {
      const [year = 0, place = 0] = key.split(' ').map(Number);
      const mean = (of: number): number => of / sum.rows;
      const means = { forestall: mean(sum.forestall), ownHistory: mean(sum.ownHistory), deaths: mean(sum.deaths) };
      return { place, year, ...means };
    });
    const above = (one: NamedMonths): number => Math.log1p(one.deaths) - Math.log1p(one.forestall);
    const falling = all.toSorted((left, right) => above(right) - above(left));
    return {
      misses: falling.filter((one) => above(one) > 0).slice(0, most),
      falseAlarms: falling
        .toReversed()
        .filter((one) => above(one) < 0)
        .slice(0, most),
    };
  }
}
