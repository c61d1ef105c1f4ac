import { readFile, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import type { PeopleService } from '../../people/people-service.ts';
import { type OpenServices, print } from '../../platform/command-line/command.ts';
import { Refusal } from '../../platform/refusal.ts';
import { checkIati, faultWords } from './iati/iati-check.ts';
import type { Codelists } from './iati/iati-codes.ts';
import type { IatiSchema } from './iati/iati-schema.ts';
import type { IatiExchangeService } from './iati-exchange-service.ts';

const largestBytes = 64 * 1024 * 1024;

/** @param openRules the official schema and codelists: to check needs no database */
export function addIatiCommands(
  program: Command,
  open: OpenServices<{ readonly people: PeopleService; readonly iatiExchange: IatiExchangeService }>,
  openRules: () => Promise<{ readonly schema: IatiSchema; readonly codelists: Codelists }>,
): void {
  const iati = program.command('iati').description('files of the International Aid Transparency Initiative, 2.03');

  iati
    .command('check')
    .description('hold a file to the official schema and codelists; exits 1 at a fault')
    .argument('<file>', 'IATI activities as XML')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  forestall iati check activities.xml')
    .action(async (file: string, options: { json?: true }) => {
      const { schema, codelists } = await openRules();
      const { faults } = checkIati(await readText(file), schema, codelists);
      const lines = faults.length === 0 ? [`${file} is valid`] : faults.map((fault) => `${file}: ${faultWords(fault)}`);
      print(options, { file, faults }, lines);
      if (faults.length > 0) process.exitCode = 1;
    });

  iati
    .command('import')
    .description('bring in programmes with their projects, money and results; the whole file, or at a fault nothing')
    .argument('<file>', 'IATI activities as XML')
    .requiredOption('--as <person>', 'the identifier of whoever brings it in, who must be one who makes programmes')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  forestall iati import activities.xml --as programme-manager')
    .action(async (file: string, options: { json?: true; as: string }) => {
      const { services, close } = await open();
      try {
        const actor = await services.people.findActor(options.as);
        if (actor === undefined) {
          const sentence = `There is nobody called “${options.as}”. forestall people list says who there is.`;
          throw new Refusal('iati.person', 404, sentence);
        }
        const outcomes = await services.iatiExchange.bringIn(actor, await readText(file));
        const lines = outcomes.map(({ identifier, title, outcome }) => `${identifier}, ${title}: ${outcome}`);
        print(options, { file, outcomes }, lines);
      } finally {
        await close();
      }
    });
}

/** @throws Refusal in words where it cannot be read, or is larger than any file of activities should be */
async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > largestBytes) throw new Refusal('iati.size', 422, `${file} is larger than 64 MB: divide it.`);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Refusal || !(error instanceof Error) || !('code' in error)) throw error;
    throw new Refusal('iati.unread', 404, `${file} cannot be read (${String(error.code)}).`);
  }
}
