import type { Used } from '../web/app-process.ts';
import type { Figures } from '../web/recorder.ts';

/** Of one kind of address: waits in milliseconds, and what one request of it uses. */
export type PageFigures = Figures & {
  /** Of the app's process, all threads. */
  readonly cpuMs: number;
  readonly queries: number;
  readonly queryMs: number;
  /** One that was asked for. */
  readonly example: string;
};

/** What is wanted, of the issue “The whole letter works once”: pages, and documents and other files to keep. */
const wantedMs = { page: 300, file: 2_000 } as const;

const isFile = (kind: string) => /\.(csv|pdf|docx|xml)(\?|$)/.test(kind);

function limitOf(kind: string): number {
  return isFile(kind) ? wantedMs.file : wantedMs.page;
}

/** What one request has used, of so many. */
export function perRequest(before: Used, after: Used, requests: number): Used {
  return {
    cpuMs: (after.cpuMs - before.cpuMs) / requests,
    queries: (after.queries - before.queries) / requests,
    queryMs: (after.queryMs - before.queryMs) / requests,
  };
}

/** What was missed, in words. */
export function missesOf(figures: readonly PageFigures[]): readonly string[] {
  return figures.flatMap(({ name, p95, faults, example }) => [
    ...(p95 > limitOf(name) ? [`${name}: p95 ${p95.toFixed(0)} ms, wanted ${limitOf(name)} (${example})`] : []),
    ...(faults > 0 ? [`${name}: ${faults} answers that were not 200 (${example})`] : []),
  ]);
}

/** A table for people, the slowest first. */
export function readable(figures: readonly PageFigures[]): string {
  const number = (value: number) => value.toFixed(0).padStart(8);
  const lines = figures
    .toSorted((left, right) => right.p95 - left.p95)
    .map(
      ({ name, requests, p50, p95, cpuMs, queries, queryMs }) =>
        `${name.padEnd(64)}${[requests, p50, p95, cpuMs, queries, queryMs].map(number).join('')}`,
    );
  return [`${'milliseconds'.padEnd(64)}   count     p50     p95     cpu queries in them`, ...lines].join('\n');
}
