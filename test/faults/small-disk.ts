import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Mounts a disk of its own, in memory, on the folder. Only root may, and not in every container.
 * @returns why it could not be done; nothing when it was
 */
export function mountDisk(folder: string, options: string): string | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `mode=755,${options}`, 'none', folder], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return `no disk can be mounted here: ${error instanceof Error ? error.message.trim() : String(error)}`;
  }
}

export function unmount(folder: string): void {
  execFileSync('umount', ['--lazy', folder]);
}

const fillers = (folder: string) => [join(folder, 'filler'), join(folder, 'last-filler')];

/** Fills the disk to the last block. */
export async function fillDisk(folder: string): Promise<void> {
  const [large, small] = fillers(folder);
  for (const [file, bytes] of [
    [large, 1_048_576],
    [small, 4_096],
  ] as const) {
    const block = Buffer.alloc(bytes);
    try {
      for (;;) await writeFile(file ?? '', block, { flag: 'a' });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
  }
}

export async function makeRoom(folder: string): Promise<void> {
  for (const file of fillers(folder)) await rm(file, { force: true });
}
