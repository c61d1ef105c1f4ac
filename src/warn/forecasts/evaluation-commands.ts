import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { MethodScores, ScoreIntervals } from '../../forecasting/evaluations/method-scores.ts';
import { evaluateOneSided, type OneSidedEvaluation, oneSidedMethods } from '../../forecasting/evaluations/one-sided.ts';
import { evaluateOnset, type OnsetEvaluation, onsetMethods } from '../../forecasting/evaluations/onset.ts';
import { print } from '../../platform/command-line/command.ts';
import { type OnProgress, showProgress } from '../../platform/command-line/progress.ts';
import { fileAt } from '../../platform/files/file-bytes.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Figures } from '../events/figures.ts';
import { findEwpPredictors } from '../sources/ewp/ewp-folder.ts';
import { readEwpPredictors } from '../sources/ewp/ewp-predictors.ts';
import { readFigures } from '../sources/read-figures.ts';
import { decemberHistory } from './december-history.ts';

/** The verb `evaluate`: methods scored on published files, from files alone; no database is opened. */
export function addEvaluationCommands(program: Command, addSubVerbs: readonly ((evaluate: Command) => void)[]): void {
  const evaluate = program
    .command('evaluate')
    .description('score Forestall’s methods beside the published anchors, on their own files');
  for (const add of addSubVerbs) add(evaluate);
}

/** Sub-verb `evaluate onset`: mass-killing onset beside the Early Warning Project's method. */
export function addEvaluateOnset(evaluate: Command): void {
  evaluate
    .command('onset')
    .description('score forecasts of mass-killing onset within two years, beside the Early Warning Project’s method')
    .requiredOption('--data <folder>', 'folder of the Early Warning Project’s files, plain or gzipped')
    .option('--from <year>', 'first year to forecast from (1993)')
    .option('--to <year>', 'last year to forecast from (the last with a known outcome)')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  forestall evaluate onset --data ewp --from 1993 --json')
    .action(async (options: OnsetCommandOptions) => {
      const made = await withProgress(async (onProgress) => {
        const from = options.from === undefined ? undefined : yearOf(options.from, '--from');
        const to = options.to === undefined ? undefined : yearOf(options.to, '--to');
        const table = await readEwpPredictors(fileAt(await findEwpPredictors(options.data)));
        return evaluateOnset(table, {
          onProgress,
          ...(from !== undefined && { from }),
          ...(to !== undefined && { to }),
        });
      });
      print(options, made, onsetLines(made));
    });
}

type OnsetCommandOptions = {
  readonly data: string;
  readonly from?: string;
  readonly to?: string;
  readonly json?: true;
};

/** Sub-verb `evaluate one-sided`: one-sided violence in the next calendar year beside persistence. */
export function addEvaluateOneSided(evaluate: Command): void {
  evaluate
    .command('one-sided')
    .description('score forecasts of one-sided violence in the next year, beside persistence and the base rate')
    .requiredOption('--data <file>', 'UCDP’s organised violence by country and year, plain or gzipped')
    .requiredOption('--from <year>', 'first year to forecast, from what was known at the end of the year before')
    .requiredOption('--to <year>', 'last year to forecast')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nThe shipped deaths by month, to December of the year before, are used beside the file.\n\nExample:\n  forestall evaluate one-sided --data organizedviolencecy_v25_1.csv.gz --from 2005 --to 2024 --json',
    )
    .action(async (options: OneSidedCommandOptions) => {
      const made = await withProgress(async (onProgress) => {
        const [from, to] = [yearOf(options.from, '--from'), yearOf(options.to, '--to')];
        const { figures } = await readFigures(fileAt(options.data));
        if (figures.kind !== 'annual') {
          throw new Refusal('evaluate.form', 422, `${options.data} holds no deaths by country and year.`);
        }
        return evaluateOneSided(decemberHistory(figures.rows, monthsOf(await shippedMonths())), {
          from,
          to,
          onProgress,
        });
      });
      print(options, made, oneSidedLines(made));
    });
}

type OneSidedCommandOptions = {
  readonly data: string;
  readonly from: string;
  readonly to: string;
  readonly json?: true;
};

const shippedMonthly = new URL('../../../data/monthly-deaths.csv', import.meta.url);

async function shippedMonths(): Promise<Figures> {
  return (await readFigures(fileAt(fileURLToPath(shippedMonthly)))).figures;
}

function monthsOf(figures: Figures) {
  return figures.kind === 'monthly' ? figures.rows : [];
}

/** Runs with a progress line; years that the library cannot forecast become a refusal that says so. */
async function withProgress<Made>(make: (onProgress: OnProgress) => Promise<Made>): Promise<Made> {
  const progress = showProgress();
  try {
    return await make(progress.onProgress);
  } catch (error) {
    throw error instanceof RangeError ? new Refusal('evaluate.years', 422, error.message) : error;
  } finally {
    progress.stop();
  }
}

function yearOf(text: string, option: string): number {
  if (/^(19|20)\d\d$/.test(text)) return Number(text);
  throw new Refusal('evaluate.year', 400, `${option} is “${text}”; a year is written like 2005.`);
}

function onsetLines(made: OnsetEvaluation): readonly string[] {
  return [
    `Mass-killing onset within two years, forecast from each of ${made.from} to ${made.to}: ${made.n} country-years, ${made.positives} with`,
    heading,
    ...onsetMethods.map((method) => methodLine(method, made.methods[method])),
    ...intervalLines(made.intervals),
    'Missed most (year, country, Forestall, EWP):',
    ...made.misses.map(namedLine),
    'Highest without an onset:',
    ...made.falseAlarms.map(namedLine),
  ];
}

function namedLine(forecast: OnsetEvaluation['misses'][number]): string {
  return `  ${forecast.year} ${forecast.country}: ${forecast.forestall.toFixed(3)}, ${forecast.ewp.toFixed(3)}`;
}

function oneSidedLines(made: OneSidedEvaluation): readonly string[] {
  return Object.entries(made.thresholds).flatMap(([threshold, both]) =>
    (['all', 'quiet'] as const).flatMap((which) => {
      const scores = both[which];
      const places = which === 'all' ? 'all places' : 'places below it the year before';
      return [
        `One-sided violence, ${threshold} or more deaths, ${made.from} to ${made.to}, ${places}: ${scores.n} country-years, ${scores.positives} with`,
        heading,
        ...oneSidedMethods.map((method) => methodLine(method, scores.methods[method])),
        ...intervalLines(scores.intervals),
      ];
    }),
  );
}

const heading =
  '  method        log loss    Brier    AUROC  av. precision  recall at 30  mean p.  observed-to-said slope';

function methodLine(method: string, scores: MethodScores): string {
  return [
    `  ${method.padEnd(12)}`,
    scores.logLoss.toFixed(5).padStart(9),
    scores.brier.toFixed(5).padStart(8),
    scores.auroc.toFixed(3).padStart(8),
    scores.averagePrecision.toFixed(3).padStart(14),
    scores.recallAt30.toFixed(3).padStart(13),
    scores.meanProbability.toFixed(4).padStart(8),
    scores.calibrationSlope.toFixed(2).padStart(8),
  ].join(' ');
}

function intervalLines<Method extends string>(intervals: ScoreIntervals<Method>): readonly string[] {
  const ratios = Object.entries(intervals.ratioToAnchor).map(
    ([score, { ratio, lower, upper }]) => `${score} ${ratio.toFixed(3)} (${lower.toFixed(3)} to ${upper.toFixed(3)})`,
  );
  const { meanDifference, standardError, pValue } = intervals.pairedTest;
  return [
    `  Forestall over ${intervals.anchor}, 90 % interval over draws of countries: ${ratios.join(', ')}`,
    `  Log loss less ${intervals.anchor}’s: ${meanDifference.toFixed(5)} ± ${standardError.toFixed(5)} (standard error), p = ${pValue.toFixed(4)} by sign-flips of countries`,
  ];
}
