import type { Command } from 'commander';
import type { OpenServices } from '../command-line/command.ts';
import { print } from '../command-line/command.ts';
import type { LedgerService } from './ledger-service.ts';

export function addLedgerCommands(program: Command, open: OpenServices<{ readonly ledger: LedgerService }>): void {
  const ledger = program.command('ledger').description('the ledger of every step taken');

  ledger
    .command('verify')
    .description('read the whole ledger again; name the first entry that is not what was written')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExample:\n  forestall ledger verify\n\nExits 0 when every entry stands as written, 1 when one does not.',
    )
    .action(async (options: { json?: true }) => {
      const { services, close } = await open();
      try {
        const result = await services.ledger.verify();
        if (result.intact) {
          print(options, { ...result, root: result.root.toString('hex') }, [
            `${result.entries} entries, ${result.sealed} of them sealed`,
            `root ${result.root.toString('hex')}`,
          ]);
        } else {
          print(options, result, [
            `The ledger has been altered. First bad entry: ${result.firstBad.id} (${result.firstBad.kind}, ${result.firstBad.at}): ${result.why}.`,
          ]);
          process.exitCode = 1;
        }
      } finally {
        await close();
      }
    });
}
