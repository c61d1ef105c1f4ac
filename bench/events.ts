// How long a file of events as large as UCDP's takes: 400,000 rows of all 49 columns, landed, indexed and summed; then the
// same file again, and a file with one row changed. All in an embedded database of its own. Before that, how long reading
// alone takes, beside csv-parse.
// npm run bench:events
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { fileAt } from '../src/platform/files/file-bytes.ts';
import { readEvents } from '../src/warn/sources/ucdp-events/ucdp-events.ts';
import { writeEventFile } from './made-event-file.ts';

const rows = 400_000;
const folder = mkdtempSync(join(tmpdir(), 'forestall-bench-'));
// As root, PostgreSQL runs as another user, who must be able to enter.
chmodSync(folder, 0o755);
const tellMemory = `data:text/javascript,process.on('exit',()=>console.error('peak',process.resourceUsage().maxRSS))`;

/** Seconds to read the events of a file, which checks and keeps 22 columns, and to read its text with csv-parse. */
async function read(path: string): Promise<{ readonly ours: number; readonly csvParse: number }> {
  const begun = performance.now();
  let events = 0;
  await readEvents(fileAt(path), { take: () => (events += 1), afterPiece: async () => {} });
  const between = performance.now();
  let records = 0;
  for await (const _ of createReadStream(path).pipe(parse())) records += 1;
  if (events !== rows || records !== rows + 1) throw new Error(`Read ${events} events and ${records} records`);
  return { ours: (between - begun) / 1_000, csvParse: (performance.now() - between) / 1_000 };
}

async function ingest(path: string): Promise<{ readonly seconds: number; readonly megabytes: number }> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', tellMemory, 'src/cli.ts', 'ingest', path], {
    env: { ...process.env, DATABASE_URL: '', FORESTALL_HOME: join(folder, 'home') },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', (text) => {
    told += String(text);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(told);
  const peak = Number(/peak (\d+)/.exec(told)?.[1]) / 1_024;
  return { seconds: (performance.now() - begun) / 1_000, megabytes: peak };
}

try {
  const [first, changed] = [join(folder, 'GEDEvent_v25_1.csv'), join(folder, 'GEDEvent_v25_2.csv')];
  await writeEventFile(first, { rows });
  await writeEventFile(changed, { rows, changed: 200_000 });
  process.stdout.write(`${rows} rows, ${Math.round(statSync(first).size / 1e6)} MB\n`);
  const { ours, csvParse } = await read(first);
  const ratio = (csvParse / ours).toFixed(1);
  process.stdout.write(`read: ${ours.toFixed(1)} s; csv-parse ${csvParse.toFixed(1)} s, ${ratio} times as long\n`);
  execFileSync(process.execPath, ['src/cli.ts', 'status'], {
    env: { ...process.env, DATABASE_URL: '', FORESTALL_HOME: join(folder, 'home') },
    stdio: 'ignore',
  });
  for (const [what, path] of [
    ['into an empty database', first],
    ['the same again', first],
    ['one row changed', changed],
  ] as const) {
    const { seconds, megabytes } = await ingest(path);
    process.stdout.write(`${what}: ${seconds.toFixed(1)} s, at most ${Math.round(megabytes)} MB\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
