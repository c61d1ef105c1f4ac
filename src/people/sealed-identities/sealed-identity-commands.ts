import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { type OpenServices, print } from '../../platform/command-line/command.ts';
import { askPassphrase } from '../../platform/command-line/passphrase.ts';
import { rawPublicKey } from '../../platform/crypto/hpke.ts';
import { lockPrivateKey, unlockPrivateKey } from '../../platform/crypto/private-key-file.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { fingerprintOf, newKeyPair, openEnvelope, publicKeyPem, rewrapEnvelope } from './identity-crypto.ts';
import type { IdentityKeyService } from './identity-key-service.ts';
import { refusals } from './identity-refusals.ts';
import { fingerprintWords, type SealedIdentityId } from './sealed-identity.ts';
import type { SealedIdentityService } from './sealed-identity-service.ts';

type Open = OpenServices<{
  readonly identityKeys: IdentityKeyService;
  readonly sealedIdentities: SealedIdentityService;
}>;
type Json = { readonly json?: true };

const fewestPassphraseCharacters = 16;

/** What a holder does on a machine of their own: private keys and opened identities are here and nowhere else. */
export function addIdentityCommands(program: Command, open: Open): void {
  const identity = program.command('identity').description('sealed identities of reporters, for their holders');

  identity
    .command('keygen')
    .description('make a key pair on this machine; the private key stays here, under a passphrase')
    .requiredOption('--out <file>', 'where the private key goes; the public key goes to FILE.pub')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExample:\n  forestall identity keygen --out holder.pem\n\nThen paste holder.pem.pub on the page “Your keys” (/people/identities/keys).',
    )
    .action((options: { out: string } & Json) => keygen(options.out, options));

  identity
    .command('open')
    .description('open one identity, once the ledger has your reason')
    .argument('<id>', 'the identity, as on its page')
    .requiredOption('--key <file>', 'your private key, as “identity keygen” wrote it')
    .requiredOption('--reason <words>', 'why; it is written in the ledger, so do not name the person')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  forestall identity open ID --key holder.pem --reason "To warn the reporter"')
    .action(async (id: string, options: { key: string; reason: string } & Json) => {
      const privateKey = await readKeyFile(options.key);
      const { services, close } = await open();
      try {
        const holder = await services.identityKeys.holderOf(systemActor, fingerprintOf(rawPublicKey(privateKey)));
        const envelope = await services.sealedIdentities.open(holder, checkedId(id), options.reason);
        const opened = openEnvelope(envelope, privateKey);
        print(options, { id, ...opened }, [
          `Name: ${opened.name}`,
          `Contact: ${opened.contact}`,
          `Notes: ${opened.notes}`,
          `This opening is in the ledger, as by ${holder.name}.`,
        ]);
      } finally {
        await close();
      }
    });

  identity
    .command('rewrap')
    .description('let one more key open an identity: another holder’s, or a newer one of your own')
    .argument('<id>', 'the identity, as on its page')
    .requiredOption('--key <file>', 'your private key that opens it now')
    .requiredOption('--to <person>', 'id of the person to whose newest key it is wrapped')
    .requiredOption('--reason <words>', 'why; it is written in the ledger, so do not name the person')
    .option('--fingerprint <hex>', 'of the key as that person read it to you; another is refused')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExample:\n  forestall identity rewrap ID --key holder.pem --to a.successor --reason "I leave this post"\n\nWrapping anew is an opening, and stands in the ledger as one.',
    )
    .action(async (id: string, options: RewrapOptions) => rewrap(open, checkedId(id), options));
}

type RewrapOptions = { key: string; to: string; reason: string; fingerprint?: string } & Json;

async function rewrap(open: Open, id: SealedIdentityId, options: RewrapOptions): Promise<void> {
  const privateKey = await readKeyFile(options.key);
  const { services, close } = await open();
  try {
    const { identityKeys, sealedIdentities } = services;
    const holder = await identityKeys.holderOf(systemActor, fingerprintOf(rawPublicKey(privateKey)));
    const target = (await identityKeys.possibleHolders(holder)).find(({ personId }) => personId === options.to);
    if (target === undefined) throw refusals.holderWithoutKey(options.to);
    const read = options.fingerprint?.replaceAll(/\s/g, '').toLowerCase();
    if (read !== undefined && read !== target.key.fingerprint) throw refusals.otherFingerprint(target.name);
    const envelope = await sealedIdentities.open(holder, id, `To wrap it to ${target.name}: ${options.reason}`);
    const wrap = rewrapEnvelope(envelope, privateKey, { holder: target.personId, ...target.key });
    await sealedIdentities.rewrap(holder, id, wrap, options.reason);
    print(options, { id, holder: target.personId, fingerprint: wrap.fingerprint }, [
      `${target.name} can open it now, with the key ${fingerprintWords(wrap.fingerprint)}.`,
    ]);
  } finally {
    await close();
  }
}

async function keygen(file: string, options: Json): Promise<void> {
  const passphrase = await askPassphrase(`Passphrase, ${fewestPassphraseCharacters} characters or more: `);
  if (passphrase.length < fewestPassphraseCharacters) {
    throw new Refusal(
      'identity-key.passphrase',
      422,
      `The passphrase must have at least ${fewestPassphraseCharacters} characters: six words taken by lot are easy to keep in mind.`,
    );
  }
  const { privateKey, publicKey } = newKeyPair();
  const pem = publicKeyPem(publicKey);
  try {
    // Never over a file that is there: it may be the only key to something.
    await writeFile(file, lockPrivateKey(privateKey, passphrase), { mode: 0o600, flag: 'wx' });
    await writeFile(`${file}.pub`, pem, { flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'EEXIST') throw error;
    throw new Refusal(
      'identity-key.file',
      409,
      `${file} or ${file}.pub is there already, and stays as it is. Name another.`,
    );
  }
  const fingerprint = fingerprintOf(rawPublicKey(publicKey));
  print(options, { privateKey: file, publicKey: `${file}.pub`, fingerprint }, [
    `Private key: ${file} (keep it, and a copy elsewhere; without it nothing sealed to you opens)`,
    `Public key: ${file}.pub`,
    `Fingerprint: ${fingerprintWords(fingerprint)}`,
  ]);
}

async function readKeyFile(file: string) {
  const pem = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Refusal('identity-key.file', 422, `${file}: cannot be read (${error.code ?? error.message}).`);
  });
  const passphrase = await askPassphrase(`Passphrase of ${file}: `);
  try {
    const privateKey = unlockPrivateKey(pem, passphrase);
    rawPublicKey(privateKey);
    return privateKey;
  } catch {
    throw new Refusal(
      'identity-key.locked',
      422,
      `${file}: this is no key of “identity keygen”, or not its passphrase.`,
    );
  }
}

function checkedId(id: string): SealedIdentityId {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw refusals.unknown();
  // Checked just above: of the form of an id, and whether one has it the service says.
  return id as SealedIdentityId;
}
