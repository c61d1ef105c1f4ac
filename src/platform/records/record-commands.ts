import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { OpenServices } from '../command-line/command.ts';
import { type Actor, systemActor } from '../database/actor.ts';
import { Refusal } from '../refusal.ts';
import { recordsCsv } from './record-csv.ts';
import type { AnyRecordService } from './record-service.ts';

/** Who takes the database's content out: sees all rows but those that are sealed until others have spoken. */
const exporter: Actor = { ...systemActor, personId: 'export', name: 'Export' };

const everything = { limit: 1_000_000, offset: 0 };

/** @param recordsOf every kind of record that the opened services keep */
export function addRecordCommands<Services>(
  program: Command,
  open: OpenServices<Services>,
  recordsOf: (services: Services) => readonly AnyRecordService[],
): void {
  program
    .command('export')
    .description('write all records of a kind, as CSV or JSON; without a kind, say which there are')
    .argument('[kind]', 'such as recommendation')
    .option('--json', 'one JSON array, with the versions of each record')
    .option('--out <file>', 'write to this file instead of the terminal')
    .addHelpText('after', '\nExample:\n  forestall export recommendation --out recommendations.csv')
    .action(async (kind: string | undefined, options: { readonly json?: true; readonly out?: string }) => {
      const { services, close } = await open();
      try {
        const kinds = recordsOf(services);
        const text = kind === undefined ? kindsText(kinds) : await exportText(kinds, kind, options.json === true);
        if (options.out === undefined) process.stdout.write(text);
        else await writeFile(options.out, text);
      } finally {
        await close();
      }
    });
}

function kindsText(kinds: readonly AnyRecordService[]): string {
  return kinds.map(({ definition }) => `${definition.kind}  ${definition.names.many}\n`).join('');
}

async function exportText(kinds: readonly AnyRecordService[], kind: string, asJson: boolean): Promise<string> {
  const service = kinds.find(({ definition }) => definition.kind === kind);
  if (service === undefined) {
    throw new Refusal(
      'export.kind',
      404,
      `There are no records called “${kind}”. forestall export says which there are.`,
    );
  }
  const { records } = await service.list(exporter, {}, everything);
  if (!asJson) return recordsCsv(service.definition, records);
  const whole = [];
  for (const record of records) whole.push({ ...record, versions: await service.versions(exporter, record.id) });
  return `${JSON.stringify(whole, null, 2)}\n`;
}
