import type { Command } from 'commander';
import { type OpenServices, print } from '../command-line/command.ts';
import { systemActor } from '../database/actor.ts';
import { Refusal } from '../refusal.ts';
import { instantWords } from '../words.ts';
import type { ListedConnector, Pulled } from './connector.ts';
import type { ConnectorPullService } from './connector-pull-service.ts';
import type { ConnectorService } from './connector-service.ts';

type SourceServices = { readonly connectors: ConnectorService; readonly connectorPulls: ConnectorPullService };

/** Verbs of `sources`: how those that run by themselves do, and one pulled now. */
export function addConnectorCommands(program: Command, open: OpenServices<SourceServices>): void {
  const sources = program
    .command('sources')
    .description('sources that run by themselves: how each does, and one pulled now');
  addList(sources, open);
  addPull(sources, open);
}

function addList(sources: Command, open: OpenServices<SourceServices>): void {
  sources
    .command('list')
    .description('each source: on or off, last good pull, rows, how far its data reach, next pull, last error')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nAn administrator switches one on at /warn/sources/connectors.\n\nExample:\n  forestall sources list',
    )
    .action(async (options: { readonly json?: true }) => {
      const { services, close } = await open();
      try {
        const listed = await services.connectors.list(systemActor);
        print(options, { sources: listed.map(sourceJson) }, listed.flatMap(sourceLines));
      } finally {
        await close();
      }
    });
}

function addPull(sources: Command, open: OpenServices<SourceServices>): void {
  sources
    .command('pull')
    .description('pull a source that is on, now, and land what it has; whole, or at a fault not at all')
    .argument('<name>', 'a source as “sources list” names it, such as ucdp-events')
    .option('--even-if-less', 'take what no longer has a tenth of what stands')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nPages that were pulled before a fault are kept, and the next pull goes on from there. Exits 1 at a fault, in words.\n\nExample:\n  forestall sources pull sanctions-un',
    )
    .action(async (name: string, options: { readonly json?: true; readonly evenIfLess?: true }) => {
      const { services, close } = await open();
      try {
        const pulled = await services.connectorPulls.pull(name, {
          untilDone: true,
          evenIfLess: options.evenIfLess === true,
        });
        if (pulled.outcome === 'failed') throw failed(name, pulled);
        print(options, { id: name, ...pulled, reachesTo: ('reachesTo' in pulled && pulled.reachesTo) || null }, [
          pulledLine(name, pulled),
        ]);
      } finally {
        await close();
      }
    });
}

function failed(name: string, { fault, nextAt }: Extract<Pulled, { readonly outcome: 'failed' }>): Refusal {
  const sentence = `${name}: ${fault} It is asked again at ${instantWords(nextAt)} UTC.`;
  return new Refusal('connector.failed', 503, sentence);
}

function pulledLine(name: string, pulled: Exclude<Pulled, { readonly outcome: 'failed' }>): string {
  if (pulled.outcome === 'under-way') return `${name}: ${pulled.pages} pages kept; the next pull goes on from there`;
  if (pulled.outcome === 'unchanged') return `${name}: nothing new`;
  return `${name}: ${pulled.rows} rows landed${pulled.reachesTo === undefined ? '' : `, to ${pulled.reachesTo}`}`;
}

function sourceJson({ describe: { id, name }, standing }: ListedConnector) {
  return { id, name, ...standing };
}

function sourceLines({ describe: { id, name }, standing }: ListedConnector): readonly string[] {
  const { isOn, lastGoodAt, rows, reachesTo, nextAt, lastFault } = standing;
  const good =
    lastGoodAt === undefined
      ? 'never pulled'
      : `last good pull ${instantWords(lastGoodAt)} UTC, ${rows ?? 0} rows${reachesTo === undefined ? '' : ` to ${reachesTo}`}`;
  return [
    `${id}: ${isOn ? 'on' : 'off'}, ${name}; ${good}`,
    ...(isOn && nextAt !== undefined ? [`  next pull ${instantWords(nextAt)} UTC`] : []),
    ...(lastFault === undefined ? [] : [`  last error: ${lastFault}`]),
  ];
}
