import type { Command } from 'commander';
import { type OpenServices, print } from '../../platform/command-line/command.ts';
import { showProgress } from '../../platform/command-line/progress.ts';
import { type Actor, systemActor } from '../../platform/database/actor.ts';
import type { ForecastRun } from './forecast.ts';
import type { ForecastService } from './forecast-service.ts';
import type { OnProgress } from './make-forecasts.ts';

/** A watch: forecasts, and the warnings that they raise. The warnings' own service gives it. */
type Watch = {
  run(actor: Actor, onProgress: OnProgress): Promise<{ readonly run: ForecastRun; readonly raised: readonly string[] }>;
};

export function addForecastCommands(
  program: Command,
  open: OpenServices<{ readonly forecasts: ForecastService; readonly watch: Watch }>,
): void {
  const forecast = program.command('forecast').description('forecasts, and how well they would have done');

  forecast
    .command('run')
    .description('forecast from the figures that stand, and raise the warnings that follow')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  forestall forecast run')
    .action(async (options: { json?: true }) => {
      const { services, close } = await open();
      const progress = showProgress();
      try {
        const { run, raised } = await services.watch.run(systemActor, progress.onProgress);
        progress.stop();
        print(options, { ...run, madeAt: run.madeAt.toISOString(), warningsRaised: raised }, [
          `Forecast ${run.windowFirstMonth} to ${run.windowLastMonth} by ${run.modelName} ${run.modelVersion}`,
          `Deaths by type known to the end of ${run.typesKnownToYear}, all deaths to the end of ${run.deathsKnownToMonth}`,
          `${raised.length} ${raised.length === 1 ? 'warning' : 'warnings'} raised`,
        ]);
      } finally {
        progress.stop();
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
