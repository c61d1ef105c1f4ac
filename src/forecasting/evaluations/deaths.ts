import { at } from '../arrays.ts';
import type { CountSeries } from '../features/count-features.ts';
import { type MonthIndex, yearOfMonth } from '../history.ts';
import { lastTwelve, ownMonths } from '../models/monthly-components.ts';
import { CountForecasts } from '../models/monthly-mixture.ts';
import { meanOf, quantileOf, type WeightedPoints } from '../models/points.ts';
import { bestLogPoint, squaredLogError } from '../scores/msle.ts';
import { pitBounds, pitHistogram } from '../scores/pit.ts';
import { ScoreTable, scoreDistribution, scoreValues } from './distribution-scores.ts';
import { type NamedMonths, NamedMonthsList } from './named-months.ts';
import { type ComparedScore, compareScores } from './score-intervals.ts';

export const deathsMethods = ['forestall', 'mean12', 'last', 'ownHistory', 'pace'] as const;
export type DeathsMethod = (typeof deathsMethods)[number];

export const deathsScores = ['msle', 'mae', 'crps', 'ign', 'mis'] as const;
export type DeathsScore = (typeof deathsScores)[number];

const monthsAhead = 6;

export type DeathsTask = {
  readonly series: CountSeries;
  /** First month of the series. */
  readonly firstMonth: MonthIndex;
  /** First and last issue month: a forecast as of the month before it. */
  readonly from: MonthIndex;
  readonly to: MonthIndex;
  /** Expected deaths by a published forecast, by issue month, place and months ahead (1 to 6), where there is one. */
  readonly published?: (issue: MonthIndex, place: number, ahead: number) => number | undefined;
  readonly onShare?: (share: number) => void;
};

type MethodScores = Readonly<Record<DeathsScore, number>>;

export type DeathsScores = {
  readonly issues: number;
  readonly n: number;
  readonly methods: Readonly<Partial<Record<DeathsMethod, MethodScores>>>;
};

export type DeathsEvaluation = DeathsScores & {
  /** Forestall beside the best of the other methods on each score. */
  readonly intervals: Readonly<Record<DeathsScore, ComparedScore & { readonly best: DeathsMethod }>>;
  /** Forestall by months ahead. */
  readonly byMonthsAhead: readonly MethodScores[];
  /** Means by the calendar year of the issue. */
  readonly byYear: readonly (Omit<DeathsScores, 'issues'> & { readonly year: number })[];
  /** Places and years of which far more deaths came than were forecast, and far fewer; places by their number. */
  readonly misses: readonly NamedMonths[];
  readonly falseAlarms: readonly NamedMonths[];
  /** PIT histogram of Forestall in ten bins; 1 in each for calibrated forecasts. */
  readonly pit: readonly number[];
  /** All methods on the rows that the published forecasts cover. */
  readonly onPublished?: DeathsScores;
};

/** What a method says of one month: a distribution, and its best points for squared log error and absolute error. */
type Said = {
  readonly points: WeightedPoints;
  readonly forMsle: number;
  readonly forMae: number;
  /** Given where the distribution is that of so few equally likely values. */
  readonly values?: Float64Array;
};

/**
 * Deaths 1 to 6 months ahead at each issue month, as of the month before, scored where the truth is in the series.
 * Beside Forestall: the mean of the last twelve months, the last month, the last twelve as equally likely. Throws a
 * RangeError where no month can be scored.
 */
export function evaluateDeaths(task: DeathsTask): DeathsEvaluation {
  const { series, firstMonth, from, to } = task;
  const horizons = Array.from({ length: monthsAhead }, (_, ahead) => ahead + 1);
  const forecasts = new CountForecasts(series, { firstMonth, horizons });
  const all = new ScoreTable(deathsMethods, deathsScores);
  const byAhead = horizons.map(() => new ScoreTable(deathsMethods, deathsScores));
  const byYear = new Map<number, Table>();
  const named = new NamedMonthsList();
  const covered = new ScoreTable(deathsMethods, deathsScores);
  const pits: (readonly [number, number])[] = [];
  const issues = new Set<number>();
  const publishedIssues = new Set<number>();
  for (let issue = from; issue <= to; issue += 1) {
    const known = issue - 1 - firstMonth;
    if (known < 0) throw new RangeError('The first issue lies before the series has any month.');
    const year = yearOfMonth(issue);
    const ofYear = byYear.get(year) ?? new ScoreTable(deathsMethods, deathsScores);
    byYear.set(year, ofYear);
    for (let place = 0; place < series.places; place += 1) {
      const baselines = baselinesOf(series, place, known);
      const made = known + 1 < series.months ? forecasts.at(known, place) : [];
      const logMeans = forecasts.logMeansAt(known, place);
      made.forEach((month, index) => {
        if (known + index + 1 >= series.months) return;
        const truth = at(series.counts, place * series.months + known + index + 1);
        const expected = task.published?.(issue, place, index + 1);
        const forestall = {
          points: month.points,
          forMsle: Math.expm1(logMeans[index] ?? Number.NaN),
          forMae: quantileOf(month.points, 0.5),
        };
        const scores = scoresOf(
          { forestall, ...baselines, pace: expected === undefined ? undefined : certain(expected) },
          truth,
        );
        all.add(place, scores);
        ofYear.add(place, scores);
        named.add(place, year, { forestall: forestall.forMae, ownHistory: baselines.mean12.forMae, deaths: truth });
        byAhead[index]?.add(place, scores);
        pits.push(pitBounds(month.points.values, month.points.weights, truth));
        issues.add(issue);
        if (expected === undefined) return;
        covered.add(place, scores);
        publishedIssues.add(issue);
      });
    }
    task.onShare?.((issue - from + 1) / (to - from + 1));
  }
  if (all.rows === 0) throw new RangeError('None of the issues asked for has a following month in the series.');
  return {
    issues: issues.size,
    n: all.rows,
    methods: methodsOf(all),
    intervals: besideBest(all),
    byMonthsAhead: byAhead.filter((table) => table.rows > 0).map((table) => meansOf(table, 'forestall')),
    byYear: [...byYear].flatMap(([year, table]) =>
      table.rows === 0 ? [] : [{ year, n: table.rows, methods: methodsOf(table) }],
    ),
    ...named.furthest(),
    pit: [...pitHistogram(pits, 10)],
    ...(covered.rows > 0 && {
      onPublished: { issues: publishedIssues.size, n: covered.rows, methods: methodsOf(covered) },
    }),
  };
}

function baselinesOf(
  series: CountSeries,
  place: number,
  known: number,
): Record<'mean12' | 'last' | 'ownHistory', Said> {
  const twelve = ownMonths(series, place, known, 12, 0);
  const logPoint = bestLogPoint(twelve.values, twelve.weights);
  const mean = meanOf(twelve);
  return {
    mean12: { points: single(mean), forMsle: logPoint, forMae: mean },
    last: certain(at(series.counts, place * series.months + known)),
    ownHistory: {
      points: twelve,
      forMsle: logPoint,
      forMae: quantileOf(twelve, 0.5),
      values: lastTwelve(series, place, known),
    },
  };
}

function single(value: number): WeightedPoints {
  return { values: Float64Array.of(value), weights: Float64Array.of(1) };
}

/** A method that says one number, taken as certain. */
function certain(value: number): Said {
  return { points: single(value), forMsle: value, forMae: value };
}

function scoresOf(
  said: Readonly<Record<DeathsMethod, Said | undefined>>,
  truth: number,
): Record<DeathsMethod, MethodScores | undefined> {
  const score = (method: Said | undefined): MethodScores | undefined =>
    method && {
      msle: squaredLogError(method.forMsle, truth),
      mae: Math.abs(method.forMae - truth),
      ...(method.values === undefined ? scoreDistribution(method.points, truth) : scoreValues(method.values, truth)),
    };
  return {
    forestall: score(said.forestall),
    mean12: score(said.mean12),
    last: score(said.last),
    ownHistory: score(said.ownHistory),
    pace: score(said.pace),
  };
}

type Table = ScoreTable<DeathsMethod, DeathsScore>;

function meansOf(table: Table, method: DeathsMethod): MethodScores {
  return {
    msle: table.mean(method, 'msle'),
    mae: table.mean(method, 'mae'),
    crps: table.mean(method, 'crps'),
    ign: table.mean(method, 'ign'),
    mis: table.mean(method, 'mis'),
  };
}

function methodsOf(table: Table): DeathsScores['methods'] {
  const entries = deathsMethods.map((method) => [method, meansOf(table, method)] as const);
  return Object.fromEntries(entries.filter(([, scores]) => !Number.isNaN(scores.crps)));
}

function besideBest(table: Table): DeathsEvaluation['intervals'] {
  const compare = (score: DeathsScore): ComparedScore & { readonly best: DeathsMethod } => {
    // Published forecasts cover only some of the issues: they are compared on those alone.
    const others: readonly DeathsMethod[] = ['mean12', 'last', 'ownHistory'];
    const best = others.reduce((left, right) => (table.mean(right, score) < table.mean(left, score) ? right : left));
    return { best, ...compareScores(table.clusterSums('forestall', best, score)) };
  };
  return {
    msle: compare('msle'),
    mae: compare('mae'),
    crps: compare('crps'),
    ign: compare('ign'),
    mis: compare('mis'),
  };
}
