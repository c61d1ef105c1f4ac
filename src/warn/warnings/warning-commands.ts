import type { Command } from 'commander';
import type { Clock } from '../../platform/clock.ts';
import { type OpenServices, print } from '../../platform/command-line/command.ts';
import { systemActor } from '../../platform/database/actor.ts';
import { isUnanswered, nextDeadline, stateWords, tierWords } from './warning.ts';
import { placeWords } from './warning-place.ts';
import type { WarningService } from './warning-service.ts';

export function addWarningCommands(
  program: Command,
  open: OpenServices<{ readonly warnings: WarningService; readonly clock: Clock }>,
): void {
  program
    .command('warnings')
    .description('list the open warnings, those unanswered past their time first')
    .option('--json', 'print one JSON object')
    .option('--all', 'closed ones too')
    .addHelpText('after', '\nExample:\n  forestall warnings --json')
    .action(async (options: { json?: true; all?: true }) => {
      const { services, close } = await open();
      try {
        const now = services.clock();
        const listed = (await services.warnings.list(systemActor, { open: options.all !== true }))
          .map(({ warning, countryName, times }) => ({
            id: warning.id,
            country: warning.country,
            countryName,
            region: warning.region ?? null,
            on: placeWords(warning),
            level: warning.level,
            state: warning.state,
            tier: warning.tier,
            owner: warning.desk,
            openedAt: warning.openedAt.toISOString(),
            unanswered: isUnanswered(warning, times, now),
            due: nextDeadline(warning, times)?.due.toISOString() ?? null,
            reason: warning.reason,
          }))
          .toSorted((left, right) => Number(right.unanswered) - Number(left.unanswered));
        const lines = listed.map((warning) => {
          const late = warning.unanswered ? ', UNANSWERED past its time' : '';
          const where = `${warning.owner}, with the ${tierWords[warning.tier]}`;
          return `${warning.on}: ${warning.level}, ${stateWords[warning.state].toLowerCase()}${late} (${where}). ${warning.reason}`;
        });
        print(options, { count: listed.length, warnings: listed }, [...lines, `${listed.length} warnings`]);
      } finally {
        await close();
      }
    });
}
