import type { Command } from 'commander';
import { type OpenServices, print } from '../../platform/command-line/command.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { headerOf } from '../../platform/files/csv-scan.ts';
import { type FileBytes, fileAt } from '../../platform/files/file-bytes.ts';
import { FileRefusal } from '../../platform/files/file-refusal.ts';
import {
  type IndicatorFile,
  type IndicatorSource,
  type IndicatorSourceId,
  type ValueSink,
  valueFaults,
} from '../country-indicators/country-indicator.ts';
import type { CountryIndicatorService, LandedIndicators } from '../country-indicators/country-indicator-service.ts';
import { isEventHeader } from '../sources/ucdp-events/ucdp-events.ts';
import { isVDemHeader, readVDem } from '../sources/v-dem/v-dem.ts';
import { isWorldBankHeader, readWorldBankFile } from '../sources/world-bank/world-bank-file.ts';
import { type DroppedRows, eventFaults } from './event.ts';
import type { EventService, LandedEvents } from './event-service.ts';
import type { FigureService, Ingested } from './figure-service.ts';

type IngestServices = {
  readonly figures: FigureService;
  readonly events: EventService;
  readonly countryIndicators: CountryIndicatorService;
};
type IngestOptions = { readonly json?: true; readonly evenIfLess?: true };

const mostNamed = 20;

export function addIngestCommands(program: Command, open: OpenServices<IngestServices>): void {
  program
    .command('ingest')
    .description(
      'load files of figures, in place of those that stand, or of events or country indicators, beside those that stand',
    )
    .argument('<file...>', 'CSV, plain, gzipped or the largest in a zip, in a form that Forestall reads')
    .option('--even-if-less', 'take a file that covers less than what stands')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  forestall ingest organizedviolencecy_v25_1.csv.gz\n  forestall ingest GEDEvent_v25_1.csv\n  forestall ingest V-Dem-CY-Core_csv_v15.zip\n\nFiles of figures are loaded together, or at the first fault none; a file of events or indicators whole or not at\nall. A file that is loaded already changes nothing. Exits 1 at a fault, naming file, line and reason.',
    )
    .action(async (paths: readonly string[], options: IngestOptions) => {
      const { services, close } = await open();
      try {
        await ingest[await kindOf(paths)](services, paths, options);
      } finally {
        await close();
      }
    });
}

const ingest = {
  events: ingestEvents,
  figures: ingestFigures,
  'world-bank': (...asked: Ingesting) => ingestIndicators('world-bank', readWorldBankFile, ...asked),
  'v-dem': (...asked: Ingesting) => ingestIndicators('v-dem', readVDem, ...asked),
};
type Ingesting = [services: IngestServices, paths: readonly string[], options: IngestOptions];

/** @throws FileRefusal where they are of several kinds, since those are not loaded together */
async function kindOf(paths: readonly string[]): Promise<keyof typeof ingest> {
  const [first, ...others] = await Promise.all(paths.map(async (path) => kindOfHeader(await headerOf(fileAt(path)))));
  const odd = others.findIndex((each) => each !== first);
  if (odd === -1) return first ?? 'figures';
  const reason = 'the files are of several kinds, figures, events or indicators; load them one after the other';
  throw new FileRefusal('file.mixed', paths[odd + 1] ?? '', undefined, reason);
}

function kindOfHeader(names: readonly string[]): keyof typeof ingest {
  if (isEventHeader(names)) return 'events';
  if (isWorldBankHeader(names)) return 'world-bank';
  return isVDemHeader(names) ? 'v-dem' : 'figures';
}

async function ingestIndicators(
  id: IndicatorSourceId,
  readFile: (file: FileBytes, source: IndicatorSource, sink: ValueSink) => Promise<IndicatorFile>,
  ...[{ countryIndicators }, paths, options]: Ingesting
): Promise<void> {
  const evenIfLess = options.evenIfLess === true;
  const landed: LandedIndicators[] = [];
  for (const path of paths) {
    const read = (sink: ValueSink) => readFile(fileAt(path), countryIndicators.catalogue[id], sink);
    landed.push(await countryIndicators.land(systemActor, path, read, { evenIfLess }));
  }
  print(options, { files: landed.map(indicatorsJson) }, landed.flatMap(indicatorsLines));
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

function indicatorsJson({ outcome, release }: LandedIndicators) {
  return { outcome, ...release, source: release.source.id, loadedAt: release.loadedAt.toISOString() };
}

function indicatorsLines({ outcome, release }: LandedIndicators): readonly string[] {
  const { source, version, values, firstYear, lastYear, fate, dropped, aside, lacking } = release;
  const what = `${source.name}, version ${version}: ${values} values, ${firstYear} to ${lastYear}`;
  if (outcome === 'unchanged') return [`Unchanged: this very file is loaded already. ${what}`];
  const others = aside.length > mostNamed ? ` and ${aside.length - mostNamed} more` : '';
  return [
    `Loaded ${what}`,
    `Values: ${fate.added} new, ${fate.revised} told anew, ${fate.unchanged} as they stood, ${fate.withdrawn} told to be none`,
    ...dropped.map(
      ({ fault, values: count, first }) =>
        `${count === 1 ? '1 value was' : `${count} values were`} not taken, ${valueFaults[fault]}: first on line ${first.line}, ${first.column} “${first.value}”`,
    ),
    ...(aside.length > 0 ? [`Not kept here and not read: ${aside.slice(0, mostNamed).join(', ')}${others}`] : []),
    ...(lacking.length > 0 ? [`Kept here and not in this file: ${lacking.join(', ')}`] : []),
  ];
}
