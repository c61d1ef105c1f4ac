import { scaleThreshold } from 'd3-scale';
import { message } from '../../language/message.ts';
import { say } from '../../language/say.ts';
import { ramp } from './picture-style.ts';

/** Steps of one ramp. `bounds` are the lower bounds of every step but the first; `words` and `colours` have one more. */
export type Scale = {
  readonly bounds: readonly number[];
  readonly words: readonly string[];
  readonly colours: readonly string[];
};

/**
 * Probability in seven steps. Bounds lie half way between the bands of the PHIA yardstick, so that a country's colour
 * and the words given to its number always agree; 2 % (as shown, rounded) parts the many countries where little is expected.
 */
export const probabilityScale: Scale = {
  bounds: [0.015, 0.075, 0.225, 0.375, 0.525, 0.775],
  words: [
    message('remote chance'),
    message('remote chance'),
    message('highly unlikely'),
    message('unlikely'),
    message('realistic possibility'),
    message('likely'),
    message('highly likely, almost certain'),
  ],
  colours: ramp,
};

/** The step, from 0, that a value falls in; undefined where there is no figure. */
export function stepOf(scale: Scale, value: number | undefined): number | undefined {
  if (value === undefined || Number.isNaN(value)) return undefined;
  const steps = scale.colours.map((_, index) => index);
  return scaleThreshold<number, number>()
    .domain([...scale.bounds])
    .range(steps)(value);
}

/**
 * Each step's range in whole per cent, without overlap: `under 2 %`, `2 to 7 %`, … `78 % and over`. A bound between two
 * whole numbers (7.5) parts the figures as they are shown, rounded.
 */
export function rangesInPercent(scale: Scale): readonly string[] {
  const lows = scale.bounds.map((bound) => Math.round(bound * 100));
  return scale.colours.map((_, index) => {
    const low = lows[index - 1];
    const high = lows[index];
    if (low === undefined) return say('Under {percent} %', { percent: high ?? 100 });
    if (high === undefined) return say('{percent} % and over', { percent: low });
    return high - low <= 1 ? say('{percent} %', { percent: low }) : say('{low} to {high} %', { low, high: high - 1 });
  });
}
