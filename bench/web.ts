// 50 people reading and writing, and their programs, on a database of 100,000 things; and for as long as one likes.
// npm run bench:web -- --seconds 60 --people 50 --objects 100000 --soak-minutes 10
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { type AppProcess, startApp } from './web/app-process.ts';
import { chanceOf } from './web/chance.ts';
import { type Crowd, gather } from './web/crowd.ts';
import { madePeople } from './web/made-people.ts';
import { sizesOf } from './web/made-world.ts';
import { makeHome, startOnce } from './web/make-home.ts';
import { runPrograms } from './web/programs.ts';
import { createRecorder, type Recorder } from './web/recorder.ts';
import { misses, readable, type Stretch } from './web/report.ts';

const { seconds, people, objects, soakMinutes, pauseMs, apiPerSecond, home, json, port } = new Command('bench:web')
  .option('--seconds <number>', 'how long the measured stretch lasts', Number, 60)
  .option('--people <number>', 'how many are signed in', Number, 50)
  .option('--objects <number>', 'how many things search finds', Number, 100_000)
  .option('--soak-minutes <number>', 'a second stretch, for memory', Number, 0)
  .option('--pause-ms <number>', 'how long a person looks at a page, about', Number, 1_000)
  .option('--api-per-second <number>', 'reads of the API, by ten programs together', Number, 50)
  .option('--home <folder>', 'a folder to keep the filled database in, for the next time')
  .option('--json <file>', 'where the figures go as JSON')
  .option('--port <number>', 'where the app listens', Number, 3_911)
  .parse()
  // Each option has a default of the type that its reader gives.
  .opts() as {
  readonly seconds: number;
  readonly people: number;
  readonly objects: number;
  readonly soakMinutes: number;
  readonly pauseMs: number;
  readonly apiPerSecond: number;
  readonly home?: string;
  readonly json?: string;
  readonly port: number;
};

const say = (text: string) => process.stdout.write(`${text}\n`);

async function stretch(name: string, length: number, app: AppProcess, crowd: Crowd, recorder: Recorder) {
  recorder.clear();
  const from = app.samples.length;
  const [before = 0] = loadavg();
  await Promise.all([
    crowd.work(length, pauseMs),
    runPrograms(app.address, crowd.programs, { seconds: length, perSecond: apiPerSecond }, chanceOf(7), recorder),
  ]);
  const [after = 0] = loadavg();
  const made: Stretch = {
    name,
    seconds: length,
    figures: recorder.figures(),
    faults: Object.fromEntries(recorder.faults()),
    samples: app.samples.slice(from),
    load: [before, after],
  };
  say(readable(made));
  return made;
}

async function measure(folder: string): Promise<readonly Stretch[]> {
  say(`Filling a database with ${objects} things …`);
  await makeHome(folder, sizesOf(objects), people);
  say('Starting the app once for its forecasts, and again to be measured …');
  await startOnce(folder, port);
  const app = await startApp(folder, port);
  try {
    const recorder = createRecorder();
    const crowd = await gather(app.address, madePeople(people).people, recorder);
    // What a running app has done before: code is compiled, templates are read.
    await crowd.work(Math.min(10, seconds), pauseMs);
    const stretches = [await stretch('Load', seconds, app, crowd, recorder)];
    if (soakMinutes > 0) stretches.push(await stretch('Soak', soakMinutes * 60, app, crowd, recorder));
    crowd.close();
    if (app.complaints() !== '') say(app.complaints());
    return stretches;
  } finally {
    await app.stop();
  }
}

const folder = home ?? (await mkdtemp(join(tmpdir(), 'forestall-bench-')));
// As root, PostgreSQL runs as another user, who must be able to enter.
await chmod(folder, 0o755);
try {
  const stretches = await measure(folder);
  if (json !== undefined) await writeFile(json, JSON.stringify(stretches, undefined, 1));
  const missed = stretches.flatMap(misses);
  say(missed.length === 0 ? 'All as wanted.' : `Missed:\n${missed.map((each) => `  ${each}`).join('\n')}`);
  process.exitCode = missed.length === 0 ? 0 : 1;
} finally {
  if (home === undefined) await rm(folder, { recursive: true, force: true });
}
