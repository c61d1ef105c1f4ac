import { scaleLinear } from 'd3-scale';
import { say } from '../../language/say.ts';
import { formatCount, formatPercent } from '../../words.ts';
import { horizontalRules, type KeyEntry, key, type Plot, squareSwatch, ticksBelow } from './axes.ts';
import { colours } from './picture-style.ts';
import { type Caption, element, haloText, picture, text, textWidth, tip } from './svg.ts';

export type ReliabilityBin = {
  /** Mean of the probabilities forecast in the bin, 0 to 1. */
  readonly meanProbability: number;
  /** Share of those cases in which it happened, 0 to 1. */
  readonly observedShare: number;
  readonly count: number;
  /** Where the share would fall, by chance alone, were the forecasts right: a consistency bar. */
  readonly low?: number;
  readonly high?: number;
};

export type ReliabilityDiagramInput = Caption & { readonly bins: readonly ReliabilityBin[]; readonly width?: number };

/**
 * Forecast probability against what happened, with the diagonal on which a calibrated forecast lies and consistency
 * bars (Bröcker & Smith 2007, Weather and Forecasting 22(3): 651–661). The area of a dot is the number of forecasts.
 */
export function reliabilityDiagram(input: ReliabilityDiagramInput): string {
  const width = input.width ?? 440;
  const names = key(keyEntries(input.bins), { left: 0, top: 2, width });
  const top = names.height + 34;
  const plot: Plot = { left: 48, right: width - 20, top, bottom: top + width - 68 };
  const x = scaleLinear()
    .domain([0, 1])
    .range([plot.left + 10, plot.right - 4]);
  const y = scaleLinear().domain([0, 1]).range([plot.bottom, plot.top]);
  const shares = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const most = Math.max(1, ...input.bins.map(({ count }) => count));
  const radius = (count: number) => Math.max(3.5, 9 * Math.sqrt(count / most));
  const filled = input.bins.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count);
  const content = [
    names.markup,
    text(0, names.height + 17, say('How often it happened'), { fill: colours.quiet }),
    horizontalRules(
      plot,
      shares.map((share) => ({ at: y(share), words: formatPercent(share) })),
      y(0),
    ),
    ticksBelow(
      plot,
      shares.map((share) => ({ at: x(share), words: formatPercent(share) })),
    ),
    text(plot.right, plot.bottom + 40, say('Probability forecast'), { 'text-anchor': 'end', fill: colours.quiet }),
    ...filled.map((bin) => consistencyBar(bin, x, y)),
    diagonal(x, y),
    ...filled.map((bin) => dot(bin, x, y, radius)),
    countLabels(filled, x, y, radius, plot),
  ];
  return picture(input, { width, height: plot.bottom + 46, kind: 'square' }, content.join(''));
}

type Axis = (share: number) => number;

function diagonal(x: Axis, y: Axis): string {
  const d = `M${x(0).toFixed(1)} ${y(0).toFixed(1)}L${x(1).toFixed(1)} ${y(1).toFixed(1)}`;
  return element('path', { d, stroke: colours.quiet, 'stroke-dasharray': '4 4' });
}

const chanceColour = '#c3c9cd';

function keyEntries(bins: readonly ReliabilityBin[]): readonly KeyEntry[] {
  const bars = bins.some(({ low, high }) => low !== undefined && high !== undefined);
  const dashes = { stroke: colours.quiet, 'stroke-dasharray': '4 3' };
  return [
    {
      words: say('Forecasts (area: how many)'),
      swatch: (x, y) => element('circle', { cx: x + 6, cy: y + 6, r: 5, fill: colours.accent }),
    },
    {
      words: say('As often as forecast'),
      swatch: (x, y) => element('path', { d: `M${x} ${y + 12}l13 -12`, ...dashes }),
    },
    ...(bars ? [{ words: say('Expected by chance'), swatch: squareSwatch(chanceColour) }] : []),
  ];
}

function consistencyBar({ meanProbability, low, high }: ReliabilityBin, x: Axis, y: Axis): string {
  if (low === undefined || high === undefined) return '';
  const form = { x: x(meanProbability) - 3.5, y: y(high), width: 7, height: Math.max(y(low) - y(high), 1) };
  return element('rect', { ...form, fill: chanceColour });
}

function dot(bin: ReliabilityBin, x: Axis, y: Axis, radius: (count: number) => number): string {
  const said = say('Forecast {forecast}, happened {happened}, of {count}', {
    forecast: formatPercent(bin.meanProbability),
    happened: formatPercent(bin.observedShare),
    count: formatCount(bin.count),
  });
  const circle = { cx: x(bin.meanProbability), cy: y(bin.observedShare), r: radius(bin.count) };
  const look = { fill: colours.accent, stroke: colours.paper, 'stroke-width': 1 };
  return element('circle', { ...circle, ...look }, tip(said));
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** Numbers of forecasts beside the dots, those only that touch nothing drawn before. */
function countLabels(
  bins: readonly ReliabilityBin[],
  x: Axis,
  y: Axis,
  radius: (count: number) => number,
  plot: Plot,
): string {
  const taken: Box[] = bins.flatMap((bin) => {
    const [cx, cy, r] = [x(bin.meanProbability), y(bin.observedShare), radius(bin.count)];
    const circle = { left: cx - r, right: cx + r, top: cy - r, bottom: cy + r };
    const bar = {
      left: cx - 4,
      right: cx + 4,
      top: y(bin.high ?? bin.observedShare),
      bottom: y(bin.low ?? bin.observedShare),
    };
    return [circle, bar];
  });
  return bins
    .map((bin) => {
      const words = formatCount(bin.count);
      const [cx, cy, r] = [x(bin.meanProbability), y(bin.observedShare), radius(bin.count)];
      const free = spotsAround({ cx, cy, r, width: textWidth(words) }).find(
        (spot) =>
          spot.left > plot.left &&
          spot.right < plot.right + 16 &&
          spot.bottom < plot.bottom &&
          !taken.some((box) => overlap(box, spot)),
      );
      if (!free) return '';
      taken.push(free);
      return haloText(free.left, free.bottom - 1.5, words, { fill: colours.quiet });
    })
    .join('');
}

/** Right of the dot, left of it, above it. */
function spotsAround({ cx, cy, r, width }: Readonly<Record<'cx' | 'cy' | 'r' | 'width', number>>): readonly Box[] {
  const beside = [cx + r + 4, cx - r - 4 - width].map((left) => ({ left, top: cy - 6, bottom: cy + 6 }));
  const above = { left: cx - r + 1, top: cy - r - 14, bottom: cy - r - 2 };
  return [...beside, above].map((box) => ({ ...box, right: box.left + width }));
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
