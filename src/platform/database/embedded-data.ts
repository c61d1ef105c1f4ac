import { randomBytes } from 'node:crypto';
import { access, chown, link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type EmbeddedServer, type Folders, ownerName, run } from './embedded-server.ts';
import { isProcess } from './postmaster-file.ts';
import { StartRefused } from './start-refused.ts';

/** Made once, before the data folder that it opens: a new one would not fit an old database. */
export async function readPassword(folders: Folders): Promise<string> {
  const existing = await readFile(folders.password, 'utf8').catch(() => '');
  if (existing !== '') return existing;
  if (await exists(folders.data)) {
    throw new StartRefused(
      'start.no-password',
      `The password of the database is missing from ${folders.password}. Restore that file from a backup, or move ${folders.home} aside to begin anew.`,
    );
  }
  const made = `${folders.password}.${process.pid}`;
  try {
    await writeFile(made, randomBytes(24).toString('base64url'), { mode: 0o600 });
    // Unlike a rename this leaves alone what another Forestall has made in this moment.
    await link(made, folders.password);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await remove(made);
  }
  return readFile(folders.password, 'utf8');
}

/**
 * Makes the data folder beside its place and moves it there when it is whole, so that a kill leaves nothing half made.
 * Its first name is this process's own: a killed Forestall leaves an initdb at work, which clears its folder when it fails.
 */
export async function makeDataFolder({ folders, binaries, identity, password }: EmbeddedServer): Promise<void> {
  await removeLeftOvers(folders);
  if (await exists(folders.data)) return;
  const fresh = `${folders.data}.new.${process.pid}`;
  const passwordFile = `${folders.data}.password.${process.pid}`;
  try {
    await mkdir(fresh, { mode: 0o700 });
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (identity.uid !== undefined && identity.gid !== undefined) {
      await chown(fresh, identity.uid, identity.gid);
      await chown(passwordFile, identity.uid, identity.gid);
    }
    await run(
      binaries.initdb,
      [
        `--pgdata=${fresh}`,
        `--username=${ownerName}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--no-instructions',
      ],
      identity,
      folders.home,
    );
    await moveUnlessThere(fresh, folders.data);
  } finally {
    await remove(passwordFile);
    await remove(fresh);
  }
}

/** Another Forestall may have made the folder in this moment: then that one stands. */
async function moveUnlessThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!isCode(error, 'ENOTEMPTY') && !isCode(error, 'EEXIST')) throw error;
  }
}

/** What a killed Forestall left half made; not what another is making just now. */
async function removeLeftOvers({ home, data, password }: Folders): Promise<void> {
  const prefixes = [`${basename(data)}.new.`, `${basename(data)}.password.`, `${basename(password)}.`];
  for (const name of await readdir(home)) {
    const prefix = prefixes.find((candidate) => name.startsWith(candidate));
    if (prefix === undefined) continue;
    const maker = Number(name.slice(prefix.length));
    // In a container every start may have the same number.
    if (maker === process.pid || !isProcess(maker)) await remove(join(home, name));
  }
}

/** What cannot be removed now, since an initdb left behind still writes there, is removed at a later start. */
async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 }).catch(() => {});
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    (error: unknown) => !isCode(error, 'ENOENT'),
  );
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
