import { scaleLinear } from 'd3-scale';
import { say } from '../../language/say.ts';
import { yardstick } from '../phia-yardstick.ts';
import { colours } from './picture-style.ts';
import { type Caption, element, picture, tip } from './svg.ts';

export type ProbabilityBarInput = Caption & {
  readonly probability: number;
  /** Ends of the interval, where there is one. */
  readonly low?: number;
  readonly high?: number;
};

const size = { width: 160, height: 20, inset: 4 };

/**
 * A strip from 0 to 100 % with the probability, its interval and the bands of the yardstick. Its words (number,
 * interval) stand beside it in the page; here they are its accessible name.
 */
export function probabilityBar(input: ProbabilityBarInput): string {
  const x = scaleLinear()
    .domain([0, 1])
    .range([size.inset, size.width - size.inset])
    .clamp(true);
  const bands = yardstick.map(({ from, to, words }) => {
    const form = { x: x(from), y: 4, width: x(to) - x(from), height: 12, fill: '#e6e8ea' };
    return element('rect', form, tip(say(words)));
  });
  const base = { d: `M${x(0)} 16H${x(1)}`, stroke: colours.quiet, 'stroke-width': 1 };
  const content = [...bands, element('path', base), interval(input, x), marker(input.probability, x)];
  return picture(input, { width: size.width, height: size.height, kind: 'bar' }, content.join(''));
}

function interval({ low, high }: ProbabilityBarInput, x: (share: number) => number): string {
  if (low === undefined || high === undefined) return '';
  const form = { x: x(low), y: 7, width: Math.max(x(high) - x(low), 1), height: 6, fill: '#cf8fae' };
  return element('rect', form);
}

function marker(probability: number, x: (share: number) => number): string {
  const look = { fill: colours.accent, stroke: colours.paper, 'stroke-width': 1 };
  return element('rect', { x: x(probability) - 2.5, y: 1, width: 5, height: 18, ...look });
}
