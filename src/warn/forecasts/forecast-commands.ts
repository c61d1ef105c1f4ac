import type { Command } from 'commander';
import { type OpenServices, print } from '../../platform/command-line/command.ts';
import { showProgress } from '../../platform/command-line/progress.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import { fileAt } from '../../platform/files/file-bytes.ts';
import type { ForecastModel, ForecastRun } from './forecast.ts';
import type { ForecastService } from './forecast-service.ts';
import type { OnProgress } from './make-forecasts.ts';
import type { MassKillingRun } from './mass-killing.ts';
import type { MassKillingService } from './mass-killing-service.ts';
import type { WorkService } from './work-service.ts';

/** A watch: each model's forecasts, and the warnings that they raise. The warnings' own service gives it. */
type Watch = {
  run(
    actor: Actor,
    onProgress: OnProgress,
  ): Promise<{
    readonly runs: Readonly<Partial<Record<ForecastModel, ForecastRun>>>;
    readonly raised: readonly string[];
    readonly failures: readonly { readonly model: ForecastModel; readonly error: Error }[];
  }>;
};

export function addForecastCommands(
  program: Command,
  open: OpenServices<{
    readonly forecasts: ForecastService;
    readonly watch: Watch;
    readonly work: WorkService;
    readonly massKillings: MassKillingService;
  }>,
): void {
  const forecast = program.command('forecast').description('forecasts, and how well they would have done');

  forecast
    .command('run')
    .description('forecast from the figures that stand, and raise the warnings that follow')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExample:\n  forestall forecast run\n\nEach model runs in a thread of its own. Where one fails, what it made last stands, what the others made is kept, and it exits 1.',
    )
    .action(async (options: { json?: true }) => {
      const { services, close } = await open();
      const progress = showProgress();
      try {
        const { runs, raised, failures } = await services.watch.run(systemActor, progress.onProgress);
        const onsets = (await services.massKillings.isDue(systemActor))
          ? await services.massKillings.run(systemActor, progress.onProgress)
          : undefined;
        progress.stop();
        const made = Object.values(runs);
        print(
          options,
          {
            ...(made[0] && toJson(runs.chances ?? made[0])),
            runs: Object.fromEntries(Object.entries(runs).map(([model, run]) => [model, toJson(run)])),
            massKilling: onsets === undefined ? null : { fromYear: onsets.fromYear, countries: onsets.chances.length },
            failures: failures.map(({ model, error }) => ({ model, reason: error.message })),
            warningsRaised: raised,
          },
          [...made.flatMap(runLines), ...(onsets === undefined ? [] : [onsetLine(onsets)]), raisedLine(raised.length)],
        );
        for (const { model, error } of failures)
          process.stderr.write(`The model of ${model} failed: ${error.message}\n`);
        if (failures.length > 0) process.exitCode = 1;
      } finally {
        progress.stop();
        await close();
      }
    });

  forecast
    .command('cancel')
    .description('stop the forecasts that are being made, wherever; those made last stand')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  forestall forecast cancel\n\nExits 1 where none is being made.')
    .action(async (options: { json?: true }) => {
      const { services, close } = await open();
      try {
        const asked = await services.work.cancel(systemActor);
        print(options, { cancelled: asked.map(({ model }) => model) }, [
          `Asked to stop: ${asked.map(({ model }) => model).join(', ')}`,
        ]);
      } finally {
        await close();
      }
    });

  forecast
    .command('load-ewp')
    .description('load the Early Warning Project’s model table, for chances of mass killing; it is not shipped')
    .argument('<file>', 'CSV as published (prepared…predictors….csv), plain or gzipped')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExample:\n  forestall forecast load-ewp prepared2024predictors-2025-09-03.csv.gz\n\nThe next “forestall forecast run” forecasts from it. The very file that stands changes nothing.',
    )
    .action(async (path: string, options: { json?: true }) => {
      const { services, close } = await open();
      try {
        const { outcome, table } = await services.massKillings.loadTable(systemActor, fileAt(path));
        print(options, { outcome, ...table, loadedAt: table.loadedAt.toISOString() }, [
          `${outcome === 'loaded' ? 'Loaded' : 'Unchanged:'} the Early Warning Project’s table: ${table.rowCount} country-years, ${table.firstYear} to ${table.lastYear}`,
        ]);
      } finally {
        await close();
      }
    });

  forecast
    .command('backtest')
    .description('run the model each year on what was known then, and score it beside its baselines')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  forestall forecast backtest --json')
    .action(async (options: { json?: true }) => {
      const { services, close } = await open();
      const progress = showProgress();
      try {
        const backtest = await services.forecasts.backtest(systemActor, progress.onProgress);
        progress.stop();
        const lines = backtest.result.questions.flatMap((question) => [
          `${question.target}, ${question.threshold} or more deaths: ${question.rows} country-years, ${question.positives} with`,
          ...Object.entries(question.scores).map(
            ([method, score]) =>
              `  ${method.padEnd(12)} Brier ${score.brier.toFixed(4)}  log loss ${score.logLoss.toFixed(4)}  AUROC ${score.auroc.toFixed(3)}  average precision ${score.averagePrecision.toFixed(3)}`,
          ),
        ]);
        print(options, { ...backtest, madeAt: backtest.madeAt.toISOString() }, lines);
      } finally {
        progress.stop();
        await close();
      }
    });
}

function toJson(run: ForecastRun) {
  return { ...run, madeAt: run.madeAt.toISOString() };
}

function runLines(run: ForecastRun): readonly string[] {
  return [
    `Forecast ${run.windowFirstMonth} to ${run.windowLastMonth} by ${run.modelName} ${run.modelVersion}`,
    `  deaths by type known to the end of ${run.typesKnownToYear}, all deaths to the end of ${run.deathsKnownToMonth}`,
  ];
}

function onsetLine({ fromYear, chances, modelName, modelVersion }: MassKillingRun): string {
  return `Mass killing beginning in ${fromYear + 1} or ${fromYear + 2} in ${chances.length} countries, by ${modelName} ${modelVersion}`;
}

function raisedLine(count: number): string {
  return `${count} ${count === 1 ? 'warning' : 'warnings'} raised`;
}
