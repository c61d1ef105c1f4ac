/**
 * Builds `data/skill.json`, the published comparisons as the page of the forecasts' skill shows them:
 * `node scripts/build-skill.ts`. It runs `forestall evaluate …` on the files in the folder that FORESTALL_SHARED names, or
 * `../shared` beside the clone, some minutes in all; a task whose files are not there is left out.
 * With `--outputs FOLDER` it reads what the verbs have printed with --json (onset.json, one-sided.json, fatalities.json,
 * deaths.json) in place of running them, and leaves out what is not there. The same files give the same bytes but for the day.
 */

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readPublishedSkill, type SkillTable } from '../src/warn/forecasts/published-skill.ts';
import { skillTables } from './skill-tables.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = join(resolve(root, process.env.FORESTALL_SHARED || '../shared'), 'data/forecast');
const outputs = process.argv[2] === '--outputs' ? process.argv[3] : undefined;

const tasks = {
  onset: { words: ['onset', '--data', folder], needs: join(folder, 'prepared2024predictors-2025-09-03.csv.gz') },
  'one-sided': {
    words: ['one-sided', '--data', join(folder, 'organizedviolencecy_v25_1.csv.gz'), '--from', '2005', '--to', '2024'],
    needs: join(folder, 'organizedviolencecy_v25_1.csv.gz'),
  },
  fatalities: {
    words: ['fatalities', '--data', join(folder, 'views'), '--year', '2019', '2020'],
    needs: join(folder, 'views'),
  },
  deaths: {
    words: [
      ...['deaths', '--history', join(folder, 'pace_hist.csv'), '--from', '2015-01', '--to', '2022-12'],
      ...['--issues', join(folder, 'pace')],
    ],
    needs: join(folder, 'pace_hist.csv'),
  },
} as const;

const tables: SkillTable[] = [];
for (const task of ['onset', 'one-sided', 'fatalities', 'deaths'] as const) {
  const { words, needs } = tasks[task];
  const printed = await outputOf(task, words, needs);
  if (printed === undefined) process.stderr.write(`${task} is left out: ${needs} is not there\n`);
  else tables.push(...skillTables(task, JSON.parse(printed)));
}
const text = `${JSON.stringify({ builtOn: new Date().toISOString().slice(0, 10), tables }, null, 1)}\n`;
readPublishedSkill(text);
await writeFile(join(root, 'data/skill.json'), text);
process.stdout.write(`data/skill.json: ${tables.length} tables\n`);

async function outputOf(task: string, words: readonly string[], needs: string): Promise<string | undefined> {
  if (outputs !== undefined) {
    const file = join(outputs, `${task}.json`);
    const kept = existsSync(file) ? await readFile(file, 'utf8') : '';
    return kept === '' ? undefined : kept;
  }
  if (!existsSync(needs)) return undefined;
  process.stderr.write(`forestall evaluate ${words.join(' ')} --json\n`);
  const verb = [join(root, 'src/cli.ts'), 'evaluate', ...words, '--json'];
  return (await promisify(execFile)(process.execPath, verb, { maxBuffer: 50_000_000 })).stdout;
}
