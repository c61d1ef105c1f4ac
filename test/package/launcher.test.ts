import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Stands for the command line: tells what it was given, then does what the first word says. */
const commandLine = `
const [what, ...rest] = process.argv.slice(2);
console.log(JSON.stringify({ rest, node: process.versions.node }));
if (what === 'exit') process.exitCode = Number(rest[0]);
if (what === 'die') process.kill(process.pid, 'SIGKILL');
if (what === 'wait') {
  process.on('SIGINT', () => process.exit(41));
  process.on('SIGTERM', () => process.exit(42));
  setInterval(() => {}, 1000);
  console.log('waiting');
}
`;

let folder = '';
let launcher = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'forestall-launcher-'));
  const base = join(folder, 'node_modules', 'forestall');
  mkdirSync(join(base, 'dist'), { recursive: true });
  cpSync(join(root, 'bin'), join(base, 'bin'), { recursive: true });
  writeFileSync(join(base, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(base, 'dist', 'cli.js'), commandLine);
  symlinkSync(join(root, 'node_modules', 'node'), join(folder, 'node_modules', 'node'));
  launcher = join(base, 'bin', 'forestall.js');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function launch(...parameters: readonly string[]): ChildProcess {
  return spawn(process.execPath, [launcher, ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] });
}

type End = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly output: string };

function end(child: ChildProcess, onOutput: (output: string) => void = () => {}): Promise<End> {
  let output = '';
  child.stdout?.on('data', (text) => {
    output += text;
    onOutput(output);
  });
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, output })));
}

test('the launcher hands its words to the command line on Node 24 and ends with its exit code', async () => {
  const { code, output } = await end(launch('exit', '7', '--place', 'Côte d’Ivoire'));
  expect(code).toBe(7);
  const said: { readonly rest: readonly string[]; readonly node: string } = JSON.parse(output);
  expect(said.rest).toEqual(['7', '--place', 'Côte d’Ivoire']);
  expect(said.node).toMatch(/^24\./);
});

test.each([
  ['SIGINT', 41],
  ['SIGTERM', 42],
] as const)('the launcher passes %s on and ends as the command line ends', async (signal, expected) => {
  const child = launch('wait');
  let sent = false;
  const { code } = await end(child, (output) => {
    if (sent || !output.includes('waiting')) return;
    sent = true;
    child.kill(signal);
  });
  expect(code).toBe(expected);
});

test('the launcher ends by the signal that ended the command line', async () => {
  expect(await end(launch('die'))).toMatchObject({ code: null, signal: 'SIGKILL' });
});
