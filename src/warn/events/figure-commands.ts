import type { Command } from 'commander';
import { type OpenServices, print } from '../../platform/command-line/command.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { fileAt } from '../../platform/files/file-bytes.ts';
import type { FigureService, Ingested } from './figure-service.ts';

export function addFigureCommands(program: Command, open: OpenServices<{ readonly figures: FigureService }>): void {
  program
    .command('ingest')
    .description('load files of figures in place of those that stand; all of them, or at the first fault none')
    .argument('<file...>', 'CSV, plain or gzipped, in a form that Forestall reads')
    .option('--even-if-less', 'take a file that covers less than the figures that stand')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExample:\n  forestall ingest organizedviolencecy_v25_1.csv.gz\n\nA file that is loaded already changes nothing. Exits 1 at a fault, naming file, line and reason.',
    )
    .action(async (paths: readonly string[], options: { json?: true; evenIfLess?: true }) => {
      const { services, close } = await open();
      try {
        const ingested = await services.figures.ingest(systemActor, paths.map(fileAt), {
          evenIfLess: options.evenIfLess === true,
        });
        print(options, { files: ingested.map(toJson) }, ingested.flatMap(toLines));
      } finally {
        await close();
      }
    });
}

function toJson({ outcome, release }: Ingested) {
  return { outcome, ...release, loadedAt: release.loadedAt.toISOString() };
}

function toLines({ outcome, release }: Ingested): readonly string[] {
  const what = `${release.name}, version ${release.version}`;
  const span = `${release.rowCount} rows, ${release.firstPeriod} to ${release.lastPeriod}`;
  if (outcome === 'unchanged') return [`Unchanged: this very file is loaded already. ${what}: ${span}`];
  return [`Loaded ${what}: ${span}`, ...release.remarks];
}
