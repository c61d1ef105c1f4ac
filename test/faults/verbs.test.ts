import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, type Ended, run, startApp } from './command-line.ts';
import { readyHome, removeHome } from './homes.ts';

/** Every verb ends with 0 when done, 1 when failed, 2 when used wrongly, and keeps to its two streams. */

const data = fileURLToPath(new URL('../../data/', import.meta.url));
let home = '';
let app: App;

beforeAll(async () => {
  home = await readyHome();
  // With the database open already each verb takes under a second.
  app = await startApp(home);
});
afterAll(async () => {
  await app.kill('SIGTERM');
  await removeHome(home);
});

const forestall = (...words: readonly string[]) => run(words, { FORESTALL_HOME: home });

type Help = Ended & { readonly verb: string };

/** The help of every verb there is, found by the help above it: `ledger verify` is one, `ledger` alone is none. */
async function helps(...above: readonly string[]): Promise<readonly Help[]> {
  const verb = above.join(' ');
  const help = await forestall(...above, '--help');
  // For a word that is no verb commander shows the help above it: without this the walk would never end.
  if (!help.stdout.startsWith(`Usage: forestall ${verb}`)) throw new Error(`“${verb}” shows the help of another verb`);
  const listed = (help.stdout.split('Commands:\n')[1] ?? '').matchAll(/^ {2}([a-z][a-z-]*)/gm);
  const below = [...listed].map(([, name]) => name ?? '').filter((name) => name !== 'help');
  if (below.length === 0) return [{ ...help, verb }];
  const found: Help[] = [];
  for (const name of below) found.push(...(await helps(...above, name)));
  return found;
}

test('each verb’s help says how it is used, with an example', async () => {
  const all = await helps();
  expect(all.map(({ verb }) => verb)).toEqual(
    expect.arrayContaining([
      'start',
      'ingest',
      'forecast run',
      'forecast backtest',
      'warnings',
      'ledger verify',
      'status',
    ]),
  );
  for (const { verb, code, stdout, stderr } of all) {
    expect({ code, stderr }, verb).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^Usage: forestall ${verb}`));
    expect(stdout).toMatch(new RegExp(`\nExamples?:\n(.*\n)*? +(FORESTALL_\\w+=\\w+ )?forestall ${verb}`));
    // `start` serves pages; every other verb reports.
    if (verb !== 'start') expect(stdout, verb).toContain('--json');
  }
});

describe('Used wrongly, it ends with 2, says how it is used and prints nothing else', () => {
  test.each([
    [[], /Usage: forestall/],
    [['nothing-of-the-kind'], /unknown command 'nothing-of-the-kind'/],
    [['forecast'], /Usage: forestall forecast/],
    [['forecast', 'guess'], /unknown command 'guess'/],
    [['ingest'], /missing required argument 'file'/],
    [['status', '--xml'], /unknown option '--xml'/],
    [['status', 'now'], /too many arguments/],
    [['start', '--port', '80'], /unknown option '--port'/],
  ] as const)('%j', async (words, said) => {
    const { code, stdout, stderr } = await forestall(...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(said);
    expect(stderr).not.toContain('    at ');
  });
});

test.each([
  [['ingest', 'no-such-file.csv'], /no-such-file[.]csv.*there is no such file/],
  [['ingest', join(data, 'instruments.json')], /instruments[.]json/],
  [['ledger', 'prove', '00000000-0000-7000-8000-000000000000'], /no such entry/],
  [['people', 'import', 'no-such-file.json'], /no-such-file[.]json/],
] as const)('%j fails: 1, and one sentence', async (words, said) => {
  const { code, stdout, stderr } = await forestall(...words);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(said);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

const reports: readonly { readonly words: readonly string[] }[] = [
  { words: ['status'] },
  { words: ['warnings'] },
  { words: ['warnings', '--all'] },
  { words: ['ledger', 'verify'] },
  { words: ['people', 'list'] },
  { words: ['ingest', join(data, 'monthly-deaths.csv')] },
];

test.each(reports)('$words with --json prints one JSON object and nothing else', async ({ words }) => {
  const { code, stdout, stderr } = await forestall(...words, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^\{.*\}\n$/);
  expect(JSON.parse(stdout)).toBeTypeOf('object');
});

test.each(reports)('$words prints lines for people', async ({ words }) => {
  const { code, stdout, stderr } = await forestall(...words);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^[^{].*\n$/s);
});

test('long work tells its progress in plain lines, on the error stream, where there is no terminal', async () => {
  const made = await Promise.all(
    ['run', 'backtest'].map((verb) => run(['forecast', verb, '--json'], { FORESTALL_HOME: home }, 240_000)),
  );
  for (const { code, stdout, stderr } of made) {
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/^\{.*\}\n$/);
    expect(JSON.parse(stdout)).toHaveProperty('madeAt');
    expect(stderr).toMatch(/^( *\d{1,3} % [^\n]+\n)+$/);
  }
});
