import { message } from '../../platform/language/message.ts';
import type { FirstSteps } from '../../platform/ledger/ledger-entry.ts';
import { median } from '../../platform/median.ts';

/** One stretch of a warning's clock: from one state to the next that it reached. */
export const stretches = [
  { id: 'acknowledge', from: 'warning.opened', to: 'warning.acknowledged', words: message('Opened to acknowledged') },
  { id: 'decide', from: 'warning.acknowledged', to: 'warning.decided', words: message('Acknowledged to decided') },
  { id: 'begin', from: 'warning.decided', to: 'warning.action-begun', words: message('Decided to action begun') },
  { id: 'whole', from: 'warning.opened', to: 'warning.action-begun', words: message('Opened to action begun') },
] as const;

/** The steps that latency is made of. */
export const latencyKinds = [
  'warning.opened',
  'warning.acknowledged',
  'warning.decided',
  'warning.action-begun',
  'warning.closed',
] as const;

export type Latency = {
  readonly words: string;
  /** Warnings that have reached the end of the stretch. */
  readonly reached: number;
  /** Warnings that have begun the stretch and not ended it: their wait goes on and is in no median. */
  readonly waiting: number;
  readonly medianHours: number | undefined;
  readonly longestHours: number | undefined;
};

/** Hours of each stretch over the warnings whose first steps these are; read from the ledger alone. */
export function latencies(warnings: readonly FirstSteps[]): readonly Latency[] {
  return stretches.map(({ from, to, words }) => {
    const hours: number[] = [];
    let waiting = 0;
    for (const { [from]: begun, [to]: ended, 'warning.closed': closed } of warnings) {
      if (typeof begun === 'number' && typeof ended === 'number') {
        hours.push((ended - begun) / 3_600_000);
      } else if (typeof begun === 'number' && typeof closed !== 'number') {
        waiting += 1;
      }
    }
    return { words, reached: hours.length, waiting, medianHours: median(hours), longestHours: longest(hours) };
  });
}

function longest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : Math.max(...values);
}
