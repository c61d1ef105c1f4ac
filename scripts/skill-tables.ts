import { countryByCode, countryBySourceName } from '../src/places/country.ts';
import type { SkillTable } from '../src/warn/forecasts/published-skill.ts';

/** What the verbs print, as far as the page of skill shows it: `docs/methods.md` tells the whole. */
type Scores = Readonly<Record<string, number>>;
type Interval = { readonly lower: number; readonly upper: number };
type Named = Readonly<Record<string, string | number>>;
type ByName = { readonly misses: readonly Named[]; readonly falseAlarms: readonly Named[] };
type Probabilities = {
  readonly n: number;
  readonly positives: number;
  readonly methods: Readonly<Record<string, Scores>>;
  readonly intervals: {
    readonly anchor: string;
    readonly ratioToAnchor: Readonly<Record<string, Interval & { readonly ratio: number }>>;
  };
  readonly byYear: readonly {
    readonly year: number;
    readonly n: number;
    readonly positives: number;
    readonly logLoss: Scores;
  }[];
} & ByName;
type Distributions = {
  readonly n: number;
  readonly methods: Readonly<Record<string, Scores>>;
  readonly intervals: Readonly<
    Record<string, { readonly best: string; readonly ratio: number; readonly ratioInterval: readonly [number, number] }>
  >;
};
/** Of one verb or another; each key is there for its own. */
export type Printed = Omit<Probabilities, 'byYear'> &
  Distributions & {
    readonly from: number;
    readonly to: number;
    readonly thresholds: Readonly<Record<string, Readonly<Record<'all' | 'quiet', Probabilities>>>>;
    /** Of the verb for onset its log losses by year, of that for deaths all scores. */
    readonly byYear: readonly (Probabilities['byYear'][number] & Pick<Distributions, 'methods'>)[];
    readonly years: readonly (Distributions & ByName & { readonly year: number })[];
    readonly pooled: Distributions;
    readonly onPublished?: Omit<Distributions, 'intervals'>;
  };

const mostNamed = 8;

export function skillTables(task: SkillTable['task'], printed: Printed): readonly SkillTable[] {
  const span = { from: String(printed.from), to: String(printed.to) };
  switch (task) {
    case 'onset':
      return [{ task, part: 'all', ...span, ...ofProbabilities(printed) }];
    case 'one-sided':
      return Object.entries(printed.thresholds).flatMap(([threshold, { all, quiet }]) => [
        { task, part: `${threshold} all`, ...span, ...ofProbabilities(all) },
        { task, part: `${threshold} quiet`, ...span, ...ofProbabilities(quiet) },
      ]);
    case 'fatalities': {
      const years = printed.years.map(({ year }) => String(year));
      return [
        {
          ...{ task, part: 'pooled', from: years[0] ?? '', to: years.at(-1) ?? '' },
          ...ofDistributions(printed.pooled, 'crps', printed.years),
          ...byName(
            {
              misses: printed.years.flatMap(({ misses }) => misses.slice(0, mostNamed / 2)),
              falseAlarms: printed.years.flatMap(({ falseAlarms }) => falseAlarms.slice(0, mostNamed / 2)),
            },
            'ownHistory',
          ),
        },
        ...printed.years.map((own) => ({
          ...{ task, part: 'year', from: String(own.year), to: String(own.year) },
          ...ofDistributions(own, 'crps', []),
          ...byName({ misses: [], falseAlarms: [] }, 'ownHistory'),
        })),
      ];
    }
    case 'deaths':
      return [
        {
          ...{ task, part: 'all', from: '2015-01', to: '2022-12' },
          ...withoutPublished(ofDistributions(printed, 'msle', printed.byYear)),
          ...byName(printed, 'ownHistory'),
        },
        // What others published covers some of the issues: beside it stand the scores of the same rows.
        ...(printed.onPublished === undefined
          ? []
          : [
              {
                ...{ task, part: 'published', from: '2018-01', to: '2022-12' },
                ...ofDistributions({ ...printed.onPublished, intervals: {} }, 'msle', []),
                ...byName({ misses: [], falseAlarms: [] }, 'ownHistory'),
              },
            ]),
      ];
  }
}

function ofProbabilities(printed: Probabilities) {
  const { n, positives, methods, intervals, byYear } = printed;
  return {
    n,
    positives,
    methods,
    ratios: Object.entries(intervals.ratioToAnchor).map(([score, { ratio, lower, upper }]) => ({
      ...{ score, beside: intervals.anchor, ratio },
      ...{ low: lower, high: upper },
    })),
    yearScore: 'logLoss',
    byYear: byYear.map(({ logLoss, ...year }) => ({ ...year, scores: logLoss })),
    ...byName(printed, intervals.anchor),
  };
}

function ofDistributions(
  { n, methods, intervals }: Distributions,
  yearScore: string,
  years: readonly (Pick<Distributions, 'n' | 'methods'> & { readonly year: number })[],
) {
  return {
    n,
    positives: null,
    methods,
    ratios: Object.entries(intervals).map(
      ([
        score,
        {
          best,
          ratio,
          ratioInterval: [low, high],
        },
      ]) => ({
        ...{ score, beside: best, ratio },
        ...{ low, high },
      }),
    ),
    yearScore,
    byYear: years.map((own) => ({
      ...{ year: own.year, n: own.n, positives: null },
      scores: Object.fromEntries(
        Object.entries(own.methods).map(([method, scores]) => [method, scores[yearScore] ?? Number.NaN]),
      ),
    })),
  };
}

function withoutPublished(table: ReturnType<typeof ofDistributions>) {
  const others = <Value>(of: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(of).filter(([method]) => method !== 'pace'));
  return {
    ...table,
    methods: others(table.methods),
    byYear: table.byYear.map((year) => ({ ...year, scores: others(year.scores) })),
  };
}

function byName({ misses, falseAlarms }: ByName, anchor: string) {
  const shown = (list: readonly Named[]) => list.slice(0, mostNamed).map((forecast) => named(forecast, anchor));
  return { misses: shown(misses), falseAlarms: shown(falseAlarms) };
}

function named(forecast: Named, anchor: string) {
  const place = String(forecast.place ?? forecast.country);
  return {
    place: (countryByCode(place) ?? countryBySourceName(place))?.code ?? place,
    when: Number(forecast.year),
    forestall: Number(forecast.forestall),
    anchor: Number(forecast[anchor]),
    deaths: forecast.deaths === undefined ? null : Number(forecast.deaths),
  };
}
