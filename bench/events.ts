// How long a file of events as large as UCDP's takes: 400,000 rows of all 49 columns, landed, indexed and summed; then the
// same file again, and a file with one row changed. All in an embedded database of its own. Before that, how long reading
// alone takes, beside csv-parse.
// npm run bench:events
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import { fileAt } from '../src/platform/files/file-bytes.ts';
import { cellAt } from '../src/warn/events/event.ts';
import { readEvents } from '../src/warn/sources/ucdp-events/ucdp-events.ts';
import { eventColumns, eventRecord } from '../test/made-up-events.ts';

const rows = 400_000;
const folder = mkdtempSync(join(tmpdir(), 'forestall-bench-'));
// As root, PostgreSQL runs as another user, who must be able to enter.
chmodSync(folder, 0o755);
const tellMemory = `data:text/javascript,process.on('exit',()=>console.error('peak',process.resourceUsage().maxRSS))`;

/** Rows whose long texts, places and days differ as the real ones do; one of ten thousand spans two months. */
async function makeFile(name: string, change: number | undefined): Promise<string> {
  const path = join(folder, name);
  const file = createWriteStream(path);
  file.write(`${eventColumns.join(',')}\n`);
  for (let from = 0; from < rows; from += 2_000) {
    const records = Array.from({ length: 2_000 }, (_, place) => made(from + place, from + place === change));
    if (!file.write(stringify(records))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return path;
}

function made(row: number, changed: boolean): readonly string[] {
  // Some places see most of the violence: 6,000 in all, the busiest of them a hundred times as often as the middle one.
  const place = Math.floor((((row * 7_919) % 10_007) / 10_007) ** 3 * 6_000);
  const latitude = ((place * 37) % 300) / 10 - 5;
  const longitude = ((place * 53) % 400) / 10;
  const year = 1989 + Math.floor((row * 36) / rows);
  const day = `${year}-${String(1 + (row % 12)).padStart(2, '0')}-${String(1 + (row % 28)).padStart(2, '0')}`;
  const end = row % 10_000 === 0 ? `${year}-12-30` : day;
  const record = eventRecord({
    id: String(row + 1),
    ...{ type_of_violence: String(1 + (row % 3)), best: String(changed ? 7_777 : row % 15), low: '0', high: '9000' },
    ...{ latitude: String(latitude), longitude: String(longitude), geom_wkt: `POINT (${longitude} ${latitude})` },
    ...{ priogrid_gid: String(cellAt(latitude, longitude)), country_id: row % 2 === 0 ? '475' : '490' },
    ...{ date_start: `${day} 00:00:00.000`, date_end: `${end} 00:00:00.000`, number_of_sources: String(row % 6) },
    source_article: `"Agency ${row},${day},Armed men attack a village, ""dozens"" dead; residents and officials told reporters that houses were burnt and cattle taken; a second agency, citing a hospital, gives another number; the army says that it has sent troops to the district and that calm has returned to it since the morning"`,
    source_original: 'residents, a local official, a spokesman for the army',
  });
  return eventColumns.map((column) => record[column]);
}

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
  const first = await makeFile('GEDEvent_v25_1.csv', undefined);
  const changed = await makeFile('GEDEvent_v25_2.csv', 200_000);
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
