import { open as openFile, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { validate as isUuid } from 'uuid';
import { type OpenServices, print } from '../../platform/command-line/command.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { tarOf } from '../../platform/files/tar-file.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { EvidenceBags, OpenBag } from './evidence-bag-service.ts';
import type { EvidenceVerifying } from './evidence-verifying-service.ts';

type Needed = { readonly evidenceVerifying: EvidenceVerifying; readonly evidenceBags: EvidenceBags };

export function addEvidenceCommands(program: Command, open: OpenServices<Needed>): void {
  const evidence = program.command('evidence').description('evidence: what is kept, read again and given out');

  evidence
    .command('verify')
    .description('read every file that is kept again, and name those that are not what came')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExample:\n  forestall evidence verify\n\nExits 0 when every file is what came, 1 when one is not. The running app does so each night.',
    )
    .action(async (options: { json?: true }) => {
      const { services, close } = await open();
      try {
        const found = await services.evidenceVerifying.verify();
        print(options, found, [
          `${found.contents} kept, ${found.contents - found.altered.length} of them as they came`,
          ...found.altered.map(({ sha256, names }) => `Altered: ${sha256} (${names.join(', ') || 'no file'})`),
        ]);
        if (found.altered.length > 0) process.exitCode = 1;
      } finally {
        await close();
      }
    });

  evidence
    .command('bag')
    .description('give evidence out as one file that a stranger checks with sha256sum and openssl')
    .argument('<id>', 'of an item of evidence, or of a report, a signal or a warning with all the evidence behind it')
    .requiredOption('--out <file>', 'a tar file that is not there yet')
    .option('--without-timestamp', 'ask no authority for the time')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExample:\n  forestall evidence bag 0192f0c1-0000-7000-8000-000000000001 --out evidence.tar',
    )
    .action(async (id: string, options: { out: string; withoutTimestamp?: true; json?: true }) => {
      const { services, close } = await open();
      try {
        const bag = await bagOf(services.evidenceBags, id, options.withoutTimestamp !== true);
        await writeAll(options.out, tarOf(bag.members, bag.madeAt));
        print(options, { name: bag.name, file: options.out, members: bag.members.length }, [
          `${options.out}: ${bag.members.length} files in ${bag.name}`,
          'Unpack it and read README.txt: it tells how to check it.',
        ]);
      } finally {
        await close();
      }
    });
}

/** Of whichever has this id. @throws Refusal where nothing has */
async function bagOf(bags: EvidenceBags, id: string, isStamped: boolean): Promise<OpenBag> {
  if (isUuid(id)) {
    for (const type of ['evidence-item', 'report', 'signal', 'warning'] as const) {
      try {
        return await bags.make(systemActor, { type, id }, isStamped);
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'evidence-bag.unknown') throw error;
      }
    }
  }
  throw new Refusal('evidence-bag.unknown', 404, 'There is no such evidence.');
}

/** Writes a new file whole, or leaves none. @throws Refusal where one is there already */
async function writeAll(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await openFile(path, 'wx').catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(
      'evidence-bag.file',
      409,
      '{path} cannot be written ({why}). Name a file that is not there yet.',
      undefined,
      {
        path,
        why: error.code ?? 'unknown',
      },
    );
  });
  try {
    await pipeline(bytes, file.createWriteStream());
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
