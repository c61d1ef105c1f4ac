import type { Command } from 'commander';
import { type OpenServices, print } from '../../platform/command-line/command.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { headerOf } from '../../platform/files/csv-scan.ts';
import { fileAt } from '../../platform/files/file-bytes.ts';
import { FileRefusal } from '../../platform/files/file-refusal.ts';
import { isEventHeader } from '../sources/ucdp-events/ucdp-events.ts';
import { type DroppedRows, eventFaults } from './event.ts';
import type { EventService, LandedEvents } from './event-service.ts';
import type { FigureService, Ingested } from './figure-service.ts';

type IngestServices = { readonly figures: FigureService; readonly events: EventService };
type IngestOptions = { readonly json?: true; readonly evenIfLess?: true };

export function addIngestCommands(program: Command, open: OpenServices<IngestServices>): void {
  program
    .command('ingest')
    .description('load files of figures, in place of those that stand, or of events, beside those that stand')
    .argument('<file...>', 'CSV, plain or gzipped, in a form that Forestall reads')
    .option('--even-if-less', 'take a file that covers less than the figures or events that stand')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  forestall ingest organizedviolencecy_v25_1.csv.gz\n  forestall ingest GEDEvent_v25_1.csv\n\nFiles of figures are loaded together, or at the first fault none; a file of events whole or not at all. A file that\nis loaded already changes nothing. Exits 1 at a fault, naming file, line and reason.',
    )
    .action(async (paths: readonly string[], options: IngestOptions) => {
      const { services, close } = await open();
      try {
        if (await areEvents(paths)) await ingestEvents(services, paths, options);
        else await ingestFigures(services, paths, options);
      } finally {
        await close();
      }
    });
}

/** @throws FileRefusal where some are files of events and some are not, since those are not loaded together */
async function areEvents(paths: readonly string[]): Promise<boolean> {
  const [first, ...others] = await Promise.all(paths.map(async (path) => isEventHeader(await headerOf(fileAt(path)))));
  const odd = others.findIndex((each) => each !== first);
  if (odd === -1) return first === true;
  const reason = 'some files hold figures and some hold events; load them one after the other';
  throw new FileRefusal('file.mixed', paths[odd + 1] ?? '', undefined, reason);
}

async function ingestFigures({ figures }: IngestServices, paths: readonly string[], options: IngestOptions) {
  const evenIfLess = options.evenIfLess === true;
  const ingested = await figures.ingest(systemActor, paths.map(fileAt), { evenIfLess });
  print(options, { files: ingested.map(figuresJson) }, ingested.flatMap(figuresLines));
}

async function ingestEvents({ events }: IngestServices, paths: readonly string[], options: IngestOptions) {
  const evenIfLess = options.evenIfLess === true;
  const landed: LandedEvents[] = [];
  for (const path of paths) landed.push(await events.land(systemActor, fileAt(path), { evenIfLess }));
  print(options, { files: landed.map(eventsJson) }, landed.flatMap(eventsLines));
}

function figuresJson({ outcome, release }: Ingested) {
  return { outcome, ...release, loadedAt: release.loadedAt.toISOString() };
}

function figuresLines({ outcome, release }: Ingested): readonly string[] {
  const what = `${release.name}, version ${release.version}`;
  const span = `${release.rowCount} rows, ${release.firstPeriod} to ${release.lastPeriod}`;
  if (outcome === 'unchanged') return [`Unchanged: this very file is loaded already. ${what}: ${span}`];
  return [`Loaded ${what}: ${span}`, ...release.remarks];
}

function eventsJson({ outcome, release }: LandedEvents) {
  return { outcome, ...release, source: release.source.id, loadedAt: release.loadedAt.toISOString() };
}

function eventsLines({ outcome, release }: LandedEvents): readonly string[] {
  const { source, version, rows, firstDay, lastDay, fate, dropped, columnsAside } = release;
  const what = `${source.name}, version ${version}: ${rows} rows, ${firstDay} to ${lastDay}`;
  if (outcome === 'unchanged') return [`Unchanged: this very file is loaded already. ${what}`];
  return [
    `Loaded ${what}`,
    `Events: ${fate.added} new, ${fate.revised} told anew, ${fate.unchanged} as they stood, ${fate.withdrawn} no longer told`,
    ...dropped.map(droppedLine),
    ...(columnsAside.length > 0 ? [`Columns that are not known and were not read: ${columnsAside.join(', ')}`] : []),
    ...release.remarks,
  ];
}

function droppedLine({ fault, rows, first }: DroppedRows): string {
  const count = rows === 1 ? '1 row was' : `${rows} rows were`;
  return `${count} not taken, ${eventFaults[fault]}: first on line ${first.line}, ${first.column} “${first.value}”`;
}
