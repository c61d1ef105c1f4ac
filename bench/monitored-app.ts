// The app as `npm start` runs it, telling its parent each second how much memory it holds and how late its loop is, and
// what it has used in all when it is asked.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { queriesSoFar, watchQueries } from './pages/watch-queries.ts';
import type { Sample, Used } from './web/app-process.ts';

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
const nanosecondsPerMs = 1e6;

setInterval(() => {
  const { user, system } = process.cpuUsage();
  const sample: Sample = {
    rssBytes: process.memoryUsage.rss(),
    heapUsedBytes: process.memoryUsage().heapUsed,
    cpuMs: (user + system) / 1_000,
    // The timer's own resolution is in every value.
    loopDelayP99Ms: delay.percentile(99) / nanosecondsPerMs,
    loopDelayMaxMs: delay.max / nanosecondsPerMs,
  };
  delay.reset();
  process.send?.(sample);
}, 1_000).unref();

watchQueries();
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const used: Used = { cpuMs: (user + system) / 1_000, ...queriesSoFar() };
  process.send?.({ used });
});
// Listening to the parent alone keeps no process alive.
process.channel?.unref();

await import('../src/cli.ts');
