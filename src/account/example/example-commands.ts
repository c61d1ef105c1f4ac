import type { Command } from 'commander';
import { type OpenServices, print } from '../../platform/command-line/command.ts';
import { systemActor } from '../../platform/database/actor.ts';
import type { ExampleService } from './example-service.ts';

export function addExampleCommands(program: Command, open: OpenServices<{ readonly example: ExampleService }>): void {
  program
    .command('example')
    .description('a finished thread from history, to look at')
    .command('load')
    .description('make the shipped example, at the dates at which things happened: once, and all of it or nothing')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  forestall example load')
    .action(async (options: { readonly json?: true }) => {
      const { services, close } = await open();
      try {
        const title = await services.example.load(systemActor);
        print(options, { loaded: title }, [
          `Loaded: ${title}`,
          'It is history, written from memory of the public record: check it before showing it as authority.',
        ]);
      } finally {
        await close();
      }
    });
}
