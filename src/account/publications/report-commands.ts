import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type OpenServices, print } from '../../platform/command-line/command.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ReportBuilder } from './report.ts';

/** @param builderOf the report over the opened services */
export function addReportCommands<Services>(
  program: Command,
  open: OpenServices<Services>,
  builderOf: (services: Services) => Promise<ReportBuilder>,
): void {
  program
    .command('report')
    .description('the annual report')
    .command('build')
    .description(
      'build the report of a year, from released items only: index.html, which needs nothing beside it, and report.pdf',
    )
    .requiredOption('--year <year>', 'such as 2026')
    .requiredOption('--out <folder>', 'where to write the two files')
    .option('--json', 'print one JSON object')
    .addHelpText('after', '\nExample:\n  forestall report build --year 2026 --out report-2026')
    .action(async (options: { readonly year: string; readonly out: string; readonly json?: true }) => {
      if (!/^20\d\d$|^2100$/.test(options.year)) {
        throw new Refusal('report.year', 422, `“${options.year}” is no year of a report: write one such as 2026.`);
      }
      const year = Number(options.year);
      const { services, close } = await open();
      try {
        const builder = await builderOf(services);
        const contents = await builder.contents(year);
        if (contents.length === 0) {
          const words = `Nothing has been released for ${year}, so there is no report to build. Release items first.`;
          throw new Refusal('report.empty', 409, words);
        }
        const [html, { bytes }] = [await builder.html(year), await builder.pdf(year)];
        await mkdir(options.out, { recursive: true });
        await writeFile(join(options.out, 'index.html'), html);
        await writeFile(join(options.out, 'report.pdf'), bytes);
        print(options, { year, items: contents, files: ['index.html', 'report.pdf'] }, [
          `Report of ${year}: ${contents.length} released ${contents.length === 1 ? 'item' : 'items'}`,
          ...contents.map(({ section, title }) => `  ${section}: ${title}`),
          `Written: ${join(options.out, 'index.html')}, ${join(options.out, 'report.pdf')}`,
        ]);
      } finally {
        await close();
      }
    });
}
