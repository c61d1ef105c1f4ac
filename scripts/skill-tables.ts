import { countryByCode } from '../src/places/country.ts';
import type { SkillTable } from '../src/warn/forecasts/published-skill.ts';

/** What the verbs print, as far as the page of skill shows it: `docs/methods.md` tells the whole. */
type Scores = Readonly<Record<string, number>>;
type Interval = { readonly lower: number; readonly upper: number };
type Named = Readonly<Record<string, string | number>>;
type Probabilities = {
  readonly n: number;
  readonly positives: number;
  readonly methods: Readonly<Record<string, Scores>>;
  readonly intervals: {
    readonly anchor: string;
    readonly ratioToAnchor: Readonly<Record<string, Interval & { readonly ratio: number }>>;
  };
  readonly misses: readonly Named[];
  readonly falseAlarms: readonly Named[];
};
type Distributions = {
  readonly n: number;
  readonly methods: Readonly<Record<string, Scores>>;
  readonly intervals: Readonly<
    Record<string, { readonly best: string; readonly ratio: number; readonly ratioInterval: readonly [number, number] }>
  >;
};
/** Of one verb or another; each key is there for its own. */
export type Printed = Probabilities &
  Distributions & {
    readonly from: number;
    readonly to: number;
    readonly thresholds: Readonly<Record<string, Readonly<Record<'all' | 'quiet', Probabilities>>>>;
    readonly years: readonly (Distributions & { readonly year: number })[];
    readonly pooled: Distributions;
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
        { task, part: 'pooled', from: years[0] ?? '', to: years.at(-1) ?? '', ...ofDistributions(printed.pooled) },
        ...printed.years.map((own) => ({
          ...{ task, part: 'year', from: String(own.year), to: String(own.year) },
          ...ofDistributions(own),
        })),
      ];
    }
    case 'deaths':
      return [{ task, part: 'all', from: '2015-01', to: '2022-12', ...ofDistributions(printed) }];
  }
}

function ofProbabilities({ n, positives, methods, intervals, misses, falseAlarms }: Probabilities) {
  return {
    n,
    positives,
    methods,
    ratios: Object.entries(intervals.ratioToAnchor).map(([score, { ratio, lower, upper }]) => ({
      ...{ score, beside: intervals.anchor, ratio },
      ...{ low: lower, high: upper },
    })),
    misses: misses.slice(0, mostNamed).map((forecast) => named(forecast, intervals.anchor)),
    falseAlarms: falseAlarms.slice(0, mostNamed).map((forecast) => named(forecast, intervals.anchor)),
  };
}

function ofDistributions({ n, methods, intervals }: Distributions) {
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
    misses: [],
    falseAlarms: [],
  };
}

function named(forecast: Named, anchor: string) {
  const place = String(forecast.place ?? forecast.country);
  return {
    place: countryByCode(place)?.name ?? place,
    when: Number(forecast.year),
    forestall: Number(forecast.forestall),
    anchor: Number(forecast[anchor]),
  };
}
