import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Unpacks a bag of evidence as a stranger does. @returns its folder */
export function unpacked(tar: Buffer, under: string): string {
  const file = join(under, 'evidence.tar');
  writeFileSync(file, tar);
  execFileSync('tar', ['-xf', file, '-C', under]);
  return join(under, execFileSync('tar', ['-tf', file], { encoding: 'utf8' }).split('/')[0] ?? '');
}

/** The commands that its README tells, run as they are told there. @returns how each ended */
export function checked(bag: string): readonly string[] {
  const told = readFileSync(join(bag, 'README.txt'), 'utf8');
  const commands = told.split('\n').filter((line) => /^ {2}(sha256sum|openssl ts -verify)/.test(line));
  return commands.map((command) => {
    try {
      execFileSync('sh', ['-c', command], { cwd: bag, stdio: 'pipe' });
      return 'holds';
    } catch {
      return `fails: ${command.trim().split(' ').slice(0, 4).join(' ')}`;
    }
  });
}
