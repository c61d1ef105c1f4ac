import type { Sample } from './app-process.ts';
import type { Figures } from './recorder.ts';

/** What is wanted, of the issue “Many departments”. */
const wanted = { pageP95Ms: 150, apiP95Ms: 50, searchP95Ms: 100, rssBytes: 400 * 1e6 } as const;

/** One stretch of load with what was measured in it. */
export type Stretch = {
  readonly name: string;
  readonly seconds: number;
  readonly figures: readonly Figures[];
  readonly faults: Readonly<Record<string, number>>;
  /** Each second. */
  readonly samples: readonly Sample[];
  /** Of the machine, over one minute, at the stretch's beginning and end. */
  readonly load: readonly [number, number];
};

/** What was missed, in words; nothing where all is as wanted. */
export function misses({ name, figures, faults, samples }: Stretch): readonly string[] {
  const slow = figures.flatMap(({ name: of, p95 }) => {
    const limit = limitOf(of);
    return limit === undefined || p95 <= limit ? [] : [`${name}: ${of}, p95 ${p95.toFixed(0)} ms, wanted ${limit}`];
  });
  const failed = Object.entries(faults).map(([fault, count]) => `${name}: ${fault}, ${count} times`);
  const most = Math.max(...samples.map(({ rssBytes }) => rssBytes));
  const large = most < wanted.rssBytes ? [] : [`${name}: ${megabytes(most)} of memory, wanted less than 400 MB`];
  return [...slow, ...failed, ...large];
}

function limitOf(name: string): number | undefined {
  if (name.startsWith('page:') || name.startsWith('write:')) return wanted.pageP95Ms;
  if (name.startsWith('api:')) return wanted.apiP95Ms;
  return name.startsWith('search:') ? wanted.searchP95Ms : undefined;
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
const column = (value: number) => value.toFixed(0).padStart(7);

/** The same for people. */
export function readable(stretch: Stretch): string {
  const { name, seconds, figures, samples, load } = stretch;
  const requests = figures.reduce((sum, { requests: count }) => sum + count, 0);
  const first = samples[0];
  const last = samples.at(-1);
  const cpuMs = (last?.cpuMs ?? 0) - (first?.cpuMs ?? 0);
  const tenths = Array.from({ length: 11 }, (_, tenth) => samples[Math.round((tenth / 10) * (samples.length - 1))]);
  const lines = figures.map(
    (each) =>
      `  ${each.name.padEnd(34)}${column(each.requests)}${column(each.p50)}${column(each.p95)}${column(each.p99)}${column(each.max)}${column(each.faults)}`,
  );
  return [
    `${name}: ${seconds} s, ${requests} requests, ${(requests / seconds).toFixed(0)} a second; load of the machine ${load.map((value) => value.toFixed(1)).join(' to ')}`,
    `  the app's process: ${(cpuMs / requests).toFixed(1)} ms of processor a request, ${(cpuMs / seconds / 10).toFixed(0)} % of one core`,
    `  event loop late: p99 of the worst second ${Math.max(...samples.map((each) => each.loopDelayP99Ms)).toFixed(0)} ms, at most ${Math.max(...samples.map((each) => each.loopDelayMaxMs)).toFixed(0)} ms`,
    `  memory (resident), from beginning to end: ${tenths.map((each) => ((each?.rssBytes ?? 0) / 1e6).toFixed(0)).join(' ')} MB`,
    `  ${'milliseconds'.padEnd(34)}  count    p50    p95    p99    max faults`,
    ...lines,
  ].join('\n');
}
