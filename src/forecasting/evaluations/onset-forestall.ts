import { at, logistic, logit } from '../arrays.ts';
import { type DenseRows, denseLogOdds, ElasticNetPath } from '../models/elastic-net-logistic-path.ts';
import { fitForest, predictForest } from '../models/histogram-boosting-forest.ts';
import { logPool } from '../models/pools.ts';
import { seededRandom } from '../random.ts';
import { derivedColumns, publishedColumns, sideBySide, timeFeatures } from './onset-features.ts';
import {
  type OnsetTable,
  outcomeLagYears,
  outcomesOf,
  positivesIn,
  rowsOfYear,
  trainingRowsAt,
} from './onset-table.ts';

/** An elastic net on some of the columns, its penalty falling with the square root of the rows it learns from. */
type LinearMember = { readonly features: DenseRows; readonly mixing: number; readonly penalty: number };

/** Penalties hold at so many training rows. They, and all else here, were chosen on forecasts of 1972 to 1992. */
const penaltyRows = 2500;

/** Columns of the short linear member: what each family of reasons says best, in a few of them. */
const shortList: readonly string[] = [
  'battledeaths.log2',
  'battledeaths.year-before',
  'battledeaths.most-of-5',
  'battledeaths.mean-of-15',
  'popsize.log2',
  'un_imr_sqrt.among-others',
  'freediscussion.among-others',
  'onsets.halving-in-6',
  'onsets.halving-in-20',
  'mk_ever',
  'mk_ongoing_count_log2',
  'coup.try.5yr',
  'discrimpop',
  'efindex.among-others',
  'ios.iccpr1',
  'countryage.new.log2.among-others',
  'region.onsets',
  'freediscussion.change-in-3',
  'shrinking-economy',
  'mk_onset_prev_year',
  'newcountry',
  'ses_power_dist.among-others',
  'repress_civilsoc',
  'pol_killing_approved',
];

/** Two sizes of leaf, in place of a choice between them: how fine the reasons may be told apart is not known. */
const forests = [
  { trees: 200, minimumLeafRows: 40, columnShare: 0.25 },
  { trees: 200, minimumLeafRows: 80, columnShare: 0.15 },
] as const;

/** Years that onsets take to count half in the level of the world, and the prior at "as the model expects", in years. */
const levelHalfLifeYears = 10;
const levelPriorYears = 1;
/** Added to observed and expected onsets of a year before their ratio is taken: waves must not count by their size. */
const levelPriorOnsets = 2;

/** The first forecast is made when so many years have gone by. */
const yearsBeforeFirst = 8;

/**
 * Forecasts of mass-killing onset in the two years after each year, each made from what was known in it.
 *
 * Half of the log pool are five elastic nets and ridges on different families of features; half are two random forests.
 * Its level then follows the world's: the log of onsets seen over onsets expected
 * in past years, through the forecast's own, recent ones weighing more. Nothing is fitted to a year not yet over.
 */
export class OnsetForecasts {
  readonly #table: OnsetTable;
  readonly #outcomes: Uint8Array;
  readonly #linear: readonly LinearMember[];
  readonly #timeless: DenseRows;
  readonly #levelYears: number;
  readonly #pooled = new Map<number, Float64Array>();

  /** @param levelYears years back from which the level of the world is learnt; all if not given. Fewer are quicker. */
  constructor(table: OnsetTable, levelYears = Number.POSITIVE_INFINITY) {
    this.#table = table;
    this.#levelYears = levelYears;
    this.#outcomes = outcomesOf(table);
    const rows = table.year.length;
    const published = publishedColumns(table);
    const derived = derivedColumns(table, published);
    const all = new Map([...published, ...derived]);
    const dense = (names: readonly string[]): DenseRows => {
      const present = names.filter((name) => all.has(name));
      return { rows, columns: present.length, values: sideBySide(all, present, rows) };
    };
    const names = [...published.keys()];
    const timeless = names.filter((name) => !timeFeatures.includes(name));
    this.#linear = [
      { features: dense(names), mixing: 0.5, penalty: 0.008 },
      { features: dense(timeless), mixing: 0.5, penalty: 0.008 },
      { features: dense(timeless), mixing: 0, penalty: 0.05 },
      { features: dense(shortList), mixing: 0, penalty: 0.03 },
      { features: dense([...timeless, ...derived.keys()]), mixing: 0, penalty: 0.06 },
    ];
    this.#timeless = dense(timeless);
  }

  /** The first year that can be forecast: eight years on, once there were onsets to learn from. */
  firstYear(): number {
    const years = [...new Set(this.#table.year)].toSorted((a, b) => a - b);
    const first = years.find(
      (year) =>
        year - (years[0] ?? year) >= yearsBeforeFirst &&
        positivesIn(this.#outcomes, trainingRowsAt(this.#table, year)) >= 5,
    );
    return first ?? Number.POSITIVE_INFINITY;
  }

  /** Probabilities of the year's rows, in their order. */
  at(year: number): Float64Array {
    const level = this.#level(year);
    return this.pooledAt(year).map((p) => logistic(logit(p) + level));
  }

  /** The first year whose forecast the level of a year asks for. */
  firstYearOfLevel(year: number): number {
    return Math.max(this.firstYear(), year - this.#levelYears - outcomeLagYears + 1);
  }

  /** The same before the level of the world is added; kept, so that each year is fitted once. */
  pooledAt(year: number): Float64Array {
    const made = this.#pooled.get(year) ?? this.#fit(year);
    this.#pooled.set(year, made);
    return made;
  }

  #fit(year: number): Float64Array {
    const training = trainingRowsAt(this.#table, year);
    const rows = rowsOfYear(this.#table, year);
    const outcomes = this.#outcomes;
    const linear = this.#linear.map(({ features, mixing, penalty }) => {
      const path = new ElasticNetPath(features, training, outcomes, mixing);
      const model = path.fit(penalty * Math.sqrt(penaltyRows / training.length));
      return Float64Array.from(rows, (row) => logistic(denseLogOdds(model, features, row)));
    });
    const { values, columns } = this.#timeless;
    const trees = forests.map((shape, number) => {
      const forest = fitForest({
        ...shape,
        features: values,
        rows: this.#table.year.length,
        columns,
        outcome: outcomes,
        trainingRows: training,
        random: seededRandom(100 * year + number),
      });
      return Float64Array.from(rows, (row) => Math.max(0.002, predictForest(forest, values, row)));
    });
    return logPool([logPool(linear), logPool(trees)]);
  }

  /** Log of the world's onsets over those expected: added to every country's log-odds of the year. */
  #level(year: number): number {
    const first = this.firstYearOfLevel(year);
    let sum = 0;
    let total = levelPriorYears;
    // Onsets of a year were forecast from the two years before it, each of which also counts those of another year.
    for (let past = first + outcomeLagYears; past <= year; past += 1) {
      const seen = this.#onsetsIn(past);
      if (Number.isNaN(seen)) continue;
      const expected = (this.#expectedFrom(past - 1) + this.#expectedFrom(past - 2)) / 4;
      const weight = 2 ** (-(year - past) / levelHalfLifeYears);
      sum += weight * Math.log((levelPriorOnsets + seen) / (levelPriorOnsets + expected));
      total += weight;
    }
    return sum / total;
  }

  #expectedFrom(year: number): number {
    return this.pooledAt(year).reduce((sum, p) => sum + p, 0);
  }

  #onsetsIn(year: number): number {
    return rowsOfYear(this.#table, year).reduce((sum, row) => sum + at(this.#table.onset, row), 0);
  }
}
