#!/usr/bin/env node
import { once } from 'node:events';
import { resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { addExampleCommands } from './account/example/example-commands.ts';
import { addReportCommands } from './account/publications/report-commands.ts';
import { addIatiCommands } from './act/programmes/iati-commands.ts';
import { addSanctionsCommands } from './act/sanctions/list-commands.ts';
import { addEvaluateNames, addEvaluateScreening } from './act/sanctions/matching-evaluation-commands.ts';
import type { Services } from './main.ts';
import { addPeopleCommands } from './people/people-commands.ts';
import { addIdentityCommands } from './people/sealed-identities/sealed-identity-commands.ts';
import { print } from './platform/command-line/command.ts';
import { showProgress } from './platform/command-line/progress.ts';
import { readConfig } from './platform/config.ts';
import { addConnectorCommands } from './platform/connectors/connector-commands.ts';
import { systemActor } from './platform/database/actor.ts';
import { explainFault, StartRefused } from './platform/database/start-refused.ts';
import { addLedgerCommands } from './platform/ledger/ledger-commands.ts';
import { addRecordCommands } from './platform/records/record-commands.ts';
import { Refusal } from './platform/refusal.ts';
import { addIngestCommands } from './warn/events/ingest-commands.ts';
import { addEvidenceCommands } from './warn/evidence/evidence-commands.ts';
import { addEvaluateDeaths, addEvaluateFatalities } from './warn/forecasts/distribution-evaluation-commands.ts';
import { addEvaluateOneSided, addEvaluateOnset, addEvaluationCommands } from './warn/forecasts/evaluation-commands.ts';
import { addForecastCommands } from './warn/forecasts/forecast-commands.ts';
import { addSignalCommands } from './warn/signals/signal-commands.ts';
import { isUnanswered } from './warn/warnings/warning.ts';
import { addWarningCommands } from './warn/warnings/warning-commands.ts';

const exitCodes = { done: 0, failed: 1, wrongUse: 2 } as const;

// What a verb works with is read when it is asked for: help and wrong use, on however slow a disk, wait for none of it.
const open = async () => (await import('./main.ts')).openForestall(readConfig(process.env));
const recordsOf = async (services: Services) => (await import('./main.ts')).recordsOf(services);
const readingsOf = async (services: Services) => (await import('./site/site.ts')).exportedReadings(services);
const reportOf = async (services: Services) => (await import('./site/site.ts')).reportPagesOf(services);
const iatiRules = async () => (await import('./shipped-data.ts')).openIatiRules();

function createProgram(): Command {
  const program = new Command('forestall')
    .description('From warning to action, measured: the workbench for preventing mass atrocities.')
    .exitOverride()
    .showHelpAfterError('Add --help to see how a verb is used.');
  addStartCommand(program);
  addIngestCommands(program, open);
  addConnectorCommands(program, open);
  addForecastCommands(program, open);
  addEvaluationCommands(program, [
    addEvaluateOnset,
    addEvaluateOneSided,
    addEvaluateFatalities,
    addEvaluateDeaths,
    addEvaluateNames,
    addEvaluateScreening,
  ]);
  addSignalCommands(program, open);
  addWarningCommands(program, open);
  addPeopleCommands(program, open);
  addIdentityCommands(program, open);
  addRecordCommands(program, open, recordsOf, readingsOf);
  addIatiCommands(program, open, iatiRules);
  addExampleCommands(program, open);
  addReportCommands(program, open, reportOf);
  addLedgerCommands(program, open);
  addEvidenceCommands(program, open);
  addSanctionsCommands(program, open);
  addStatusCommand(program, open);
  return program;
}

function addStartCommand(program: Command): void {
  program
    .command('start')
    .description('start the database, make the forecasts, serve the pages')
    .addHelpText(
      'after',
      '\nExample:\n  FORESTALL_PORT=8080 forestall start\n\nFORESTALL_PORT (3000), FORESTALL_HOST (127.0.0.1) and FORESTALL_HOME (var) move it; DATABASE_URL names a PostgreSQL of your own.',
    )
    .action(async () => {
      const progress = showProgress();
      const begun = Date.now();
      const asked = stopSignal();
      try {
        const { start } = await import('./start.ts');
        const running = await start(readConfig(process.env), progress.onProgress, asked);
        progress.stop();
        const seconds = ((Date.now() - begun) / 1000).toFixed(1);
        process.stdout.write(`Forestall is at ${running.address} (ready in ${seconds} s; Ctrl-C stops it)\n`);
        if (!asked.aborted) await once(asked, 'abort');
        await running.stop();
        process.exit(exitCodes.done);
      } catch (error) {
        progress.stop();
        await complain(error);
        // Forecasts may still be at work in their threads.
        process.exit(exitCodeOf(error));
      }
    });
}

/** Aborted when a person or the system asks to stop, before `start` is ready as well as after. */
function stopSignal(): AbortSignal {
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => asked.abort());
  return asked.signal;
}

function addStatusCommand(program: Command, openServices: typeof open): void {
  program
    .command('status')
    .description('what Forestall stands on: figures, forecasts, warnings, ledger')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  forestall status --json')
    .action(async (options: { json?: true }) => {
      const { services, close } = await openServices();
      try {
        const releases = Object.values(await services.figures.current(systemActor));
        const run = await services.forecasts.latestRun(systemActor);
        const warnings = await services.warnings.list(systemActor, { open: true });
        const now = services.clock();
        const unanswered = warnings.filter(({ warning, times }) => isUnanswered(warning, times, now)).length;
        const ledgerEntries = await services.ledger.count();
        const status = {
          version: services.version,
          figures: releases.map(({ source, version, lastPeriod }) => ({ source, version, lastPeriod })),
          forecast: run === undefined ? null : { madeAt: run.madeAt.toISOString(), model: run.modelVersion },
          openWarnings: warnings.length,
          unansweredWarnings: unanswered,
          ledgerEntries,
        };
        print(options, status, [
          `Forestall ${services.version}`,
          ...releases.map(
            (release) => `Figures: ${release.name}, version ${release.version}, to ${release.lastPeriod}`,
          ),
          run === undefined
            ? 'Forecast: none yet'
            : `Forecast: made ${run.madeAt.toISOString()} by ${run.modelName} ${run.modelVersion}`,
          `Warnings: ${warnings.length} open, ${unanswered} unanswered past their time`,
          `Ledger: ${ledgerEntries} entries`,
        ]);
      } finally {
        await close();
      }
    });
}

/** What happened, in one sentence; a stack only where the fault is ours. */
async function complain(error: unknown): Promise<void> {
  const home = resolve(process.env.FORESTALL_HOME || 'var');
  const told = error instanceof Refusal ? error : await explainFault(error, home);
  const ours = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${told?.message ?? ours}\n`);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse;
  const isSetting = error instanceof StartRefused && error.code === 'start.setting';
  return isSetting ? exitCodes.wrongUse : exitCodes.failed;
}

try {
  await createProgram().parseAsync(process.argv);
} catch (error) {
  if (!(error instanceof CommanderError)) await complain(error);
  process.exitCode = exitCodeOf(error);
}
