import type { Command } from 'commander';
import { type OpenServices, print } from '../platform/command-line/command.ts';
import { systemActor } from '../platform/database/actor.ts';
import type { PeopleService } from './people-service.ts';

export function addPeopleCommands(program: Command, open: OpenServices<{ readonly people: PeopleService }>): void {
  const people = program.command('people').description('organisations, people and their roles');

  people
    .command('import')
    .description('make organisations and people what a file says; those left out of it retire')
    .argument('<file>', 'JSON of the form of data/people.json')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  forestall people import our-departments.json')
    .action(async (file: string, options: { json?: true }) => {
      const { services, close } = await open();
      try {
        const imported = await services.people.importFile(systemActor, file);
        print(options, imported, [`${imported.organisations} organisations, ${imported.people} people`]);
      } finally {
        await close();
      }
    });

  people
    .command('retire')
    .description('let somebody go: no more sign-in, their sessions and tokens end at once; what they wrote stays')
    .argument('<person>', 'id, as “people list” shows it')
    .requiredOption('--reason <words>', 'why; it is written in the ledger')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  forestall people retire ada --reason "Left the department"')
    .action(async (person: string, options: { reason: string; json?: true }) => {
      const { services, close } = await open();
      try {
        await services.people.retire(systemActor, person, options.reason);
        print(options, { person, retired: true }, [`${person} signs in no more; sessions and tokens have ended.`]);
      } finally {
        await close();
      }
    });

  people
    .command('list')
    .description('organisations, and who works there in which role')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  forestall people list --json')
    .action(async (options: { json?: true }) => {
      const { services, close } = await open();
      try {
        const directory = await services.people.directory(systemActor);
        const lines = directory.people.map(
          ({ id, name, organisation, roles }) => `${id}: ${name}, ${organisation}, ${roles.join(', ')}`,
        );
        print(options, directory, [
          ...lines,
          `${directory.organisations.length} organisations, ${directory.people.length} people`,
        ]);
      } finally {
        await close();
      }
    });
}
