import { scaleLinear } from 'd3-scale';
import { say } from '../../language/say.ts';
import { durationWords, formatPercent } from '../../words.ts';
import { horizontalRules, type Plot, ticksBelow } from './axes.ts';
import { colours } from './picture-style.ts';
import { type Caption, element, picture, rounded, text, widths } from './svg.ts';

/** A share from this time on, with its bounds where they are known. */
export type CurveStep = {
  readonly hours: number;
  readonly share: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
};

export type StepCurveInput = Caption & {
  /** The earliest first. */
  readonly steps: readonly CurveStep[];
  /** Times at which a wait was still going on: small strokes on the curve. */
  readonly goingOn: readonly number[];
  /** What the height says, over the axis. */
  readonly axis: string;
  readonly width?: number;
};

const height = 300;
const bandColour = '#e9cfdb';

/** A share that falls in steps from the whole, as of waits that have not ended: the curve, its bounds, and what goes on. */
export function stepCurve(input: StepCurveInput): string {
  const width = input.width ?? widths.wide;
  const plot: Plot = { left: 48, right: width - 24, top: 34, bottom: height - 32 };
  const longest = Math.max(1, ...input.steps.map(({ hours }) => hours), ...input.goingOn);
  const x = scaleLinear().domain([0, longest]).range([plot.left, plot.right]);
  const y = scaleLinear().domain([0, 1]).range([plot.bottom, plot.top]);
  const steps = lastOfEachPixel(input.steps, ({ hours }) => x(hours));
  const ends = [...steps.slice(1).map(({ hours }) => hours), longest];
  const band = steps
    .map(({ hours, low, high }, index) => {
      const end = ends[index] ?? longest;
      if (low === undefined || high === undefined) return '';
      const form = { x: x(hours), y: y(high), width: Math.max(0, x(end) - x(hours)), height: y(low) - y(high) };
      return element('rect', form);
    })
    .join('');
  const shareAt = (hours: number) => steps.findLast((step) => step.hours <= hours)?.share ?? 1;
  const path = steps.map(({ hours, share }) => `H${rounded(x(hours))}V${rounded(y(share))}`).join('');
  const marks = lastOfEachPixel(input.goingOn, x)
    .map((hours) => `M${rounded(x(hours))} ${rounded(y(shareAt(hours)) - 5)}v10`)
    .join('');
  const times = width < 480 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
  const content = [
    text(0, 16, input.axis, { fill: colours.quiet }),
    horizontalRules(
      plot,
      [0, 0.25, 0.5, 0.75, 1].map((share) => ({ at: y(share), words: formatPercent(share) })),
      y(0),
    ),
    ticksBelow(
      plot,
      times.map((part) => ({ at: x(part * longest), words: part === 0 ? say('start') : timeWords(part * longest) })),
    ),
    element('g', { fill: bandColour, 'fill-opacity': 0.7 }, band),
    // Under the curve, which many of them would hide.
    marks === '' ? '' : element('path', { d: marks, stroke: colours.ink, 'stroke-width': 1.5 }),
    element('path', {
      d: `M${plot.left} ${rounded(y(1))}${path}H${plot.right}`,
      fill: 'none',
      stroke: colours.accent,
      'stroke-width': 2.5,
    }),
  ];
  return picture(input, { width, height, kind: 'chart' }, content.join(''));
}

/** What the eye can tell apart: of thousands on a few hundred pixels, all but the last on each would be drawn over. */
function lastOfEachPixel<Item>(items: readonly Item[], at: (item: Item) => number): readonly Item[] {
  return [...new Map(items.map((item) => [Math.round(at(item)), item])).values()];
}

/** Short: whole days once it is some. */
function timeWords(hours: number): string {
  return durationWords(hours < 48 ? hours : Math.round(hours / 24) * 24);
}
