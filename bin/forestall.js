#!/usr/bin/env node
/**
 * Starts the command line on the Node that Forestall is made for, whatever Node runs this file: the one that the
 * package `node` brings. In a clone it runs src/; in an installed package, where Node does not strip types, dist/.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'src', 'cli.ts');
const isClone = existsSync(source) && !root.split(sep).includes('node_modules');

if (isClone) {
  const prepared = spawnSync(process.execPath, [join(root, 'scripts', 'prepare-clone.js'), '--quiet'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (prepared.status !== 0) process.exit(1);
}
run(findNode(), [isClone ? source : join(root, 'dist', 'cli.js'), ...process.argv.slice(2)]);

function findNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    const own = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(own)) return own;
  } catch {
    // Not installed: the Node at hand may do.
  }
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  process.stderr.write(
    `Forestall needs Node 24, which npm's package "node" brings; it is not there (this is Node ${process.versions.node}). Run "npm rebuild node --ignore-scripts=false", then the same command again.\n`,
  );
  process.exit(1);
}

function run(node, parameters) {
  const child = spawn(node, parameters, { stdio: 'inherit' });
  const forward = (signal) => {
    // A terminal sends its interrupt to the child as well; a second one would read as impatience.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
  child.on('error', (error) => {
    process.stderr.write(`${node} cannot be run: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    // Ends as the child ended, so that a shell or a supervisor sees the signal.
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
