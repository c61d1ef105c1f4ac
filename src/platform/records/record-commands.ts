import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { OpenServices } from '../command-line/command.ts';
import { exporter } from '../database/actor.ts';
import { Refusal } from '../refusal.ts';
import { recordsCsv } from './record-csv.ts';
import type { AnyRecordService } from './record-service.ts';

const everything = { limit: 1_000_000, offset: 0 };

export type ReadingAsked = {
  readonly form: 'csv' | 'json' | 'geojson';
  /** Of which place, day or year. */
  readonly of: string | undefined;
  readonly filters: Readonly<Record<string, string>>;
};

/** What is worked out each time it is read, or kept otherwise than as records, and exported beside them. */
export type Reading = {
  readonly name: string;
  readonly about: string;
  /** What it is asked of, such as a place; nothing where it is of all. */
  readonly of?: { readonly name: string; readonly example: string };
  readonly filters: readonly string[];
  readonly text: (asked: ReadingAsked) => AsyncIterable<string>;
};

type Options = {
  readonly json?: true;
  readonly geojson?: true;
  readonly where: readonly string[];
  readonly out?: string;
};

/**
 * @param recordsOf every kind of record that the opened services keep
 * @param readingsOf what else is exported
 */
export function addRecordCommands<Services>(
  program: Command,
  open: OpenServices<Services>,
  recordsOf: (services: Services) => Promise<readonly AnyRecordService[]>,
  readingsOf: (services: Services) => Promise<readonly Reading[]>,
): void {
  program
    .command('export')
    .description('write all records of a kind, or a reading such as outcomes; without a name, say which there are')
    .argument('[name]', 'such as recommendation, outcome or plan')
    .argument('[of]', 'of which place, day or year, where the reading is of one')
    .option('--json', 'one JSON array; of records with their versions')
    .option('--geojson', 'of a reading with places: one GeoJSON')
    .option('--where <filter=value>', 'only what fits, as the API filters; may be repeated', collected, [])
    .option('--out <file>', 'write to this file instead of the terminal')
    .addHelpText(
      'after',
      '\nExamples:\n  forestall export recommendation --out recommendations.csv\n  forestall export plan SDN\n  forestall export on-day 2026-11-24 --where place=SDN --json',
    )
    .action(async (name: string | undefined, of: string | undefined, options: Options) => {
      const { services, close } = await open();
      try {
        const [kinds, readings] = [await recordsOf(services), await readingsOf(services)];
        const text = name === undefined ? namesText(kinds, readings) : exported(kinds, readings, name, of, options);
        await write(text, options.out);
      } finally {
        await close();
      }
    });
}

/** Nothing is written, and no file made, before its first piece is there: what is refused leaves nothing. */
async function write(text: AsyncIterable<string>, file: string | undefined): Promise<void> {
  const pieces = text[Symbol.asyncIterator]();
  const first = await pieces.next();
  async function* all() {
    for (let piece = first; piece.done !== true; piece = await pieces.next()) yield piece.value;
  }
  const out = file === undefined ? process.stdout : createWriteStream(file);
  await pipeline(Readable.from(all()), out, { end: file !== undefined });
}

function collected(one: string, before: readonly string[]): readonly string[] {
  return [...before, one];
}

async function* namesText(kinds: readonly AnyRecordService[], readings: readonly Reading[]): AsyncGenerator<string> {
  yield [
    ...kinds.map(({ definition }) => `${definition.kind}  ${definition.names.many}\n`),
    ...readings.map(({ name, of, about }) => `${name}${of === undefined ? '' : ` ${of.example}`}  ${about}\n`),
  ].join('');
}

function exported(
  kinds: readonly AnyRecordService[],
  readings: readonly Reading[],
  name: string,
  of: string | undefined,
  options: Options,
): AsyncIterable<string> {
  const reading = readings.find((each) => each.name === name);
  if (reading !== undefined) return readingText(reading, of, options);
  const service = kinds.find(({ definition }) => definition.kind === name);
  if (service !== undefined) return recordsText(service, options);
  throw new Refusal(
    'export.kind',
    404,
    `There are no records called “${name}”. forestall export says which there are.`,
  );
}

function readingText(reading: Reading, of: string | undefined, options: Options): AsyncIterable<string> {
  const { name } = reading;
  if ((of === undefined) !== (reading.of === undefined)) {
    const words =
      reading.of === undefined
        ? `“${name}” is of all: leave out “${of}”, or narrow it with --where.`
        : `Say of which ${reading.of.name}: forestall export ${name} ${reading.of.example}`;
    throw new Refusal('export.of', 422, words);
  }
  const filters = Object.fromEntries(options.where.map((filter) => filterOf(reading, filter)));
  const form = options.geojson ? 'geojson' : options.json ? 'json' : 'csv';
  return reading.text({ form, of, filters });
}

function filterOf({ name, filters }: Reading, given: string): readonly [string, string] {
  const [, filter = '', value = ''] = /^([^=]+)=(.*)$/s.exec(given) ?? [];
  if (filters.includes(filter)) return [filter, value];
  const known = filters.length === 0 ? 'none' : filters.map((each) => `${each}=…`).join(', ');
  throw new Refusal('export.where', 422, `“${given}” narrows nothing of “${name}”. Known are: ${known}.`);
}

async function* recordsText(service: AnyRecordService, options: Options): AsyncGenerator<string> {
  if (options.geojson || options.where.length > 0) {
    const words = `Records are exported whole, as CSV or with --json: leave out --geojson and --where, or ask the API.`;
    throw new Refusal('export.records', 422, words);
  }
  const { records } = await service.list(exporter, {}, everything);
  if (!options.json) {
    yield recordsCsv(service.definition, records);
    return;
  }
  const whole = [];
  for (const record of records) whole.push({ ...record, versions: await service.versions(exporter, record.id) });
  yield `${JSON.stringify(whole, null, 2)}\n`;
}
