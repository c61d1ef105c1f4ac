import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import {
  type DeathsEvaluation,
  deathsMethods,
  deathsScores,
  evaluateDeaths,
} from '../../forecasting/evaluations/deaths.ts';
import {
  type FatalitiesEvaluation,
  type FatalitiesTable,
  fatalitiesMethods,
  scoreFatalities,
  summariseFatalities,
} from '../../forecasting/evaluations/fatalities.ts';
import { NamedMonthsList } from '../../forecasting/evaluations/named-months.ts';
import { countryByGleditschWard } from '../../places/country.ts';
import { print } from '../../platform/command-line/command.ts';
import { showProgress } from '../../platform/command-line/progress.ts';
import { fileAt } from '../../platform/files/file-bytes.ts';
import { Refusal } from '../../platform/refusal.ts';
import { asMonth, monthNumber } from '../events/figures.ts';
import { readPaceForecasts } from '../sources/pace/pace-forecasts.ts';
import { readWideTable } from '../sources/pace/wide-table.ts';
import { readFigures } from '../sources/read-figures.ts';
import { readViewsChallenge } from '../sources/views/views-challenge.ts';
import { type Named, withNames } from './named-places.ts';
import { stateBasedMonths } from './state-based-months.ts';

/** Sub-verb `evaluate deaths`: monthly deaths 1 to 6 months ahead beside simple methods, from files alone. */
export function addEvaluateDeaths(evaluate: Command): void {
  evaluate
    .command('deaths')
    .description('score forecasts of monthly deaths 1 to 6 months ahead, beside the last year and the last month')
    .requiredOption('--history <file>', 'deaths by month (rows) and country (columns), as project PaCE publishes them')
    .requiredOption('--from <month>', 'first issue month, as 2015-01; each is forecast from the month before')
    .requiredOption('--to <month>', 'last issue month')
    .option('--issues <folder>', 'folder of PaCE’s published forecasts, named like 2018-01_h6.csv.gz')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExample:\n  forestall evaluate deaths --history pace_hist.csv --from 2015-01 --to 2022-12 --json',
    )
    .action(async (options: DeathsOptions) => {
      const progress = showProgress();
      try {
        const made = await deathsOf(options, progress.onProgress);
        progress.stop();
        print(options, made, deathsLines(made));
      } finally {
        progress.stop();
      }
    });
}

type DeathsOptions = {
  readonly history: string;
  readonly from: string;
  readonly to: string;
  readonly issues?: string;
  readonly json?: true;
};

async function deathsOf(
  options: DeathsOptions,
  onProgress: (share: number, label: string) => void,
): Promise<Omit<DeathsEvaluation, keyof Named> & Named> {
  const from = monthOf(options.from, '--from');
  const to = monthOf(options.to, '--to');
  if (to < from) throw new Refusal('evaluate.months', 400, '--to lies before --from.');
  const table = await readWideTable(fileAt(options.history));
  const lastKnown = table.firstMonth + table.months - 1;
  // Features reach back five years, and regressions need as many to learn from.
  if (from - table.firstMonth < 60 || from > lastKnown) {
    throw new Refusal(
      'evaluate.months',
      400,
      `Issues can be scored from five years after the history’s first month to its last; ${options.from} is outside.`,
    );
  }
  const published = options.issues === undefined ? undefined : await readPaceForecasts(options.issues);
  const made = evaluateDeaths({
    series: { places: table.places.length, months: table.months, counts: table.values },
    firstMonth: table.firstMonth,
    from,
    to,
    onShare: (share) => onProgress(share, 'Forecasting from each issue month'),
    ...(published !== undefined && {
      published: (issue: number, place: number, ahead: number) => {
        const key = table.places[place];
        return key === undefined ? undefined : published.expected(issue, key, ahead);
      },
    }),
  });
  return { ...made, ...withNames(made, table.places) };
}

function monthOf(text: string, option: string): number {
  const month = asMonth(text);
  if (month === undefined) {
    throw new Refusal('evaluate.months', 400, `${option} is “${text}”; a month is written like 2015-01.`);
  }
  return monthNumber(month);
}

function deathsLines(made: Pick<DeathsEvaluation, 'issues' | 'n' | 'methods' | 'intervals'>): readonly string[] {
  const columns = deathsScores;
  return [
    `Monthly deaths 1 to 6 months ahead: ${made.issues} issues, ${made.n} forecasts`,
    heading(columns),
    ...deathsMethods.flatMap((method) => {
      const scores = made.methods[method];
      return scores === undefined
        ? []
        : [
            line(
              method,
              columns.map((score) => scores[score]),
            ),
          ];
    }),
    ...columns.map((score) => besideLine(score, made.intervals[score])),
  ];
}

/** Sub-verb `evaluate fatalities`: the VIEWS prediction challenge, from files and the shipped figures. */
export function addEvaluateFatalities(evaluate: Command): void {
  evaluate
    .command('fatalities')
    .description(
      'score forecasts of state-based deaths by the VIEWS prediction challenge’s rules, beside its baselines',
    )
    .requiredOption('--data <folder>', 'folder of the challenge’s feature and actual files')
    .requiredOption('--year <year...>', 'year to score; more than one are scored each and pooled')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  forestall evaluate fatalities --data views --year 2020 --json')
    .action(async (options: FatalitiesOptions) => {
      const progress = showProgress();
      try {
        const years = options.year.map(yearOf);
        const tables: FatalitiesTable[] = [];
        const names: Named[] = [];
        for (const [done, year] of years.entries()) {
          progress.onProgress(done / years.length, `Forecasting ${year} from October ${year - 1}`);
          const scored = await fatalitiesOf(options.data, year);
          tables.push(scored.table);
          names.push(scored.named);
        }
        progress.stop();
        const made = tables.map((table, index) => ({
          year: years[index] ?? 0,
          ...summariseFatalities(table),
          ...names[index],
        }));
        const [first, ...others] = made;
        if (first !== undefined && others.length === 0)
          print(options, first, fatalitiesLines(String(first.year), first));
        else {
          const pooled = pool(tables);
          print(options, { years: made, pooled }, [
            ...made.flatMap((own) => fatalitiesLines(String(own.year), own)),
            ...fatalitiesLines(years.join(' and '), pooled),
          ]);
        }
      } finally {
        progress.stop();
      }
    });
}

type FatalitiesOptions = { readonly data: string; readonly year: readonly string[]; readonly json?: true };

function yearOf(text: string): number {
  if (/^(19|20)\d\d$/.test(text)) return Number(text);
  throw new Refusal('evaluate.year', 400, `--year is “${text}”; a year is written like 2020.`);
}

const shippedAnnual = new URL('../../../data/ucdp-organised-violence.csv', import.meta.url);
const shippedMonthly = new URL('../../../data/monthly-deaths.csv', import.meta.url);

async function fatalitiesOf(
  folder: string,
  year: number,
): Promise<{ readonly table: FatalitiesTable; readonly named: Named }> {
  const challenge = await readViewsChallenge(folder, year);
  const [annual, monthly] = await Promise.all(
    [shippedAnnual, shippedMonthly].map(async (url) => (await readFigures(fileAt(fileURLToPath(url)))).figures),
  );
  const lastMonth = (year - 1) * 12 + 9;
  const series = stateBasedMonths({
    ...challenge,
    countries: challenge.actuals.map(({ country }) => country),
    annual: annual?.kind === 'annual' ? annual.rows : [],
    monthly: monthly?.kind === 'monthly' ? monthly.rows : [],
    lastMonth,
  });
  const placeOf = new Map(series.countries.map((country, place) => [country, place]));
  const observed = challenge.actuals.flatMap(({ country, month, stateBasedDeaths }) => {
    const place = placeOf.get(country);
    return place === undefined ? [] : [{ place, ahead: month - lastMonth, deaths: stateBasedDeaths }];
  });
  const names = series.countries.map(
    (country) => countryByGleditschWard(challenge.gleditschWard.get(country) ?? 0)?.code ?? `VIEWS ${country}`,
  );
  const named = new NamedMonthsList();
  const table = scoreFatalities({
    series: { places: series.countries.length, months: series.months, counts: series.deaths },
    firstMonth: series.firstMonth,
    observed,
    onMonth: (place, of) => named.add(place, year, of),
  });
  return { table, named: withNames(named.furthest(), names) };
}

function pool(tables: readonly FatalitiesTable[]): FatalitiesEvaluation {
  const [first, ...others] = tables;
  if (first === undefined) throw new Refusal('evaluate.year', 400, 'There is no year to score.');
  for (const other of others) first.join(other);
  return summariseFatalities(first);
}

function fatalitiesLines(title: string, made: FatalitiesEvaluation): readonly string[] {
  const columns = ['crps', 'ign', 'mis'] as const;
  return [
    `State-based deaths ${title}: ${made.n} country-months`,
    heading(columns),
    ...fatalitiesMethods.map((method) =>
      line(
        method,
        columns.map((score) => made.methods[method][score]),
      ),
    ),
    ...columns.map((score) => besideLine(score, made.intervals[score])),
  ];
}

function heading(columns: readonly string[]): string {
  return `  ${'method'.padEnd(12)}${columns.map((column) => column.padStart(11)).join('')}`;
}

function line(method: string, values: readonly number[]): string {
  return `  ${method.padEnd(12)}${values.map((value) => value.toFixed(4).padStart(11)).join('')}`;
}

type Beside = FatalitiesEvaluation['intervals']['crps'] | DeathsEvaluation['intervals']['msle'];

function besideLine(score: string, { best, ratio, ratioInterval: [low, high] }: Beside): string {
  return `  ${score}: ${ratio.toFixed(3)} × ${best} (90 % interval ${low.toFixed(3)} to ${high.toFixed(3)})`;
}
