import type { Command } from 'commander';
import type { OpenServices } from '../command-line/command.ts';
import { print } from '../command-line/command.ts';
import { systemActor } from '../database/actor.ts';
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

  ledger
    .command('prove')
    .description('prove that one entry stands in the sealed ledger, for a stranger to check away from it')
    .argument('<id>', 'the entry’s id, as on its page')
    .option('--size <entries>', 'in the tree of the seal that covered so many entries; else of the latest')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExample:\n  forestall ledger prove 0192f0c1-0000-7000-8000-000000000001 --json > proof.json\n  node docs/verify-entry.mjs proof.json ROOT',
    )
    .action(async (id: string, options: { json?: true; size?: string }) => {
      const { services, close } = await open();
      try {
        const size = options.size === undefined ? undefined : Number(options.size);
        const proof = await services.ledger.toldProof(systemActor, id, size);
        print(options, proof, [
          `${proof.entry.kind} at ${proof.entry.at}, by ${proof.entry.personName} (${proof.entry.organisation})`,
          `entry ${proof.leafIndex + 1} of the ${proof.treeSize} sealed at ${proof.sealedAt}`,
          `root ${proof.root}`,
          ...proof.path.map(({ side, hash }) => `  ${side.padEnd(5)} ${hash}`),
        ]);
      } finally {
        await close();
      }
    });
}
