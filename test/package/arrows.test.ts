import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Files that others import here; each may be imported by somebody. */
const files = [
  'main.ts',
  'start.ts',
  'cli.ts',
  'forecasting/forecast.ts',
  'matching/name.ts',
  'places/country.ts',
  'people/theme.ts',
  'people/person.ts',
  'people/person-service.ts',
  'people/person-crypto.ts',
  'platform/clock.ts',
  'platform/refusal.ts',
  'platform/files/file.ts',
  'platform/web/view.ts',
  'platform/command-line/command.ts',
  'platform/database/actor.ts',
  'platform/database/database.ts',
  'platform/ledger/ledger-entry.ts',
  'platform/ledger/ledger-store.ts',
  ...[
    'warn/events/event',
    'warn/forecasts/forecast',
    'warn/signals/signal',
    'warn/warnings/warning',
    'warn/watch/watch',
  ].flatMap(slice),
  ...['analyse/judgements/judgement', 'decide/decisions/decision'].flatMap(slice),
  ...['act/actions/action', 'act/sanctions/listing', 'account/latency/latency'].flatMap(slice),
];

function slice(entity: string): readonly string[] {
  return ['', '-store', '-service', '-routes', '-api', '-panel', '-commands', '.test'].map(
    (suffix) => `${entity}${suffix}.ts`,
  );
}

type Arrow = readonly [from: string, to: string];

/** Each breaks the rule it stands under. `type:` before a target imports types only. */
const broken: Readonly<Record<string, readonly Arrow[]>> = {
  'imports-exist': [['warn/events/event.ts', './nowhere.ts']],
  'no-test-packages': [['warn/events/event-store.ts', 'fast-check']],
  'no-tests-shipped': [['warn/events/event.ts', 'warn/events/event.test.ts']],
  'nobody-imports-main': [
    ['platform/clock.ts', 'main.ts'],
    ['places/country.ts', 'start.ts'],
    ['warn/events/event.test.ts', 'cli.ts'],
    ['act/actions/action-routes.ts', 'type:main.ts'],
  ],
  'platform-packages-only': [
    ['platform/web/view.ts', 'places/country.ts'],
    ['platform/ledger/ledger-entry.ts', 'type:warn/warnings/warning.ts'],
  ],
  'cores-import-nothing-of-ours': [
    ['forecasting/forecast.ts', 'matching/name.ts'],
    ['matching/name.ts', 'type:places/country.ts'],
  ],
  'cores-without-node': [['forecasting/forecast.ts', 'node:crypto']],
  'cores-without-database-or-web': [['matching/name.ts', 'kysely']],
  'warn-before-analyse': [
    ['warn/warnings/warning-service.ts', 'decide/decisions/decision-service.ts'],
    ['warn/events/event.ts', 'type:account/latency/latency.ts'],
  ],
  'analyse-before-decide': [['analyse/judgements/judgement-service.ts', 'act/actions/action-service.ts']],
  'decide-before-act': [['decide/decisions/decision-routes.ts', 'act/actions/action-service.ts']],
  'act-before-account': [['act/actions/action.ts', 'type:account/latency/latency.ts']],
  'warn-sources-events-articles-country-indicators-own-tables-risk-factors-reports-check-ins-first': [
    ['warn/events/event-service.ts', 'warn/forecasts/forecast-service.ts'],
  ],
  'warn-forecasts-first': [['warn/forecasts/forecast-service.ts', 'warn/warnings/warning-service.ts']],
  'warn-signals-first': [['warn/signals/signal.ts', 'warn/warnings/warning.ts']],
  'warn-warnings-first': [['warn/warnings/warning-service.ts', 'warn/watch/watch-service.ts']],
  'places-and-people-know-no-stage': [
    ['places/country.ts', 'warn/events/event.ts'],
    ['people/person-service.ts', 'forecasting/forecast.ts'],
  ],
  'places-and-people-share-pure-files': [['places/country.ts', 'people/person-service.ts']],
  'sources-hand-over-rows': [
    ['warn/sources/ucdp.ts', 'warn/events/event-service.ts'],
    ['warn/sources/ucdp.ts', 'platform/database/database.ts'],
  ],
  'pure-imports-pure': [
    ['warn/events/event.ts', 'warn/events/event-store.ts'],
    ['people/person.ts', 'people/person-crypto.ts'],
  ],
  'pure-without-platform': [
    ['warn/events/event.ts', 'platform/clock.ts'],
    ['warn/events/event.ts', 'platform/web/view.ts'],
  ],
  'pure-knows-actor-by-type': [['people/person.ts', 'platform/database/actor.ts']],
  'pure-without-node': [['decide/decisions/decision.ts', 'node:fs']],
  'worker-only-threads': [['warn/forecasts/forecast-worker.ts', 'node:fs']],
  'pure-without-database-or-web': [['decide/decisions/decision.ts', 'kysely']],
  'store-keeps-to-itself': [['act/actions/action-store.ts', 'warn/warnings/warning.ts']],
  'store-knows-no-other-part': [
    ['act/actions/action-store.ts', 'type:act/actions/action-service.ts'],
    ['act/actions/action-store.ts', 'warn/warnings/warning-store.ts'],
  ],
  'store-only-database-of-platform': [['act/actions/action-store.ts', 'platform/ledger/ledger-store.ts']],
  'store-is-sql': [['act/actions/action-store.ts', 'fastify']],
  'service-uses-own-store': [['act/actions/action-service.ts', 'act/sanctions/listing-store.ts']],
  'service-without-pages': [
    ['act/actions/action-service.ts', 'act/actions/action-routes.ts'],
    ['act/actions/action-service.ts', 'type:platform/web/view.ts'],
  ],
  'service-leaves-sql-and-pages': [['act/actions/action-service.ts', 'kysely']],
  'crypto-only-crypto': [['people/person-crypto.ts', 'node:fs']],
  'crypto-keeps-to-itself': [
    ['people/person-crypto.ts', 'people/person-service.ts'],
    ['people/person-crypto.ts', 'platform/database/database.ts'],
  ],
  'edge-without-store': [
    ['act/actions/action-routes.ts', 'act/actions/action-store.ts'],
    ['act/actions/action-panel.ts', 'act/actions/action-store.ts'],
    ['act/actions/action-api.ts', 'act/actions/action-store.ts'],
    ['act/actions/action-commands.ts', 'platform/ledger/ledger-store.ts'],
  ],
  'edge-without-database': [
    ['act/actions/action-routes.ts', 'type:platform/database/database.ts'],
    ['act/actions/action-routes.ts', 'pg'],
    ['act/actions/action-api.ts', 'type:platform/database/database.ts'],
  ],
  'edge-without-other-edge': [
    ['act/actions/action-routes.ts', 'warn/warnings/warning-routes.ts'],
    ['act/actions/action-api.ts', 'warn/warnings/warning-api.ts'],
  ],
  'routes-without-command-line': [
    ['act/actions/action-routes.ts', 'act/actions/action-commands.ts'],
    ['act/actions/action-routes.ts', 'commander'],
    ['act/actions/action-api.ts', 'commander'],
  ],
  'commands-without-web': [
    ['act/actions/action-commands.ts', 'platform/web/view.ts'],
    ['act/actions/action-commands.ts', 'fastify'],
  ],
};

/** What each part may do; none of these may be refused. */
const sound: readonly Arrow[] = [
  ['cli.ts', 'main.ts'],
  ['start.ts', 'main.ts'],
  ['warn/forecasts/forecast-worker.ts', 'node:worker_threads'],
  ['main.ts', 'act/actions/action-store.ts'],
  ['forecasting/forecast.ts', 'd3-shape'],
  ['warn/warnings/warning.ts', 'warn/forecasts/forecast.ts'],
  ['warn/warnings/warning.ts', 'forecasting/forecast.ts'],
  ['warn/warnings/warning.ts', 'type:platform/database/actor.ts'],
  ['warn/warnings/warning.ts', 'platform/ledger/ledger-entry.ts'],
  ['warn/warnings/warning.ts', 'platform/refusal.ts'],
  ['warn/warnings/warning-store.ts', 'warn/warnings/warning.ts'],
  ['warn/warnings/warning-store.ts', 'type:places/country.ts'],
  ['warn/warnings/warning-store.ts', 'platform/database/database.ts'],
  ['warn/warnings/warning-store.ts', 'kysely'],
  ['warn/warnings/warning-service.ts', 'warn/warnings/warning-store.ts'],
  ['warn/warnings/warning-service.ts', 'platform/ledger/ledger-store.ts'],
  ['warn/warnings/warning-service.ts', 'warn/forecasts/forecast-service.ts'],
  ['warn/warnings/warning-routes.ts', 'warn/warnings/warning-service.ts'],
  ['warn/warnings/warning-routes.ts', 'platform/web/view.ts'],
  ['warn/warnings/warning-routes.ts', 'warn/warnings/warning-panel.ts'],
  ['warn/warnings/warning-panel.ts', 'warn/forecasts/forecast-service.ts'],
  ['warn/warnings/warning-panel.ts', 'platform/web/view.ts'],
  ['warn/warnings/warning-api.ts', 'warn/warnings/warning-service.ts'],
  ['warn/warnings/warning-api.ts', 'platform/web/view.ts'],
  ['warn/warnings/warning.ts', 'people/theme.ts'],
  ['warn/warnings/warning-commands.ts', 'platform/command-line/command.ts'],
  ['warn/warnings/warning-commands.ts', 'commander'],
  ['act/actions/action-service.ts', 'warn/warnings/warning-service.ts'],
  ['people/person-crypto.ts', 'node:crypto'],
  ['people/key-crypto.ts', 'people/person.ts'],
  ['people/person-crypto.ts', 'platform/refusal.ts'],
  ['people/person-service.ts', 'people/person-crypto.ts'],
  ['warn/sources/acled.ts', 'warn/events/event.ts'],
  ['warn/sources/acled.ts', 'platform/files/file.ts'],
  ['warn/sources/acled.ts', 'node:fs'],
  ['warn/events/event.test.ts', 'account/latency/latency-store.ts'],
];

/** Two files of one slice that need each other when they run. */
const ring: readonly Arrow[] = [
  ['decide/options/option.ts', 'decide/options/cost.ts'],
  ['decide/options/cost.ts', 'decide/options/option.ts'],
];

let folder = '';
let violations: ReadonlySet<string> = new Set();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'forestall-arrows-'));
  for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
    cpSync(join(root, name), join(folder, name));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeTree([...Object.values(broken).flat(), ...sound, ...ring]);
  violations = readViolations();
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeTree(arrows: readonly Arrow[]): void {
  const texts = new Map<string, string>(files.map((file) => [file, 'export const here = true;\n']));
  for (const [from, to] of arrows) texts.set(from, `${texts.get(from) ?? ''}${statement(to)}\n`);
  for (const [file, text] of texts) {
    mkdirSync(dirname(join(folder, 'src', file)), { recursive: true });
    writeFileSync(join(folder, 'src', file), `${text}export {};\n`);
  }
}

function statement(to: string): string {
  const target = to.replace(/^type:/, '');
  const path = target.startsWith('.') || !target.endsWith('.ts') ? target : join(folder, 'src', target);
  return to.startsWith('type:') ? `import type {} from '${path}';` : `import '${path}';`;
}

/** @returns lines `rule: from -> to` */
function readViolations(): ReadonlySet<string> {
  const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const parameters = [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  const { stdout, stderr } = spawnSync(process.execPath, parameters, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (stdout === '') throw new Error(stderr);
  const result: { readonly summary: { readonly violations: readonly Violation[] } } = JSON.parse(stdout);
  return new Set(
    result.summary.violations.map(({ rule, from, to }) => {
      return `${rule.name}: ${from.replace(/^src\//, '')} -> ${shortName(to)}`;
    }),
  );
}

type Violation = { readonly rule: { readonly name: string }; readonly from: string; readonly to: string };

function shortName(to: string): string {
  return /node_modules\/([^/]+)/.exec(to)?.[1] ?? to.replace(/^src\//, '');
}

function lineOf(rule: string, [from, to]: Arrow): string {
  return `${rule}: ${from} -> ${to.replace(/^type:|^node:/, '')}`;
}

for (const [rule, arrows] of Object.entries(broken)) {
  for (const arrow of arrows) {
    test(`the check refuses ${arrow.join(' -> ')} (${rule})`, () => {
      expect(violations).toContain(lineOf(rule, arrow));
    });
  }
}

for (const arrow of sound) {
  test(`the check lets ${arrow.join(' -> ')} pass`, () => {
    const named = [...violations].filter((line) => line.endsWith(lineOf('', arrow)));
    expect(named).toEqual([]);
  });
}

test('the check refuses two files that need each other', () => {
  const rings = [...violations].filter((line) => line.startsWith('no-cycles: decide/options/'));
  expect(rings).not.toEqual([]);
});

test('every rule of the check has a broken arrow here', async () => {
  const { stdout } = spawnSync(
    process.execPath,
    ['-p', 'JSON.stringify(require("./.dependency-cruiser.cjs").forbidden.map(({ name }) => name))'],
    { cwd: folder, encoding: 'utf8' },
  );
  const names: readonly string[] = JSON.parse(stdout);
  expect([...names].sort()).toEqual(['no-cycles', ...Object.keys(broken)].sort());
});
