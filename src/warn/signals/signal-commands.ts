import type { Command } from 'commander';
import { type OpenServices, print } from '../../platform/command-line/command.ts';
import type { ReportClusterService } from './report-cluster-service.ts';
import type { RiseSignalService } from './rise-signal-service.ts';

export function addSignalCommands(
  program: Command,
  open: OpenServices<{ readonly reportClusters: ReportClusterService; readonly riseSignals: RiseSignalService }>,
): void {
  const signals = program.command('signals').description('signals that rules put together');
  signals
    .command('watch')
    .description(
      'look now for reports of independent organisations that make one signal, and for rises in events, as is done every hour',
    )
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  forestall signals watch')
    .action(async (options: { json?: true }) => {
      const { services, close } = await open();
      try {
        const { made, joined } = await services.reportClusters.watch();
        const rises = await services.riseSignals.watch();
        print(options, { made, joined, rises }, [
          `${made} ${made === 1 ? 'signal' : 'signals'} made; ${joined} ${joined === 1 ? 'part' : 'parts'} joined to signals that stand; ${rises} of rises in events`,
        ]);
      } finally {
        await close();
      }
    });
}
